// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/scenariofile.h"

#include "lib/script/scenariolinter.h"
#include "lib/simulator/builtinscenarios.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
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

QString builtinPath(const QString &name)
{
    for (const BuiltinScenario &scenario : builtinScenarios()) {
        if (scenario.name == name)
            return scenario.path;
    }
    return {};
}

// The stream files of a folder, by name.
QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, {QStringLiteral("*.sse")}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    files.sort();
    return files;
}

} // namespace

std::optional<Scenario> loadScenario(const QString &nameOrPath, QString *error)
{
    const QString builtin = builtinPath(nameOrPath);
    const QString path = builtin.isEmpty() ? nameOrPath : builtin;
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
    const bool isLarge = file.size() > Scenario::maximumFileSize;
    auto scenario =
        isLarge ? Scenario::open(path, &problem) : Scenario::parse(file.readAll(), &problem);
    if (!scenario) {
        *error = position(path, problem) + QLatin1String(": ") + problem.message;
        return std::nullopt;
    }
    scenario->setName(info.completeBaseName());
    return scenario;
}

QList<Scenario> loadScenarios(const QString &nameOrPath, QString *error, const QString &except)
{
    const bool isFolder = builtinPath(nameOrPath).isEmpty() && QFileInfo(nameOrPath).isDir();
    const QDir folder(QDir(nameOrPath).absolutePath());
    const QStringList paths = isFolder ? filesIn(folder.path()) : QStringList{nameOrPath};
    if (paths.isEmpty())
        *error =
            ScenarioFile::tr("There is no stream file (*.sse) in the folder %1.").arg(nameOrPath);
    QList<Scenario> scenarios;
    for (const QString &path : paths) {
        if (QFileInfo(path) == QFileInfo(except))
            continue;
        auto scenario = loadScenario(path, error);
        if (!scenario)
            return {};
        if (isFolder) {
            const QString name = folder.relativeFilePath(path);
            scenario->setName(name.chopped(4)); // ".sse"
        }
        scenarios.append(*scenario);
    }
    return scenarios;
}

QStringList scenarioWarnings(const QString &nameOrPath)
{
    QStringList warnings;
    if (!builtinPath(nameOrPath).isEmpty())
        return warnings;
    const bool isFolder = QFileInfo(nameOrPath).isDir();
    const QStringList paths = isFolder ? filesIn(nameOrPath) : QStringList{nameOrPath};
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > Scenario::maximumFileSize)
            continue;
        for (const ScriptError &warning : lintScenario(file.readAll()))
            warnings.append(position(path, warning) + QLatin1String(": ") + warning.message);
    }
    return warnings;
}
