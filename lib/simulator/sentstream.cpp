// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/sentstream.h"

#include <algorithm>

namespace {

constexpr qint64 largestBlock = 16 * 1024 * 1024;

} // namespace

SentStream::SentStream(const QByteArray &id)
    : m_parser(largestBlock)
{
    m_parser.setLastEventId(id);
}

void SentStream::feed(QByteArrayView bytes, const Visit &visit)
{
    if (m_keepsBlocks)
        m_kept.append(bytes);
    m_parser.feed(bytes);
    while (const StreamItem *item = m_parser.next()) {
        if (item->kind() == StreamItem::Kind::Event)
            ++m_events;
        else if (item->kind() == StreamItem::Kind::Retry)
            m_retry = item->retry();
        if (!visit)
            continue;
        // Comments that came before the block, in an earlier piece, are not kept.
        const qint64 begin = std::max<qint64>(0, item->begin() - m_keptBegin);
        const qint64 end = item->end() - m_keptBegin;
        const bool isKept = m_keepsBlocks && begin <= end && end <= m_kept.size();
        visit(*item, isKept ? QByteArrayView(m_kept).sliced(begin, end - begin) : QByteArrayView());
    }
    if (!m_keepsBlocks)
        return;
    const qint64 done = m_parser.position() - m_parser.pendingSize();
    m_kept.remove(0, std::clamp<qint64>(done - m_keptBegin, 0, m_kept.size()));
    m_keptBegin = done;
}

bool SentStream::pass(const SentBlocks &blocks, const Visit &visit)
{
    // At the very start a byte order mark may come.
    if (m_parser.position() == 0 || !isBetweenBlocks() || lastEventId() != blocks.idBefore)
        return false;
    for (const StreamItem &item : blocks.items)
        visit(item, {});
    if (blocks.idAfter != blocks.idBefore)
        m_parser.setLastEventId(blocks.idAfter);
    m_events += blocks.events;
    m_retry = blocks.retry ? blocks.retry : m_retry;
    return true;
}
