// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/regex.h"
#include "lib/query/textpattern.h"

#include <memory>
#include <vector>

// What the bytes of a block must have so that a condition can hold: a few requirements, each one of
// some texts or a match of a regular expression. By default nothing is known.
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

    // Both must hold, or one of them.
    static Candidates allOf(Candidates a, const Candidates &b);
    static Candidates anyOf(const Candidates &a, const Candidates &b);

    // A place, at or after an offset, such that no block that lies behind the offset and ends
    // before the place has what is needed; -1 if none has, the offset if nothing is known.
    qsizetype find(QByteArrayView bytes, qsizetype from) const;

private:
    struct Requirement
    {
        std::vector<Literal> literals;      // any of these; or
        std::shared_ptr<const Regex> regex; // this
        qsizetype selectivity = 0;          // it is as rare as a text of so many bytes

        qsizetype find(QByteArrayView bytes, qsizetype from) const;
        qsizetype findLiteral(QByteArrayView bytes, qsizetype from) const;
    };

    std::vector<Requirement> m_requirements; // the most selective first
};
