// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/recordreader.h"

#include "lib/capture/notetext.h"
#include "lib/script/annotatedtext.h"

#include <algorithm>

RecordReader::RecordReader(std::shared_ptr<const CaptureFile> file,
                           std::shared_ptr<const CaptureIndex> index, qint64 readAhead)
    : m_file(std::move(file))
    , m_index(std::move(index))
    , m_readAhead(readAhead)
    , m_parser(StreamParser::DefaultLimit * 2, StreamParser::StartsAt::Block)
    , m_lineParser(StreamParser::DefaultLimit * 2)
{
}

RecordReader::View RecordReader::view(qsizetype row, qint64 mostBytes)
{
    const CaptureIndex::Entry entry = m_index->entry(row);
    // While the bytes are still there that it has read last.
    m_parser.reset(entry.itemKind == StreamItem::Kind::ByteOrderMark
                       ? StreamParser::StartsAt::Stream
                       : StreamParser::StartsAt::Block);
    m_parser.setLastEventId(m_lastEventId);
    const qint64 size = std::min<qint64>(entry.size, mostBytes);
    const QByteArrayView lines = fileBytes(entry.begin, size);
    if (Record::isNote(entry.kind))
        return {entry, lines, nullptr, size < entry.size};
    const QByteArrayView bytes = streamBytes(lines, &m_scratch);
    const bool isCut = size < entry.size;
    return {entry, bytes, interpret(bytes, entry.itemKind, isCut), isCut};
}

Record RecordReader::record(qsizetype row, qint64 mostBytes)
{
    const View shown = view(row, mostBytes);
    Record record;
    record.kind = shown.entry.kind;
    record.time = m_index->time(row);
    record.number = shown.entry.number;
    record.size = shown.entry.dataSize;
    if (record.isNote()) {
        record.note = noteText(record.kind, shown.bytes);
        return record;
    }
    record.itemKind = shown.entry.itemKind;
    record.bytes = shown.bytes.toByteArray();
    if (shown.item)
        record.item = *shown.item;
    return record;
}

// Read together with what follows, since that is mostly asked for next.
QByteArrayView RecordReader::fileBytes(qint64 begin, qint64 size)
{
    const qint64 end = m_windowBegin + m_window.size();
    if (begin < m_windowBegin || begin + size > end) {
        m_window.resize(std::max(size, m_readAhead));
        m_window.truncate(m_file->read(begin, m_window.data(), m_window.size()));
        m_windowBegin = begin;
    }
    const qint64 there = std::clamp<qint64>(m_windowBegin + m_window.size() - begin, 0, size);
    return QByteArrayView(m_window).sliced(begin - m_windowBegin, there);
}

// The item a row stands for is the last of its kind in its bytes: an event comes after the
// comments and ignored fields of its block, anything else stands alone. Of what was too large
// or cut off there is nothing to tell.
const StreamItem *RecordReader::interpret(QByteArrayView bytes, StreamItem::Kind kind, bool isCut)
{
    if (kind == StreamItem::Kind::Line) {
        m_lineParser.reset(LineParser::BlankLines::Count);
        m_lineParser.feed(bytes);
        const StreamItem *line = m_lineParser.next();
        return line ? line : m_lineParser.finish();
    }
    const StreamItem *found = nullptr;
    m_parser.feed(bytes);
    qint64 end = 0;
    while (const StreamItem *item = m_parser.next()) {
        if (item->kind() != kind)
            continue;
        found = item;
        end = item->end();
        if (end >= bytes.size() || (end + 1 == bytes.size() && bytes.back() == '\n'))
            return found; // nothing comes after it that would make its bytes go away
        m_item = *item;
        found = &m_item;
    }
    if (!isCut)
        return found;
    m_parser.feed("\n\n");
    while (const StreamItem *item = m_parser.next()) {
        if (item->kind() == kind)
            return item;
    }
    return found;
}
