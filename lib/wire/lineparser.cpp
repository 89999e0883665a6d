// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/lineparser.h"

#include <utility>

LineParser::LineParser(qint64 limit)
    : m_limit(limit)
{
}

void LineParser::feed(QByteArrayView chunk)
{
    m_offset += m_chunk.size();
    m_chunk = chunk;
    m_pos = 0;
}

const StreamItem *LineParser::next()
{
    if (m_isLineTaken)
        dropLine();
    while (m_pos < m_chunk.size()) {
        if (!m_isInLine) {
            m_isInLine = true;
            m_lineBegin = position();
        }
        const qsizetype end = m_chunk.indexOf('\n', m_pos);
        if (end < 0)
            return keepPart();
        const QByteArrayView part = m_chunk.sliced(m_pos, end - m_pos);
        m_pos = end + 1;
        m_isInLine = false;
        if (std::exchange(m_isTooLarge, false))
            continue;
        if (m_line.size() + part.size() > m_limit) {
            dropLine();
            return report(StreamItem::Kind::TooLarge, {});
        }
        m_isLineTaken = !m_line.isEmpty();
        if (m_isLineTaken)
            m_line.append(part);
        if (const StreamItem *item = takeLine(m_isLineTaken ? m_line.view() : part))
            return item;
        if (m_isLineTaken)
            dropLine();
    }
    return nullptr;
}

const StreamItem *LineParser::finish()
{
    if (!std::exchange(m_isInLine, false) || std::exchange(m_isTooLarge, false))
        return nullptr;
    m_isLineTaken = true;
    return takeLine(m_line.view());
}

void LineParser::reset(BlankLines blankLines)
{
    m_chunk = {};
    m_pos = 0;
    m_offset = 0;
    dropLine();
    m_blankLines = blankLines;
    m_isInLine = m_isTooLarge = false;
}

const StreamItem *LineParser::takeLine(QByteArrayView line)
{
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    if (m_lineBegin == 0 && line.startsWith(byteOrderMark))
        line = line.sliced(byteOrderMark.size());
    if (line.endsWith('\r'))
        line.chop(1);
    if (m_blankLines == BlankLines::Skipped && line.trimmed().isEmpty())
        return nullptr;
    return report(StreamItem::Kind::Line, line);
}

// The chunk ends inside a line: keeps the start of it.
const StreamItem *LineParser::keepPart()
{
    const QByteArrayView part = m_chunk.sliced(m_pos);
    m_pos = m_chunk.size();
    if (m_isTooLarge)
        return nullptr;
    m_isTooLarge = m_line.size() + part.size() > m_limit;
    if (!m_isTooLarge) {
        m_line.append(part);
        return nullptr;
    }
    dropLine();
    return report(StreamItem::Kind::TooLarge, {});
}

void LineParser::dropLine()
{
    m_line.clear();
    m_line.shrink();
    m_isLineTaken = false;
}

const StreamItem *LineParser::report(StreamItem::Kind kind, QByteArrayView data)
{
    m_item.m_kind = kind;
    m_item.m_name = "message";
    m_item.m_data = data;
    m_item.m_begin = m_lineBegin;
    m_item.m_end = position();
    return &m_item;
}
