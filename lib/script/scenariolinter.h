// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scripterror.h"

#include <QByteArrayView>
#include <QList>

// What in a stream file will probably surprise its author (scenario-format.md §6), in the order
// of its lines. Warnings: the file plays, and says what it says. Each message tells what happens
// and what to do. Of a file without the pragma only what matters for a plain recording is told,
// and whether the pragma was meant to be there. Does not check whether the file compiles.
QList<ScriptError> lintScenario(QByteArrayView bytes);
