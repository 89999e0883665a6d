// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>

// What a long task in another thread tells of itself, and is told.
struct Progress
{
    std::atomic<double> share{0}; // done, 0 to 1
    std::atomic<bool> isCancelled{false};
};
