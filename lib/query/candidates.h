// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/regex.h"
#include "lib/query/textpattern.h"

#include <memory>
#include <vector>

// What the bytes of a block must have so that a condition can hold: one of some texts, or a match
// of a regular expression. By default nothing is known.
class Candidates
{
public:
    Candidates() = default;

    // The pattern must occur, or, if it has line breaks, the longest of its lines.
    static Candidates ofText(const QString &text);

    // The bytes must have this text.
    static Candidates ofLiteral(const Literal &literal);

    // The expression must match inside of a line.
    static Candidates ofRegex(std::shared_ptr<const Regex> regex);

    // Both must hold: the better one. One of them must hold: both, if something is known of both.
    static Candidates allOf(Candidates a, Candidates b);
    static Candidates anyOf(Candidates a, Candidates b);

    // The next place, at or after an offset, of what is needed; -1 if there is none, the offset if
    // nothing is known.
    qsizetype find(QByteArrayView bytes, qsizetype from) const;

    bool isNothingKnown() const { return m_literals.empty() && !m_regex; }

private:
    qsizetype selectivity() const;
    qsizetype findLiteral(QByteArrayView bytes, qsizetype from) const;

    std::vector<Literal> m_literals;      // any of these; or
    std::shared_ptr<const Regex> m_regex; // this,
    qsizetype m_regexSelectivity = 6;     // as good as a text of so many bytes
};
