// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/streamhead.h"
#include "lib/simulator/piece.h"

#include <QByteArray>

#include <deque>
#include <optional>

// The pieces of a stream that wait until the client takes them: no more events than @queue allows.
class BodyQueue
{
public:
    BodyQueue() = default;
    explicit BodyQueue(const std::optional<StreamHead::Queue> &queue)
        : m_queue(queue)
    {
    }

    // Takes a piece, or drops it or an older event if there are too many.
    void add(const Piece &piece);

    // Whether the client is to be cut off, since more was to be queued than may be.
    bool isOverflowing() const { return m_isOverflowing; }

    // How many pieces should come for now, since whoever makes them can wait.
    qsizetype room() const;
    bool isFull() const { return room() == 0; }

    bool isEmpty() const { return m_pieces.empty(); }
    Piece take();

    bool isBounded() const { return m_queue.has_value(); }
    qint64 size() const { return m_size; }            // bytes
    qsizetype blockCount() const { return m_blocks; } // that have begun to wait
    qint64 droppedCount() const { return m_dropped; }

private:
    void dropOldest();

    std::optional<StreamHead::Queue> m_queue;
    std::deque<Piece> m_pieces;
    qint64 m_size = 0;
    qsizetype m_blocks = 0; // those of which nothing was taken
    qint64 m_dropped = 0;
    bool m_isDropping = false; // the block that comes in
    bool m_isOverflowing = false;
};
