// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/streamrequest.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

// What a curl command line asks for.
struct CurlCommand
{
    StreamRequest request;

    // Of a Last-Event-ID header, which is not among the request's: it is where an EventSource
    // starts, not what it says each time it comes back.
    QByteArray lastEventId;

    // One translated sentence for each thing that was not taken over. None that a line end or
    // control character could be in.
    QStringList notes;
};

// Reads a command line as it is pasted from a shell or from a browser's "Copy as cURL", for POSIX
// shells or for cmd.exe (see splitShellWords()). A prompt "$ " may stand before it, as may a
// printf whose output is piped into it, as toCurlCommand() has it. What stands behind the first
// command is noted, as is each option that is unknown or means nothing here; variables and
// commands are not filled in. What curl sends by default it has, too: without --compressed
// Compression::Declined, and with data POST and a Content-Type. An Accept of curl's own it has not.
//
// Reads the files that the command names after an @, but never waits for one.
//
// Nothing, and one sentence in *error, if it is no curl command, has no URL, a quotation is never
// closed, the value of an option is missing, a file cannot be read, or no request can be made of it
// (streamRequestProblem()).
std::optional<CurlCommand> parseCurlCommand(const QString &text, QString *error);

// The same for the words after "curl", already split by a shell.
std::optional<CurlCommand> parseCurlArguments(const QStringList &words, QString *error);

// A command that makes the same request when it is pasted into a POSIX shell (bash, dash, zsh),
// with the headers that an EventSource sends by itself, other than User-Agent. What a command line
// cannot hold, binary or more than 96 KiB, is piped into curl. Not in it, since curl has no words
// for them: the body's format, the check of its type, and of a TLS exception which certificate it
// is for.
//
// parseCurlCommand() reads it back, apart from headers that do not have the form of RFC 9110,
// section 5, or that hold control characters.
QString toCurlCommand(const StreamRequest &request, QByteArrayView lastEventId);
