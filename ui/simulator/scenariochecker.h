// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/script/scripterror.h"
#include "ui/common/task.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

// What is wrong with a scenario, or will surprise its author.
struct ScenarioProblem
{
    enum class Severity { Error, Warning };

    Severity severity = Severity::Error;
    ScriptError error;
};

struct ScenarioCheck
{
    QList<ScenarioProblem> problems; // errors first, then by line
    QString title;                   // of the scenario; empty if it is wrong, or has none
};

ScenarioCheck checkScenario(QByteArrayView bytes);

// Checks scenarios in a thread of its own: the one it was given last.
class ScenarioChecker : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void check(const QByteArray &bytes);

signals:
    void checked(const ScenarioCheck &result);

private:
    void start(const QByteArray &bytes);
    void finish();

    std::unique_ptr<Task> m_task;
    ScenarioCheck m_result;              // written by the task
    std::optional<QByteArray> m_waiting; // given while another one was being checked
};
