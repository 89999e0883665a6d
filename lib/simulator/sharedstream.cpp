// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/sharedstream.h"

#include <limits>
#include <utility>

namespace {

constexpr qsizetype noLimit = std::numeric_limits<qsizetype>::max();

} // namespace

SharedStream::SharedStream(quint64 id, const ScenarioPart &part, ScenarioPlayer player)
    : m_id(id)
    , m_player(std::move(player))
    , m_resume(part.resume)
    , m_hasQueue(part.head.queue.has_value())
{
    if (m_resume)
        m_sent.keepBlocks();
}

void SharedStream::remove(quint64 connection)
{
    m_members.removeOne(connection);
    m_joining.removeOne(connection);
}

void SharedStream::admit()
{
    if (m_player.isAtBorder())
        m_members.append(std::exchange(m_joining, {}));
}

SharedSlice SharedStream::play(ScenarioPlayer::TimePoint now)
{
    SharedSlice slice;
    SentBlocks blocks;
    blocks.idBefore = m_sent.lastEventId();
    const bool isWhole = m_isBetweenLines && m_sent.isBetweenBlocks();
    const qint64 eventsBefore = m_sent.eventCount();
    // Newcomers begin behind the block that is open, so no more than that block.
    m_player.play(now, &slice.pieces, m_joining.isEmpty() ? noLimit : 0);
    for (const Piece &piece : std::as_const(slice.pieces)) {
        slice.size += piece.bytes.size();
        slice.chunks += httpChunk(piece.bytes);
        m_isBetweenLines = piece.bytes.endsWith('\n');
        m_sent.feed(piece.bytes, [this, &blocks](const StreamItem &item, QByteArrayView block) {
            blocks.items.append(item);
            if (item.kind() == StreamItem::Kind::Retry)
                blocks.retry = item.retry();
            if (m_resume && item.kind() == StreamItem::Kind::Event)
                m_sentEvents.add(item.lastEventId().toByteArray(), block, m_resume->keep);
        });
    }
    blocks.idAfter = m_sent.lastEventId();
    blocks.events = m_sent.eventCount() - eventsBefore;
    if (isWhole && m_isBetweenLines && m_sent.isBetweenBlocks())
        slice.blocks = blocks;
    return slice;
}
