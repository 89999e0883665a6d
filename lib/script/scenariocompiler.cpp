// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenariocompiler.h"

#include "lib/script/scriptlines.h"
#include "lib/script/spelling.h"

#include <algorithm>

struct ScenarioCompiler::Rule
{
    enum class Place { Anywhere, Head };
    enum class Text { Words, AsItStands };

    QByteArray name;
    bool (ScenarioCompiler::*compile)(Directive &);
    Place place = Place::Anywhere;
    Text text = Text::Words;
};

const QList<ScenarioCompiler::Rule> &ScenarioCompiler::rules()
{
    using Self = ScenarioCompiler;
    using enum Rule::Place;
    using enum Rule::Text;
    static const QList<Rule> all{
        {"streamgauge", &Self::compilePragma},
        {"route", &Self::compileRoute, Head},
        {"connection", &Self::compileConnection},
        {"status", &Self::compileHead, Head},
        {"header", &Self::compileHead, Head, AsItStands},
        {"cors", &Self::compileHead, Head},
        {"keepalive", &Self::compileHead, Head},
        {"framing", &Self::compileBody, Head},
        {"encoding", &Self::compileBody, Head},
        {"eol", &Self::compileBody, Head},
        {"bom", &Self::compileBody, Head},
        {"queue", &Self::compileBody, Head},
        {"shared", &Self::compileShared, Head},
        {"resume", &Self::compileResume, Head},
        {"template", &Self::compileTemplate},
        {"seed", &Self::compileSeed, Head},
        {"label", &Self::compileLabel, Anywhere, AsItStands},
        {"wait", &Self::compileWait},
        {"silence", &Self::compileWait},
        {"at", &Self::compileAt},
        {"pace", &Self::compilePace},
        {"speed", &Self::compileSpeed},
        {"await", &Self::compileAwait},
        {"hang", &Self::compileHang},
        {"repeat", &Self::compileRepeat},
        {"end", &Self::compileEnd},
        {"eof", &Self::compileEof},
        {"close", &Self::compileEnding},
        {"drop", &Self::compileEnding},
        {"truncate", &Self::compileEnding},
        {"raw", &Self::compileRaw},
        {"cut", &Self::compileCut},
        {"chunk", &Self::compileChunk},
        {"rate", &Self::compileRate},
        {"dup", &Self::compileMishap},
        {"skip", &Self::compileMishap},
        {"swap", &Self::compileMishap},
        // What a recording knows and a player does not need.
        {"recorded", &Self::ignore, Anywhere, AsItStands},
        {"request", &Self::ignore, Anywhere, AsItStands},
        {"sent", &Self::ignore, Anywhere, AsItStands},
        {"ended", &Self::ignore, Anywhere, AsItStands},
    };
    return all;
}

QByteArrayList ScenarioCompiler::directiveNames()
{
    QByteArrayList names;
    for (const Rule &rule : rules())
        names.append(rule.name);
    return names;
}

std::optional<Scenario> ScenarioCompiler::compile(QByteArrayView bytes)
{
    if (bytes.size() > Scenario::maximumFileSize) {
        *m_error = {0, 0,
                    LineError::tr("These are more than the 64 MB that are read without a file.")};
        return std::nullopt;
    }
    m_scenario.m_annotated = hasPragma(bytes);
    // In an annotated file a byte order mark is the editor's; a recording keeps its own.
    const bool isOurs = m_scenario.m_annotated;
    if (!compileLines(isOurs ? withoutByteOrderMark(bytes) : bytes) || !finishPart())
        return std::nullopt;
    return m_scenario;
}

// Goes on behind the lines before.
bool ScenarioCompiler::compileLines(QByteArrayView bytes)
{
    ScriptLines lines(bytes);
    while (const auto line = lines.next()) {
        m_line = line->text;
        ++m_lineNumber;
        if (!compileLine(line->text, line->eol))
            return false;
    }
    return true;
}

bool ScenarioCompiler::compileLine(QByteArrayView line, QByteArrayView eol)
{
    if (m_scenario.m_annotated) {
        if (auto directive = parseDirective(line))
            return compileDirective(*directive);
    }
    if (line.isEmpty()) {
        appendBlankLine(eol);
        return true;
    }
    if (!line.startsWith(':'))
        return compileField(line, eol);

    const QByteArrayView escape = line.startsWith(": @@") ? ": "
        : line.startsWith(":@@")                          ? ":"
                                                          : "";
    if (m_scenario.m_annotated && !escape.isEmpty()) {
        const QByteArray comment =
            escape.toByteArray() + line.sliced(escape.size() + 1).toByteArray();
        appendLine(comment, eol, false, false);
        return true;
    }
    noteTitle(line.sliced(1));
    appendLine(line, eol, false, false);
    return true;
}

bool ScenarioCompiler::compileDirective(Directive &directive)
{
    const auto &all = rules();
    const auto rule = std::find_if(all.begin(), all.end(),
                                   [&](const Rule &one) { return one.name == directive.name; });
    if (rule == all.end()) {
        return directive.isOptional || reportUnknown(directive);
    }
    if (rule->place == Rule::Place::Head && m_hasBegun)
        return fail(
            directive.nameOffset,
            LineError::tr("@%1 must stand before the first field and the first time directive "
                          "of its part.")
                .arg(QString::fromLatin1(directive.name)));
    LineError problem;
    if (rule->text == Rule::Text::Words && !splitArguments(&directive, &problem))
        return fail(problem);
    return (this->*rule->compile)(directive);
}

