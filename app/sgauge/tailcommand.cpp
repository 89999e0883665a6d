// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailcommand.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/interruption.h"
#include "app/sgauge/tail.h"
#include "lib/curl/curlcommand.h"
#include "lib/script/duration.h"
#include "lib/wire/httpheader.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace {

constexpr auto CommandName = "tail";

struct TailCommand
{
    Q_DECLARE_TR_FUNCTIONS(TailCommand)
};

QList<QCommandLineOption> options()
{
    const auto valued = [](const char *name) {
        const QString text = QString::fromLatin1(name);
        return QCommandLineOption(text, {}, text);
    };
    return {valued("count"),
            valued("timeout"),
            valued("header"),
            valued("last-event-id"),
            valued("policy"),
            valued("idle"),
            valued("as"),
            QCommandLineOption(QStringLiteral("lenient")),
            QCommandLineOption(QStringLiteral("json")),
            QCommandLineOption(QStringLiteral("print-curl"))};
}

// Where the words of curl begin, if the first word that belongs to no option is "curl".
qsizetype findCurl(const QStringList &arguments)
{
    const QList<QCommandLineOption> known = options();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (!word.startsWith(QLatin1String("--")))
            return word == QLatin1String("curl") ? i : arguments.size();
        const bool takesNext = std::any_of(known.begin(), known.end(), [&word](const auto &option) {
            return option.names().constFirst() == word.mid(2) && !option.valueName().isEmpty();
        });
        i += takesNext ? 1 : 0;
    }
    return arguments.size();
}

// Each of these fills in its part of the options, or returns a sentence about what is wrong.

QString readCurl(const QStringList &words, Tail::Options *tail)
{
    QString problem;
    const auto command = parseCurlArguments(words, &problem);
    if (!command)
        return toPrintable(problem.toUtf8());
    for (const QString &note : command->notes)
        Console::printError(QStringLiteral("sgauge: %1\n").arg(note));
    tail->request = command->request;
    tail->retryPolicy.kind = RetryPolicy::usual(tail->request.method);
    tail->lastEventId = command->lastEventId;
    return {};
}

QString readUrl(const QStringList &words, Tail::Options *tail)
{
    if (words.size() != 1) {
        return words.isEmpty() ? TailCommand::tr("The URL of an event stream is missing.")
                               : TailCommand::tr("One URL, please, not %1.").arg(words.size());
    }
    QString problem;
    const auto url = parseStreamUrl(words.constFirst(), &problem);
    tail->request.url = url.value_or(QUrl());
    return problem;
}

QString readCount(const QString &text, Tail::Options *tail)
{
    bool isNumber = false;
    tail->count = text.toLongLong(&isNumber);
    if (isNumber && tail->count > 0)
        return {};
    return TailCommand::tr("--count wants a number of events from 1 on, not “%1”.")
        .arg(toPrintable(text.toUtf8()));
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

QString readTimeout(const QString &text, Tail::Options *tail)
{
    return readTime(text, TailCommand::tr("--timeout: %1"), &tail->timeout);
}

QString readIdle(const QString &text, Tail::Options *tail)
{
    return readTime(text, TailCommand::tr("--idle: %1"), &tail->idleTimeout);
}

QString readPolicy(const QString &text, Tail::Options *tail)
{
    if (text == QLatin1String("standard"))
        tail->retryPolicy.kind = RetryPolicy::Kind::Standard;
    else if (text == QLatin1String("persistent"))
        tail->retryPolicy.kind = RetryPolicy::Kind::Persistent;
    else if (text == QLatin1String("once"))
        tail->retryPolicy.kind = RetryPolicy::Kind::Once;
    else
        return TailCommand::tr("--policy wants standard, persistent or once, not “%1”.")
            .arg(toPrintable(text.toUtf8()));
    return {};
}

QString readFormat(const QString &text, Tail::Options *tail)
{
    if (text == QLatin1String("events"))
        tail->request.bodyFormat = StreamRequest::BodyFormat::EventStream;
    else if (text == QLatin1String("json-lines"))
        tail->request.bodyFormat = StreamRequest::BodyFormat::JsonLines;
    else if (text == QLatin1String("lines"))
        tail->request.bodyFormat = StreamRequest::BodyFormat::Lines;
    else
        return TailCommand::tr("--as wants events, json-lines or lines, not “%1”.")
            .arg(toPrintable(text.toUtf8()));
    return {};
}

QString readHeader(const QString &text, Tail::Options *tail)
{
    const QByteArray line = text.toUtf8();
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).trimmed();
    if (!isHttpToken(name) || line.contains('\n') || line.contains('\r'))
        return TailCommand::tr("--header wants 'Name: value', not “%1”.").arg(toPrintable(line));
    tail->request.headers.append({name, line.sliced(colon + 1).trimmed()});
    return {};
}

