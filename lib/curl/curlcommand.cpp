// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/curlcommand.h"

#include "lib/curl/ansicescapes.h"
#include "lib/curl/curlarguments.h"
#include "lib/curl/curlrequest.h"
#include "lib/curl/shellwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct CurlText
{
    Q_DECLARE_TR_FUNCTIONS(CurlText)
};

bool isCurl(QByteArrayView program)
{
    const qsizetype slash = std::max(program.lastIndexOf('/'), program.lastIndexOf('\\'));
    const QByteArrayView name = program.sliced(slash + 1);
    if (program.contains("://"))
        return false;
    return name == "curl" || name.compare("curl.exe", Qt::CaseInsensitive) == 0;
}

// The words of the next command, without the prompt.
std::optional<ShellWords> readCommand(QByteArrayView text, qsizetype from, QString *error)
{
    auto command = splitShellWords(text, from, error);
    if (command && command->words.value(0) == "$")
        command->words.removeFirst();
    return command;
}

// Whether the command writes what is piped into curl: `printf FORMAT |`, with nothing but escapes.
bool isInput(const ShellWords &command, QByteArrayView text)
{
    return command.words.size() == 2 && command.words.constFirst() == "printf"
        && !command.words.constLast().contains('%') && text.sliced(command.end).startsWith('|');
}

} // namespace

std::optional<CurlCommand> parseCurlCommand(const QString &text, QString *error)
{
    QString ignored;
    QString &problem = error ? *error : ignored;
    const QByteArray bytes = text.toUtf8();
    std::optional<QByteArray> input;
    auto command = readCommand(bytes, 0, &problem);
    if (command && isInput(*command, bytes)) {
        input = withoutAnsiCEscapes(command->words.constLast());
        command = readCommand(bytes, command->end + 1, &problem);
    }
    if (!command)
        return std::nullopt;
    if (!isCurl(command->words.value(0))) {
        problem = CurlText::tr("This is no curl command: it must begin with “curl”.");
        return std::nullopt;
    }
    auto arguments = readCurlArguments(command->words.sliced(1), input, &problem);
    if (!arguments)
        return std::nullopt;
    for (const QByteArray &expression : std::as_const(command->unexpanded)) {
        arguments->addNote(
            CurlText::tr("“%1” stands as it is: nothing is filled in here as in a shell.")
                .arg(curlExcerpt(expression)));
    }
    const QByteArray rest = bytes.sliced(command->end).trimmed();
    if (!rest.isEmpty()) {
        arguments->addNote(CurlText::tr("What follows the curl command is not taken over: “%1”.")
                               .arg(curlExcerpt(rest)));
    }
    return makeCurlCommand(*arguments, &problem);
}

std::optional<CurlCommand> parseCurlArguments(const QStringList &words, QString *error)
{
    QString ignored;
    QString &problem = error ? *error : ignored;
    QList<QByteArray> bytes;
    for (const QString &word : words)
        bytes.append(word.toUtf8());
    const auto arguments = readCurlArguments(bytes, std::nullopt, &problem);
    return arguments ? makeCurlCommand(*arguments, &problem) : std::nullopt;
}
