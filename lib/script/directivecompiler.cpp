// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenariocompiler.h"
#include "lib/script/spelling.h"

#include <QUrl>

#include <algorithm>

namespace {

constexpr qsizetype deepestRepeat = 32;
constexpr qint64 mostRepetitions = 1'000'000'000;
constexpr qint64 mostKept = 1'000'000;
constexpr double slowest = 0.01;
constexpr double fastest = 1000;

// A whole number, digits only; less than zero: it is none, or larger than the maximum.
qint64 parseCount(const QByteArray &text, qint64 maximum)
{
    const bool areDigits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    return areDigits && isNumber && value <= maximum ? value : -1;
}

} // namespace

bool ScenarioCompiler::needOneWord(const Directive &directive, const QString &example)
{
    if (directive.arguments.size() == 1 && directive.arguments.first().key.isEmpty())
        return true;
    const QString name = QString::fromLatin1(directive.name);
    return fail(directive.textOffset,
                LineError::tr("@%1 needs exactly one value, as in @%1 %2.").arg(name, example));
}

bool ScenarioCompiler::ignore(Directive &)
{
    return true;
}

bool ScenarioCompiler::compilePragma(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("1")))
        return false;
    if (!m_isFileStart)
        return fail(directive.nameOffset,
                    LineError::tr("@streamgauge stands once, at the top of the file."));
    m_isFileStart = false;
    if (directive.arguments.first().value != "1")
        return fail(directive.textOffset,
                    LineError::tr("This version reads files of format 1, not %1.")
                        .arg(quotedForMessage(directive.arguments.first().value)));
    return true;
}

bool ScenarioCompiler::compileRoute(Directive &directive)
{
    QList<DirectiveArgument> words = directive.arguments;
    const bool hasMethod = words.size() == 2;
    const QByteArray method = hasMethod ? words.takeFirst().value : QByteArrayLiteral("GET");
    const bool isMethod = !method.isEmpty()
        && std::all_of(method.begin(), method.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const DirectiveArgument word = words.value(0);
    const QByteArray path = word.key.isEmpty() ? word.value : word.key + '=' + word.value;
    if (words.size() != 1 || !isMethod || !path.startsWith('/'))
        return fail(
            directive.textOffset,
            LineError::tr("@route needs a method in capitals and a path: @route GET /orders."));
    if (!m_scenario.m_route.isEmpty())
        return fail(directive.nameOffset,
                    LineError::tr("A file answers one route; this is the second."));
    if (method == "HEAD" || method == "OPTIONS")
        return fail(directive.textOffset,
                    LineError::tr(
                        "%1 is answered by the server itself; choose GET, POST or another method.")
                        .arg(QString::fromLatin1(method)));
    // [spec] RFC 9110 §9.3, RFC 5789, and those of WebDAV and of drafts that serve streams.
    static const QList<QByteArray> methods{"get",    "post",  "put",    "patch",
                                           "delete", "query", "search", "report"};
    const QByteArray meant =
        methods.contains(method.toLower()) ? QByteArray() : closestName(method, methods);
    if (!meant.isEmpty())
        return fail(directive.textOffset,
                    LineError::tr("There is no method %1; %2 is probably meant.")
                        .arg(QString::fromLatin1(method), QString::fromLatin1(meant.toUpper())));
    if (path.contains('?') || path.contains('#'))
        return fail(
            words.first().offset,
            LineError::tr("A route is a path alone; the query is available as {{query.name}}."));
    m_scenario.m_route = QUrl::fromPercentEncoding(path);
    m_scenario.m_method = QString::fromLatin1(method);
    return true;
}

bool ScenarioCompiler::compileConnection(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("2")))
        return false;
    const QByteArray range = directive.arguments.first().value;
    const qsizetype dots = range.indexOf("..");
    const qint64 first = parseCount(dots < 0 ? range : range.first(dots), mostRepetitions);
    const QByteArray end = dots < 0 ? range : range.sliced(dots + 2);
    const qint64 last =
        end.isEmpty() ? ScenarioPart::everyAttempt : parseCount(end, mostRepetitions);
    if (first < 1 || last < first)
        return fail(
            directive.textOffset,
            LineError::tr("@connection counts attempts from 1: @connection 2, 2..4 or 3.. ."));

    if (m_scenario.m_parts.isEmpty() && !m_part.isNamed) {
        m_common = m_part;
        m_common.steps.clear();
        m_commonTemplates = m_templates;
    }
    // Comments before the first part are about the file; only fields make them a part of its own.
    const bool isWorthPlaying = m_part.isNamed || m_hasBegun;
    if (isWorthPlaying && !finishPart())
        return false;
    m_part = m_common;
    m_part.source.reset();
    m_partBegin = m_lineEnd;
    m_part.isNamed = true;
    m_part.firstAttempt = static_cast<int>(first);
    m_part.lastAttempt = static_cast<int>(last);
    m_templates = m_commonTemplates;
    m_hasBegun = false;
    return true;
}

