// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

// Tells which rows are among the selected ones. They are asked for in ascending order.
class SelectedRows
{
public:
    // ascending; nothing: all rows. Stays the caller's.
    explicit SelectedRows(const std::optional<std::vector<quint32>> &rows)
        : m_rows(rows)
    {
    }

    bool contains(qsizetype row)
    {
        if (!m_rows)
            return true;
        while (m_next < m_rows->size() && qsizetype((*m_rows)[m_next]) < row)
            ++m_next;
        return m_next < m_rows->size() && qsizetype((*m_rows)[m_next]) == row;
    }

private:
    const std::optional<std::vector<quint32>> &m_rows;
    size_t m_next = 0; // the first one that was not asked for yet
};
