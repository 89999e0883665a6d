// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <optional>

// When to come back after a connection has ended.
struct RetryPolicy
{
    enum class Kind : quint8 {
        Standard,   // as a browser: after lost and ended connections, always the same wait
        Persistent, // also after 4xx and 5xx, and ever more slowly while there is no stream
        Once,       // never
    };

    Kind kind = Kind::Standard;

    // Where nobody has chosen. A browser's EventSource only ever GETs; what another method asks
    // for, such as a chat's answer, should not be asked for again and again.
    static Kind usual(QByteArrayView method)
    {
        return method == "GET" ? Kind::Standard : Kind::Once;
    }

    // Persistent: the longest wait that doubling leads to.
    std::chrono::milliseconds ceiling = std::chrono::minutes(1);

    // The wait before the next attempt. failures: attempts in a row that gave no stream;
    // reconnectionTime: the wait after a stream that broke; random: in [0, 1), spreads clients that
    // were cut off together. Persistent: the reconnection time, doubled with each failure up to the
    // ceiling; the random part takes away up to a half of what that adds.
    std::chrono::milliseconds wait(int failures, std::chrono::milliseconds reconnectionTime,
                                   double random) const;

    bool operator==(const RetryPolicy &other) const = default;
};

// The wait that a Retry-After header asks for (RFC 9110, section 10.2.3): seconds, or a date that
// is looked at from now. Nothing if it is neither.
std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value,
                                                         const QDateTime &now);