bool ScenarioCompiler::compileHead(Directive &directive)
{
    LineError problem;
    return applyHeadDirective(directive, &m_part.head, &problem) || fail(problem);
}

bool ScenarioCompiler::compileBody(Directive &directive)
{
    LineError problem;
    return applyBodyDirective(directive, &m_part.head, &problem) || fail(problem);
}

bool ScenarioCompiler::compileShared(Directive &directive)
{
    m_part.isShared = true;
    return directive.arguments.isEmpty()
        || fail(directive.textOffset, LineError::tr("@shared takes no value."));
}

bool ScenarioCompiler::compileResume(Directive &directive)
{
    using Unknown = ScenarioPart::Resume::Unknown;
    static const QHash<QByteArray, Unknown> answers{{"earliest", Unknown::Earliest},
                                                    {"live", Unknown::Live},
                                                    {"204", Unknown::NoContent},
                                                    {"reset", Unknown::Reset}};
    ScenarioPart::Resume resume;
    for (const DirectiveArgument &argument : std::as_const(directive.arguments)) {
        const qint64 count = argument.key == "keep" ? parseCount(argument.value, mostKept) : -1;
        if (count >= 0)
            resume.keep = count;
        else if (argument.key == "unknown" && answers.contains(argument.value))
            resume.unknown = answers.value(argument.value);
        else
            return fail(argument.offset,
                        LineError::tr("@resume takes unknown=earliest, live, 204 or reset, and "
                                      "keep=N with a number up to %1.")
                            .arg(mostKept));
    }
    m_part.resume = resume;
    return true;
}

bool ScenarioCompiler::compileTemplate(Directive &directive)
{
    const QByteArray value = directive.arguments.value(0).value;
    if (directive.arguments.size() != 1 || (value != "on" && value != "off"))
        return fail(directive.textOffset, LineError::tr("@template is either on or off."));
    m_templates = value == "on";
    return true;
}

bool ScenarioCompiler::compileSeed(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("42")))
        return false;
    bool isNumber = false;
    m_part.seed = directive.arguments.first().value.toULongLong(&isNumber);
    return isNumber
        || fail(directive.textOffset, LineError::tr("@seed needs a whole number, as in @seed 42."));
}

bool ScenarioCompiler::compileLabel(Directive &directive)
{
    noteTitle(directive.text);
    if (m_hasBegun)
        m_part.steps.append(LabelStep{directive.text.trimmed()});
    return true;
}

bool ScenarioCompiler::compileWait(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("3s")))
        return false;
    LineError problem;
    const auto time = parseDurationRange(directive.arguments.first().value, &problem);
    if (!time)
        return fail(directive.arguments.first().offset + problem.offset, problem.message);
    begin();
    if (directive.name == "silence")
        m_part.steps.append(SilenceStep{*time});
    else
        m_part.steps.append(WaitStep{*time});
    return true;
}

bool ScenarioCompiler::compileAt(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("+12.345s")))
        return false;
    const DirectiveArgument &word = directive.arguments.first();
    const bool hasPlus = word.value.startsWith('+');
    LineError problem;
    const auto position = parseDuration(hasPlus ? word.value.sliced(1) : word.value, &problem);
    if (!position)
        return fail(word.offset + (hasPlus ? 1 : 0) + problem.offset, problem.message);
    begin();
    m_part.steps.append(AtStep{*position});
    return true;
}

