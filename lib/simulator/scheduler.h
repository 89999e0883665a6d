// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

/*!
 * The one clock of the server: tells which connections are due. Ten thousand timers would cost a
 * fifth of a core; one that is set to the earliest of ten thousand times costs nothing.
 */
class Scheduler : public QObject
{
    Q_OBJECT
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit Scheduler(QObject *parent = nullptr);

    //! Has \a id reported at \a due instead of any earlier wish; nothing: not at all.
    void schedule(quint64 id, std::optional<TimePoint> due);

signals:
    //! These are due now, earliest first, and no longer scheduled.
    void reached(const QList<quint64> &ids);

private:
    void collect();
    void rearm();

    QTimer m_timer;
    std::optional<TimePoint> m_armed; // what the timer is set to
    bool m_isCollecting = false;
    std::set<std::pair<TimePoint, quint64>> m_times;
    QHash<quint64, TimePoint> m_dues; // the same by id
};
