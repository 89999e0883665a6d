// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/queryerror.h"
#include "lib/query/querylexer.h"

#include <QString>

#include <limits>
#include <optional>

// Values from one to another, both included, or those that are not.
struct QueryRange
{
    qint64 min = std::numeric_limits<qint64>::min();
    qint64 max = std::numeric_limits<qint64>::max();
    bool isInverted = false;
    bool isTimeOfDay = false; // µs since midnight, on any day; otherwise since 1970

    // A time of day may lie in a range over midnight: then max is less than min.
    bool contains(qint64 value) const
    {
        const bool isInside =
            min <= max ? min <= value && value <= max : min <= value || value <= max;
        return isInside != isInverted;
    }
};

// What a token with a number, a size, a gap, a time or an attempt says: in bytes, microseconds, or
// as a count. Local times. On failure returns nothing and sets *error.
std::optional<QueryRange> parseRange(const QueryToken &token, QueryField::Name field,
                                     QueryError *error);
