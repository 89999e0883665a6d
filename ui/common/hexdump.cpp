// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/hexdump.h"

namespace {

constexpr qsizetype PerLine = 16;
constexpr qsizetype Hex = 10; // where the parts of a line begin
constexpr qsizetype Ascii = Hex + PerLine * 3 + 2;
constexpr qsizetype LineLength = Ascii + PerLine + 1; // with its end

// Where a byte's two digits stand in its line.
qsizetype digits(qsizetype column)
{
    return Hex + column * 3 + (column < PerLine / 2 ? 0 : 1);
}

} // namespace

QString hexDump(QByteArrayView bytes)
{
    QString dump;
    for (qsizetype offset = 0; offset < bytes.size(); offset += PerLine) {
        const QByteArrayView line = bytes.sliced(offset, std::min(PerLine, bytes.size() - offset));
        QString hex;
        QString ascii;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const auto byte = static_cast<uchar>(line[i]);
            hex += QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0'));
            if (i == PerLine / 2 - 1)
                hex += QLatin1Char(' ');
            ascii += byte >= 0x20 && byte < 0x7F ? QLatin1Char(char(byte)) : QChar(u'·');
        }
        dump += QStringLiteral("%1  ").arg(offset, 8, 16, QLatin1Char('0'))
            + hex.leftJustified(Ascii - Hex) + ascii + QLatin1Char('\n');
    }
    return dump;
}

QList<HexDumpRange> hexDumpRanges(qsizetype begin, qsizetype end)
{
    QList<HexDumpRange> ranges;
    while (begin < end) {
        const qsizetype line = begin / PerLine;
        const qsizetype first = begin % PerLine;
        const qsizetype last = std::min(end - line * PerLine, PerLine) - 1;
        const qsizetype start = line * LineLength;
        ranges.append({start + digits(first), digits(last) + 2 - digits(first)});
        ranges.append({start + Ascii + first, last + 1 - first});
        begin = (line + 1) * PerLine;
    }
    return ranges;
}
