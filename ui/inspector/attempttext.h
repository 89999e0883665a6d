// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/attempt.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

// How things stand with a stream's attempts at one moment.
struct AttemptHistory
{
    QList<Attempt> attempts;                            // oldest first
    std::optional<std::chrono::milliseconds> untilNext; // while the next one is waited for
    Attempt::Time time;                                 // that moment
};

enum class AttemptState {
    Connecting,
    Open,
    Lost,    // there is another one after it by itself
    Stopped, // it was open, and nothing follows by itself
    Failed,  // it gave no stream, and nothing follows by itself
};

AttemptState attemptState(const Attempt &attempt);

// What came of it in a few words: "200 · 1.2 MB · 312 events".
QString attemptOutcome(const Attempt &attempt);

// What it is at, or why it ended, as a sentence. Printable.
QString attemptSentence(const Attempt &attempt);

// How long it has taken until its end, or until now.
Attempt::Duration attemptDuration(const Attempt &attempt, Attempt::Time now);

// What comes after one of them, as a sentence with the reason; empty while it goes on.
QString attemptSequel(const AttemptHistory &history, qsizetype index);

// The same in a word or two: "then 3 s", "in 2 s".
QString attemptShortSequel(const AttemptHistory &history, qsizetype index);

// "1 event", "312 events".
QString eventCountText(qint64 count);
