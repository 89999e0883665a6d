// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/streamparser.h"

#include <cstring>
#include <limits>

namespace {

constexpr char ByteOrderMark[] = "\xEF\xBB\xBF";
constexpr qsizetype KeptCapacity = 1024 * 1024;

qsizetype find(QByteArrayView bytes, char byte, qsizetype from)
{
    const auto rest = static_cast<size_t>(bytes.size() - from);
    const void *found = std::memchr(bytes.data() + from, byte, rest);
    return found ? static_cast<const char *>(found) - bytes.data() : bytes.size();
}

// Replaces the content but keeps the capacity.
void assign(QByteArray &to, QByteArrayView from)
{
    to.resize(0);
    to.append(from);
}

// Empties a buffer, and gives its memory back if a huge event made it grow.
void clear(QByteArray &buffer)
{
    if (buffer.capacity() > KeptCapacity)
        buffer = QByteArray();
    else
        buffer.resize(0);
}

bool isDigits(QByteArrayView value)
{
    for (const char c : value) {
        if (c < '0' || c > '9')
            return false;
    }
    return !value.isEmpty();
}

std::chrono::milliseconds toMilliseconds(QByteArrayView digits)
{
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    qint64 number = 0;
    for (const char c : digits) {
        const qint64 digit = c - '0';
        if (number > (largest - digit) / 10)
            return std::chrono::milliseconds(largest);
        number = number * 10 + digit;
    }
    return std::chrono::milliseconds(number);
}

} // namespace

StreamParser::StreamParser(qint64 limit, StartsAt start)
    : m_limit(limit)
{
    reset(start);
}

void StreamParser::feed(QByteArrayView chunk)
{
    Q_ASSERT(m_pos == m_chunk.size());
    m_offset += m_chunk.size();
    m_chunk = chunk;
    m_pos = 0;
    m_nextLf = -1;
    m_nextCr = -1;
}

const StreamItem *StreamParser::next()
{
    if (m_lineTaken) {
        m_lineTaken = false;
        clear(m_line);
    }
    if (m_bomBytes >= 0 && stripByteOrderMark())
        return &m_item;
    while (m_pos < m_chunk.size()) {
        if (m_swallowLf) {
            // [spec] A CRLF pair is one line end. Its CR ended the line when it arrived.
            m_swallowLf = false;
            if (m_chunk[m_pos] == '\n') {
                ++m_pos;
                continue;
            }
        }
        if (m_line.isEmpty())
            m_lineBegin = m_offset + m_pos;
        const qsizetype end = lineEnd();
        if (end == m_chunk.size() ? keepLine() : takeLine(end))
            return &m_item;
        if (m_lineTaken) {
            m_lineTaken = false;
            clear(m_line);
        }
    }
    keepData();
    return nullptr;
}

const StreamItem *StreamParser::finish()
{
    // [spec] Once the end of the file is reached, any pending data must be discarded. (If the
    // file ends in the middle of an event, before the final empty line, the incomplete event
    // is not dispatched.)
    const bool pendingLine = !m_line.isEmpty() && !m_lineTaken;
    const bool pending = pendingLine || m_hasFields || m_tooLarge || m_bomBytes > 0;
    const qint64 begin = m_blockBegin < 0 ? 0 : m_blockBegin;
    const qint64 end = position();
    clear(m_line);
    clearBlock();
    m_lineTaken = false;
    m_bomBytes = -1;
    if (!pending)
        return nullptr;
    m_lineBegin = begin;
    m_lineEnd = end;
    report(StreamItem::Kind::IncompleteBlock, {}, {});
    return &m_item;
}

void StreamParser::reset(StartsAt start)
{
    clear(m_line);
    clearBlock();
    m_chunk = {};
    m_pos = 0;
    m_offset = 0;
    m_bomBytes = start == StartsAt::Stream ? 0 : -1;
    m_swallowLf = false;
    m_lineTaken = false;
}

