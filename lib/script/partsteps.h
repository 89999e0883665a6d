// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenariopart.h"
#include "lib/script/scripterror.h"

#include <memory>

class QFile;
class ScenarioCompiler;

// The steps of a part, one after another: those that were loaded, or read on from its file, so that
// a recording of any size can be played.
class PartSteps
{
public:
    explicit PartSteps(const ScenarioPart &part);
    ~PartSteps();
    PartSteps(PartSteps &&) noexcept;
    PartSteps &operator=(PartSteps &&) noexcept;

    // Null: there are no more. Of a part that is not loaded steps are asked for in their order, or
    // from 0 on again.
    const Step *at(qsizetype index);

private:
    void rewind();
    bool readOn();

    ScenarioPart m_part;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<ScenarioCompiler> m_compiler;
    std::unique_ptr<ScriptError> m_error;
    QList<Step> m_steps;   // from the file …
    qsizetype m_first = 0; // … the place of the first of them among all
    qint64 m_place = 0;    // in the file
    QByteArray m_rest;     // a line of which the end has not been read
    bool m_isAtEnd = false;
};
