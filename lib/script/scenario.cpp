// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenario.h"

#include "lib/script/scenariocompiler.h"

std::optional<Scenario> Scenario::parse(QByteArrayView bytes, ScriptError *error)
{
    return ScenarioCompiler(error).compile(bytes);
}

const ScenarioPart &Scenario::part(int attempt) const
{
    const ScenarioPart *fallback = nullptr;
    for (const ScenarioPart &part : m_parts) {
        if (part.isNamed && part.firstAttempt <= attempt && attempt <= part.lastAttempt)
            return part;
        // Without an unnamed part, an attempt nobody wrote for gets what came before it.
        const bool isBetter = fallback == nullptr || !part.isNamed
            || (fallback->isNamed && part.firstAttempt <= attempt);
        if (isBetter)
            fallback = &part;
    }
    Q_ASSERT(fallback != nullptr);
    return *fallback;
}
