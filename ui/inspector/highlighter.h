// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/query/query.h"

#include <QObject>

// Which parts of the shown text are what the user looks for: by the filter, and by the search.
class Highlighter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Texts of queries; what does not parse, and what is blank, highlights nothing.
    void setFilter(const QString &text);
    void setSearch(const QString &text);

    // As position and length, in characters.
    using Ranges = QList<std::pair<qsizetype, qsizetype>>;
    Ranges filtered(const QString &shown) const;
    Ranges searched(const QString &shown) const;

signals:
    void changed();

private:
    std::optional<Query> m_filter;
    std::optional<Query> m_search;
};
