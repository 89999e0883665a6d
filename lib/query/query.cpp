// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/query.h"

#include "lib/query/condition.h"
#include "lib/query/queryparser.h"

#include <algorithm>

Query::Query(std::unique_ptr<Condition> condition)
    : m_condition(std::move(condition))
    , m_candidates(
          std::make_unique<Candidates>(m_condition ? m_condition->candidates() : Candidates()))
    , m_needsPayload(m_condition && m_condition->cost() > Condition::Cost::Index)
{
}

Query::Query(Query &&other) noexcept = default;
Query &Query::operator=(Query &&other) noexcept = default;
Query::~Query() = default;

std::optional<Query> Query::parse(const QString &text, QueryError *error)
{
    auto condition = parseQuery(text, error);
    if (!condition)
        return std::nullopt;
    return Query(std::move(*condition));
}

bool Query::matches(const QueryRow &row)
{
    return !m_condition || m_condition->matches(row);
}

qsizetype Query::findCandidate(QByteArrayView bytes, qsizetype from)
{
    return m_candidates->find(bytes, from);
}

QList<std::pair<qsizetype, qsizetype>> Query::highlights(const QString &shown) const
{
    TextParts found;
    if (m_condition)
        m_condition->addParts(shown, &found);
    std::sort(found.begin(), found.end());
    TextParts result;
    for (const auto &[begin, length] : std::as_const(found)) {
        const qsizetype lastEnd =
            result.isEmpty() ? -1 : result.constLast().first + result.constLast().second;
        if (begin > lastEnd)
            result.append({begin, length});
        else
            result.last().second = std::max(lastEnd, begin + length) - result.constLast().first;
    }
    return result;
}
