// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/command.h"

#include "app/sgauge/console.h"
#include "app/sgauge/exportcommand.h"
#include "app/sgauge/recordcommand.h"
#include "app/sgauge/servecommand.h"
#include "app/sgauge/tailcommand.h"
#include "lib/script/spelling.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace {

struct CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString unknownOption(const QString &name, const QList<QCommandLineOption> &options)
{
    QList<QByteArray> known;
    for (const QCommandLineOption &option : options)
        known += option.names().constFirst().toLatin1();
    const QString dashes = name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--");
    const QString shown = dashes + toPrintable(name.toUtf8());
    const QByteArray closest = closestName(name.toUtf8(), known);
    if (closest.isEmpty())
        return CommandLine::tr("There is no option %1.").arg(shown);
    return CommandLine::tr("There is no option %1; did you mean --%2?")
        .arg(shown, QString::fromLatin1(closest));
}

} // namespace

const QList<Command> &commands()
{
    static const QList<Command> all = {
        {"tail", tailSummary, tailHelp, runTail},
        {"record", recordSummary, recordHelp, runRecord},
        {"export", exportSummary, exportHelp, runExport},
        {"serve", serveSummary, serveHelp, runServe},
    };
    return all;
}

int usageError(QByteArrayView command, const QString &sentence)
{
    const QString name = QString::fromLatin1(command);
    const QString hint = CommandLine::tr("Type “sgauge help %1” to see how it is used.").arg(name);
    Console::printError(QStringLiteral("sgauge %1: %2\n%3\n").arg(name, sentence, hint));
    return UsageError;
}

bool readArguments(QCommandLineParser *parser, QByteArrayView command,
                   const QList<QCommandLineOption> &options, const QStringList &arguments)
{
    parser->addOptions(options);
    if (parser->parse(QStringList(QString::fromLatin1(command)) + arguments))
        return true;
    const QStringList unknown = parser->unknownOptionNames();
    usageError(command,
               unknown.isEmpty() ? toPrintable(parser->errorText().toUtf8())
                                 : unknownOption(unknown.constFirst(), options));
    return false;
}
