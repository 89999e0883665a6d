// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenario.h"

#include "lib/script/scenariocompiler.h"

std::optional<Scenario> Scenario::parse(QByteArrayView bytes, ScriptError *error)
{
    return ScenarioCompiler(error).compile(bytes);
}

std::optional<Scenario> Scenario::open(const QString &path, ScriptError *error)
{
    return ScenarioCompiler(error).compileFile(path);
}

qsizetype Scenario::partIndex(int attempt) const
{
    qsizetype fallback = 0;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const ScenarioPart &part = m_parts.at(i);
        if (part.isNamed && part.firstAttempt <= attempt && attempt <= part.lastAttempt)
            return i;
        // Without an unnamed part, an attempt nobody wrote for gets what came before it.
        const bool isBetter =
            !part.isNamed || (m_parts.at(fallback).isNamed && part.firstAttempt <= attempt);
        if (isBetter)
            fallback = i;
    }
    return fallback;
}
