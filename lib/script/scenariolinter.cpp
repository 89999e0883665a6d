// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenariolinter.h"

#include "lib/script/scenarioblocklinter.h"
#include "lib/script/scenariocompiler.h"
#include "lib/script/scenariosteplinter.h"
#include "lib/script/spelling.h"
#include "lib/wire/utf8.h"

#include <algorithm>

namespace {

class ScenarioLinter
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioLinter)
public:
    QList<ScriptError> lint(QByteArrayView bytes);

private:
    void lintAnnotated(QByteArrayView bytes);
    void lintRecording(QByteArrayView bytes);
    void takeDirective(const ScriptLine &line, Directive directive);
    void takePlain(const ScriptLine &line);
    void checkPragma(const ScriptLine &line);
    void checkBytes(const ScriptLine &line);
    void endBlocks();

    LintReport m_report;
    ScenarioBlockLinter m_blocks{&m_report};
    ScenarioStepLinter m_steps{&m_report};
    bool m_isPragmaTold = false;
    std::optional<ScriptLine> m_idleDirective; // the first that would act if there were a pragma
};

QList<ScriptError> ScenarioLinter::lint(QByteArrayView bytes)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return {{1, 1,
                 tr("This file is in UTF-16, of which clients understand nothing. Save it as "
                    "UTF-8.")}};
    if (hasPragma(bytes))
        lintAnnotated(withoutByteOrderMark(bytes));
    else
        lintRecording(withoutByteOrderMark(bytes));
    return m_report.takeSorted();
}

void ScenarioLinter::lintAnnotated(QByteArrayView bytes)
{
    ScriptLines lines(bytes);
    while (const auto line = lines.next()) {
        if (const auto directive = parseDirective(line->text)) {
            takeDirective(*line, *directive);
            continue;
        }
        if (!line->text.isEmpty() && !line->text.startsWith(':'))
            m_steps.takeField(*line);
        takePlain(*line);
    }
    endBlocks();
    m_steps.endPart();
}

void ScenarioLinter::takeDirective(const ScriptLine &line, Directive directive)
{
    LineError ignored; // such a file does not compile, and that is where it is said
    splitArguments(&directive, &ignored);
    if (directive.name == "connection")
        endBlocks();
    else if (directive.name == "raw")
        m_blocks.takeRaw(directive.arguments.value(0).value);
    m_steps.takeDirective(line, directive);
}

void ScenarioLinter::endBlocks()
{
    if (m_steps.isOver())
        m_blocks.endConnection();
    else
        m_blocks.endStream();
}

void ScenarioLinter::lintRecording(QByteArrayView bytes)
{
    ScriptLines lines(bytes);
    bool isInHead = bytes.startsWith("HTTP/1."); // as curl -i writes it: up to the blank line
    while (const auto line = lines.next()) {
        if (isInHead) {
            isInHead = !line->text.isEmpty();
            continue;
        }
        if (line->text.startsWith(':'))
            checkPragma(*line);
        takePlain(*line);
    }
    m_blocks.endStream();
    if (m_idleDirective && !m_isPragmaTold)
        m_report.add(*m_idleDirective, 0,
                     tr("Clients get this line as a comment. If it is to act, the file must begin "
                        "with “: @streamgauge 1”."));
}

void ScenarioLinter::checkPragma(const ScriptLine &line)
{
    static const QByteArrayList names = ScenarioCompiler::directiveNames();
    const auto directive = parseDirective(line.text);
    if (directive && names.contains(directive->name)) {
        if (!m_idleDirective)
            m_idleDirective = line;
        if (directive->name != "streamgauge" || m_isPragmaTold)
            return;
        m_isPragmaTold = true;
        m_report.add(line, directive->nameOffset,
                     tr("This comes too late: the file is sent as it stands, directives included. "
                        "Put “: @streamgauge 1” before all fields and other directives."));
        return;
    }
    const QByteArray text = line.text.sliced(1).toByteArray().simplified();
    const qsizetype at = text.startsWith('@') ? 1 : 0;
    const QByteArray word = text.sliced(at).split(' ').first();
    const bool isMeant = closestName(word, {"streamgauge"}) == "streamgauge";
    // Without the "@" it may be a sentence about the program.
    if (m_isPragmaTold || !isMeant || (at == 0 && text != word + " 1"))
        return;
    m_isPragmaTold = true;
    m_report.add(line, 0,
                 tr("This is not the pragma, so the file is sent as it stands, directives "
                    "included. Write “: @streamgauge 1” if they are to act."));
}

void ScenarioLinter::takePlain(const ScriptLine &line)
{
    checkBytes(line);
    if (line.text.isEmpty())
        m_blocks.takeBlankLine(line);
    else if (!line.text.startsWith(':'))
        m_blocks.takeField(line);
}

void ScenarioLinter::checkBytes(const ScriptLine &line)
{
    const IllFormedUtf8 bad = findIllFormedUtf8(line.text);
    if (bad.count > 0)
        m_report.add(line, bad.begin,
                     tr("These bytes are not UTF-8; clients show U+FFFD in their place. Save the "
                        "file as UTF-8, or write them with @raw if they are meant."));
}

} // namespace

QList<ScriptError> lintScenario(QByteArrayView bytes)
{
    return ScenarioLinter().lint(bytes);
}
