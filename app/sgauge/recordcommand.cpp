// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/recordcommand.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/interruption.h"
#include "app/sgauge/recording.h"
#include "app/sgauge/tailtext.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <cmath>
#include <csignal>
#include <optional>

namespace {

constexpr auto CommandName = "record";

struct RecordCommand
{
    Q_DECLARE_TR_FUNCTIONS(RecordCommand)
};

QList<QCommandLineOption> options()
{
    const QStringList output{QStringLiteral("output"), QStringLiteral("o")};
    return streamOptions()
        + QList<QCommandLineOption>{QCommandLineOption(output, {}, QStringLiteral("file")),
                                    valuedOption("max-size"),
                                    QCommandLineOption(QStringLiteral("force")),
                                    QCommandLineOption(QStringLiteral("keep-secrets"))};
}

// "500kB", "1.5 GB", or so many bytes. Nothing if it is no size.
std::optional<qint64> parseSize(const QString &text)
{
    const QString lower = text.trimmed().toLower();
    static const QStringList units{QStringLiteral("kb"), QStringLiteral("mb"), QStringLiteral("gb"),
                                   QStringLiteral("tb")};
    double factor = 1;
    QString number = lower;
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (lower.endsWith(units.at(i))) {
            factor = std::pow(1000.0, double(i + 1));
            number = lower.chopped(2).trimmed();
        }
    }
    bool isNumber = false;
    const double size = number.toDouble(&isNumber) * factor;
    if (!isNumber || !(size >= 1 && size < 1e18))
        return std::nullopt;
    return qint64(size);
}

// Returns a sentence about what is wrong.
QString readRecordOptions(const QCommandLineParser &parser, Recording::Options *recording)
{
    recording->path = parser.value(QStringLiteral("output"));
    if (recording->path.isEmpty())
        return RecordCommand::tr("Where to? Name the file, as in “-o orders.sse”, before the URL "
                                 "or the word curl.");
    if (parser.isSet(QStringLiteral("max-size"))) {
        const QString text = parser.value(QStringLiteral("max-size"));
        const auto size = parseSize(text);
        if (!size) {
            return RecordCommand::tr(
                       "--max-size wants a size such as 500kB, 20MB or 2GB, not “%1”.")
                .arg(toPrintable(text.toUtf8()));
        }
        recording->maxSize = *size;
    }
    recording->keepsSecrets = parser.isSet(QStringLiteral("keep-secrets"));
    if (parser.isSet(QStringLiteral("force"))) {
        recording->existing = CaptureFile::Existing::Replaced;
    } else if (QFileInfo(recording->path).isFile()) {
        return RecordCommand::tr("%1 is there already; --force writes over it.")
            .arg(toPrintable(recording->path.toUtf8()));
    }
    return {};
}

} // namespace

QString recordSummary()
{
    return RecordCommand::tr("record a stream into a file");
}

QString recordHelp()
{
    return RecordCommand::
        tr("Record an event stream into a file: every byte of it, when it came, and what became\n"
           "of each connection. The file is a valid event stream itself. sgauge tail prints it,\n"
           "sgauge serve plays it, with its timing.\n"
           "\n"
           "Usage: sgauge record [OPTION…] -o FILE URL\n"
           "       sgauge record [OPTION…] -o FILE curl ARGUMENT…\n"
           "\n"
           "  -o, --output FILE      the file, which must not be there yet\n"
           "  --force                write over FILE\n"
           "  --max-size SIZE        stop with an error before FILE is larger than 500kB, 20MB,\n"
           "                         2GB … (20GB)\n"
           "  --keep-secrets         write credentials and cookies, too, instead of •••\n"
           "%1"
           "\n"
           "With --filter, FILE has everything until the recording ends, and then what matches.\n"
           "What the network brings together with the last of --count events is in the file,\n"
           "too. Lost connections are tried again as in a browser. Ctrl-C ends it. All that\n"
           "was received is in FILE at any time, whatever happens to the program.\n"
           "\n"
           "Examples:\n"
           "  sgauge record -o demo.sse --timeout 10s http://127.0.0.1:8080/demo\n"
           "  sgauge tail demo.sse\n"
           "  sgauge serve demo.sse\n"
           "\n"
           "Exit codes: 0 after --count events, if --timeout ends a stream that was open, or if\n"
           "the server ends one that is not to come back; 1 if --timeout comes before --count\n"
           "events or before any connection, if the stream fails for good, or if the file\n"
           "cannot be written; 2 wrong command line; 130 after Ctrl-C.\n")
            .arg(streamOptionsHelp());
}

int runRecord(const QStringList &arguments)
{
    const qsizetype curl = findCurl(arguments, options());
    QCommandLineParser parser;
    if (!readArguments(&parser, CommandName, options(), arguments.first(curl)))
        return UsageError;
    Recording::Options recordingOptions;
    QString problem = readStream(parser, arguments, curl, &recordingOptions.stream);
    if (problem.isEmpty())
        problem = readRecordOptions(parser, &recordingOptions);
    if (!problem.isEmpty())
        return usageError(CommandName, problem);

    std::signal(SIGXFSZ, SIG_IGN); // a limit of the file's size is an error like a full disk
    Interruption interruption;
    Recording recording(recordingOptions);
    QObject::connect(&interruption, &Interruption::requested, &recording, &Recording::interrupt);
    QObject::connect(&recording, &Recording::finished, qApp, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    if (!recording.start(&problem)) {
        Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(problem)));
        return Failure;
    }
    return QCoreApplication::exec();
}
