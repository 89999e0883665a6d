// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/streamoptions.h"
#include "lib/client/eventsource.h"

#include <QObject>
#include <QTimer>

#include <functional>

// Follows one stream until there is a reason to stop: enough events, the time, its end, a signal.
class StreamRun : public QObject
{
    Q_OBJECT
public:
    explicit StreamRun(const StreamOptions &options, QObject *parent = nullptr);

    EventSource *source() { return &m_source; }

    // Says of the event that is being received whether it counts. All do, unless it is set.
    void setCounting(const std::function<bool()> &counts) { m_counts = counts; }

    // Whoever listens to the source must be connected by now, to be told before the run ends.
    void start();

    // Ends it, unless it has ended: the source is closed.
    void finish(int exitCode, const QString &sentence = {});

    bool isFinished() const { return m_isFinished; }
    bool wasOpen() const { return m_wasOpen; }
    qint64 eventCount() const { return m_count; }

public slots:
    void interrupt(int signal);

signals:
    // Once. The sentence says why, if that is not what was asked for. If it is the stream that has
    // ended for good, the source's error() tells how.
    void finished(int exitCode, const QString &sentence);

private:
    void takeEvent();
    void takeError();
    void giveUp();

    StreamOptions m_options;
    EventSource m_source;
    std::function<bool()> m_counts = [] { return true; };
    QTimer m_timer;
    qint64 m_count = 0;
    bool m_wasOpen = false;
    bool m_isFinished = false;
};
