// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/attempt.h"

#include <QList>
#include <QString>

// A stretch of an attempt's beginning: where its time went.
struct AttemptPhase
{
    QString name;
    Attempt::Duration begin{0}; // since the attempt's
    Attempt::Duration end{0};
    bool isGoingOn = false; // end is now

    Attempt::Duration duration() const { return end - begin; }
    bool operator==(const AttemptPhase &other) const = default;
};

// From the request to the first event, one after the other. What was not measured is part of
// the phase after it.
QList<AttemptPhase> attemptPhases(const Attempt &attempt, Attempt::Time now);
