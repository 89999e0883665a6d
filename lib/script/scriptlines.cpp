// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scriptlines.h"

#include "lib/script/directive.h"

#include <algorithm>

std::optional<ScriptLine> ScriptLines::next()
{
    if (m_rest.isEmpty())
        return std::nullopt;
    const auto end =
        std::find_if(m_rest.begin(), m_rest.end(), [](char c) { return c == '\n' || c == '\r'; });
    const qsizetype length = end - m_rest.begin();
    const QByteArrayView text = m_rest.first(length);
    m_rest = m_rest.sliced(length);
    const qsizetype eolLength = m_rest.startsWith("\r\n") ? 2 : m_rest.isEmpty() ? 0 : 1;
    const QByteArrayView eol = m_rest.first(eolLength);
    m_rest = m_rest.sliced(eolLength);
    return ScriptLine{++m_number, text, eol};
}

QByteArrayView withoutByteOrderMark(QByteArrayView bytes)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    return bytes.startsWith(mark) ? bytes.sliced(mark.size()) : bytes;
}

bool hasPragma(QByteArrayView bytes)
{
    ScriptLines lines(withoutByteOrderMark(bytes));
    while (const auto line = lines.next()) {
        if (const auto directive = parseDirective(line->text))
            return directive->name == "streamgauge";
        if (!line->text.isEmpty() && !line->text.startsWith(':'))
            return false;
    }
    return false;
}

qsizetype wholeLines(QByteArrayView bytes, bool isEnd)
{
    if (isEnd || bytes.isEmpty())
        return bytes.size();
    const qsizetype size = bytes.lastIndexOf('\n') + 1;
    // With CR alone the last byte may be half of a CRLF.
    return size > 0 ? size : bytes.chopped(1).lastIndexOf('\r') + 1;
}
