// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/bytebuffer.h"
#include "lib/wire/streamitem.h"

// Interprets the bytes of an event stream (HTML 9.2.5 "Parsing an event stream" and 9.2.6
// "Interpreting an event stream"). Takes them cut anywhere and hands out one item at a time:
//
//     parser.feed(chunk);
//     while (const StreamItem *item = parser.next())
//         …
//
// It never fails: what the standard says to ignore comes out as an item of its own. Payloads
// are not copied on the way through unless a chunk border or a second data line forces it.
class StreamParser
{
public:
    static constexpr qint64 DefaultLimit = 64 * 1024 * 1024;

    enum class StartsAt : quint8 {
        Stream, // a byte order mark may come first
        Block,  // somewhere inside a stream, at the first line of a block
    };

    // limit: the most bytes that the data of one block and the line that comes to it may have
    // together. A larger block is reported as TooLarge and passed over, with its id.
    explicit StreamParser(qint64 limit = DefaultLimit, StartsAt start = StartsAt::Stream);

    // The next bytes of the stream. They must stay valid until next() returned nullptr, and
    // that must have happened before the next feed(); or until reset().
    void feed(QByteArrayView chunk)
    {
        Q_ASSERT(m_pos == m_chunk.size());
        m_offset += m_chunk.size();
        m_chunk = chunk;
        m_pos = 0;
        m_nextLf = m_nextCr = -1;
        const qsizetype bomSize = m_bomBytes > 0 ? m_bomBytes : 0; // may turn out to be of a line
        m_mayExceedLimit = dataSize() + m_line.size() + bomSize + chunk.size() > m_limit;
    }

    // The next item in what was fed, or nullptr when all of it is taken. The item is valid
    // until the next call of any function that is not const.
    const StreamItem *next();

    // The stream has ended: the pending block and line are discarded, as the standard wants,
    // and handed out as one IncompleteBlock if there were any.
    const StreamItem *finish();

    // Makes ready for a new stream. Keeps the last event ID string, as a reconnection does.
    void reset(StartsAt start = StartsAt::Stream);

    // The last event ID string. Setting it is for the start of a stream only; an ID must not
    // contain NUL, LF or CR.
    QByteArray lastEventId() const { return m_lastEventId.view.toByteArray(); }
    void setLastEventId(const QByteArray &id);

    // Bytes received since the start of the stream, and how many of them belong to a block
    // that has not ended yet; comments alone do not make one.
    qint64 position() const { return m_offset + m_pos; }
    qint64 pendingSize() const { return isPending() ? position() - m_blockBegin : 0; }

private:
    // A field value: where it stands in the chunk, until the chunk ends and it has to be kept.
    struct Value
    {
        QByteArrayView view;
        QByteArray kept;
        bool isKept = true;

        void look(QByteArrayView value);
        void keep();
    };

    // The item that is handed out. Not copied with the parser: the bytes that it looks into may be
    // gone by then.
    struct Item
    {
        StreamItem value;

        Item() = default;
        Item(const Item &) { }
        Item &operator=(const Item &) { return *this; }
        ~Item() = default;
    };

    bool isPending() const
    {
        return m_hasFields || m_tooLarge || (!m_line.isEmpty() && !m_lineTaken);
    }
    bool stripByteOrderMark();
    qsizetype lineEnd();
    QByteArrayView passLine(qsizetype end);
    bool takeLines();
    bool takeLine();
    bool keepLine();
    void dropLine();
    bool processLine(QByteArrayView line);
    bool processName(QByteArrayView name);
    bool processData(QByteArrayView value);
    bool processType(QByteArrayView value);
    bool processId(QByteArrayView value);
    bool processRetry(QByteArrayView value);
    bool dispatch();
    void clearBlock();
    void clearFields();
    void setValue(Value &buffer, QByteArrayView value);
    void keepData();
    void keepValues();
    qsizetype dataSize() const
    {
        return m_ownsData ? m_data.size() - m_dataStart : m_dataView.size();
    }
    bool exceedsLimit(qsizetype more) const;
    bool beginTooLarge();
    bool report(StreamItem::Kind kind, QByteArrayView name, QByteArrayView data);

    QByteArrayView m_chunk;
    qsizetype m_pos = 0;     // what is taken of m_chunk
    qsizetype m_nextLf = -1; // where the next LF and CR of m_chunk stand, if not before m_pos
    qsizetype m_nextCr = -1;
    qint64 m_offset = 0; // of m_chunk in the stream
    qint64 m_limit;

    ByteBuffer m_line;        // start of a line that the chunk border cut
    qint64 m_lineBegin = 0;   // in the stream, as all of these
    qint64 m_blockBegin = -1; // -1: between two blocks

    QByteArrayView m_dataView; // data buffer while it is one line of the current chunk …
    ByteBuffer m_data;         // … and otherwise, from m_dataStart on
    qsizetype m_dataStart = 0;
    Value m_type;
    Value m_idBuffer;
    Value m_lastEventId;
    Item m_item;

    qint8 m_bomBytes = 0;     // how much of a byte order mark was seen; -1: no longer at the start
    bool m_swallowLf = false; // the chunk before ended with the CR of what may be a CRLF
    bool m_lineTaken = false; // m_line is done with, but the item may look at it
    bool m_hasFields = false; // the block has more than comments
    bool m_hasType = false;
    bool m_hasData = false;
    bool m_ownsData = false; // the data buffer is m_data, not m_dataView
    bool m_hasNewId = false;
    bool m_tooLarge = false;       // passing over the rest of the block
    bool m_mayExceedLimit = false; // the block may become too large before this chunk ends
};
