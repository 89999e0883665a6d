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
    std::erase_if(m_joining,
                  [connection](const Newcomer &one) { return one.connection == connection; });
}

void SharedStream::add(quint64 connection, const ResumePlan &plan)
{
    m_joining.push_back(
        {connection, plan.isResuming ? std::optional(m_sentEvents.added()) : std::nullopt});
}

QList<SharedStream::Late> SharedStream::admit()
{
    QList<Late> late;
    if (!m_player.isAtBorder())
        return late;
    for (const Newcomer &newcomer : std::exchange(m_joining, {})) {
        m_members.append(newcomer.connection);
        const QByteArray missed =
            newcomer.eventsBefore ? m_sentEvents.addedSince(*newcomer.eventsBefore) : QByteArray();
        if (!missed.isEmpty())
            late.append({newcomer.connection, missed});
    }
    return late;
}

QSet<quint64> SharedStream::receivers() const
{
    QSet<quint64> receivers(m_members.begin(), m_members.end());
    for (const Newcomer &newcomer : m_joining) {
        if (newcomer.eventsBefore)
            receivers.insert(newcomer.connection);
    }
    return receivers;
}

SharedSlice SharedStream::play(ScenarioPlayer::TimePoint now)
{
    SharedSlice slice;
    SentBlocks blocks;
    blocks.idBefore = m_sent.lastEventId();
    const bool isWhole = m_isBetweenLines && m_sent.isBetweenBlocks();
    const qint64 eventsBefore = m_sent.eventCount();
    // Newcomers begin behind the block that is open, so no more than that block.
    m_player.play(now, &slice.pieces, m_joining.empty() ? noLimit : 0);
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
