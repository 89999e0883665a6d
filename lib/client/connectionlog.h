// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/attempt.h"

#include <QObject>

#include <deque>

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
    const Attempt &attempt(qsizetype index) const { return m_attempts[size_t(index)]; }

    // How many older ones are no longer kept.
    qint64 forgottenCount() const { return m_forgottenCount; }

    void clear();

signals:
    void attemptAdded();
    void lastAttemptChanged(); // it went a step further, or has ended
    void removed();            // the oldest, or all: indexes have changed

private:
    std::deque<Attempt> m_attempts;
    qint64 m_forgottenCount = 0;
};
