// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenario.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

/*!
 * Loads the built-in scenario of that name or, if there is none, the file of that path, and names
 * the scenario after it. On failure returns nothing and puts one sentence for the user into
 * \a error, with file, line and column; for an unknown name it lists the names there are.
 */
std::optional<Scenario> loadScenario(const QString &nameOrPath, QString *error);

// The same for a folder, too: all stream files (*.sse) in it and below, each named after its path
// there, such as "shop/orders", but for the file except. Empty on failure.
QList<Scenario> loadScenarios(const QString &nameOrPath, QString *error,
                              const QString &except = {});

// What will probably surprise the author of the file or of those in a folder: sentences with file,
// line and column. None of a built-in scenario.
QStringList scenarioWarnings(const QString &nameOrPath);
