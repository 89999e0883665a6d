// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/scheduler.h"

#include <algorithm>

using std::chrono::milliseconds;

Scheduler::Scheduler(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Scheduler::collect);
}

void Scheduler::schedule(quint64 id, std::optional<TimePoint> due)
{
    const auto known = m_dues.constFind(id);
    if (known != m_dues.cend()) {
        if (*known == due)
            return;
        m_times.erase({*known, id});
        m_dues.erase(known);
    }
    if (due) {
        m_times.insert({*due, id});
        m_dues.insert(id, *due);
    }
    rearm();
}

void Scheduler::collect()
{
    const TimePoint now = std::chrono::steady_clock::now();
    QList<quint64> ids;
    auto end = m_times.begin();
    for (; end != m_times.end() && end->first <= now; ++end) {
        ids.append(end->second);
        m_dues.remove(end->second);
    }
    m_times.erase(m_times.begin(), end);
    // Whoever is reported says at once when it is due next: set the timer once after all of them.
    m_isCollecting = true;
    m_armed.reset();
    emit reached(ids);
    m_isCollecting = false;
    rearm();
}

void Scheduler::rearm()
{
    if (m_isCollecting)
        return;
    if (m_times.empty()) {
        m_armed.reset();
        m_timer.stop();
        return;
    }
    const TimePoint earliest = m_times.begin()->first;
    if (m_armed == earliest)
        return;
    m_armed = earliest;
    const auto left = earliest - std::chrono::steady_clock::now();
    m_timer.start(std::max(milliseconds(0), std::chrono::ceil<milliseconds>(left)));
}
