// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenariosteplinter.h"

#include "lib/script/duration.h"
#include "lib/script/template.h"

#include <algorithm>
#include <limits>

namespace {

// Directives that do something at their place, so that it matters whether that is reached.
bool isStep(const QByteArray &name)
{
    static const QByteArrayList names{"wait",  "silence", "at",    "hang",    "repeat",
                                      "await", "drop",    "close", "raw",     "cut",
                                      "dup",   "skip",    "swap",  "truncate"};
    return names.contains(name);
}

bool isCertain(const Directive &directive)
{
    return std::none_of(directive.arguments.begin(), directive.arguments.end(),
                        [](const DirectiveArgument &argument) {
                            return argument.key == "p" && argument.value.toDouble() < 1;
                        });
}

// Where the first placeholder stands that a template would replace; -1: there is none, for all
// the braces there may be.
qsizetype findPlaceholder(QByteArrayView text)
{
    qsizetype from = 0;
    for (qsizetype close = text.indexOf("}}"); close >= 0; close = text.indexOf("}}", from)) {
        const qsizetype open = text.sliced(from, close - from).lastIndexOf("{{");
        LineError ignored;
        if (open >= 0
            && Template::compile(text.sliced(from + open, close + 2 - from - open), &ignored))
            return from + open;
        from = close + 2;
    }
    return -1;
}

} // namespace

void ScenarioStepLinter::takeDirective(const ScriptLine &line, const Directive &directive)
{
    if (directive.name == "connection") {
        takeConnection(line, directive);
        return;
    }
    if (isStep(directive.name))
        checkReached(line, directive.nameOffset);
    if (directive.name == "at")
        takeAt(line, directive);
    else if (directive.name == "repeat")
        takeRepeat(line, directive);
    else if (directive.name == "end")
        takeEnd();
    else if (directive.name == "raw")
        m_hasIds = m_hasIds || directive.text.contains("id");
    else if (isStep(directive.name))
        takeEnding(line, directive);
    else
        takeHead(line, directive);
}

void ScenarioStepLinter::takeHead(const ScriptLine &line, const Directive &directive)
{
    const QByteArray value = directive.arguments.value(0).value;
    if (directive.name == "template") {
        m_head.hasTemplateSwitch = true;
        m_head.templates = value == "on";
    } else if (directive.name == "resume") {
        m_head.resumeLine = line;
    } else if (directive.name == "status") {
        m_head.status = value;
    }
}

void ScenarioStepLinter::takeConnection(const ScriptLine &line, const Directive &directive)
{
    if (!m_common)
        m_common = m_head;
    endPart();
    const QByteArray range = directive.arguments.value(0).value;
    const qsizetype dots = range.indexOf("..");
    const qint64 first = (dots < 0 ? range : range.first(dots)).toLongLong();
    const QByteArray end = dots < 0 ? range : range.sliced(dots + 2);
    const qint64 last = end.isEmpty() ? std::numeric_limits<qint64>::max() : end.toLongLong();
    const bool isTaken =
        std::any_of(m_attempts.cbegin(), m_attempts.cend(), [&](const auto &attempts) {
            return attempts.first <= first && last <= attempts.second;
        });
    if (isTaken)
        m_report->add(line, directive.textOffset,
                      tr("This part is never played: one above is for the same attempts. Change "
                         "the numbers of one of them."));
    m_attempts.append({first, last});
}

void ScenarioStepLinter::takeAt(const ScriptLine &line, const Directive &directive)
{
    LineError ignored;
    QByteArray word = directive.arguments.value(0).value;
    if (word.startsWith('+'))
        word.remove(0, 1);
    const auto time = parseDuration(word, &ignored);
    if (!time)
        return;
    if (isInLoop())
        m_report->add(line, directive.nameOffset,
                      tr("@at counts from the start of the response, so only the first time around "
                         "waits for it. Use @wait inside @repeat."));
    else if (m_latest && *time < m_latest->time)
        m_report->add(line, directive.textOffset,
                      tr("This moment lies before the one of line %1, so what follows is sent at "
                         "once. Put the lines into the order of their times, or use @wait.")
                          .arg(m_latest->line));
    if (!m_latest || m_latest->time < *time)
        m_latest = Mark{*time, line.number};
}

