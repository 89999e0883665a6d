// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenariocompletion.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace {

struct ScenarioCompletion
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioCompletion)
};

struct Entry
{
    const char *text;
    const char *explanation; // untranslated
};

constexpr Entry directives[]{
    {"streamgauge 1",
     QT_TRANSLATE_NOOP("ScenarioCompletion", "the first one: directives act in this file")},
    {"route", QT_TRANSLATE_NOOP("ScenarioCompletion", "GET /path: what this scenario answers")},
    {"shared", QT_TRANSLATE_NOOP("ScenarioCompletion", "all clients get the same events")},
    {"connection",
     QT_TRANSLATE_NOOP("ScenarioCompletion", "2, or 3..: from here on for that attempt")},
    {"status",
     QT_TRANSLATE_NOOP("ScenarioCompletion", "503 retry-after=2: an answer that is no stream")},
    {"header",
     QT_TRANSLATE_NOOP("ScenarioCompletion", "Name: value of the response; -Name removes it")},
    {"cors", QT_TRANSLATE_NOOP("ScenarioCompletion", "* or an origin or off: who may read it")},
    {"framing",
     QT_TRANSLATE_NOOP("ScenarioCompletion", "chunked, close or length=N: how the body ends")},
    {"encoding",
     QT_TRANSLATE_NOOP("ScenarioCompletion", "gzip, or gzip-noflush for a proxy that buffers")},
    {"keepalive", QT_TRANSLATE_NOOP("ScenarioCompletion", "15s: a comment after that silence")},
    {"eol", QT_TRANSLATE_NOOP("ScenarioCompletion", "lf, crlf or cr: the line ends sent")},
    {"bom", QT_TRANSLATE_NOOP("ScenarioCompletion", "begin with a byte order mark")},
    {"template", QT_TRANSLATE_NOOP("ScenarioCompletion", "on or off: whether {{…}} is replaced")},
    {"seed", QT_TRANSLATE_NOOP("ScenarioCompletion", "42: the same random values each time")},
    {"queue",
     QT_TRANSLATE_NOOP("ScenarioCompletion",
                       "1000 policy=drop-oldest: events kept for a slow client")},
    {"resume", QT_TRANSLATE_NOOP("ScenarioCompletion", "go on behind the Last-Event-ID")},
    {"wait", QT_TRANSLATE_NOOP("ScenarioCompletion", "3s, 1s..4s or 3s~20%: then go on")},
    {"silence", QT_TRANSLATE_NOOP("ScenarioCompletion", "60s: wait without keep-alives")},
    {"at", QT_TRANSLATE_NOOP("ScenarioCompletion", "+12.345s: when, since the response began")},
    {"pace", QT_TRANSLATE_NOOP("ScenarioCompletion", "20/s or 50ms: time between events")},
    {"speed", QT_TRANSLATE_NOOP("ScenarioCompletion", "2x: all times that much faster")},
    {"hang", QT_TRANSLATE_NOOP("ScenarioCompletion", "send nothing any more, not even comments")},
    {"repeat", QT_TRANSLATE_NOOP("ScenarioCompletion", "50 or forever: from here to its @end")},
    {"end", QT_TRANSLATE_NOOP("ScenarioCompletion", "the end of a @repeat")},
    {"await", QT_TRANSLATE_NOOP("ScenarioCompletion", "NAME: stand until that is signalled")},
    {"label", QT_TRANSLATE_NOOP("ScenarioCompletion", "TEXT: a mark in the timeline, not sent")},
    {"eof",
     QT_TRANSLATE_NOOP("ScenarioCompletion",
                       "close, hold, loop or no-content: after the last line")},
    {"drop", QT_TRANSLATE_NOOP("ScenarioCompletion", "reset the connection")},
    {"close", QT_TRANSLATE_NOOP("ScenarioCompletion", "end the response properly")},
    {"truncate", QT_TRANSLATE_NOOP("ScenarioCompletion", "end it without the last chunk")},
    {"cut", QT_TRANSLATE_NOOP("ScenarioCompletion", "17: cut the next event after so many bytes")},
    {"chunk", QT_TRANSLATE_NOOP("ScenarioCompletion", "1..8b delay=5ms: send in small pieces")},
    {"rate", QT_TRANSLATE_NOOP("ScenarioCompletion", "2kb/s: send no faster")},
    {"dup", QT_TRANSLATE_NOOP("ScenarioCompletion", "the next event twice")},
    {"skip", QT_TRANSLATE_NOOP("ScenarioCompletion", "the next event not at all")},
    {"swap", QT_TRANSLATE_NOOP("ScenarioCompletion", "the next event behind its successor")},
    {"raw", QT_TRANSLATE_NOOP("ScenarioCompletion", "\"data: \\xC3\": exactly these bytes")},
    {"recorded", QT_TRANSLATE_NOOP("ScenarioCompletion", "of recordings: when it was; no effect")},
    {"request",
     QT_TRANSLATE_NOOP("ScenarioCompletion", "of recordings: what was asked; no effect")},
    {"sent", QT_TRANSLATE_NOOP("ScenarioCompletion", "of recordings: a request header; no effect")},
    {"ended", QT_TRANSLATE_NOOP("ScenarioCompletion", "of recordings: why it ended; no effect")},
};

