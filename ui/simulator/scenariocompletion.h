// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/query/querycompletion.h"

// What can be completed at the cursor in a line of a scenario: names of directives behind ": @",
// of templates behind "{{", each with a line of explanation. Nothing elsewhere.
CompletionList scenarioCompletions(const QString &line, qsizetype cursor);
