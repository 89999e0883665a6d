// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/conduct.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

// What is to be said of one thing that a client did, measured by the standard.
struct Verdict
{
    enum class Rule {
        Reconnection,    // not coming back after a connection was lost
        ReconnectDelay,  // when it came back
        LastEventId,     // what it said it has got
        NoContent,       // what it did after a 204
        FatalAnswer,     // what it did after another answer that ends an EventSource
        LastEvent,       // what it did after the scenario's last event
        ConnectionLimit, // how many connections it had at once
        Accept,          // what it said it takes
        Caching,         // what it told caches
    };
    static constexpr int RuleCount = int(Rule::Caching) + 1;

    enum class Outcome {
        Passed,
        Failed,
        Noted, // allowed, but not what a browser does; or not to be told from here
    };

    Rule rule = Rule::Reconnection;
    Outcome outcome = Outcome::Passed;
    QString route;
    QString client;
    int attempt = 1;  // which it is about: the one that came back, or that none came after
    QString sentence; // translated: what happened, and what the standard wants

    bool operator==(const Verdict &other) const = default;
};

// Stable names for programs, such as "reconnect-delay" and "passed".
QByteArrayView ruleName(Verdict::Rule rule);
QByteArrayView outcomeName(Verdict::Outcome outcome);

// Judges clients by what EventSource has to do (WHATWG HTML, section 9.2), as far as a server can
// see it at the time now. The attempts are in the order in which they began; those of one client on
// one route belong together. An attempt comes back after that earlier one which has ended, is not
// closed by the client, has nothing that came back after it, and fits best.
//
// What is not decided yet has no verdict: a client that may still come back in time. For methods
// other than GET, which EventSource never sends, nothing about coming back fails; it is noted.
QList<Verdict> judge(const QList<AttemptFacts> &attempts,
                     std::chrono::steady_clock::time_point now);
