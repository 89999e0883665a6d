// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/conduct.h"

#include <QCoreApplication>

// What the verdicts on clients say: translated sentences on what an attempt did, and what the
// standard wants. An earlier attempt is the one that it came back after.
class VerdictText
{
    Q_DECLARE_TR_FUNCTIONS(VerdictText)
public:
    using Milliseconds = std::chrono::milliseconds;

    static QString early(Milliseconds delay, const AttemptFacts &earlier);
    static QString inTime(Milliseconds delay, const AttemptFacts &earlier);
    static QString late(Milliseconds delay, const AttemptFacts &earlier);
    static QString returnWithoutRetry(Milliseconds delay, const AttemptFacts &earlier);
    static QString returnAfterFatal(Milliseconds delay, const AttemptFacts &earlier);
    static QString returnAfterLastEvent();
    static QString stayedAway(const AttemptFacts &attempt);
    static QString missing(Milliseconds passed, const AttemptFacts &attempt);
    static QString closedAfterLastEvent();

    // What it sent as Last-Event-ID, where an EventSource has that id.
    static QString lastEventId(const std::optional<QByteArray> &sent, const QByteArray &id);
    static QString lastEventIdOfNewStream(const QByteArray &sent);
    static QString connectionLimit(int openAtOnce, int limit);
    static QString accept(const QByteArray &value);
    static QString caching();

    // Sentences that soften another one, which stands before them.
    static QString butWasCutOff();
    static QString butHasMethod(const QByteArray &method);
};
