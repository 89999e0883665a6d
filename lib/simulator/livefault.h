// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <optional>

// Something that is done to clients by hand, while they are connected.
struct LiveFault
{
    enum class Kind {
        Drop,      // the connection is reset
        Close,     // a proper end
        Truncate,  // an end without the last chunk
        Stall,     // nothing is sent for so long
        Drip,      // no more bytes a second than that; 0: no limit
        Duplicate, // the next event comes twice
        Skip,      // not at all
        Swap,      // behind its successor
    };

    Kind kind = Kind::Drop;
    std::chrono::milliseconds time{0}; // of Stall
    qint64 bytesPerSecond = 0;         // of Drip
};

// What a fault is called in the control API, and the other way round.
QString faultName(LiveFault::Kind kind);
std::optional<LiveFault::Kind> faultOfName(QStringView name);
QStringList faultNames();

// The attempts that are answered with a status instead of a stream.
struct Refusal
{
    int count = 0;
    int status = 503;
    QByteArray retryAfter; // of that header; empty: none
};
