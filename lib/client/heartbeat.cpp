// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/heartbeat.h"

#include <algorithm>

using std::chrono::milliseconds;

namespace {

constexpr size_t KeptIntervals = 5;
constexpr size_t EnoughIntervals = 2;

} // namespace

void Heartbeat::beat(Time time)
{
    if (m_last)
        m_intervals.push_back(std::chrono::duration_cast<milliseconds>(time - *m_last));
    if (m_intervals.size() > KeptIntervals)
        m_intervals.pop_front();
    m_last = time;
}

std::optional<milliseconds> Heartbeat::interval() const
{
    if (m_intervals.size() < EnoughIntervals)
        return std::nullopt;
    std::deque<milliseconds> sorted = m_intervals;
    std::sort(sorted.begin(), sorted.end());
    const bool isSteady =
        sorted.front() >= std::chrono::seconds(1) && sorted.back() < 2 * sorted.front();
    return isSteady ? std::optional(sorted[sorted.size() / 2]) : std::nullopt;
}
