// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/lineerror.h"
#include "lib/script/randomsource.h"

#include <QByteArrayView>
#include <chrono>
#include <optional>

// What parseDuration() takes at the most.
constexpr std::chrono::hours longestDuration(1000);

// A length of time, or a range to draw one from.
struct DurationRange
{
    std::chrono::microseconds min{0};
    std::chrono::microseconds max{0};

    //! One length out of the range; draws nothing from \a random if there is only one.
    std::chrono::microseconds sample(RandomSource &random) const
    {
        if (min == max)
            return min;
        return std::chrono::microseconds(random.between(min.count(), max.count()));
    }
};

/*!
 * Reads a length of time such as "300ms", "1.5s" or "15m"; the unit (us, ms, s, m, h) is never
 * omitted, the limit is 1000 h. On failure returns nothing and sets \a error, its offset counted
 * from the start of \a text.
 */
std::optional<std::chrono::microseconds> parseDuration(QByteArrayView text, LineError *error);

//! The same, or a range: "1s..4s", or "3s~20%" for 3 s give or take 20 %.
std::optional<DurationRange> parseDurationRange(QByteArrayView text, LineError *error);

// The time in `: @at +12.345678s`, which is most directives of a recording; decimals beyond the
// sixth are passed over. It may be longer than what parseDuration() takes. Nothing: the line is
// another one, or written otherwise.
std::optional<std::chrono::microseconds> parsePlainAt(QByteArrayView line);

// So many bytes, or a range to draw a number of them from.
struct SizeRange
{
    qint64 min = 1;
    qint64 max = 1;
};

// Reads a size such as "17b", "2kb" or "1mb" (1 kb is 1024 b), no more than 1 gb.
std::optional<qint64> parseSize(QByteArrayView text, LineError *error);

// The same, or a range: "1..8b", "1kb..4kb".
std::optional<SizeRange> parseSizeRange(QByteArrayView text, LineError *error);

// So many bytes a second, as in "2kb/s".
std::optional<qint64> parseByteRate(QByteArrayView text, LineError *error);

//! The gap between two events: "50ms", or "20/s" for so many events a second.
std::optional<std::chrono::microseconds> parsePace(QByteArrayView text, LineError *error);