QString readLastEventId(const QString &text, Tail::Options *tail)
{
    tail->lastEventId = text.toUtf8();
    return text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'))
        ? TailCommand::tr("An event id has no line breaks.")
        : QString();
}

QString readOptions(const QCommandLineParser &parser, Tail::Options *tail)
{
    QString problem;
    const auto read = [&](const char *name, QString (*reader)(const QString &, Tail::Options *)) {
        const QStringList values = parser.values(QString::fromLatin1(name));
        for (const QString &value : values) {
            if (problem.isEmpty())
                problem = reader(value, tail);
        }
    };
    read("count", readCount);
    read("timeout", readTimeout);
    read("header", readHeader);
    read("last-event-id", readLastEventId);
    read("policy", readPolicy);
    read("idle", readIdle);
    read("as", readFormat);
    if (parser.isSet(QStringLiteral("lenient")))
        tail->request.typeCheck = StreamRequest::TypeCheck::Lenient;
    tail->format = parser.isSet(QStringLiteral("json")) ? Tail::Format::Json : Tail::Format::Text;
    return problem;
}

} // namespace

QString tailSummary()
{
    return TailCommand::tr("connect to a stream and print what arrives");
}

QString tailHelp()
{
    return TailCommand::tr(
        "Connect to an event stream and print what arrives: events, comments, retry times,\n"
        "what the standard says to ignore, and each connection lost and found again.\n"
        "\n"
        "Usage: sgauge tail [OPTION…] URL\n"
        "       sgauge tail [OPTION…] curl ARGUMENT…\n"
        "\n"
        "The words of a curl command make the same request that curl makes. What of them is\n"
        "not taken over is said on stderr.\n"
        "\n"
        "  --count N              stop after N events\n"
        "  --timeout TIME         stop after 500ms, 10s, 2m …\n"
        "  --json                 print one JSON object a line\n"
        "  --header 'Name: value' send this header, too; as often as you like\n"
        "  --last-event-id ID     ask for what came after this event\n"
        "  --policy POLICY        come back as browsers do (standard), also after 4xx and 5xx and\n"
        "                         ever more slowly (persistent), or not at all (once), as is "
        "usual\n"
        "                         for other methods than GET\n"
        "  --idle TIME            take a connection that is silent for so long for lost\n"
        "  --lenient              take any Content-Type for an event stream\n"
        "  --as FORMAT            read the body as events, json-lines or lines\n"
        "  --print-curl           only print the request, as a curl command for a shell\n"
        "\n"
        "Lost connections are tried again as in a browser: after 3 s, or what the stream's\n"
        "retry field says. Ctrl-C ends it.\n"
        "\n"
        "Each JSON object has a kind and a time: open, event, comment, retry, ignored, finding,\n"
        "error. A finding is what is wrong with the stream as a whole.\n"
        "An error has readyState 0 if there will be another attempt, or 2 if it was the last;\n"
        "where the server refused, also its status and the start of the body.\n"
        "\n"
        "Examples:\n"
        "  sgauge tail http://127.0.0.1:8080/demo\n"
        "  sgauge tail --json --count 3 --timeout 10s http://127.0.0.1:8080/demo\n"
        "  sgauge tail --header 'Authorization: Bearer …' https://api.example.org/events\n"
        "  sgauge tail curl -d '{\"stream\":true}' -u me:secret https://api.example.org/chat\n"
        "\n"
        "Exit codes: 0 after --count events, if --timeout ends a stream that was open, or if\n"
        "the server ends one that is not to come back;\n"
        "1 if --timeout comes before --count events or before any connection, or if the\n"
        "stream is over for good; 2 wrong command line; 130 after Ctrl-C.\n");
}

int runTail(const QStringList &arguments)
{
    const qsizetype curl = findCurl(arguments);
    QCommandLineParser parser;
    if (!readArguments(&parser, CommandName, options(), arguments.first(curl)))
        return UsageError;
    Tail::Options tailOptions;
    QString problem = curl < arguments.size() ? readCurl(arguments.sliced(curl + 1), &tailOptions)
                                              : readUrl(parser.positionalArguments(), &tailOptions);
    if (problem.isEmpty())
        problem = readOptions(parser, &tailOptions);
    if (!problem.isEmpty())
        return usageError(CommandName, problem);
    if (parser.isSet(QStringLiteral("print-curl"))) {
        Console::print(toCurlCommand(tailOptions.request, tailOptions.lastEventId)
                       + QLatin1Char('\n'));
        return Success;
    }

    Interruption interruption;
    Tail tail(tailOptions);
    QObject::connect(&interruption, &Interruption::requested, &tail, &Tail::interrupt);
    QObject::connect(&tail, &Tail::finished, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    tail.start();
    return QCoreApplication::exec();
}
