// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

// What the readers of shells' languages have in common.

inline bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

inline bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

// The offset behind the line end (LF, CRLF or CR) that begins at an offset.
qsizetype skipLineEnd(QByteArrayView text, qsizetype at);

// The sentence for a quotation or bracket whose opening mark, of some bytes, is at an offset.
QString neverClosed(QByteArrayView text, qsizetype at, qsizetype size);
