// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/hexdump.h"

namespace {

constexpr qsizetype PerLine = 16;

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
            + hex.leftJustified(PerLine * 3 + 2) + ascii + QLatin1Char('\n');
    }
    return dump;
}
