// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/scenariofile.h"

#include "lib/simulator/builtinscenarios.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace {

struct ScenarioFile
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioFile)
};

QString unknownName(const QString &name)
{
    QStringList names;
    for (const BuiltinScenario &scenario : builtinScenarios())
        names.append(scenario.name);
    return ScenarioFile::tr(
               "There is no file %1 and no built-in scenario of that name; built in are %2.")
        .arg(name, names.join(QLatin1String(", ")));
}

QString position(const QString &path, const ScriptError &error)
{
    if (error.line == 0)
        return path;
    return ScenarioFile::tr("%1, line %2, column %3").arg(path).arg(error.line).arg(error.column);
}

} // namespace

std::optional<Scenario> loadScenario(const QString &nameOrPath, QString *error)
{
    QString path = nameOrPath;
    for (const BuiltinScenario &scenario : builtinScenarios()) {
        if (scenario.name == nameOrPath)
            path = scenario.path;
    }
    const QFileInfo info(path);
    if (!info.exists()) {
        *error = unknownName(nameOrPath);
        return std::nullopt;
    }
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
        *error = info.isDir()
            ? ScenarioFile::tr("%1 is a folder, not a stream file.").arg(path)
            : ScenarioFile::tr("%1 cannot be read: %2.").arg(path, file.errorString());
        return std::nullopt;
    }
    ScriptError problem;
    // One byte more than is allowed, so that a file that is too large is noticed, not cut.
    auto scenario = Scenario::parse(file.read(Scenario::maximumFileSize + 1), &problem);
    if (!scenario) {
        *error = position(path, problem) + QLatin1String(": ") + problem.message;
        return std::nullopt;
    }
    scenario->setName(info.completeBaseName());
    return scenario;
}
