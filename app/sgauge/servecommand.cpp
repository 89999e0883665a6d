// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/servecommand.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/interruption.h"
#include "lib/simulator/builtinscenarios.h"
#include "lib/simulator/localcertificate.h"
#include "lib/simulator/playclock.h"
#include "lib/simulator/scenariofile.h"
#include "lib/simulator/simulator.h"
#include "lib/simulator/verdictreport.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>
#include <QSslSocket>
#include <QTime>

#include <algorithm>

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
            QCommandLineOption(QStringLiteral("tls")),
            {QStringLiteral("cert"), {}, QStringLiteral("cert")},
            {QStringLiteral("key"), {}, QStringLiteral("key")},
            {QStringLiteral("speed"), {}, QStringLiteral("speed")},
            {QStringLiteral("seed"), {}, QStringLiteral("seed")},
            {QStringLiteral("now"), {}, QStringLiteral("now")},
            {QStringLiteral("streams-per-client"), {}, QStringLiteral("streams-per-client")},
            {QStringLiteral("verdicts"), {}, QStringLiteral("verdicts")},
            QCommandLineOption(QStringLiteral("no-control")),
            QCommandLineOption(QStringLiteral("quiet"))};
}

// What the command line asks for.
struct ServeOptions
{
    Simulator::Options server;
    Simulator::Clock clock;
    QString verdicts; // the file; empty: none
};

QString readAddress(const QCommandLineParser &parser, Simulator::Options *options)
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
    options->hasControl = !parser.isSet(QStringLiteral("no-control"));
    return {};
}

QString readTls(const QCommandLineParser &parser, Simulator::Options *options)
{
    const QString chain = parser.value(QStringLiteral("cert"));
    const QString key = parser.value(QStringLiteral("key"));
    if (chain.isEmpty() && !key.isEmpty())
        return ServeCommand::tr("--key belongs to a certificate: --cert FILE.");
    if (chain.isEmpty() && !parser.isSet(QStringLiteral("tls")))
        return {};
    QString problem;
    const auto certificate = chain.isEmpty()
        ? makeLocalCertificate({options->address.toString()}, &problem)
        : readLocalCertificate(chain, key, &problem);
    if (!certificate)
        return problem;
    options->tls = QSslConfiguration::defaultConfiguration();
    options->tls->setLocalCertificateChain(certificate->chain);
    options->tls->setPrivateKey(certificate->key);
    options->tls->setPeerVerifyMode(QSslSocket::VerifyNone); // clients need no certificate
    return {};
}

QString readSpeed(const QString &text, Simulator::Clock *clock)
{
    if (text.isEmpty())
        return {};
    clock->skipsWaits = text == QLatin1String("max");
    bool isNumber = false;
    const double speed = QString(text).remove(QLatin1Char('x')).toDouble(&isNumber);
    if (clock->skipsWaits)
        return {};
    const bool isInRange = speed >= PlayClock::Slowest && speed <= PlayClock::Fastest; // nan is not
    if (!isNumber || !isInRange)
        return ServeCommand::tr("--speed wants a number from 0.1 to 100, or max, not “%1”.")
            .arg(toPrintable(text.toUtf8()));
    clock->speed = speed;
    return {};
}

QString readRepetition(const QCommandLineParser &parser, Simulator::Options *options)
{
    const QString seed = parser.value(QStringLiteral("seed"));
    bool isNumber = seed.isEmpty();
    if (!isNumber)
        options->seed = seed.toULongLong(&isNumber);
    if (!isNumber)
        return ServeCommand::tr("--seed wants a whole number, not “%1”.")
            .arg(toPrintable(seed.toUtf8()));
    const QString now = parser.value(QStringLiteral("now"));
    if (now.isEmpty())
        return {};
    options->begin = QDateTime::fromString(now, Qt::ISODateWithMs).toUTC();
    return options->begin->isValid()
        ? QString()
        : ServeCommand::tr("--now wants a time such as 2026-11-21T10:00:00Z, not “%1”.")
              .arg(toPrintable(now.toUtf8()));
}

QString readLimit(const QString &text, int *limit)
{
    bool isNumber = text.isEmpty();
    if (!isNumber)
        *limit = text.toInt(&isNumber);
    return isNumber && *limit >= 0
        ? QString()
        : ServeCommand::tr("--streams-per-client wants a number such as 6, not “%1”.")
              .arg(toPrintable(text.toUtf8()));
}

// What is wrong with that file is better known before the clients have come and gone.
QString readVerdictFile(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    const bool isWritable = !path.isEmpty() && !file.isDir() && folder.isDir()
        && (file.exists() ? file.isWritable() : folder.isWritable());
    return isWritable || path == QLatin1String("-")
        ? QString()
        : ServeCommand::tr("--verdicts wants a file that can be written, not “%1”.")
              .arg(toPrintable(path.toUtf8()));
}

