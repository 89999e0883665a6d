// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/annotatedtext.h"
#include "lib/script/duration.h"
#include "lib/script/scenariocompiler.h"
#include "lib/script/scriptlines.h"

#include <QFile>

#include <algorithm>

namespace {

constexpr qsizetype windowSize = 4 * 1024 * 1024;
constexpr qint64 largestPart = 1024 * 1024; // that is loaded

} // namespace

std::optional<Scenario> ScenarioCompiler::compileFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *m_error = {0, 0, LineError::tr("It cannot be read: %1.").arg(file.errorString())};
        return std::nullopt;
    }
    m_path = path;
    QByteArray window = file.read(windowSize);
    m_scenario.m_annotated = hasPragma(window);
    qint64 place = 0;
    if (m_scenario.m_annotated)
        place = window.size() - withoutByteOrderMark(window).size();
    window.remove(0, place);
    m_partBegin = place;
    for (;;) {
        const bool isEnd = file.atEnd();
        const qsizetype size = wholeLines(window, isEnd);
        if (!compileWindow(QByteArrayView(window).first(size), place))
            return std::nullopt;
        if (isEnd)
            break;
        place += size;
        window.remove(0, size);
        window += file.read(std::max(windowSize, window.size()));
    }
    m_lineBegin = m_lineEnd;
    if (!finishPart())
        return std::nullopt;
    return m_scenario;
}

// Whole lines, which stand at that place in the file.
bool ScenarioCompiler::compileWindow(QByteArrayView lines, qint64 place)
{
    AnnotatedText text(lines);
    qsizetype done = 0;
    while (text.next()) {
        const AnnotatedText::Part &part = text.part();
        if (!part.isDirective || !m_scenario.m_annotated)
            continue;
        if (!compileRun(lines.sliced(done, part.begin - done), place + done)
            || !compileRun(lines.sliced(part.begin, part.end - part.begin), place + part.begin))
            return false;
        done = part.end;
    }
    return compileRun(lines.sliced(done), place + done);
}

// A directive, or lines without any.
bool ScenarioCompiler::compileRun(QByteArrayView lines, qint64 place)
{
    m_lineBegin = place;
    m_lineEnd = place + lines.size();
    streamLargePart();
    const bool isDirective = lines.startsWith(": @") || lines.startsWith(":@");
    bool isRight = true;
    if (!m_part.source || (!isDirective && !m_hasBegun))
        isRight = compileLines(lines);
    else if (isDirective)
        isRight = compileKnown(lines);
    else
        m_lineNumber += int(std::count(lines.begin(), lines.end(), '\n'));
    if (m_part.source)
        m_part.steps.clear();
    return isRight;
}

// A directive of a part that is not loaded: it is checked, unless it is plain.
bool ScenarioCompiler::compileKnown(QByteArrayView line)
{
    const auto time = parsePlainAt(line.trimmed());
    if (!time || *time > longestDuration)
        return compileLines(line);
    ++m_lineNumber;
    return true;
}

// Forgets what was loaded of a part that turns out to be large.
void ScenarioCompiler::streamLargePart()
{
    if (m_part.source || m_lineEnd - m_partBegin <= largestPart || !m_open.isEmpty())
        return;
    const bool hasRepeat =
        std::any_of(m_part.steps.cbegin(), m_part.steps.cend(),
                    [](const Step &step) { return std::holds_alternative<RepeatStep>(step); });
    if (hasRepeat)
        return;
    const bool isFirst = m_scenario.m_parts.isEmpty() && !m_part.isNamed;
    m_part.source = ScenarioPart::Source{m_path, m_partBegin, 0, m_scenario.m_annotated,
                                         !isFirst && m_commonTemplates};
    m_part.steps.clear();
    m_part.idSteps.clear();
}

void ScenarioCompiler::beginPart(const ScenarioPart &part)
{
    m_scenario.m_annotated = part.source->isAnnotated;
    m_templates = m_commonTemplates = part.source->usesTemplates;
    m_part = part;
    m_part.source.reset();
    m_isFileStart = true;
}

QList<Step> ScenarioCompiler::takeSteps(bool isEnd)
{
    QList<Step> steps = std::exchange(m_part.steps, {});
    const auto *last = steps.isEmpty() ? nullptr : std::get_if<LinesStep>(&steps.last());
    if (last && !last->endsBlock && !isEnd)
        m_part.steps.append(steps.takeLast());
    m_part.idSteps.clear();
    return steps;
}
