// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/rowfilter.h"
#include "app/sgauge/streamrun.h"
#include "lib/capture/capture.h"
#include "lib/capture/recorder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

// Records one stream into a file, and tells on stderr how it goes.
class Recording : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        StreamOptions stream;
        QString path;
        CaptureFile::Existing existing = CaptureFile::Existing::Refused;
        qint64 maxSize = Capture::DefaultDiskLimit; // of the file, in bytes
        bool keepsSecrets = false;
    };

    explicit Recording(const Options &options, QObject *parent = nullptr);

    // Creates the file and begins. False, and one sentence in *error, if that fails.
    bool start(QString *error);

public slots:
    void interrupt(int signal) { m_run.interrupt(signal); }

signals:
    void finished(int exitCode);

private:
    void end(int exitCode, const QString &sentence);
    bool isOverForGood();
    QString keepWanted();
    void showProgress();
    QString stateText();
    QString amountText() const;
    double rate();

    struct Sample // from which the rate is told
    {
        qint64 time = 0; // ms since the beginning
        qint64 events = 0;
    };

    Options m_options;
    StreamRun m_run;
    Capture m_capture;
    Recorder m_recorder;
    RowFilter m_filter;
    bool m_isEventWanted = true; // the one that is being received
    QTimer m_progressTimer;
    QElapsedTimer m_clock;
    Sample m_before;
    Sample m_latest;
    qint64 m_size = 0; // of what was received, in bytes
    QString m_shown;   // in the terminal's line
};
