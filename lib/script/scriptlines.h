// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <optional>

// One line of a stream file.
struct ScriptLine
{
    int number = 0;      // from 1
    QByteArrayView text; // without its line end
    QByteArrayView eol;  // CRLF, LF, CR, or nothing at the end of the file
};

// Hands out the lines of a stream file one after the other. The bytes must outlive it.
class ScriptLines
{
public:
    explicit ScriptLines(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    std::optional<ScriptLine> next();

private:
    QByteArrayView m_rest;
    int m_number = 0;
};

// The file without the byte order mark that may stand at its start.
QByteArrayView withoutByteOrderMark(QByteArrayView bytes);

// Whether the first directive is the pragma `: @streamgauge`, before any field line, so that
// directives act (scenario-format.md §1).
bool hasPragma(QByteArrayView bytes);

// How many of the bytes are whole lines. isEnd: of the last line nothing is missing.
qsizetype wholeLines(QByteArrayView bytes, bool isEnd);
