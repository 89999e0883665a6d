// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/condition.h"
#include "lib/query/querylexer.h"

// What a token of the kind Text, Pattern, Numbers or Field asks for. Null, and *error is set, if it
// makes no sense.
ConditionPtr makeCondition(const QueryToken &token, QueryError *error);

// The names of the rules that a block can break, as they stand behind "lint:".
QList<QByteArray> lintRuleWords();
