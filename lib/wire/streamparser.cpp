// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/streamparser.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace {

constexpr char ByteOrderMark[] = "\xEF\xBB\xBF";
constexpr size_t KeptCapacity = 1024 * 1024;

// Where the byte stands among the first ones from there on, or where these end. What is looked
// for in a field name or a small piece comes soon, and a call of memchr would cost more.
inline qsizetype findSoon(QByteArrayView bytes, char byte, qsizetype from)
{
    constexpr qsizetype soon = 16;
    const qsizetype end = std::min(bytes.size(), from + soon);
    while (from < end && bytes[from] != byte)
        ++from;
    return from;
}

// Where the byte stands from there on, or the size.
inline qsizetype find(QByteArrayView bytes, char byte, qsizetype from)
{
    const auto rest = size_t(bytes.size() - from);
    if (rest < 16)
        return findSoon(bytes, byte, from);
    const void *found = std::memchr(bytes.data() + from, byte, rest);
    return found ? static_cast<const char *>(found) - bytes.data() : bytes.size();
}

inline qsizetype findColon(QByteArrayView line)
{
    const qsizetype soon = findSoon(line, ':', 0);
    return soon == line.size() || line[soon] == ':' ? soon : find(line, ':', soon);
}

// Like ==, but the length of the name is known when this is compiled.
template<size_t Size>
bool isName(QByteArrayView name, const char (&other)[Size])
{
    return name.size() == qsizetype(Size - 1) && std::memcmp(name.data(), other, Size - 1) == 0;
}

QByteArrayView viewOf(const std::string &buffer)
{
    return QByteArrayView(buffer.data(), qsizetype(buffer.size()));
}

void append(std::string &to, QByteArrayView from)
{
    to.append(from.data(), size_t(from.size()));
}

// Empties a buffer, and gives its memory back if a huge event made it grow.
void clear(std::string &buffer)
{
    if (buffer.capacity() > KeptCapacity)
        std::string().swap(buffer);
    else
        buffer.clear();
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
        if (m_line.empty())
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
    keepValues();
    return nullptr;
}

const StreamItem *StreamParser::finish()
{
    // [spec] Once the end of the file is reached, any pending data must be discarded. (If the
    // file ends in the middle of an event, before the final empty line, the incomplete event
    // is not dispatched.)
    const bool pendingLine = !m_line.empty() && !m_lineTaken;
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
    keepValues();
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
    m_lastEventId.look(id);
    m_lastEventId.keep();
}