void ScenarioStepLinter::takeRepeat(const ScriptLine &line, const Directive &directive)
{
    const QByteArray count = directive.arguments.value(0).value;
    m_loops.append({count == "forever", count == "1", line.number});
}

void ScenarioStepLinter::takeEnd()
{
    if (m_loops.isEmpty())
        return;
    const Loop loop = m_loops.takeLast();
    if (loop.isForever && !isOver())
        m_whyOver = tr("This is never reached, because the loop of line %1 goes on for ever. Give "
                       "it a number of rounds, or remove what follows it.")
                        .arg(loop.line);
}

void ScenarioStepLinter::takeEnding(const ScriptLine &line, const Directive &directive)
{
    const bool isEnding =
        directive.name == "drop" || directive.name == "close" || directive.name == "truncate";
    if (isOver())
        return;
    if (directive.name == "hang")
        m_whyOver = tr("This is never reached, because @hang in line %1 lasts for ever. Use "
                       "@silence with a time there, or remove what follows it.")
                        .arg(line.number);
    else if (isEnding && isCertain(directive))
        m_whyOver = tr("This is never reached, because @%1 in line %2 always ends the connection. "
                       "Give it a probability such as p=0.5, or begin a part for the next attempt "
                       "with @connection.")
                        .arg(QString::fromLatin1(directive.name))
                        .arg(line.number);
}

void ScenarioStepLinter::takeField(const ScriptLine &line)
{
    checkReached(line, 0);
    const FieldLine field(line.text);
    if (field.name == "id")
        checkId(line, field);
    if (field.name == "data" || field.name == "id" || field.name == "event")
        checkPlaceholders(line, field);
}

void ScenarioStepLinter::checkId(const ScriptLine &line, const FieldLine &field)
{
    if (field.value.isEmpty())
        return;
    m_hasIds = true;
    const bool isFixed = !m_head.templates || !field.value.contains("{{");
    if (isFixed && isInLoop())
        m_report->add(line, field.valueOffset,
                      tr("Every time around has this same id, so Last-Event-ID cannot tell where a "
                         "client stopped. Write “: @template on” in the head and “id: {{seq}}” "
                         "here."));
}

void ScenarioStepLinter::checkPlaceholders(const ScriptLine &line, const FieldLine &field)
{
    if (m_head.hasTemplateSwitch || m_isPlaceholderTold)
        return;
    const qsizetype found = findPlaceholder(field.value);
    if (found < 0)
        return;
    m_isPlaceholderTold = true;
    m_report->add(line, field.valueOffset + found,
                  tr("This placeholder is sent as it stands. Write “: @template on” above, or “: "
                     "@template off” if that is meant."));
}

void ScenarioStepLinter::checkReached(const ScriptLine &line, qsizetype offset)
{
    m_hasBegun = true;
    // A client that comes back may be led past the end of the connection before.
    const bool mayBeReached = !isOver() || (m_head.resumeLine && !isSilent());
    if (mayBeReached || m_isUnreachedTold)
        return;
    m_isUnreachedTold = true;
    m_report->add(line, offset,
                  isSilent()
                      ? tr("A part with @status %1 answers with its body alone, so this is never "
                           "sent. Remove it, or put it into a part of its own with @connection.")
                            .arg(QString::fromUtf8(m_head.status))
                      : m_whyOver);
}

void ScenarioStepLinter::checkResume()
{
    if (!m_head.resumeLine || !m_hasBegun || m_hasIds)
        return;
    if (m_toldResumes.contains(m_head.resumeLine->number))
        return;
    m_toldResumes.append(m_head.resumeLine->number);
    m_report->add(*m_head.resumeLine, 0,
                  tr("No event of this part has an id, so there is nothing to resume after. Give "
                     "the events one, such as “id: {{seq}}”."));
}

bool ScenarioStepLinter::isInLoop() const
{
    return std::any_of(m_loops.cbegin(), m_loops.cend(),
                       [](const Loop &loop) { return !loop.isOnce; });
}

void ScenarioStepLinter::endPart()
{
    checkResume();
    m_head = m_common.value_or(Head{});
    m_loops.clear();
    m_latest.reset();
    m_whyOver.clear();
    m_hasBegun = m_hasIds = m_isUnreachedTold = false;
}
