// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/streamoptions.h"

#include "app/sgauge/console.h"
#include "app/sgauge/rowfilter.h"
#include "lib/curl/curlcommand.h"
#include "lib/script/duration.h"
#include "lib/wire/httpheader.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace {

struct StreamText
{
    Q_DECLARE_TR_FUNCTIONS(StreamOptions)
};

// Each of these fills in its part of the options, or returns a sentence about what is wrong.

QString readCurl(const QStringList &words, StreamOptions *stream)
{
    QString problem;
    const auto command = parseCurlArguments(words, &problem);
    if (!command)
        return toPrintable(problem.toUtf8());
    for (const QString &note : command->notes)
        Console::printError(QStringLiteral("sgauge: %1\n").arg(note));
    stream->request = command->request;
    stream->retryPolicy.kind = RetryPolicy::usual(stream->request.method);
    stream->lastEventId = command->lastEventId;
    return {};
}

QString readUrl(const QStringList &words, StreamOptions *stream)
{
    if (words.size() != 1) {
        return words.isEmpty() ? StreamText::tr("The URL of an event stream is missing.")
                               : StreamText::tr("One URL, please, not %1.").arg(words.size());
    }
    QString problem;
    const auto url = parseStreamUrl(words.constFirst(), &problem);
    stream->request.url = url.value_or(QUrl());
    return problem;
}

// problem: the sentence, in which %1 is what is wrong with the text.
QString readTime(const QString &text, const QString &problem, std::chrono::milliseconds *time)
{
    LineError error;
    const auto read = parseDuration(text.toUtf8(), &error);
    if (!read)
        return problem.arg(error.message);
    *time = std::chrono::ceil<std::chrono::milliseconds>(*read);
    return {};
}

QString readTimeout(const QString &text, StreamOptions *stream)
{
    return readTime(text, StreamText::tr("--timeout: %1"), &stream->timeout);
}

QString readIdle(const QString &text, StreamOptions *stream)
{
    return readTime(text, StreamText::tr("--idle: %1"), &stream->idleTimeout);
}

QString readPolicy(const QString &text, StreamOptions *stream)
{
    if (text == QLatin1String("standard"))
        stream->retryPolicy.kind = RetryPolicy::Kind::Standard;
    else if (text == QLatin1String("persistent"))
        stream->retryPolicy.kind = RetryPolicy::Kind::Persistent;
    else if (text == QLatin1String("once"))
        stream->retryPolicy.kind = RetryPolicy::Kind::Once;
    else
        return StreamText::tr("--policy wants standard, persistent or once, not “%1”.")
            .arg(toPrintable(text.toUtf8()));
    return {};
}

QString readFormat(const QString &text, StreamOptions *stream)
{
    if (text == QLatin1String("events"))
        stream->request.bodyFormat = StreamRequest::BodyFormat::EventStream;
    else if (text == QLatin1String("json-lines"))
        stream->request.bodyFormat = StreamRequest::BodyFormat::JsonLines;
    else if (text == QLatin1String("lines"))
        stream->request.bodyFormat = StreamRequest::BodyFormat::Lines;
    else
        return StreamText::tr("--as wants events, json-lines or lines, not “%1”.")
            .arg(toPrintable(text.toUtf8()));
    return {};
}

QString readHeader(const QString &text, StreamOptions *stream)
{
    const QByteArray line = text.toUtf8();
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).trimmed();
    if (!isHttpToken(name) || line.contains('\n') || line.contains('\r'))
        return StreamText::tr("--header wants 'Name: value', not “%1”.").arg(toPrintable(line));
    stream->request.headers.append({name, line.sliced(colon + 1).trimmed()});
    return {};
}

QString readFilter(const QString &text, StreamOptions *stream)
{
    stream->filter = text;
    return RowFilter().set(text);
}

QString readLastEventId(const QString &text, StreamOptions *stream)
{
    stream->lastEventId = text.toUtf8();
    return text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'))
        ? StreamText::tr("An event id has no line breaks.")
        : QString();
}

QString readEventCount(const QString &text, StreamOptions *stream)
{
    return readCount(text, &stream->count);
}

QString readOptions(const QCommandLineParser &parser, StreamOptions *stream)
{
    QString problem;
    const auto read = [&](const char *name, QString (*reader)(const QString &, StreamOptions *)) {
        const QStringList values = parser.values(QString::fromLatin1(name));
        for (const QString &value : values) {
            if (problem.isEmpty())
                problem = reader(value, stream);
        }
    };
    read("count", readEventCount);
    read("timeout", readTimeout);
    read("filter", readFilter);
    read("header", readHeader);
    read("last-event-id", readLastEventId);
    read("policy", readPolicy);
    read("idle", readIdle);
    read("as", readFormat);
    if (parser.isSet(QStringLiteral("lenient")))
        stream->request.typeCheck = StreamRequest::TypeCheck::Lenient;
    return problem;
}

} // namespace

QCommandLineOption valuedOption(const char *name)
{
    const QString text = QString::fromLatin1(name);
    return {text, {}, text};
}

QList<QCommandLineOption> streamOptions()
{
    return {valuedOption("count"),
            valuedOption("timeout"),
            valuedOption("filter"),
            valuedOption("header"),
            valuedOption("last-event-id"),
            valuedOption("policy"),
            valuedOption("idle"),
            valuedOption("as"),
            QCommandLineOption(QStringLiteral("lenient"))};
}

QString streamOptionsHelp()
{
    return StreamText::tr(
        "  --count N              stop after N events that pass the filter\n"
        "  --filter FILTER        only what matches, such as 'type:order size>1kb'\n"
        "  --timeout TIME         stop after 500ms, 10s, 2m …\n"
        "  --header 'Name: value' send this header, too; as often as you like\n"
        "  --last-event-id ID     ask for what came after this event\n"
        "  --policy POLICY        come back as browsers do (standard), also after 4xx and 5xx and\n"
        "                         ever more slowly (persistent), or not at all (once), as is "
        "usual\n"
        "                         for other methods than GET\n"
        "  --idle TIME            take a connection that is silent for so long for lost\n"
        "  --lenient              take any Content-Type for an event stream\n"
        "  --as FORMAT            read the body as events, json-lines or lines\n");
}

qsizetype findCurl(const QStringList &arguments, const QList<QCommandLineOption> &options)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (!word.startsWith(QLatin1Char('-')))
            return word == QLatin1String("curl") ? i : arguments.size();
        const QString name = word.mid(word.startsWith(QLatin1String("--")) ? 2 : 1);
        const bool takesNext =
            std::any_of(options.begin(), options.end(), [&name](const auto &option) {
                return option.names().contains(name) && !option.valueName().isEmpty();
            });
        i += takesNext ? 1 : 0;
    }
    return arguments.size();
}

QString readStream(const QCommandLineParser &parser, const QStringList &arguments, qsizetype curl,
                   StreamOptions *options)
{
    const QString problem = curl < arguments.size()
        ? readCurl(arguments.sliced(curl + 1), options)
        : readUrl(parser.positionalArguments(), options);
    return problem.isEmpty() ? readOptions(parser, options) : problem;
}

QString readCount(const QString &text, qint64 *count)
{
    bool isNumber = false;
    *count = text.toLongLong(&isNumber);
    if (isNumber && *count > 0)
        return {};
    return StreamText::tr("--count wants a number of events from 1 on, not “%1”.")
        .arg(toPrintable(text.toUtf8()));
}
