// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/condition.h"

#include <algorithm>

Conditions::Conditions(std::vector<ConditionPtr> parts)
    : m_parts(std::move(parts))
{
    Q_ASSERT(!m_parts.empty());
    std::stable_sort(
        m_parts.begin(), m_parts.end(),
        [](const ConditionPtr &a, const ConditionPtr &b) { return a->cost() < b->cost(); });
}

void Conditions::addParts(const QString &shown, TextParts *parts) const
{
    for (const ConditionPtr &part : m_parts)
        part->addParts(shown, parts);
}

bool AllOf::matches(const QueryRow &row)
{
    return std::all_of(m_parts.begin(), m_parts.end(),
                       [&](const ConditionPtr &part) { return part->matches(row); });
}

Candidates AllOf::candidates() const
{
    Candidates result;
    for (const ConditionPtr &part : m_parts)
        result = Candidates::allOf(std::move(result), part->candidates());
    return result;
}

bool AnyOf::matches(const QueryRow &row)
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&](const ConditionPtr &part) { return part->matches(row); });
}

Candidates AnyOf::candidates() const
{
    Candidates result = m_parts.front()->candidates();
    for (size_t i = 1; i < m_parts.size(); ++i)
        result = Candidates::anyOf(result, m_parts[i]->candidates());
    return result;
}
