// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/namepattern.h"

#include <algorithm>

NamePattern::NamePattern(const QByteArray &pattern, Stars stars)
    : m_parts(stars == Stars::ForAnything ? pattern.split('*') : QList<QByteArray>{pattern})
{
}

bool NamePattern::matches(QByteArrayView name) const
{
    if (m_parts.size() == 1)
        return name == m_parts.front();
    const QByteArray &last = m_parts.back();
    if (!name.startsWith(m_parts.front()))
        return false;
    qsizetype at = m_parts.front().size();
    for (qsizetype i = 1; i + 1 < m_parts.size(); ++i) { // the leftmost place leaves the most
        const qsizetype found = name.indexOf(m_parts[i], at);
        if (found < 0)
            return false;
        at = found + m_parts[i].size();
    }
    return name.size() - at >= last.size() && name.endsWith(last);
}

Candidates NamePattern::candidates() const
{
    const auto longest = std::max_element(
        m_parts.begin(), m_parts.end(),
        [](const QByteArray &a, const QByteArray &b) { return a.size() < b.size(); });
    if (longest->isEmpty())
        return {};
    return Candidates::ofLiteral(Literal(*longest, Literal::Letters::Exact));
}
