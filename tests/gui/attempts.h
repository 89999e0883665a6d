// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Attempts made by hand, as an EventSource writes them down.

#pragma once

#include "ui/inspector/attempttext.h"

namespace Attempts {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr Attempt::Time Start(std::chrono::seconds(1'700'000'000));

inline Attempt::Hop askedHop(const QString &url = u"https://example.org/events"_s)
{
    Attempt::Hop hop;
    hop.method = "GET";
    hop.url = QUrl(url);
    hop.requestHeaders = {{"Accept", "text/event-stream"}};
    hop.addresses = {u"192.0.2.1"_s};
    hop.lookedUp = 3ms;
    hop.encrypted = 24ms;
    hop.requestSent = 25ms;
    return hop;
}

inline Attempt::Hop answeredHop(int status = 200)
{
    Attempt::Hop hop = askedHop();
    hop.httpVersion = "h2";
    hop.status = status;
    hop.responseHeaders = {{"Content-Type", "text/event-stream"}};
    hop.head = 145ms;
    return hop;
}

inline Attempt openAttempt(int number = 1)
{
    Attempt attempt;
    attempt.number = number;
    attempt.begin = Start + number * 1min;
    attempt.hops = {answeredHop()};
    attempt.isOpened = true;
    attempt.firstByte = 146ms;
    attempt.lastByte = 12s;
    attempt.firstEvent = 150ms;
    attempt.byteCount = 1'234'567;
    attempt.encodedByteCount = 1'234'567;
    attempt.eventCount = 312;
    return attempt;
}

inline Attempt lostAttempt(int number = 1)
{
    Attempt attempt = openAttempt(number);
    attempt.end = 30s;
    attempt.ending = u"The server ended the stream after 1.2 MB."_s;
    attempt.wait = 3s;
    attempt.waitReason = u"the stream’s reconnection time"_s;
    return attempt;
}

inline Attempt refusedAttempt()
{
    Attempt attempt;
    attempt.number = 1;
    attempt.begin = Start;
    attempt.hops = {answeredHop(503)};
    attempt.end = 160ms;
    attempt.ending = u"The server answered 503 Service Unavailable instead of 200 OK."_s;
    attempt.bodyStart = "<h1>Try\r\nlater</h1>";
    return attempt;
}

inline Attempt connectingAttempt()
{
    Attempt attempt;
    attempt.number = 1;
    attempt.begin = Start;
    attempt.hops = {askedHop()};
    attempt.hops.last().requestSent.reset();
    return attempt;
}

inline AttemptHistory historyOf(const QList<Attempt> &attempts)
{
    return {attempts, {}, attempts.isEmpty() ? Start : attempts.constLast().begin + 40s};
}

// What could act on the screen or make text read as something it is not.
inline bool isHarmful(QChar character)
{
    const char16_t c = character.unicode();
    return (c < 0x20 && c != u'\n') || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace Attempts