bool ScenarioCompiler::reportUnknown(const Directive &directive)
{
    const QByteArray meant = closestName(directive.name, directiveNames());
    const QString unknown =
        LineError::tr("There is no directive %1").arg(quotedForMessage("@" + directive.name));
    if (!meant.isEmpty())
        return fail(directive.nameOffset,
                    unknown + LineError::tr("; did you mean @%1?").arg(QString::fromLatin1(meant)));
    return fail(directive.nameOffset,
                unknown
                    + LineError::tr("; a comment that is to be sent with an @ in front is written "
                                    "\": @@…\"."));
}

bool ScenarioCompiler::compileField(QByteArrayView line, QByteArrayView eol)
{
    const QByteArrayView field = m_lineNumber == 1 ? withoutByteOrderMark(line) : line;
    const qsizetype colon = field.indexOf(':');
    const QByteArrayView name = colon < 0 ? field : field.first(colon);
    qsizetype valueOffset = colon < 0 ? field.size() : colon + 1;
    if (colon >= 0 && field.sliced(valueOffset).startsWith(' '))
        ++valueOffset;
    begin();

    if (m_templates && field.sliced(valueOffset).contains("{{")) {
        if (name == "data" || name == "id" || name == "event")
            return compileValue(line, eol, valueOffset);
        if (name == "retry")
            return fail(valueOffset,
                        LineError::tr("Placeholders work in data, id and event, not in retry."));
    }
    if (name == "event")
        noteEventType(field.sliced(valueOffset).toByteArray());
    if (name == "id") {
        if (!m_open.isEmpty() && valueOffset < field.size())
            return fail(
                valueOffset,
                LineError::tr("Every round of this @repeat would send the same id, so that nobody "
                              "can tell where to resume; write {{seq}}, and @template on above."));
        m_blockId = field.sliced(valueOffset).toByteArray();
    }
    appendLine(line, eol, true, name == "data");
    return true;
}

bool ScenarioCompiler::compileValue(QByteArrayView line, QByteArrayView eol, qsizetype valueOffset)
{
    LineError problem;
    const auto value = Template::compile(line.sliced(valueOffset), &problem);
    if (!value)
        return fail(valueOffset + problem.offset, problem.message);
    ValueStep step{line.first(valueOffset).toByteArray(), *value, lineEnd(eol)};
    if (line.startsWith("id"))
        step.field = ValueStep::Field::Id;
    else if (line.startsWith("event"))
        step.field = ValueStep::Field::Event;
    if (step.field == ValueStep::Field::Id)
        m_blockId.reset();
    if (step.field == ValueStep::Field::Event) {
        for (const QByteArray &type : value->possibleValues())
            noteEventType(type);
    }
    m_part.steps.append(step);
    return true;
}

void ScenarioCompiler::appendLine(QByteArrayView line, QByteArrayView eol, bool isField,
                                  bool isData)
{
    auto *last = m_part.steps.isEmpty() ? nullptr : std::get_if<LinesStep>(&m_part.steps.last());
    if (last == nullptr || last->endsBlock) {
        m_part.steps.append(LinesStep{});
        last = std::get_if<LinesStep>(&m_part.steps.last());
    }
    last->bytes.append(line).append(lineEnd(eol));
    last->hasField = last->hasField || isField;
    last->hasData = last->hasData || isData;
}

void ScenarioCompiler::appendBlankLine(QByteArrayView eol)
{
    // Among the head directives, blank lines are layout.
    if (m_scenario.m_annotated && !m_hasBegun && m_part.steps.isEmpty())
        return;
    appendLine({}, eol, false, false);
    std::get<LinesStep>(m_part.steps.last()).endsBlock = true;
    if (m_blockId && !m_blockId->isEmpty() && m_open.isEmpty())
        m_part.idSteps.insert(*m_blockId, m_part.steps.size());
    m_blockId.reset();
}

// As @eol wants it; a last line without a line end stays so.
QByteArray ScenarioCompiler::lineEnd(QByteArrayView eol) const
{
    const StreamHead &head = m_part.head;
    const bool isChanged = head.lineEnd != StreamHead::LineEnd::AsItStands && !eol.isEmpty();
    return isChanged ? head.eol() : eol.toByteArray();
}

void ScenarioCompiler::noteEventType(const QByteArray &type)
{
    const QString name = QString::fromUtf8(type);
    if (!name.isEmpty() && name != u"message" && !m_scenario.m_eventTypes.contains(name))
        m_scenario.m_eventTypes.append(name);
}

void ScenarioCompiler::noteTitle(QByteArrayView text)
{
    if (!m_hasBegun && m_scenario.m_parts.isEmpty() && m_scenario.m_title.isEmpty())
        m_scenario.m_title = QString::fromUtf8(text).trimmed();
}

void ScenarioCompiler::begin()
{
    m_hasBegun = true;
}

bool ScenarioCompiler::finishPart()
{
    if (!m_open.isEmpty()) {
        *m_error = {m_open.last().line, m_open.last().column,
                    LineError::tr("This @repeat has no @end in its part.")};
        return false;
    }
    const bool isLoop = m_part.eof == ScenarioPart::Eof::Loop;
    if (m_part.source)
        m_part.source->end = m_lineBegin;
    else if (isLoop && std::none_of(m_part.steps.cbegin(), m_part.steps.cend(), sendsOrWaits))
        return fail(
            0,
            LineError::tr("@eof loop needs a field, or a directive that takes time, to repeat."));
    m_scenario.m_parts.append(m_part);
    return true;
}

bool ScenarioCompiler::fail(qsizetype offset, const QString &message)
{
    const QByteArrayView before = m_line.first(std::min(offset, m_line.size()));
    *m_error = {m_lineNumber, static_cast<int>(QString::fromUtf8(before).size()) + 1, message};
    return false;
}
