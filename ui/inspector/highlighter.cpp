// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/highlighter.h"

namespace {

std::optional<Query> parsed(const QString &text)
{
    QueryError error;
    return Query::parse(text, &error);
}

Highlighter::Ranges ranges(const std::optional<Query> &query, const QString &shown)
{
    return query ? query->highlights(shown) : Highlighter::Ranges();
}

} // namespace

void Highlighter::setFilter(const QString &text)
{
    m_filter = parsed(text);
    emit changed();
}

void Highlighter::setSearch(const QString &text)
{
    m_search = parsed(text);
    emit changed();
}

Highlighter::Ranges Highlighter::filtered(const QString &shown) const
{
    return ranges(m_filter, shown);
}

Highlighter::Ranges Highlighter::searched(const QString &shown) const
{
    return ranges(m_search, shown);
}
