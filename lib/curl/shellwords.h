// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

// The words of one command, as a shell hands them over.
struct ShellWords
{
    QList<QByteArray> words;

    // What a shell would have replaced, such as "$TOKEN" or "$(date)", each once, at most eight.
    // It stands in the words as it was written.
    QList<QByteArray> unexpanded;

    // Where the command ended: at an operator (| & ; < > and a descriptor's number before it,
    // parentheses, a line end), or the end of the text.
    qsizetype end = 0;
};

// Splits the first command of a text (UTF-8), from an offset on, as POSIX says ("Shell Command
// Language", 2.2 and 2.3): quotes, backslashes, continued lines, comments, ~ for the home folder.
// Beyond POSIX it knows $'…' and $"…" of bash and zsh; and where a ^ stands before a quote or a
// line end, the text is read as cmd.exe and the C library of Windows do. Line ends are LF, CRLF
// or CR. Nothing is run, and no variable filled in.
//
// Nothing, and one sentence with line and column in *error, if a quotation is never closed.
std::optional<ShellWords> splitShellWords(QByteArrayView text, qsizetype from, QString *error);
