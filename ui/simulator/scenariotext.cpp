// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenariotext.h"

#include <algorithm>

namespace {

constexpr QByteArrayView ByteOrderMark("\xEF\xBB\xBF");

// Takes it for a line end, or uses it inside.
bool isTakenByEditor(QChar c)
{
    return c == QLatin1Char('\r') || c.isNull() || c == QChar(0x2028) || c == QChar(0x2029)
        || c == QChar(0xFDD0) || c == QChar(0xFDD1);
}

} // namespace

QByteArray ScenarioText::bytes() const
{
    QByteArray bytes = text.toUtf8();
    if (lineEnd == LineEnd::CrLf)
        bytes.replace("\n", "\r\n");
    return hasByteOrderMark ? ByteOrderMark.toByteArray() + bytes : bytes;
}

std::optional<ScenarioText> ScenarioText::fromBytes(QByteArrayView bytes)
{
    ScenarioText result;
    result.hasByteOrderMark = bytes.startsWith(ByteOrderMark);
    result.text =
        QString::fromUtf8(result.hasByteOrderMark ? bytes.sliced(ByteOrderMark.size()) : bytes);
    if (result.text.contains(QLatin1String("\r\n"))) {
        result.lineEnd = LineEnd::CrLf;
        result.text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    }
    if (std::any_of(result.text.cbegin(), result.text.cend(), isTakenByEditor)
        || result.bytes() != bytes)
        return std::nullopt;
    return result;
}

QString readableText(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    for (QChar &c : text) {
        if (isTakenByEditor(c))
            c = QChar::ReplacementCharacter;
    }
    return text;
}
