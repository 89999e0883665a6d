// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailcommand.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/interruption.h"
#include "app/sgauge/rowfilter.h"
#include "app/sgauge/streamoptions.h"
#include "app/sgauge/tail.h"
#include "app/sgauge/tailfile.h"
#include "lib/curl/curlcommand.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace {

constexpr auto CommandName = "tail";

struct TailCommand
{
    Q_DECLARE_TR_FUNCTIONS(TailCommand)
};

QList<QCommandLineOption> options()
{
    return streamOptions()
        + QList<QCommandLineOption>{QCommandLineOption(QStringLiteral("json")),
                                    QCommandLineOption(QStringLiteral("print-curl"))};
}

TailOutput::Format format(const QCommandLineParser &parser)
{
    return parser.isSet(QStringLiteral("json")) ? TailOutput::Format::Json
                                                : TailOutput::Format::Text;
}

int runTailFile(const QString &path, const QCommandLineParser &parser)
{
    for (const QString &name : parser.optionNames()) {
        if (!QStringList{QStringLiteral("json"), QStringLiteral("count"), QStringLiteral("filter")}
                 .contains(name))
            return usageError(CommandName,
                              TailCommand::tr("--%1 is for a URL, but %2 is a file.")
                                  .arg(name, toPrintable(path.toUtf8())));
    }
    TailFileOptions options;
    options.format = format(parser);
    if (parser.isSet(QStringLiteral("count"))) {
        const QString problem = readCount(parser.value(QStringLiteral("count")), &options.count);
        if (!problem.isEmpty())
            return usageError(CommandName, problem);
    }
    options.filter = parser.value(QStringLiteral("filter"));
    if (const QString problem = RowFilter().set(options.filter); !problem.isEmpty())
        return usageError(CommandName, problem);
    return tailFile(path, options);
}

} // namespace

QString tailSummary()
{
    return TailCommand::tr("connect to a stream and print what arrives");
}

QString tailHelp()
{
    return TailCommand::
        tr("Connect to an event stream and print what arrives: events, comments, retry times,\n"
           "what the standard says to ignore, and each connection lost and found again. Or print\n"
           "a recording the same way, with the times when it was made.\n"
           "\n"
           "Usage: sgauge tail [OPTION…] URL\n"
           "       sgauge tail [OPTION…] curl ARGUMENT…\n"
           "       sgauge tail [--json] [--count N] [--filter FILTER] FILE\n"
           "\n"
           "The words of a curl command make the same request that curl makes. What of them is\n"
           "not taken over is said on stderr. A FILE is what exists, ends in .sse, or begins with\n"
           "/, ./ or ../; it may also be what curl -N or curl -i has printed, an HTTP Archive\n"
           "(.har) or JSON lines.\n"
           "\n"
           "%1"
           "  --json                 print one JSON object a line\n"
           "  --print-curl           only print the request, as a curl command for a shell\n"
           "\n"
           "Lost connections are tried again as in a browser: after 3 s, or what the stream's\n"
           "retry field says. Ctrl-C ends it.\n"
           "\n"
           "Each JSON object has a kind and a time: open, event, comment, retry, ignored, "
           "finding,\n"
           "error. A finding is what is wrong with the stream as a whole.\n"
           "An error has readyState 0 if there will be another attempt, or 2 if it was the last;\n"
           "where the server refused, also its status and the start of the body.\n"
           "\n"
           "Examples:\n"
           "  sgauge tail http://127.0.0.1:8080/demo\n"
           "  sgauge tail --json --count 3 --timeout 10s http://127.0.0.1:8080/demo\n"
           "  sgauge tail --header 'Authorization: Bearer …' https://api.example.org/events\n"
           "  sgauge tail curl -d '{\"stream\":true}' -u me:secret https://api.example.org/chat\n"
           "  sgauge tail orders.sse\n"
           "\n"
           "Exit codes: 0 after --count events, if --timeout ends a stream that was open, if\n"
           "the server ends one that is not to come back, or at the end of a recording;\n"
           "1 if --timeout comes before --count events or before any connection, if the\n"
           "stream is over for good, or if a recording is damaged or has fewer than --count\n"
           "events; 2 wrong command line; 130 after Ctrl-C.\n")
            .arg(streamOptionsHelp());
}

int runTail(const QStringList &arguments)
{
    const qsizetype curl = findCurl(arguments, options());
    QCommandLineParser parser;
    if (!readArguments(&parser, CommandName, options(), arguments.first(curl)))
        return UsageError;
    const QStringList words = parser.positionalArguments();
    if (curl == arguments.size() && words.size() == 1 && isFileName(words.constFirst()))
        return runTailFile(words.constFirst(), parser);
    StreamOptions stream;
    const QString problem = readStream(parser, arguments, curl, &stream);
    if (!problem.isEmpty())
        return usageError(CommandName, problem);
    if (parser.isSet(QStringLiteral("print-curl"))) {
        Console::print(toCurlCommand(stream.request, stream.lastEventId) + QLatin1Char('\n'));
        return Success;
    }

    Interruption interruption;
    Tail tail(stream, format(parser));
    QObject::connect(&interruption, &Interruption::requested, &tail, &Tail::interrupt);
    QObject::connect(&tail, &Tail::finished, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    tail.start();
    return QCoreApplication::exec();
}
