// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/bytebuffer.h"
#include "lib/wire/streamitem.h"
#include "lib/wire/streamparser.h"

// Takes a body apart that is no event stream but has a message in each line, such as JSON lines.
// Used like a StreamParser; each line comes out as an item of the kind Line. Lines end at LF; a CR
// before it does not belong to them. The last one needs no end, and a byte order mark at the start
// of the body is no part of the first.
class LineParser
{
public:
    enum class BlankLines : quint8 { Count, Skipped };

    // limit: the most bytes of a line. A longer one is reported as TooLarge and passed over.
    explicit LineParser(qint64 limit = StreamParser::DefaultLimit);

    // As those of StreamParser.
    void feed(QByteArrayView chunk);
    const StreamItem *next();
    const StreamItem *finish();
    void reset(BlankLines blankLines);

    qint64 position() const { return m_offset + m_pos; }
    qint64 pendingSize() const { return m_isInLine ? position() - m_lineBegin : 0; }

private:
    const StreamItem *takeLine(QByteArrayView line);
    const StreamItem *keepPart();
    void dropLine();
    const StreamItem *report(StreamItem::Kind kind, QByteArrayView data);

    QByteArrayView m_chunk;
    qsizetype m_pos = 0; // what is taken of m_chunk
    qint64 m_offset = 0; // of m_chunk in the body
    qint64 m_limit;
    ByteBuffer m_line; // start of a line that the chunk border cut
    qint64 m_lineBegin = 0;
    StreamItem m_item;
    BlankLines m_blankLines = BlankLines::Count;
    bool m_isInLine = false;
    bool m_isTooLarge = false;  // passing over the rest of the line
    bool m_isLineTaken = false; // m_line is done with, but the item may look at it
};