void StreamParser::setLastEventId(const QByteArray &id)
{
    Q_ASSERT(!id.contains('\0') && !id.contains('\n') && !id.contains('\r'));
    m_lastEventId = id;
}

// [spec] "UTF-8 decode" strips one leading byte order mark, which may come in pieces.
bool StreamParser::stripByteOrderMark()
{
    while (m_pos < m_chunk.size()) {
        if (m_chunk[m_pos] != ByteOrderMark[m_bomBytes]) {
            m_line.append(ByteOrderMark, m_bomBytes); // an ordinary line after all
            m_lineBegin = 0;
            m_blockBegin = m_bomBytes > 0 ? 0 : -1;
            m_bomBytes = -1;
            return false;
        }
        ++m_pos;
        if (++m_bomBytes == 3) {
            m_bomBytes = -1;
            m_lineBegin = 0;
            m_lineEnd = 3;
            return report(StreamItem::Kind::ByteOrderMark, {}, {});
        }
    }
    return false;
}

// [spec] Lines end at CRLF, at LF, or at CR; nothing else ends a line. Remembering where the
// next of both stands keeps the search linear whichever of them a stream uses.
qsizetype StreamParser::lineEnd()
{
    if (m_nextLf < m_pos)
        m_nextLf = find(m_chunk, '\n', m_pos);
    if (m_nextCr < m_pos)
        m_nextCr = find(m_chunk, '\r', m_pos);
    return std::min(m_nextLf, m_nextCr);
}

// The chunk ends inside a line: keeps the start of it.
bool StreamParser::keepLine()
{
    const QByteArrayView part = m_chunk.sliced(m_pos);
    m_pos = m_chunk.size();
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    if (m_tooLarge) {
        assign(m_line, "x"); // all that matters of the line: it is not empty
        return false;
    }
    if (exceedsLimit(part.size())) {
        m_lineEnd = position();
        assign(m_line, "x");
        return beginTooLarge();
    }
    m_line.append(part);
    return false;
}

bool StreamParser::takeLine(qsizetype end)
{
    const QByteArrayView line = m_chunk.sliced(m_pos, end - m_pos);
    m_pos = end + 1;
    if (m_chunk[end] == '\r') {
        if (m_pos == m_chunk.size())
            m_swallowLf = true;
        else if (m_chunk[m_pos] == '\n')
            ++m_pos;
    }
    m_lineEnd = m_offset + m_pos;
    if (m_line.isEmpty())
        return processLine(line);

    m_lineTaken = true; // cleared when the item is done with
    if (!m_tooLarge && exceedsLimit(line.size()))
        return beginTooLarge();
    if (!m_tooLarge)
        m_line.append(line);
    return processLine(m_line);
}

bool StreamParser::processLine(QByteArrayView line)
{
    // [spec] If the line is empty: dispatch the event.
    if (line.isEmpty())
        return dispatch();
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    if (m_tooLarge)
        return false;
    const qsizetype colon = find(line, ':', 0);
    // [spec] If the line starts with a colon: ignore the line.
    if (colon == 0)
        return report(StreamItem::Kind::Comment, {}, line.sliced(1));
    m_hasFields = true;
    // [spec] Without a colon the whole line is the field name and the value is empty.
    if (colon == line.size())
        return processField(line, line.last(0));
    // [spec] If the value starts with a space, remove that one space.
    QByteArrayView value = line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    return processField(line.first(colon), value);
}

// [spec] Field names are compared literally, with no case folding.
bool StreamParser::processField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (dataSize() + value.size() > m_limit)
            return beginTooLarge();
        appendData(value);
        return false;
    }
    if (name == "event") {
        // [spec] Set the event type buffer to the field value (also if that is empty).
        assign(m_type, value);
        m_hasType = true;
        return false;
    }
    if (name == "id")
        return processId(value);
    if (name == "retry")
        return processRetry(value);
    // [spec] Otherwise: the field is ignored.
    return report(StreamItem::Kind::UnknownField, name, value);
}

