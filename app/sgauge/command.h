// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCommandLineOption>
#include <QList>
#include <QString>
#include <QStringList>

class QCommandLineParser;

// Exit codes of every command.
enum ExitCode {
    Success = 0,
    Failure = 1, // of the stream or the server
    UsageError = 2,
};

// What sgauge can do: `sgauge NAME ARGUMENT…`.
struct Command
{
    QByteArray name;
    QString (*summary)();                     // a few words
    QString (*help)();                        // all of `sgauge help NAME`
    int (*run)(const QStringList &arguments); // returns the exit code
};

// All of them, in the order of the help.
const QList<Command> &commands();

// Says on stderr what is wrong with the arguments of a command, and where its help is.
int usageError(QByteArrayView command, const QString &sentence);

// Lets the parser, which gets these options, read the arguments. False, after a usageError(),
// if there is an unknown option or one without its value.
bool readArguments(QCommandLineParser *parser, QByteArrayView command,
                   const QList<QCommandLineOption> &options, const QStringList &arguments);
