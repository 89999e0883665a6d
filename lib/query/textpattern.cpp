// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/textpattern.h"

#include <QList>

#include <algorithm>

namespace {

// Whether other characters than A to Z have another case.
bool hasForeignCase(const QString &text)
{
    const QList<uint> codes = text.toUcs4();
    return std::any_of(codes.begin(), codes.end(), [](char32_t code) {
        return code >= 0x80
            && (QChar::toUpper(code) != code || QChar::toLower(code) != code
                || QChar::toCaseFolded(code) != code);
    });
}

std::variant<Literal, Regex> matcher(const QString &text, Qt::CaseSensitivity caseSensitivity)
{
    const QByteArray bytes = text.toUtf8();
    if (caseSensitivity == Qt::CaseSensitive)
        return Literal(bytes, Literal::Letters::Exact);
    if (hasForeignCase(text)) {
        Regex::Error error;
        if (auto regex = Regex::compile(bytes, Regex::Verbatim | Regex::Caseless, &error))
            return std::move(*regex);
    }
    return Literal(bytes, Literal::Letters::AsciiCaseless);
}

} // namespace

TextPattern::TextPattern(const QString &text)
    : m_text(text)
    , m_size(text.toUtf8().size())
    , m_caseSensitivity(text == text.toLower() ? Qt::CaseInsensitive : Qt::CaseSensitive)
    , m_matcher(matcher(text, m_caseSensitivity))
{
}

qsizetype TextPattern::find(QByteArrayView bytes, qsizetype from) const
{
    if (const Literal *text = literal())
        return text->find(bytes, from);
    return std::get<Regex>(m_matcher).search(bytes, from).begin;
}