// [spec] Append the field value to the data buffer, then a single LF. (The last LF would be
// removed at dispatch, so it is put between the values instead.)
void StreamParser::appendData(QByteArrayView value)
{
    if (m_hasData) {
        keepData();
        m_data.append('\n').append(value);
        return;
    }
    m_hasData = true;
    if (m_line.isEmpty()) {
        m_dataView = value;
        return;
    }
    // The line was put together in m_line: take it over instead of copying its value.
    m_dataStart = value.data() - m_line.constData();
    m_data.swap(m_line);
    m_ownsData = true;
}

// Brings the data buffer from the chunk into memory of our own.
void StreamParser::keepData()
{
    if (!m_hasData || m_ownsData)
        return;
    clear(m_data);
    m_data.append(m_dataView);
    m_dataStart = 0;
    m_ownsData = true;
}

qsizetype StreamParser::dataSize() const
{
    return m_ownsData ? m_data.size() - m_dataStart : m_dataView.size();
}

bool StreamParser::exceedsLimit(qsizetype more) const
{
    return dataSize() + m_line.size() + more > m_limit;
}

bool StreamParser::beginTooLarge()
{
    m_tooLarge = true;
    m_hasData = m_ownsData = false;
    m_dataView = {};
    report(StreamItem::Kind::TooLarge, {}, {});
    m_item.m_begin = m_blockBegin;
    return true;
}

bool StreamParser::processId(QByteArrayView value)
{
    // [spec] If the field value contains U+0000 NULL, ignore the field.
    if (value.contains('\0'))
        return report(StreamItem::Kind::IdIgnored, "id", value);
    // [spec] Otherwise set the last event ID buffer to it (also if it is empty).
    assign(m_idBuffer, value);
    m_hasNewId = true;
    return false;
}

bool StreamParser::processRetry(QByteArrayView value)
{
    // [spec] If the value consists of only ASCII digits, it is an integer in base ten and the
    // new reconnection time, as of this line. Otherwise, ignore the field.
    if (!isDigits(value))
        return report(StreamItem::Kind::RetryIgnored, "retry", value);
    report(StreamItem::Kind::Retry, "retry", value);
    m_item.m_retry = toMilliseconds(value);
    return true;
}

bool StreamParser::dispatch()
{
    // [spec] 1. Set the last event ID string to the last event ID buffer, also without data.
    if (m_hasNewId)
        assign(m_lastEventId, m_idBuffer);
    const QByteArrayView type = m_hasType ? QByteArrayView(m_type) : QByteArrayView();
    m_lineBegin = m_blockBegin;
    bool found = false;
    if (m_hasData) {
        // [spec] 3. and 6. The data without its trailing LF, of the type in the buffer, or
        // "message" if that is empty.
        found = report(StreamItem::Kind::Event, type.isEmpty() ? QByteArrayView("message") : type,
                       m_ownsData ? QByteArrayView(m_data).sliced(m_dataStart) : m_dataView);
    } else if ((m_hasNewId || m_hasType) && !m_tooLarge) {
        // [spec] 2. If the data buffer is empty: no event.
        found = report(StreamItem::Kind::BlockWithoutData, type, {});
    }
    // [spec] Reset data buffer and event type buffer, not the last event ID buffer.
    clearBlock();
    return found;
}

// Leaves the bytes of m_data and m_type in place: the item still looks at them.
void StreamParser::clearBlock()
{
    m_blockBegin = -1;
    m_dataView = {};
    m_hasFields = m_hasType = m_hasData = m_ownsData = m_hasNewId = m_tooLarge = false;
}

bool StreamParser::report(StreamItem::Kind kind, QByteArrayView name, QByteArrayView data)
{
    m_item.m_kind = kind;
    m_item.m_name = name;
    m_item.m_data = data;
    m_item.m_lastEventId = m_lastEventId;
    m_item.m_begin = m_lineBegin;
    m_item.m_end = m_lineEnd;
    return true;
}
