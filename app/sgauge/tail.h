// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/tailoutput.h"
#include "lib/client/eventsource.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

// Follows one stream and writes what happens to stdout, until there is a reason to stop.
class Tail : public QObject
{
    Q_OBJECT
public:
    enum class Format {
        Text, // for people
        Json, // for programs
    };

    struct Options
    {
        StreamRequest request;
        QByteArray lastEventId;
        qint64 count = 0;                     // of events; 0: no limit
        std::chrono::milliseconds timeout{0}; // 0: none
        Format format = Format::Text;
        RetryPolicy retryPolicy = {};
        std::chrono::milliseconds idleTimeout{0}; // 0: none
    };

    explicit Tail(const Options &options, QObject *parent = nullptr);

    void start();

public slots:
    void interrupt(int signal);

signals:
    void finished(int exitCode);

private:
    void takeEvent(const StreamItem &event);
    void takeError();
    void printRefusal() const;
    void watchBlock();
    void giveUp();
    void write(const QByteArray &lines);
    void finish(int exitCode, const QString &sentence = {});

    Options m_options;
    EventSource m_source;
    QTimer m_timer;
    QTimer m_blockTimer;
    std::unique_ptr<TailOutput> m_output;
    qint64 m_count = 0;
    qint64 m_blockBegin = -1; // of the block that was unfinished when last looked at
    bool m_wasOpen = false;
    bool m_isFinished = false;
};
