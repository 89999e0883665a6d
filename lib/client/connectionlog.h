// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/attempt.h"
#include "lib/client/heartbeat.h"

#include <QObject>

#include <deque>
#include <memory>

class EventSource;

// What became of each attempt of an EventSource, which must outlive it. Keeps the latest ones.
class ConnectionLog : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MaxCount = 1000;

    explicit ConnectionLog(const EventSource *source, QObject *parent = nullptr);

    // Oldest first. The last one may still go on: its counts change without a signal.
    qsizetype count() const { return qsizetype(m_attempts.size()); }
    const Attempt &attempt(qsizetype index) const { return *m_attempts[size_t(index)]; }

    // How many older ones are no longer kept.
    qint64 forgottenCount() const { return m_forgottenCount; }

    // Forgets all but the attempt that goes on.
    void clear();

    // Takes over attempts of the past, and how many came before them.
    void setAttempts(const std::deque<std::shared_ptr<const Attempt>> &attempts,
                     qint64 forgottenCount);

    // How often the server sends a comment to keep the connection open, about; nothing unless it
    // does so steadily.
    std::optional<std::chrono::milliseconds> heartbeat() const { return m_heartbeat.interval(); }

signals:
    void attemptAdded();
    void lastAttemptChanged(); // it went a step further, or has ended
    void removed();            // the oldest, or all: indexes have changed

private:
    void add();

    const EventSource *m_source;
    std::deque<std::shared_ptr<const Attempt>> m_attempts;
    Heartbeat m_heartbeat;
    qint64 m_forgottenCount = 0;
};
