// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/step.h"
#include "lib/script/streamhead.h"

#include <QList>
#include <limits>
#include <optional>

// What one connection attempt of a client gets: a response head, and steps to walk.
struct ScenarioPart
{
    enum class Eof {
        Close,     // end the response properly
        Hold,      // stay open; only keep-alives are sent
        Loop,      // begin again
        NoContent, // end properly, and answer later attempts with 204
    };

    static constexpr int everyAttempt = std::numeric_limits<int>::max();

    int firstAttempt = 1;
    int lastAttempt = everyAttempt;
    bool isNamed = false; // begins with `@connection`; false: what stands before the first one
    StreamHead head;
    QList<Step> steps;
    Eof eof = Eof::Close;
    std::optional<quint64> seed; // none: different each time

    // Whether the connection is reset before any answer: nothing is said of a response, and the
    // first thing that happens is a drop. Recordings tell of failed attempts like that.
    bool isUnanswered() const
    {
        const auto *ending = steps.isEmpty() ? nullptr : std::get_if<EndingStep>(&steps.first());
        return !head.isGiven && ending && ending->kind == EndingStep::Kind::Drop
            && ending->probability >= 1;
    }
};
