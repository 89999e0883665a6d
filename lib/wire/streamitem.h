// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>

// One thing that a StreamParser found in an event stream: an event, a comment, a change
// of the reconnection time, or something that the standard says to ignore.
//
// An item that the parser hands out looks into the parser's bytes and is valid until the
// parser moves on. A copy owns its bytes, so keep, queue or spy on copies freely.
class StreamItem
{
public:
    enum class Kind : quint8 {
        Event,            // a dispatched event: type(), data(), lastEventId()
        Comment,          // data(): the text after the colon, as sent
        Retry,            // retry(): the new reconnection time
        UnknownField,     // name(), data(): a field that no client looks at
        IdIgnored,        // data(): an id with a NUL
        RetryIgnored,     // data(): a retry that is not digits only
        BlockWithoutData, // an id or type and a blank line, but no data: no event; the id counts
        ByteOrderMark,    // at the start of the stream, stripped
        TooLarge, // a block over the parser's limit, which is passed over up to its blank line
        IncompleteBlock, // what the end of the stream cut off, discarded
        Line, // data(): a line of a body that is no event stream, see LineParser; an event
    };

    StreamItem() = default;
    StreamItem(const StreamItem &other);
    StreamItem &operator=(const StreamItem &other);
    ~StreamItem() = default;

    Kind kind() const { return m_kind; }

    // Event: its type, never empty ("message" if the stream names none). Fields: their name.
    QByteArrayView name() const { return m_name; }

    // Event: its data, lines joined by LF. Comment: its text. Fields: their value. UTF-8 as
    // received: not checked, see decodeUtf8().
    QByteArrayView data() const { return m_data; }

    // The last event ID string when the item came up (HTML 9.2.6).
    QByteArrayView lastEventId() const { return m_lastEventId; }

    // Retry: the time in the field, at most the largest value the type holds.
    std::chrono::milliseconds retry() const { return m_retry; }

    // Where the item stands, in bytes since the start of the stream: a field or comment from
    // the first byte of its line to past the line end, an event from the first byte of its
    // block to past the blank line. An LF whose CR ended the chunk before belongs to no item.
    qint64 begin() const { return m_begin; }
    qint64 end() const { return m_end; }
    qint64 size() const { return m_end - m_begin; }

private:
    friend class LineParser;
    friend class StreamParser;

    void takeBytes(const StreamItem &other);

    QByteArrayView m_name;
    QByteArrayView m_data;
    QByteArrayView m_lastEventId;
    qint64 m_begin = 0;
    qint64 m_end = 0;
    std::chrono::milliseconds m_retry{0};
    Kind m_kind = Kind::Event;
    QByteArray m_bytes; // what the views look into, if this is a copy
};
