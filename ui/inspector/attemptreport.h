// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/wire/secret.h"
#include "ui/inspector/attempttext.h"
#include "ui/inspector/factsheet.h"

// All there is to know about one of them, except what attemptPhases() and the sentences of
// attempttext.h say. Bounded, whatever a server has sent.
QList<FactSection> attemptSections(const AttemptHistory &history, qsizetype index, Secrets secrets);

// The whole of it as text, to be pasted into a bug report.
QString attemptReport(const AttemptHistory &history, qsizetype index, Secrets secrets);
