// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/condition.h"
#include "lib/query/queryerror.h"

#include <QString>

#include <optional>

// What the text of a query asks for; null if it is blank. On failure returns nothing and sets
// *error.
std::optional<ConditionPtr> parseQuery(const QString &text, QueryError *error);
