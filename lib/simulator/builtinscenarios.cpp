// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/builtinscenarios.h"

#include <QDir>

#include <algorithm>

QList<BuiltinScenario> builtinScenarios()
{
    const QDir folder(QStringLiteral(":/scenarios"));
    QList<BuiltinScenario> scenarios;
    for (const QFileInfo &file :
         folder.entryInfoList({QStringLiteral("*.sse")}, QDir::Files, QDir::Name))
        scenarios.append({file.completeBaseName(), file.filePath()});
    std::stable_partition(scenarios.begin(), scenarios.end(),
                          [](const BuiltinScenario &one) { return one.name == u"demo"; });
    return scenarios;
}
