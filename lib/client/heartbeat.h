// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <chrono>
#include <deque>
#include <optional>

// How often something happens that happens steadily, such as the comments that keep a connection
// open (HTML 9.2.7).
class Heartbeat
{
public:
    using Time = std::chrono::system_clock::time_point;

    void beat(Time time);

    // About the time between two; nothing if there were too few, or if they are not steady or less
    // than a second apart.
    std::optional<std::chrono::milliseconds> interval() const;

private:
    std::optional<Time> m_last;
    std::deque<std::chrono::milliseconds> m_intervals; // the latest
};
