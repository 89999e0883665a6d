// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/step.h"
#include "lib/script/streamhead.h"

#include <QHash>
#include <QList>
#include <QString>
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

    // How a client that comes back goes on after the event it has had last.
    struct Resume
    {
        // What it gets if nobody knows that event.
        enum class Unknown {
            Earliest,  // all that is kept
            Live,      // what comes from now on
            NoContent, // 204, so that an EventSource stays away
            Reset,     // a reset connection
        };
        Unknown unknown = Unknown::Earliest;
        qsizetype keep = 10'000; // events that are remembered
    };

    static constexpr int everyAttempt = std::numeric_limits<int>::max();

    int firstAttempt = 1;
    int lastAttempt = everyAttempt;
    bool isNamed = false; // begins with `@connection`; false: what stands before the first one
    StreamHead head;
    QList<Step> steps;
    Eof eof = Eof::Close;
    std::optional<quint64> seed; // none: different each time
    std::optional<Resume> resume;
    bool isShared = false; // one timeline for all clients that get this part

    // Where in a file the lines of the part are, if it is too large to be loaded: it has no steps
    // here then, see PartSteps.
    struct Source
    {
        QString path;
        qint64 begin = 0;
        qint64 end = 0;
        bool isAnnotated = false;
        bool usesTemplates = false; // at its beginning
    };
    std::optional<Source> source;

    // The step behind the event of each id that can be told without playing.
    QHash<QByteArray, qsizetype> idSteps;

    // Whether the connection is reset before any answer: nothing is said of a response, and the
    // first thing that happens is a drop. Recordings tell of failed attempts like that.
    bool isUnanswered() const
    {
        const auto *ending = steps.isEmpty() ? nullptr : std::get_if<EndingStep>(&steps.first());
        return !head.isGiven && ending && ending->kind == EndingStep::Kind::Drop
            && ending->probability >= 1;
    }
};
