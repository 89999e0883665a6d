// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/fieldline.h"
#include "lib/script/lintreport.h"

#include <QCoreApplication>
#include <optional>

// Looks at the lines that clients are to read: fields that they ignore, and blocks that say
// something else than their author meant. Works for recordings as well.
class ScenarioBlockLinter
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioBlockLinter)
public:
    explicit ScenarioBlockLinter(LintReport *report)
        : m_report(report)
    {
    }

    void takeField(const ScriptLine &line);
    void takeBlankLine(const ScriptLine &line);
    // Bytes that need not be lines (@raw).
    void takeRaw(const QByteArray &bytes);
    // The client reads no further: all that comes is another connection.
    void endConnection();
    // The stream ends here, properly.
    void endStream();

private:
    // An event type that a blank line has cleared before there was any data.
    struct LostType
    {
        ScriptLine typeLine;
        ScriptLine blankLine;
    };

    void takeData();
    void takeType(const ScriptLine &line);
    void checkId(const ScriptLine &line, const FieldLine &field);
    void checkRetry(const ScriptLine &line, const FieldLine &field);
    void reportUnknown(const ScriptLine &line, const FieldLine &field);
    void reportLostType();
    void clearBlock();

    LintReport *m_report;
    std::optional<ScriptLine> m_lastField; // of the block, of those that need a blank line to act
    std::optional<ScriptLine> m_typeLine;
    std::optional<LostType> m_lost;
    bool m_hasData = false;
    bool m_isKnown = true; // false: @raw may have put anything into the block
};
