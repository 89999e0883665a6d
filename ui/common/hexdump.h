// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

// Sixteen bytes a line: offset, hexadecimal, and ASCII with a dot for everything else.
QString hexDump(QByteArrayView bytes);

// Where some of the bytes stand in the dump: for each line of it the characters of the hexadecimal
// part and those of the ASCII part.
struct HexDumpRange
{
    qsizetype begin;
    qsizetype size;
};
QList<HexDumpRange> hexDumpRanges(qsizetype begin, qsizetype end);
