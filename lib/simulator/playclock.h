// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <chrono>
#include <optional>

// The time by which scenarios are played: it goes faster or slower than the real one, stands still,
// and can be put forward.
class PlayClock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Duration = TimePoint::duration;

    static constexpr double Slowest = 0.1;
    static constexpr double Fastest = 100;

    // What the clock shows at some real time that is not before the last change.
    TimePoint at(TimePoint real) const { return m_shown + scaled(real - m_changed); }

    // When it shows that; nothing: never, since it stands.
    std::optional<TimePoint> whenShows(TimePoint time) const;

    double speed() const { return m_speed; }
    bool isPaused() const { return m_isPaused; }

    // Whether scenarios do not wait at all.
    bool isSkippingWaits() const { return m_skipsWaits; }

    // From now on; a speed is from Slowest to Fastest.
    void setSpeed(double speed, TimePoint now);
    void setPaused(bool isPaused, TimePoint now);
    void setSkipsWaits(bool skips) { m_skipsWaits = skips; }
    void putForward(Duration by) { m_shown += by; }

private:
    Duration scaled(Duration real) const;
    void change(TimePoint now);

    TimePoint m_changed; // real time of the last change
    TimePoint m_shown;   // what the clock showed then
    double m_speed = 1;
    bool m_isPaused = false;
    bool m_skipsWaits = false;
};