bool ScenarioCompiler::compilePace(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("20/s")))
        return false;
    const DirectiveArgument &word = directive.arguments.first();
    LineError problem;
    // As recorded: no gaps but those that @at tells of.
    const auto gap =
        word.value == "recorded" ? std::chrono::microseconds(0) : parsePace(word.value, &problem);
    if (!gap)
        return fail(word.offset + problem.offset, problem.message);
    begin();
    m_part.steps.append(PaceStep{*gap});
    return true;
}

bool ScenarioCompiler::compileSpeed(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("2x")))
        return false;
    const DirectiveArgument &word = directive.arguments.first();
    bool isNumber = false;
    const double factor = word.value.chopped(1).toDouble(&isNumber);
    if (!isNumber || !word.value.endsWith('x') || factor < slowest || factor > fastest)
        return fail(word.offset,
                    LineError::tr("%1 is not a speed; write one from 0.01x to 1000x.")
                        .arg(quotedForMessage(word.value)));
    begin();
    m_part.steps.append(SpeedStep{factor});
    return true;
}

bool ScenarioCompiler::compileAwait(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("payment")))
        return false;
    begin();
    m_part.steps.append(AwaitStep{directive.arguments.first().value});
    return true;
}

bool ScenarioCompiler::compileHang(Directive &directive)
{
    if (!directive.arguments.isEmpty())
        return fail(directive.textOffset,
                    LineError::tr("@hang lasts for ever and takes no value; see @silence."));
    begin();
    m_part.steps.append(HangStep{});
    return true;
}

bool ScenarioCompiler::compileRepeat(Directive &directive)
{
    if (!needOneWord(directive, QStringLiteral("50")))
        return false;
    const QByteArray word = directive.arguments.first().value;
    const qint64 count =
        word == "forever" ? RepeatStep::endless : parseCount(word, mostRepetitions);
    if (word != "forever" && count < 1)
        return fail(
            directive.textOffset,
            LineError::tr("@repeat needs a number from 1 to %1, or forever.").arg(mostRepetitions));
    if (m_part.source)
        return fail(directive.nameOffset,
                    LineError::tr("A part of more than 1 MB is played from the file, as recordings "
                                  "are; @repeat cannot stand in it."));
    if (m_open.size() >= deepestRepeat)
        return fail(directive.nameOffset,
                    LineError::tr("@repeat can be nested %1 deep, not deeper.").arg(deepestRepeat));
    begin();
    const auto column = QString::fromUtf8(m_line.first(directive.nameOffset)).size() + 1;
    m_open.append({m_part.steps.size(), m_lineNumber, static_cast<int>(column)});
    m_part.steps.append(RepeatStep{count, 0});
    return true;
}

bool ScenarioCompiler::compileEnd(Directive &directive)
{
    if (!directive.arguments.isEmpty())
        return fail(directive.textOffset, LineError::tr("@end takes no value."));
    if (m_open.isEmpty())
        return fail(directive.nameOffset, LineError::tr("This @end has no @repeat to close."));
    const OpenRepeat open = m_open.takeLast();
    auto &repeat = std::get<RepeatStep>(m_part.steps[open.step]);
    const bool isNoticed =
        std::any_of(m_part.steps.cbegin() + open.step, m_part.steps.cend(), sendsOrWaits);
    if (repeat.count == RepeatStep::endless && !isNoticed)
        return fail(
            directive.nameOffset,
            LineError::tr("The loop that ends here goes on for ever without sending or waiting."));
    repeat.end = m_part.steps.size();
    m_part.steps.append(EndStep{});
    return true;
}

bool ScenarioCompiler::compileEof(Directive &directive)
{
    using Eof = ScenarioPart::Eof;
    const QByteArray word = directive.arguments.value(0).value;
    if (directive.arguments.size() == 1 && word == "close")
        m_part.eof = Eof::Close;
    else if (directive.arguments.size() == 1 && word == "hold")
        m_part.eof = Eof::Hold;
    else if (directive.arguments.size() == 1 && word == "loop")
        m_part.eof = Eof::Loop;
    else if (directive.arguments.size() == 1 && word == "no-content")
        m_part.eof = Eof::NoContent;
    else
        return fail(directive.textOffset,
                    LineError::tr("@eof is one of close, hold, loop, no-content."));
    return true;
}
