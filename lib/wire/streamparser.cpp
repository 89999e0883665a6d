// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/streamparser.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace {

constexpr char ByteOrderMark[] = "\xEF\xBB\xBF";

// Where the byte stands from there on, or the size.
inline qsizetype find(QByteArrayView bytes, char byte, qsizetype from)
{
    const void *found = std::memchr(bytes.data() + from, byte, size_t(bytes.size() - from));
    return found ? static_cast<const char *>(found) - bytes.data() : bytes.size();
}

// The length of the start is known when this is compiled.
template<size_t Size>
inline bool startsWith(QByteArrayView line, const char (&start)[Size])
{
    return line.size() >= qsizetype(Size - 1) && std::memcmp(line.data(), start, Size - 1) == 0;
}

// What follows the colon. [spec] If it starts with a space, remove that one space.
inline QByteArrayView valueFrom(QByteArrayView line, qsizetype begin)
{
    return line.sliced(begin < line.size() && line[begin] == ' ' ? begin + 1 : begin);
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
        if (number > largest / 10 - 1) // one digit less than would fit, which no clock misses
            return std::chrono::milliseconds(largest);
        number = number * 10 + (c - '0');
    }
    return std::chrono::milliseconds(number);
}

} // namespace

inline void StreamParser::Value::look(QByteArrayView value)
{
    view = value;
    isKept = false;
}

inline void StreamParser::Value::keep()
{
    if (isKept)
        return;
    isKept = true;
    kept.resize(0); // keeps the capacity
    kept.append(view);
    view = kept;
}

StreamParser::StreamParser(qint64 limit, StartsAt start)
    : m_limit(limit)
{
    reset(start);
}

const StreamItem *StreamParser::next()
{
    if (m_lineTaken)
        dropLine();
    if (m_bomBytes >= 0 && stripByteOrderMark())
        return &m_item.value;
    while (m_pos < m_chunk.size()) {
        if (m_swallowLf) {
            // [spec] A CRLF pair is one line end. Its CR ended the line when it arrived.
            m_swallowLf = false;
            if (m_chunk[m_pos] == '\n') {
                ++m_pos;
                continue;
            }
        }
        const bool isPlain = m_line.isEmpty() && !m_tooLarge && !m_mayExceedLimit;
        if (isPlain ? takeLines() : takeLine())
            return &m_item.value;
    }
    keepData();
    keepValues();
    return nullptr;
}

const StreamItem *StreamParser::finish()
{
    // [spec] Once the end of the file is reached, any pending data must be discarded. (If the
    // file ends in the middle of an event, before the final empty line, the incomplete event
    // is not dispatched.)
    const bool pending = isPending() || m_bomBytes > 0;
    const qint64 begin = m_blockBegin < 0 ? 0 : m_blockBegin;
    dropLine();
    clearBlock();
    m_bomBytes = -1;
    if (!pending)
        return nullptr;
    m_lineBegin = begin;
    report(StreamItem::Kind::IncompleteBlock, {}, {});
    return &m_item.value;
}

void StreamParser::reset(StartsAt start)
{
    keepValues();
    m_line.clear();
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
    m_lastEventId.look(id);
    m_lastEventId.keep();
}

// [spec] "UTF-8 decode" strips one leading byte order mark, which may come in pieces.
bool StreamParser::stripByteOrderMark()
{
    while (m_pos < m_chunk.size()) {
        if (m_chunk[m_pos] != ByteOrderMark[m_bomBytes]) {
            m_line.append(QByteArrayView(ByteOrderMark, m_bomBytes)); // an ordinary line after all
            m_lineBegin = 0;
            m_blockBegin = m_bomBytes > 0 ? 0 : -1;
            m_bomBytes = -1;
            return false;
        }
        ++m_pos;
        if (++m_bomBytes == 3) {
            m_bomBytes = -1;
            m_lineBegin = 0;
            return report(StreamItem::Kind::ByteOrderMark, {}, {});
        }
    }
    return false;
}

// [spec] Lines end at CRLF, at LF, or at CR; nothing else ends a line. Remembering where the
// next of both stands keeps the search linear whichever of them a stream uses.
inline qsizetype StreamParser::lineEnd()
{
    constexpr qsizetype few = 8; // take less time than calls of memchr
    const qsizetype size = m_chunk.size();
    if (size - m_pos < few) {
        qsizetype end = m_pos;
        while (end < size && m_chunk[end] != '\n' && m_chunk[end] != '\r')
            ++end;
        return end;
    }
    if (m_nextLf < m_pos)
        m_nextLf = m_chunk[m_pos] == '\n' ? m_pos : find(m_chunk, '\n', m_pos);
    if (m_nextCr < m_pos)
        m_nextCr = find(m_chunk, '\r', m_pos);
    return std::min(m_nextLf, m_nextCr);
}

