// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/literal.h"
#include "lib/query/regex.h"

#include <QString>

#include <variant>

// A text to look for, with smart case: one without capitals is found in any case, otherwise case
// counts. (A text of ASCII letters only is not found in letters such as the long s.)
class TextPattern
{
public:
    // text: not empty.
    explicit TextPattern(const QString &text);

    // Where it occurs first in bytes of UTF-8, at or after an offset; -1 if nowhere.
    qsizetype find(QByteArrayView bytes, qsizetype from = 0) const;

    bool occursIn(QByteArrayView bytes) const { return find(bytes) >= 0; }

    // Bytes of the text in UTF-8.
    qsizetype size() const { return m_size; }

    // The pattern as a Literal, if it is so simple; otherwise null.
    const Literal *literal() const { return std::get_if<Literal>(&m_matcher); }

    const QString &text() const { return m_text; }
    Qt::CaseSensitivity caseSensitivity() const { return m_caseSensitivity; }

private:
    QString m_text;
    qsizetype m_size;
    Qt::CaseSensitivity m_caseSensitivity;
    std::variant<Literal, Regex> m_matcher;
};
