// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/piecemaker.h"

#include <algorithm>
#include <utility>

using std::chrono::microseconds;

namespace {

constexpr qint64 ratesPerSecond = 50; // so many pieces make a limited rate look even

} // namespace

void PieceMaker::write(const LinesStep &step)
{
    if (m_place == Place::InLine) { // its first line end belongs to the line before
        writeRaw(step.bytes);
        return;
    }
    if (step.hasField)
        beginBlock();
    m_hasData = m_hasData || step.hasData;
    target().append(step.bytes);
    if (step.endsBlock)
        endBlock();
    else if (!step.bytes.endsWith('\n') && !step.bytes.endsWith('\r'))
        m_place = Place::InLine;
}

void PieceMaker::writeField(const QByteArray &lines, bool isData)
{
    beginBlock();
    m_hasData = m_hasData || isData;
    target().append(lines);
    m_place = lines.endsWith('\n') || lines.endsWith('\r') ? Place::InBlock : Place::InLine;
}

void PieceMaker::writeRaw(const QByteArray &bytes)
{
    if (m_place == Place::BetweenBlocks)
        beginBlock();
    target().append(bytes);
    follow(bytes);
}

void PieceMaker::insert(const QByteArray &bytes, QList<Piece> *pieces)
{
    const bool isOut = m_isBlockOut;
    m_isPieceOpen = m_isPieceOpen && !m_isSplitting;
    append(bytes, !isOut, pieces);
}

void PieceMaker::beginBlock()
{
    if (m_place != Place::BetweenBlocks)
        return;
    m_place = Place::InBlock;
    m_isHeld = m_mishap.has_value();
    if (const auto cut = std::exchange(m_cut, std::nullopt)) {
        m_cutLeft = cut->size;
        m_cutPause = cut->pause;
        m_isPieceOpen = false; // what came before can be told to be complete
    }
}

// What happens to a block is decided when it is complete, since a block without data is no event.
void PieceMaker::endBlock()
{
    const bool isEvent = std::exchange(m_hasData, false);
    m_place = Place::BetweenBlocks;
    if (std::exchange(m_isHeld, false)) {
        const QByteArray block = std::exchange(m_held, {});
        const auto mishap = isEvent ? std::exchange(m_mishap, std::nullopt) : std::nullopt;
        if (mishap == MishapStep::Kind::Swap) {
            m_waiting.append(std::exchange(m_swapped, block));
            return;
        }
        if (mishap != MishapStep::Kind::Skip)
            m_waiting.append(block);
        if (mishap == MishapStep::Kind::Duplicate)
            m_waiting.append(block);
    }
    if (isEvent)
        m_waiting.append(std::exchange(m_swapped, {}));
}

void PieceMaker::flush()
{
    m_waiting.append(std::exchange(m_held, {}));
    m_isHeld = false;
    m_waiting.append(std::exchange(m_swapped, {}));
}

// Keeps m_place right behind bytes that may end anywhere.
void PieceMaker::follow(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\n' && bytes[i] != '\r') {
            m_place = Place::InLine;
            m_hasData = true; // as far as anybody can tell
            continue;
        }
        if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n')
            ++i;
        if (m_place == Place::InLine)
            m_place = Place::InBlock;
        else
            endBlock();
    }
}

qint64 PieceMaker::pieceSize(RandomSource &random) const
{
    qint64 size = m_waiting.size();
    if (m_chunk.size)
        size = std::min(size, random.between(m_chunk.size->min, m_chunk.size->max));
    if (m_rate)
        size = std::min(size, std::max<qint64>(1, *m_rate / ratesPerSecond));
    if (m_cutLeft)
        size = std::min(size, *m_cutLeft);
    return size;
}

microseconds PieceMaker::send(RandomSource &random, QList<Piece> *pieces)
{
    const qint64 size = pieceSize(random);
    const bool isShaped = m_chunk.size || m_rate;
    m_isPieceOpen = m_isPieceOpen && !isShaped;
    const bool isAll = size == m_waiting.size();
    QByteArray bytes = isAll ? std::exchange(m_waiting, {}) : m_waiting.first(size);
    m_waiting.remove(0, isAll ? 0 : size);
    append(std::move(bytes), isAll && m_place == Place::BetweenBlocks, pieces);
    microseconds pause{0};
    if (m_chunk.size && !isAll)
        pause += m_chunk.pause.sample(random);
    if (m_rate)
        pause += microseconds(size * 1'000'000 / *m_rate);
    if (m_cutLeft && (*m_cutLeft -= size) <= 0) {
        m_cutLeft.reset();
        pause += m_cutPause.sample(random);
        m_isPieceOpen = false;
    }
    if (m_place == Place::BetweenBlocks && isAll)
        m_cutLeft.reset();
    m_isPieceOpen = m_isPieceOpen && !isShaped;
    return pause;
}

void PieceMaker::append(QByteArray bytes, bool endsBlock, QList<Piece> *pieces)
{
    m_sentSize += bytes.size();
    if (m_isPieceOpen && !pieces->isEmpty()) {
        pieces->last().bytes.append(bytes);
        pieces->last().endsBlock = endsBlock;
    } else {
        pieces->append({std::move(bytes), !m_isBlockOut, endsBlock});
    }
    m_isPieceOpen = !(m_isSplitting && endsBlock);
    m_isBlockOut = !endsBlock;
}
