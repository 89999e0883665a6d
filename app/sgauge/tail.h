// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/rowfilter.h"
#include "app/sgauge/streamrun.h"
#include "app/sgauge/tailoutput.h"

#include <QObject>
#include <QTimer>

#include <memory>

// Follows one stream and writes what happens to stdout.
class Tail : public QObject
{
    Q_OBJECT
public:
    Tail(const StreamOptions &options, TailOutput::Format format, QObject *parent = nullptr);

    void start() { m_run.start(); }

public slots:
    void interrupt(int signal) { m_run.interrupt(signal); }

signals:
    void finished(int exitCode);

private:
    void takeOpened();
    void takeItem(const StreamItem &item);
    void takeError();
    void watchBlock();
    bool isWanted(Record::Kind kind, const QString &sentence);
    void write(const QByteArray &lines);
    void end(int exitCode, const QString &sentence);
    void printRefusal();
    const Attempt &attempt() { return *m_run.source()->currentAttempt(); }

    StreamRun m_run;
    QTimer m_blockTimer;
    TailOutput::Format m_format;
    std::unique_ptr<TailOutput> m_output;
    RowFilter m_filter;
    bool m_isEventWanted = true; // the one that is being received
    qint64 m_eventCount = 0;
    qint64 m_blockBegin = -1; // of the block that was unfinished when last looked at
};