// [spec] "UTF-8 decode" strips one leading byte order mark, which may come in pieces.
bool StreamParser::stripByteOrderMark()
{
    while (m_pos < m_chunk.size()) {
        if (m_chunk[m_pos] != ByteOrderMark[m_bomBytes]) {
            m_line.append(ByteOrderMark, size_t(m_bomBytes)); // an ordinary line after all
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
inline qsizetype StreamParser::lineEnd()
{
    if (m_nextLf < m_pos)
        m_nextLf = find(m_chunk, '\n', m_pos);
    if (m_nextCr < m_pos)
        m_nextCr = find(m_chunk, '\r', m_pos);
    return std::min(m_nextLf, m_nextCr);
}

// The chunk ends inside a line: keeps the start of it.
inline bool StreamParser::keepLine()
{
    const QByteArrayView part = m_chunk.sliced(m_pos);
    m_pos = m_chunk.size();
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    if (m_tooLarge) {
        m_line.assign(1, 'x'); // all that matters of the line: it is not empty
        return false;
    }
    if (exceedsLimit(part.size())) {
        m_lineEnd = position();
        m_line.assign(1, 'x');
        return beginTooLarge();
    }
    append(m_line, part);
    return false;
}

inline bool StreamParser::takeLine(qsizetype end)
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
    m_lineTaken = !m_line.empty(); // cleared when the item is done with
    if (!m_tooLarge && exceedsLimit(line.size()))
        return beginTooLarge();
    if (!m_lineTaken)
        return processLine(line);
    if (!m_tooLarge)
        append(m_line, line);
    return processLine(viewOf(m_line));
}

inline bool StreamParser::processLine(QByteArrayView line)
{
    // [spec] If the line is empty: dispatch the event.
    if (line.isEmpty())
        return dispatch();
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    if (m_tooLarge)
        return false;
    const qsizetype colon = findColon(line);
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
inline bool StreamParser::processField(QByteArrayView name, QByteArrayView value)
{
    if (isName(name, "data")) {
        appendData(value);
        return false;
    }
    if (isName(name, "event")) {
        // [spec] Set the event type buffer to the field value (also if that is empty).
        setValue(m_type, value);
        m_hasType = true;
        return false;
    }
    if (isName(name, "id"))
        return processId(value);
    if (isName(name, "retry"))
        return processRetry(value);
    // [spec] Otherwise: the field is ignored.
    return report(StreamItem::Kind::UnknownField, name, value);
}

// [spec] Append the field value to the data buffer, then a single LF. (The last LF would be
// removed at dispatch, so it is put between the values instead.)
inline void StreamParser::appendData(QByteArrayView value)
{
    if (m_hasData) {
        keepData();
        m_data.push_back('\n');
        append(m_data, value);
        return;
    }
    m_hasData = true;
    if (m_line.empty()) {
        m_dataView = value;
        return;
    }
    // The line was put together in m_line: take it over instead of copying its value.
    m_dataStart = value.data() - m_line.data();
    m_data.swap(m_line);
    m_ownsData = true;
}

// Brings the data buffer from the chunk into memory of our own.
inline void StreamParser::keepData()
{
    if (!m_hasData || m_ownsData)
        return;
    clear(m_data);
    append(m_data, m_dataView);
    m_dataStart = 0;
    m_ownsData = true;
}

inline void StreamParser::keepValues()
{
    m_type.keep();
    m_idBuffer.keep();
    m_lastEventId.keep();
}

inline qsizetype StreamParser::dataSize() const
{
    return m_ownsData ? qsizetype(m_data.size()) - m_dataStart : m_dataView.size();
}

inline bool StreamParser::exceedsLimit(qsizetype more) const
{
    return dataSize() + qsizetype(m_line.size()) + more > m_limit;
}

bool StreamParser::beginTooLarge()
{
    if (m_blockBegin < 0)
        m_blockBegin = m_lineBegin;
    clearFields();
    m_tooLarge = true;
    report(StreamItem::Kind::TooLarge, {}, {});
    m_item.m_begin = m_blockBegin;
    return true;
}

// A line that was put together in m_line goes away with it.
inline void StreamParser::setValue(Value &buffer, QByteArrayView value)
{
    buffer.look(value);
    if (!m_line.empty())
        buffer.keep();
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
    m_item.m_retry = toMilliseconds(value);
    return true;
}

inline bool StreamParser::dispatch()
{
    // [spec] 1. Set the last event ID string to the last event ID buffer, also without data.
    if (m_hasNewId)
        std::swap(m_lastEventId, m_idBuffer);
    const QByteArrayView type = m_hasType ? m_type.view : QByteArrayView();
    m_lineBegin = m_blockBegin;
    bool found = false;
    if (m_hasData) {
        // [spec] 3. and 6. The data without its trailing LF, of the type in the buffer, or
        // "message" if that is empty.
        found = report(StreamItem::Kind::Event, type.isEmpty() ? QByteArrayView("message") : type,
                       m_ownsData ? viewOf(m_data).sliced(m_dataStart) : m_dataView);
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
    m_item.m_kind = kind;
    m_item.m_name = name;
    m_item.m_data = data;
    m_item.m_lastEventId = m_lastEventId.view;
    m_item.m_begin = m_lineBegin;
    m_item.m_end = m_lineEnd;
    if (!m_item.m_bytes.isNull())
        m_item.m_bytes = {}; // of an item before, if this parser is a copy of another
    return true;
}
