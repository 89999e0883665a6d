// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/exportcommand.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/recordingfile.h"
#include "app/sgauge/rowfilter.h"
#include "app/sgauge/rowselection.h"
#include "app/sgauge/tailtext.h"
#include "lib/wire/printable.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>

namespace {

constexpr auto CommandName = "export";

struct ExportCommand
{
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

constexpr std::array<std::pair<const char *, ExportFormat>, 5> Formats{{
    {"sse", ExportFormat::Annotated},
    {"plain", ExportFormat::Plain},
    {"ndjson", ExportFormat::JsonLines},
    {"csv", ExportFormat::Csv},
    {"har", ExportFormat::Har},
}};

QList<QCommandLineOption> options()
{
    const QStringList output{QStringLiteral("output"), QStringLiteral("o")};
    return {QCommandLineOption(QStringLiteral("to"), {}, QStringLiteral("format")),
            QCommandLineOption(QStringLiteral("filter"), {}, QStringLiteral("filter")),
            QCommandLineOption(output, {}, QStringLiteral("file")),
            QCommandLineOption(QStringLiteral("force"))};
}

// Returns a sentence about what is wrong.
QString readFormat(const QString &text, ExportFormat *format)
{
    for (const auto &[name, value] : Formats) {
        if (text == QLatin1String(name)) {
            *format = value;
            return {};
        }
    }
    return text.isEmpty()
        ? ExportCommand::tr("Into what? Name a format, as in “--to ndjson”: sse, plain, ndjson, "
                            "csv or har.")
        : ExportCommand::tr("--to wants sse, plain, ndjson, csv or har, not “%1”.")
              .arg(toPrintable(text.toUtf8()));
}

QString readExport(const QCommandLineParser &parser, ExportFormat *format)
{
    QString problem = readFormat(parser.value(QStringLiteral("to")), format);
    if (problem.isEmpty() && parser.positionalArguments().size() != 1)
        problem =
            ExportCommand::tr("Name one recording, as in “sgauge export --to csv orders.sse”.");
    if (problem.isEmpty())
        problem = RowFilter().set(parser.value(QStringLiteral("filter")));
    const QString output = parser.value(QStringLiteral("output"));
    if (problem.isEmpty() && !parser.isSet(QStringLiteral("force")) && QFile::exists(output))
        problem = ExportCommand::tr("%1 is there already; --force writes over it.")
                      .arg(toPrintable(output.toUtf8()));
    return problem;
}

int fail(const QString &sentence)
{
    Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(sentence)));
    return Failure;
}

// What stdout does not take is an error, unless nobody reads any more.
QString writeToStdout(const ExportRequest &request)
{
    QFile file;
    if (!file.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return file.errorString();
    errno = 0;
    const QString error = exportCapture(request, &file, nullptr);
    return errno == EPIPE ? QString() : error;
}

} // namespace

QString exportSummary()
{
    return ExportCommand::tr("write a recording in another form");
}

QString exportHelp()
{
    return ExportCommand::tr(
        "Write a recording, or some of its rows, in another form.\n"
        "\n"
        "Usage: sgauge export --to FORMAT [OPTION…] FILE\n"
        "\n"
        "  --to FORMAT            sse: a recording; plain: the bytes of the stream alone;\n"
        "                         ndjson: as sgauge tail --json prints it; csv: for "
        "spreadsheets;\n"
        "                         har: for the developer tools of browsers\n"
        "  --filter FILTER        only the rows that match, such as 'type:order size>1kb'\n"
        "  -o, --output FILE      into this file instead of stdout\n"
        "  --force                write over that file\n"
        "\n"
        "FILE is a recording, or what can be made one: what curl -N or curl -i has printed,\n"
        "an HTTP Archive (.har), JSON lines.\n"
        "\n"
        "Examples:\n"
        "  sgauge export --to csv orders.sse -o orders.csv\n"
        "  sgauge export --to ndjson --filter 'jq:(.price > 100)' orders.sse\n"
        "  sgauge export --to sse devtools.har -o devtools.sse\n"
        "\n"
        "Exit codes: 0 if all was written; 1 if FILE cannot be read to its end or the output\n"
        "not be written; 2 wrong command line.\n");
}

int runExport(const QStringList &arguments)
{
    QCommandLineParser parser;
    if (!readArguments(&parser, CommandName, options(), arguments))
        return UsageError;
    ExportRequest request;
    const QString problem = readExport(parser, &request.format);
    if (!problem.isEmpty())
        return usageError(CommandName, problem);
    std::signal(SIGPIPE, SIG_IGN);
    QString error;
    const auto file = openRecording(parser.positionalArguments().constFirst(), &error);
    if (!file)
        return fail(error);
    const bool isWhole = selectRows(file, parser.value(QStringLiteral("filter")), &request);
    const QString output = parser.value(QStringLiteral("output"));
    error = output.isEmpty() ? writeToStdout(request) : exportToFile(request, output, nullptr);
    if (!error.isEmpty())
        return fail(error);
    return isWhole ? Success : Failure;
}
