// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/sharedstream.h"

#include <utility>

SharedStream::SharedStream(quint64 id, const ScenarioPart &part, ScenarioPlayer player)
    : m_id(id)
    , m_player(std::move(player))
    , m_resume(part.resume)
{
    if (m_resume)
        m_sent.keepBlocks();
}

void SharedStream::remove(quint64 connection)
{
    m_members.remove(connection);
    m_joining.remove(connection);
}

void SharedStream::admit()
{
    if (m_player.isAtBorder())
        m_members.unite(std::exchange(m_joining, {}));
}

QList<Piece> SharedStream::play(ScenarioPlayer::TimePoint now)
{
    QList<Piece> pieces;
    m_player.play(now, &pieces);
    if (!m_resume)
        return pieces;
    for (const Piece &piece : std::as_const(pieces)) {
        m_sent.feed(piece.bytes, [this](const StreamItem &item, QByteArrayView block) {
            if (item.kind() == StreamItem::Kind::Event)
                m_sentEvents.add(item.lastEventId().toByteArray(), block, m_resume->keep);
        });
    }
    return pieces;
}
