// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/randomsource.h"
#include "lib/script/step.h"
#include "lib/simulator/piece.h"

#include <QList>

#include <chrono>
#include <optional>

// Takes the bytes of a stream step by step, has happen to them what the directives for faults say
// (@cut, @chunk, @rate, @dup, @skip, @swap), and hands them out in pieces.
//
// What is written waits until send() has taken all of it; only then may more be written.
class PieceMaker
{
public:
    // Where in the stream the next byte goes.
    enum class Place { BetweenBlocks, InBlock, InLine };

    // isSplitting: each block is a piece of its own, and not all that is sent at once.
    explicit PieceMaker(bool isSplitting = false)
        : m_isSplitting(isSplitting)
    {
    }

    void write(const LinesStep &step);

    // Whole lines of a block, with a last one that may have no end yet.
    void writeField(const QByteArray &lines, bool isData);

    // Bytes that may end anywhere.
    void writeRaw(const QByteArray &bytes);

    // A complete block between two others, or a comment line inside one; no directive touches it.
    void insert(const QByteArray &bytes, QList<Piece> *pieces);

    void setMishap(MishapStep::Kind kind) { m_mishap = kind; }
    void setCut(const CutStep &cut) { m_cut = cut; }
    void setChunk(const ChunkStep &chunk) { m_chunk = chunk; }
    void setRate(std::optional<qint64> bytesPerSecond) { m_rate = bytesPerSecond; }

    Place place() const { return m_place; }

    // Whether nothing of an open block has gone out, so that another one can go before it.
    bool isAtBorder() const { return !m_isBlockOut && m_waiting.isEmpty(); }

    bool hasWaiting() const { return !m_waiting.isEmpty(); }

    // All bytes that have gone out.
    qint64 sentSize() const { return m_sentSize; }

    // Appends what goes out next, and returns the time until the rest may.
    std::chrono::microseconds send(RandomSource &random, QList<Piece> *pieces);

    // The stream is about to end: lets out what waits for a successor.
    void flush();

    // What comes next is a piece of its own.
    void closePiece() { m_isPieceOpen = false; }

private:
    void beginBlock();
    void endBlock();
    void follow(QByteArrayView bytes);
    QByteArray &target() { return m_isHeld ? m_held : m_waiting; }
    qint64 pieceSize(RandomSource &random) const;
    void append(QByteArray bytes, bool endsBlock, QList<Piece> *pieces);

    Place m_place = Place::BetweenBlocks;
    bool m_hasData = false; // the open block is an event
    QByteArray m_waiting;   // written, not sent
    qint64 m_sentSize = 0;
    bool m_isBlockOut = false;
    bool m_isSplitting;
    bool m_isPieceOpen = false;

    std::optional<MishapStep::Kind> m_mishap; // of the next event
    bool m_isHeld = false;                    // the open block goes to m_held
    QByteArray m_held;
    QByteArray m_swapped; // an event that goes out behind its successor

    std::optional<CutStep> m_cut;    // of the next event
    std::optional<qint64> m_cutLeft; // of the open block
    DurationRange m_cutPause;
    ChunkStep m_chunk;
    std::optional<qint64> m_rate;
};
