// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

// What a server saw of one attempt of a client, and what it gave it.
struct AttemptFacts
{
    using TimePoint = std::chrono::steady_clock::time_point;

    enum class Ending {
        GoesOn,
        ClosedByServer,  // a proper end
        Truncated,       // an end without the last chunk
        DroppedByServer, // reset, also instead of an answer
        ClosedForGood,   // a proper end after which attempts are answered with 204
        CutOffForNotReading,
        ClosedByClient,
    };

    QString route;
    QString client; // who it is: an address, perhaps with a cookie
    int number = 1; // of the attempts of that client on that route
    TimePoint begun;
    std::optional<TimePoint> ended; // nothing while it goes on
    Ending ending = Ending::GoesOn;

    // The request
    QByteArray method = "GET";
    bool isHttp10 = false;
    QByteArray accept;                     // the header's value; empty: there was none
    QByteArray cacheControl;               // likewise
    std::optional<QByteArray> lastEventId; // as sent; nothing: there was no such header
    int openAtOnce = 1; // streams of that client on this server when it began, with this one

    // The answer
    int status = 0; // 0: none, or not yet
    QByteArray contentType = "text/event-stream";
    QByteArray lastIdSent; // the last event ID of a conforming client when the attempt ends: that
                           // of the last complete block, or what it came with
    std::optional<std::chrono::milliseconds> retry; // the last that this client was sent on this
                                                    // route in a complete line
    qint64 eventsSent = 0;
    bool isLastEventSent = false; // the last one of the scenario
};