// Passes over a line end, and gives back the line.
inline QByteArrayView StreamParser::passLine(qsizetype end)
{
    const QByteArrayView line = m_chunk.sliced(m_pos, end - m_pos);
    m_pos = end + 1;
    if (m_chunk[end] == '\r') {
        if (m_pos == m_chunk.size())
            m_swallowLf = true;
        else if (m_chunk[m_pos] == '\n')
            ++m_pos;
    }
    return line;
}

// Lines that stand in the chunk as a whole and pose no question of size, as nearly all do.
inline bool StreamParser::takeLines()
{
    while (m_pos < m_chunk.size()) {
        m_lineBegin = m_offset + m_pos;
        const qsizetype end = lineEnd();
        if (end == m_chunk.size())
            return keepLine();
        if (processLine(passLine(end)))
            return true;
    }
    return false;
}

// One line of any kind, or the part of it that is there.
inline bool StreamParser::takeLine()
{
    if (m_line.isEmpty())
        m_lineBegin = m_offset + m_pos;
    const qsizetype end = lineEnd();
    if (end == m_chunk.size())
        return keepLine();
    const QByteArrayView line = passLine(end);
    const bool isEmpty = m_line.isEmpty() && line.isEmpty();
    if (m_tooLarge && !isEmpty) {
        dropLine();
        return false;
    }
    if (exceedsLimit(line.size())) {
        dropLine();
        return beginTooLarge();
    }
    if (m_line.isEmpty())
        return processLine(line);
    m_line.append(line);
    m_lineTaken = processLine(m_line.view()); // then the item may look at it
    if (!m_lineTaken)
        dropLine();
    return m_lineTaken;
}

inline void StreamParser::dropLine()
{
    m_lineTaken = false;
    m_line.clear();
    m_line.shrink();
}

// The chunk ends inside a line: keeps the start of it.
inline bool StreamParser::keepLine()
{
    const QByteArrayView part = m_chunk.sliced(m_pos);
    m_pos = m_chunk.size();
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    if (!m_tooLarge && !exceedsLimit(part.size())) {
        m_line.append(part);
        return false;
    }
    m_line.clear();
    m_line.append('x'); // all that matters of the line: it is not empty
    return !m_tooLarge && beginTooLarge();
}

inline bool StreamParser::processLine(QByteArrayView line)
{
    // [spec] If the line is empty: dispatch the event.
    if (line.isEmpty())
        return dispatch();
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    // [spec] If the line starts with a colon: ignore the line.
    if (line.front() == ':')
        return report(StreamItem::Kind::Comment, {}, line.sliced(1));
    m_hasFields = true;
    // [spec] Field names are compared literally, with no case folding. Those of the standard come
    // first, so that nobody has to look for the colon.
    if (startsWith(line, "data:"))
        return processData(valueFrom(line, 5));
    if (startsWith(line, "event:"))
        return processType(valueFrom(line, 6));
    if (startsWith(line, "id:"))
        return processId(valueFrom(line, 3));
    if (startsWith(line, "retry:"))
        return processRetry(valueFrom(line, 6));
    // [spec] Otherwise: the field is ignored.
    const qsizetype colon = find(line, ':', 0);
    if (colon < line.size())
        return report(StreamItem::Kind::UnknownField, line.first(colon),
                      valueFrom(line, colon + 1));
    return processName(line);
}

// [spec] Without a colon the whole line is the field name and the value is empty.
bool StreamParser::processName(QByteArrayView name)
{
    const QByteArrayView value = name.last(0);
    if (name == "data")
        return processData(value);
    if (name == "event")
        return processType(value);
    if (name == "id")
        return processId(value);
    if (name == "retry")
        return processRetry(value);
    return report(StreamItem::Kind::UnknownField, name, value);
}

