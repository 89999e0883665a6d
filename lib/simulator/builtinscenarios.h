// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

// A scenario that comes with the program (resources/scenarios).
struct BuiltinScenario
{
    QString name; // "slide"
    QString path; // ":/scenarios/slide.sse"
};

/*!
 * The scenarios in the program's resources, sorted by name, except that "demo" comes first.
 * Empty if the program was built without them (CMake: streamgauge_add_stream_resources).
 */
QList<BuiltinScenario> builtinScenarios();