// Fills in the options, or returns a sentence about what is wrong with them.
QString readOptions(const QCommandLineParser &parser, ServeOptions *options)
{
    options->verdicts = parser.value(QStringLiteral("verdicts"));
    QString problem = readAddress(parser, &options->server);
    if (problem.isEmpty())
        problem = readTls(parser, &options->server);
    if (problem.isEmpty())
        problem = readSpeed(parser.value(QStringLiteral("speed")), &options->clock);
    if (problem.isEmpty())
        problem = readRepetition(parser, &options->server);
    if (problem.isEmpty() && parser.isSet(QStringLiteral("verdicts")))
        problem = readVerdictFile(options->verdicts);
    if (problem.isEmpty())
        problem = readLimit(parser.value(QStringLiteral("streams-per-client")),
                            &options->server.streamsPerClient);
    return problem;
}

// False, and said why, if one of them cannot be played.
bool loadAll(const QStringList &names, QList<Scenario> *scenarios)
{
    for (const QString &name : names) {
        QString problem;
        const QList<Scenario> loaded = loadScenarios(name, &problem);
        if (loaded.isEmpty()) {
            Console::printError(QStringLiteral("sgauge: %1\n").arg(toPrintable(problem.toUtf8())));
            return false;
        }
        scenarios->append(loaded);
        for (const QString &warning : scenarioWarnings(name))
            Console::printError(ServeCommand::tr("warning: %1").arg(toPrintable(warning.toUtf8()))
                                + QLatin1Char('\n'));
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

// The form is told by the name: .xml is JUnit's, .json JSON, anything else text.
QByteArray verdictsFor(const QString &path, const QList<Verdict> &verdicts)
{
    if (path.endsWith(QLatin1String(".xml"), Qt::CaseInsensitive))
        return verdictsToJUnit(verdicts);
    if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return verdictsToJson(verdicts);
    return verdictsToText(verdicts).toUtf8();
}

// Judges the clients, and returns the exit code.
int writeVerdicts(const QString &path, const Simulator &simulator)
{
    const QList<Verdict> verdicts = judge(simulator.attempts(), std::chrono::steady_clock::now());
    const QByteArray bytes = verdictsFor(path, verdicts);
    if (path == QLatin1String("-")) {
        Console::print(QString::fromUtf8(bytes));
    } else {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()
            || !file.commit()) {
            Console::printError(ServeCommand::tr("sgauge: %1 cannot be written: %2.\n")
                                    .arg(path, file.errorString()));
            return Failure;
        }
    }
    const bool hasFailed = std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict &one) {
        return one.outcome == Verdict::Outcome::Failed;
    });
    return hasFailed ? Failure : Success;
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
               "Usage: sgauge serve [OPTION…] NAME|FILE|FOLDER…\n"
               "\n"
               "  --port N          listen on this port (8080); 0 takes any free one\n"
               "  --host IP         listen on this address (127.0.0.1); 0.0.0.0 lets others in\n"
               "  --static DIR      serve the files of this folder, too\n"
               "  --tls             speak https, with a certificate made for this machine\n"
               "  --cert FILE       speak https with this certificate (PEM), and its key …\n"
               "  --key FILE        … from this file unless it is in the same one\n"
               "  --speed X         play X times as fast (0.1 to 100), or max: without waiting\n"
               "  --seed N          draw the same random numbers each time\n"
               "  --now TIME        what {{now}} begins with: 2026-11-21T10:00:00Z\n"
               "  --streams-per-client N  let further streams wait, as browsers do with 6\n"
               "  --verdicts FILE   judge the clients when it ends: text, .json or .xml (JUnit)\n"
               "  --no-control      do not answer at /.streamgauge/\n"
               "  --quiet           do not tell on stderr who asks for what\n"
               "\n"
               "Built-in scenarios:\n"
               "%1"
               "\n"
               "A file is a stream as it is sent, with directives in comment lines, or any\n"
               "recorded text/event-stream. Of a folder every file *.sse is served, unless it\n"
               "has a @route of its own at its name. The first line on stdout is the URL of the\n"
               "first scenario, once the server is ready. Open / in a browser for a page that\n"
               "shows the streams; GET /.streamgauge/ tells what programs can ask of the server.\n"
               "Ctrl-C ends it.\n"
               "\n"
               "Examples:\n"
               "  sgauge serve demo\n"
               "  sgauge serve orders.sse random --port 3000 --static ./public\n"
               "  sgauge serve flaky --seed 7 --verdicts verdicts.xml\n"
               "\n"
               "Exit codes: 0 after Ctrl-C; 1 if it cannot start, or a client did wrong by\n"
               "--verdicts; 2 wrong command line or scenario.\n")
        .arg(builtinList());
}

int runServe(const QStringList &arguments)
{
    QCommandLineParser parser;
    if (!readArguments(&parser, CommandName, options(), arguments))
        return UsageError;
    ServeOptions serveOptions;
    QString problem = readOptions(parser, &serveOptions);
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
    if (!simulator.start(scenarios, serveOptions.server)) {
        Console::printError(QStringLiteral("sgauge: %1\n").arg(simulator.errorString()));
        return Failure;
    }
    simulator.setClock(serveOptions.clock);
    announce(simulator, serveOptions.server);
    const int code = QCoreApplication::exec();
    return code != Success || serveOptions.verdicts.isEmpty()
        ? code
        : writeVerdicts(serveOptions.verdicts, simulator);
}
