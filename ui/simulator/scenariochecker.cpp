// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenariochecker.h"

#include "lib/script/scenario.h"
#include "lib/script/scenariolinter.h"

ScenarioCheck checkScenario(QByteArrayView bytes)
{
    ScenarioCheck result;
    ScriptError error;
    if (bytes.size() > Scenario::maximumFileSize) // it is checked when it is opened
        return result;
    if (const auto scenario = Scenario::parse(bytes, &error))
        result.title = scenario->title();
    else
        result.problems.append({ScenarioProblem::Severity::Error, error});
    for (const ScriptError &warning : lintScenario(bytes))
        result.problems.append({ScenarioProblem::Severity::Warning, warning});
    return result;
}

void ScenarioChecker::check(const QByteArray &bytes)
{
    if (m_task)
        m_waiting = bytes;
    else
        start(bytes);
}

void ScenarioChecker::start(const QByteArray &bytes)
{
    m_task = std::make_unique<Task>([this, bytes](Progress *) { m_result = checkScenario(bytes); });
    connect(m_task.get(), &Task::finished, this, &ScenarioChecker::finish);
}

void ScenarioChecker::finish()
{
    m_task.release()->deleteLater(); // it is the one that is calling
    if (m_waiting) {
        const QByteArray bytes = std::move(*m_waiting);
        m_waiting.reset();
        start(bytes);
    } else {
        emit checked(m_result);
    }
}