constexpr Entry templates[]{
    {"seq", QT_TRANSLATE_NOOP("ScenarioCompletion", "1, 2, 3 …, counted for the route")},
    {"now", QT_TRANSLATE_NOOP("ScenarioCompletion", "the time, ISO 8601 in UTC")},
    {"now ms", QT_TRANSLATE_NOOP("ScenarioCompletion", "the time in ms since 1970")},
    {"now unix", QT_TRANSLATE_NOOP("ScenarioCompletion", "the time in s since 1970")},
    {"elapsed", QT_TRANSLATE_NOOP("ScenarioCompletion", "time since the response began")},
    {"random 1 100", QT_TRANSLATE_NOOP("ScenarioCompletion", "a number from 1 to 100")},
    {"pick a|b|c", QT_TRANSLATE_NOOP("ScenarioCompletion", "one of these")},
    {"uuid", QT_TRANSLATE_NOOP("ScenarioCompletion", "a random UUID")},
    {"hex 8", QT_TRANSLATE_NOOP("ScenarioCompletion", "random hexadecimal digits")},
    {"lorem 12", QT_TRANSLATE_NOOP("ScenarioCompletion", "so many words without a meaning")},
    {"repeat", QT_TRANSLATE_NOOP("ScenarioCompletion", "the round of the innermost @repeat")},
    {"connection", QT_TRANSLATE_NOOP("ScenarioCompletion", "the number of the attempt")},
    {"last-event-id", QT_TRANSLATE_NOOP("ScenarioCompletion", "what the client had last")},
    {"query.", QT_TRANSLATE_NOOP("ScenarioCompletion", "of the request: {{query.name}}")},
    {"header.", QT_TRANSLATE_NOOP("ScenarioCompletion", "of the request: {{header.name}}")},
    {"body.", QT_TRANSLATE_NOOP("ScenarioCompletion", "of the request's JSON: {{body.a.b}}")},
    {"lb", QT_TRANSLATE_NOOP("ScenarioCompletion", "{{ itself")},
};

template<size_t Size>
QList<Completion> matching(const Entry (&entries)[Size], const QString &typed)
{
    QList<Completion> items;
    for (const Entry &entry : entries) {
        const QString text = QString::fromLatin1(entry.text);
        if (text.startsWith(typed))
            items.append({text, ScenarioCompletion::tr(entry.explanation)});
    }
    return items;
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.');
}

qsizetype wordEnd(const QString &line, qsizetype from)
{
    while (from < line.size() && isNameCharacter(line[from]))
        ++from;
    return from;
}

} // namespace

CompletionList scenarioCompletions(const QString &line, qsizetype cursor)
{
    const QString before = line.first(cursor);
    const auto isName = [&](qsizetype begin) {
        return std::all_of(before.cbegin() + begin, before.cend(), isNameCharacter);
    };
    const qsizetype at = before.indexOf(QLatin1Char('@'));
    if (before.startsWith(QLatin1Char(':')) && at > 0
        && before.mid(1, at - 1).trimmed().isEmpty()) {
        const qsizetype begin = before.mid(at + 1, 1) == QLatin1String("?") ? at + 2 : at + 1;
        if (!isName(begin))
            return {};
        return {begin, wordEnd(line, cursor), matching(directives, before.mid(begin))};
    }
    const qsizetype open = before.lastIndexOf(QLatin1String("{{"));
    if (open < 0 || before.startsWith(QLatin1Char(':')) || !isName(open + 2))
        return {};
    CompletionList list{open + 2, wordEnd(line, cursor), matching(templates, before.mid(open + 2))};
    const bool isOpen = !line.mid(list.end).startsWith(QLatin1String("}}"));
    for (Completion &item : list.items) {
        if (isOpen && !item.text.endsWith(QLatin1Char('.')))
            item.text += QLatin1String("}}");
    }
    return list;
}
