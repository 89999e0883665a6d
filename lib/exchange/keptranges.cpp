// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/keptranges.h"

#include <algorithm>

namespace {

// Whether the rows inside a block come before this one, which stands for the whole.
bool standsForBlock(const CaptureIndex::Entry &entry)
{
    if (Record::isNote(entry.kind))
        return false;
    switch (entry.itemKind) {
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
    case StreamItem::Kind::BlockWithoutData:
    case StreamItem::Kind::TooLarge:
    case StreamItem::Kind::IncompleteBlock:
        return true;
    case StreamItem::Kind::Comment:
    case StreamItem::Kind::Retry:
    case StreamItem::Kind::UnknownField:
    case StreamItem::Kind::IdIgnored:
    case StreamItem::Kind::RetryIgnored:
    case StreamItem::Kind::ByteOrderMark:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

KeptRanges::KeptRanges(const ExportRequest &request, Blocks blocks)
    : m_request(request)
    , m_index(*request.index)
    , m_selected(request.rows)
    , m_blocks(blocks)
    , m_count(m_index.count())
{
}

std::optional<KeptRanges::Range> KeptRanges::rangeAt(qint64 place)
{
    do {
        while (!m_ranges.empty() && m_ranges.front().end <= place)
            m_ranges.pop_front();
        if (!m_ranges.empty())
            return m_ranges.front();
    } while (addNext());
    return std::nullopt;
}

// The ranges of the next block, or of the next row if that is in none.
bool KeptRanges::addNext()
{
    if (m_row > m_count)
        return false;
    if (m_row == m_count) { // what is behind the last one
        if (!m_request.rows)
            m_ranges.push_back({m_end, m_request.file->size()});
        ++m_row;
        return true;
    }
    const qsizetype last = blockEnd(m_row);
    const bool isInside = last < m_count && m_index.entry(last).begin <= m_index.entry(m_row).begin;
    const qsizetype end = isInside ? last : m_row;
    addGroup(m_row, end);
    m_end = std::max(m_end, rangeOf(end).end);
    m_row = end + 1;
    return true;
}

// The first row from that one on that stands for a block; count if there is none.
qsizetype KeptRanges::blockEnd(qsizetype row)
{
    if (m_blockRow >= row)
        return m_blockRow;
    m_blockRow = row;
    while (m_blockRow < m_count && !standsForBlock(m_index.entry(m_blockRow)))
        ++m_blockRow;
    return m_blockRow;
}

void KeptRanges::addGroup(qsizetype first, qsizetype last)
{
    std::vector<Range> selected;
    std::vector<Range> others;
    for (qsizetype row = first; row < last; ++row)
        (isSelected(row) ? selected : others).push_back(rangeOf(row));
    const qint64 begin = rangeOf(last).begin;
    if (!m_request.rows && m_end < begin)
        m_ranges.push_back({m_end, begin});
    const bool isWhole = isSelected(last);
    if (!isWhole) {
        m_ranges.insert(m_ranges.end(), selected.begin(), selected.end());
        return;
    }
    Range rest = rangeOf(last);
    for (const Range &other : others) {
        if (other.begin > rest.begin)
            m_ranges.push_back({rest.begin, other.begin});
        rest.begin = std::max(rest.begin, other.end);
    }
    if (rest.begin < rest.end)
        m_ranges.push_back(rest);
}

bool KeptRanges::isSelected(qsizetype row)
{
    return m_selected.contains(row) && (m_blocks == Blocks::All || isWanted(row));
}

bool KeptRanges::isWanted(qsizetype row) const
{
    const CaptureIndex::Entry entry = m_index.entry(row);
    if (Record::isNote(entry.kind))
        return true;
    if (entry.itemKind == StreamItem::Kind::IncompleteBlock)
        return false;
    return entry.itemKind != StreamItem::Kind::ByteOrderMark || m_index.attempt(row) <= 1;
}

// Of what was too large, the rest of the block is in no row.
KeptRanges::Range KeptRanges::rangeOf(qsizetype row) const
{
    const CaptureIndex::Entry entry = m_index.entry(row);
    const qint64 end = entry.begin + entry.size;
    const bool isLong = !Record::isNote(entry.kind) && entry.itemKind == StreamItem::Kind::TooLarge;
    if (!isLong)
        return {entry.begin, end};
    const qint64 next = row + 1 < m_count ? m_index.entry(row + 1).begin : m_request.file->size();
    return {entry.begin, std::max(end, next)};
}
