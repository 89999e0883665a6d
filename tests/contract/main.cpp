// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lets a conformance harness drive our EventSource over HTTP; see CONTRIBUTING.md.
//     sse-contract-service [--port N]

#include "tests/contract/contractserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace {

void printError(const QString &line)
{
    std::fprintf(stderr, "sse-contract-service: %s\n", qPrintable(line));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_THREADED_GLIB", "1"); // as the programs do
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Lets a conformance harness drive Streamgauge's EventSource over HTTP."));
    parser.addHelpOption();
    const QCommandLineOption portOption(QStringLiteral("port"),
                                        QStringLiteral("Listen on this port of 127.0.0.1; 0: any."),
                                        QStringLiteral("number"), QStringLiteral("8000"));
    parser.addOption(portOption);
    parser.process(application);

    bool isPort = false;
    const quint16 port = parser.value(portOption).toUShort(&isPort);
    if (!isPort || !parser.positionalArguments().isEmpty()) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return 2;
    }
    ContractServer server;
    QObject::connect(&server, &ContractServer::logged, printError);
    QObject::connect(&server, &ContractServer::stopRequested, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    if (!server.listen(QHostAddress::LocalHost, port)) {
        printError(QStringLiteral("port %1: %2").arg(port).arg(server.errorString()));
        return 1;
    }
    std::printf("%s\n", server.url().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
