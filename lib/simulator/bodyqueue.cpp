// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/bodyqueue.h"

#include <algorithm>
#include <limits>

void BodyQueue::add(const Piece &piece)
{
    using Policy = StreamHead::Queue::Policy;
    if (piece.beginsBlock && m_queue && m_blocks >= m_queue->limit) {
        switch (m_queue->policy) {
        case Policy::Block: // whoever makes the pieces waits, but what is pushed is taken
            break;
        case Policy::DropOldest:
            dropOldest();
            break;
        case Policy::DropNewest:
            m_isDropping = true;
            ++m_dropped;
            break;
        case Policy::Disconnect:
            m_isOverflowing = true;
            break;
        }
    }
    const bool isDropped = m_isDropping;
    m_isDropping = m_isDropping && !piece.endsBlock;
    if (isDropped)
        return;
    m_blocks += piece.beginsBlock ? 1 : 0;
    m_size += piece.bytes.size();
    m_pieces.push_back(piece);
}

// The first block of which nothing was taken; the one that is coming in stays.
void BodyQueue::dropOldest()
{
    const auto first = std::find_if(m_pieces.begin(), m_pieces.end(),
                                    [](const Piece &piece) { return piece.beginsBlock; });
    const auto last =
        std::find_if(first, m_pieces.end(), [](const Piece &piece) { return piece.endsBlock; });
    if (last == m_pieces.end())
        return;
    for (auto piece = first; piece != std::next(last); ++piece)
        m_size -= piece->bytes.size();
    m_pieces.erase(first, std::next(last));
    --m_blocks;
    ++m_dropped;
}

qsizetype BodyQueue::room() const
{
    if (!m_queue || m_queue->policy != StreamHead::Queue::Policy::Block)
        return std::numeric_limits<qsizetype>::max();
    return std::max<qsizetype>(0, m_queue->limit - m_blocks);
}

Piece BodyQueue::take()
{
    Piece piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    m_size -= piece.bytes.size();
    m_blocks -= piece.beginsBlock ? 1 : 0;
    return piece;
}
