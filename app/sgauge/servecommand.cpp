// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/servecommand.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/interruption.h"
#include "lib/simulator/builtinscenarios.h"
#include "lib/simulator/scenariofile.h"
#include "lib/simulator/simulator.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTime>

namespace {

constexpr auto CommandName = "serve";

struct ServeCommand
{
    Q_DECLARE_TR_FUNCTIONS(ServeCommand)
};

QString builtinList()
{
    QString list;
    for (const BuiltinScenario &builtin : builtinScenarios()) {
        QString problem;
        const auto scenario = loadScenario(builtin.name, &problem);
        const QString title = scenario ? scenario->title() : problem;
        list += QStringLiteral("  %1  %2\n").arg(builtin.name, -16).arg(title);
    }
    return list;
}

QList<QCommandLineOption> options()
{
    return {{QStringLiteral("port"), {}, QStringLiteral("port"), QStringLiteral("8080")},
            {QStringLiteral("host"), {}, QStringLiteral("host"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("static"), {}, QStringLiteral("static")},
            QCommandLineOption(QStringLiteral("quiet"))};
}

// Fills in the options, or returns a sentence about what is wrong with them.
QString readOptions(const QCommandLineParser &parser, Simulator::Options *options)
{
    const QString port = parser.value(QStringLiteral("port"));
    bool isPort = false;
    options->port = port.toUShort(&isPort);
    if (!isPort) {
        return ServeCommand::tr("--port wants a number from 0 to 65535, not “%1”.")
            .arg(toPrintable(port.toUtf8()));
    }
    const QString host = parser.value(QStringLiteral("host"));
    const bool isLocal = host == QLatin1String("localhost");
    if (!isLocal && !options->address.setAddress(host)) {
        return ServeCommand::tr(
                   "--host wants an IP address such as 127.0.0.1 or 0.0.0.0, not “%1”.")
            .arg(toPrintable(host.toUtf8()));
    }
    options->staticFolder = parser.value(QStringLiteral("static"));
    return {};
}

// False, and said why, if one of them cannot be played.
bool loadAll(const QStringList &names, QList<Scenario> *scenarios)
{
    for (const QString &name : names) {
        QString problem;
        const auto scenario = loadScenario(name, &problem);
        if (!scenario) {
            Console::printError(QStringLiteral("sgauge: %1\n").arg(toPrintable(problem.toUtf8())));
            return false;
        }
        scenarios->append(*scenario);
    }
    return true;
}

void showLogged(const QString &line)
{
    Console::printError(QTime::currentTime().toString(QStringLiteral("HH:mm:ss.zzz  "))
                        + toPrintable(line.toUtf8()) + QLatin1Char('\n'));
}

void announce(const Simulator &simulator, const Simulator::Options &options)
{
    if (!options.address.isLoopback()) {
        Console::printError(
            ServeCommand::tr("Others in your network can reach this server (--host %1).\n")
                .arg(options.address.toString()));
    }
    const QList<QUrl> urls = simulator.streamUrls();
    for (const QUrl &url : urls)
        Console::print(url.toString(QUrl::FullyEncoded) + QLatin1Char('\n'));
}

} // namespace

QString serveSummary()
{
    return ServeCommand::tr("play scenarios as an HTTP server");
}

QString serveHelp()
{
    return ServeCommand::tr(
               "Play scenarios as an HTTP server, each at its own route.\n"
               "\n"
               "Usage: sgauge serve [OPTION…] NAME|FILE…\n"
               "\n"
               "  --port N      listen on this port (8080); 0 takes any free one\n"
               "  --host IP     listen on this address (127.0.0.1); 0.0.0.0 lets others in\n"
               "  --static DIR  serve the files of this folder, too\n"
               "  --quiet       do not tell on stderr who asks for what\n"
               "\n"
               "Built-in scenarios:\n"
               "%1"
               "\n"
               "A file is a stream as it is sent, with directives in comment lines, or any\n"
               "recorded text/event-stream. The first line on stdout is the URL of the first\n"
               "scenario, once the server is ready. Open / in a browser for a page that\n"
               "shows the streams. Ctrl-C ends it.\n"
               "\n"
               "Examples:\n"
               "  sgauge serve demo\n"
               "  sgauge serve orders.sse random --port 3000 --static ./public\n"
               "\n"
               "Exit codes: 0 after Ctrl-C; 1 if it cannot start; 2 wrong command line or\n"
               "scenario.\n")
        .arg(builtinList());
}

int runServe(const QStringList &arguments)
{
    QCommandLineParser parser;
    if (!readArguments(&parser, CommandName, options(), arguments))
        return UsageError;
    Simulator::Options simulatorOptions;
    QString problem = readOptions(parser, &simulatorOptions);
    if (problem.isEmpty() && parser.positionalArguments().isEmpty()) {
        problem = ServeCommand::tr("Which scenario? Name a file or a built-in one:")
            + QLatin1Char('\n') + builtinList().chopped(1);
    }
    if (!problem.isEmpty())
        return usageError(CommandName, problem);
    QList<Scenario> scenarios;
    if (!loadAll(parser.positionalArguments(), &scenarios))
        return UsageError;

    Interruption interruption;
    QObject::connect(&interruption, &Interruption::requested, qApp,
                     [] { QCoreApplication::exit(Success); });
    Simulator simulator;
    if (!parser.isSet(QStringLiteral("quiet")))
        QObject::connect(&simulator, &Simulator::logged, qApp, showLogged);
    if (!simulator.start(scenarios, simulatorOptions)) {
        Console::printError(QStringLiteral("sgauge: %1\n").arg(simulator.errorString()));
        return Failure;
    }
    announce(simulator, simulatorOptions);
    return QCoreApplication::exec();
}
