// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/playclock.h"

#include <algorithm>
#include <cmath>

PlayClock::Duration PlayClock::scaled(Duration real) const
{
    if (m_isPaused)
        return Duration(0);
    return m_speed == 1 ? real : Duration(std::llround(double(real.count()) * m_speed));
}

std::optional<PlayClock::TimePoint> PlayClock::whenShows(TimePoint time) const
{
    const Duration left = time - m_shown;
    if (left <= Duration(0))
        return m_changed;
    if (m_isPaused)
        return std::nullopt;
    return m_changed
        + (m_speed == 1 ? left
                        : Duration(Duration::rep(std::ceil(double(left.count()) / m_speed))));
}

void PlayClock::change(TimePoint now)
{
    m_shown = at(now);
    m_changed = now;
}

void PlayClock::setSpeed(double speed, TimePoint now)
{
    change(now);
    m_speed = std::clamp(speed, Slowest, Fastest);
}

void PlayClock::setPaused(bool isPaused, TimePoint now)
{
    change(now);
    m_isPaused = isPaused;
}