// [spec] Append the field value to the data buffer, then a single LF. (The last LF would be
// removed at dispatch, so it is put between the values instead.)
inline bool StreamParser::processData(QByteArrayView value)
{
    if (m_hasData) {
        keepData();
        m_data.append('\n');
        m_data.append(value);
    } else if (m_line.isEmpty()) {
        m_dataView = value;
    } else {
        // The line was put together in m_line: take it over instead of copying its value.
        m_dataStart = value.data() - m_line.data();
        std::swap(m_data, m_line);
        m_ownsData = true;
    }
    m_hasData = true;
    return false;
}

// Brings the data buffer from the chunk into memory of our own.
inline void StreamParser::keepData()
{
    if (!m_hasData || m_ownsData)
        return;
    m_data.clear();
    m_data.shrink();
    m_data.append(m_dataView);
    m_dataStart = 0;
    m_ownsData = true;
}

inline void StreamParser::keepValues()
{
    m_type.keep();
    m_idBuffer.keep();
    m_lastEventId.keep();
}

inline bool StreamParser::exceedsLimit(qsizetype more) const
{
    return m_mayExceedLimit && dataSize() + m_line.size() + more > m_limit;
}

bool StreamParser::beginTooLarge()
{
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    clearFields();
    m_tooLarge = true;
    report(StreamItem::Kind::TooLarge, {}, {});
    m_item.value.m_begin = m_blockBegin;
    return true;
}

// A line that was put together in m_line goes away with it.
inline void StreamParser::setValue(Value &buffer, QByteArrayView value)
{
    buffer.look(value);
    if (!m_line.isEmpty())
        buffer.keep();
}

// [spec] Set the event type buffer to the field value (also if that is empty).
inline bool StreamParser::processType(QByteArrayView value)
{
    setValue(m_type, value);
    m_hasType = true;
    return false;
}

inline bool StreamParser::processId(QByteArrayView value)
{
    // [spec] If the field value contains U+0000 NULL, ignore the field.
    if (std::memchr(value.data(), '\0', size_t(value.size())))
        return report(StreamItem::Kind::IdIgnored, "id", value);
    // [spec] Otherwise set the last event ID buffer to it (also if it is empty).
    setValue(m_idBuffer, value);
    m_hasNewId = true;
    return false;
}

inline bool StreamParser::processRetry(QByteArrayView value)
{
    // [spec] If the value consists of only ASCII digits, it is an integer in base ten and the
    // new reconnection time, as of this line. Otherwise, ignore the field.
    if (!isDigits(value))
        return report(StreamItem::Kind::RetryIgnored, "retry", value);
    report(StreamItem::Kind::Retry, "retry", value);
    m_item.value.m_retry = toMilliseconds(value);
    return true;
}

inline bool StreamParser::dispatch()
{
    // [spec] 1. Set the last event ID string to the last event ID buffer, also without data.
    if (m_hasNewId) {
        if (m_idBuffer.isKept)
            std::swap(m_lastEventId, m_idBuffer);
        else
            m_lastEventId.look(m_idBuffer.view);
    }
    const QByteArrayView type = m_hasType ? m_type.view : QByteArrayView();
    m_lineBegin = m_blockBegin;
    bool found = false;
    if (m_hasData) {
        // [spec] 3. and 6. The data without its trailing LF, of the type in the buffer, or
        // "message" if that is empty.
        found = report(StreamItem::Kind::Event, type.isEmpty() ? QByteArrayView("message") : type,
                       m_ownsData ? m_data.view().sliced(m_dataStart) : m_dataView);
    } else if ((m_hasNewId || m_hasType) && !m_tooLarge) {
        // [spec] 2. If the data buffer is empty: no event.
        found = report(StreamItem::Kind::BlockWithoutData, type, {});
    }
    // [spec] Reset data buffer and event type buffer, not the last event ID buffer.
    clearBlock();
    return found;
}

inline void StreamParser::clearBlock()
{
    m_blockBegin = -1;
    m_tooLarge = false;
    clearFields();
}

// Leaves the bytes of m_data and m_type in place: the item still looks at them.
inline void StreamParser::clearFields()
{
    m_dataView = {};
    m_hasFields = m_hasType = m_hasData = m_ownsData = m_hasNewId = false;
}

inline bool StreamParser::report(StreamItem::Kind kind, QByteArrayView name, QByteArrayView data)
{
    m_item.value.m_kind = kind;
    m_item.value.m_name = name;
    m_item.value.m_data = data;
    m_item.value.m_lastEventId = m_lastEventId.view;
    m_item.value.m_begin = m_lineBegin;
    m_item.value.m_end = position();
    return true;
}
