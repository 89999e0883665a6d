// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenario.h"

#include <QString>
#include <optional>

/*!
 * Loads the built-in scenario of that name or, if there is none, the file of that path, and names
 * the scenario after it. On failure returns nothing and puts one sentence for the user into
 * \a error, with file, line and column; for an unknown name it lists the names there are.
 */
std::optional<Scenario> loadScenario(const QString &nameOrPath, QString *error);
