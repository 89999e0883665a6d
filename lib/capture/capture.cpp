// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/capture.h"

#include "lib/wire/lineparser.h"

#include <algorithm>
#include <limits>

namespace {

Record::Kind recordKind(StreamItem::Kind kind)
{
    switch (kind) {
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
        return Record::Kind::Event;
    case StreamItem::Kind::Comment:
        return Record::Kind::Comment;
    case StreamItem::Kind::Retry:
        return Record::Kind::Retry;
    case StreamItem::Kind::UnknownField:
    case StreamItem::Kind::IdIgnored:
    case StreamItem::Kind::RetryIgnored:
    case StreamItem::Kind::BlockWithoutData:
    case StreamItem::Kind::ByteOrderMark:
    case StreamItem::Kind::TooLarge:
    case StreamItem::Kind::IncompleteBlock:
        return Record::Kind::Ignored;
    }
    Q_UNREACHABLE();
}

bool endsBlock(StreamItem::Kind kind)
{
    return kind == StreamItem::Kind::Event || kind == StreamItem::Kind::BlockWithoutData
        || kind == StreamItem::Kind::TooLarge || kind == StreamItem::Kind::IncompleteBlock
        || kind == StreamItem::Kind::Line;
}

quint32 clamped(qint64 size)
{
    return quint32(std::min<qint64>(size, std::numeric_limits<quint32>::max()));
}

// The item a row stands for is the last of its kind in its bytes: an event comes after the
// comments and ignored fields of its block, anything else stands alone. Of what was too large
// or cut off there is nothing to tell.
StreamItem interpret(QByteArrayView bytes, StreamItem::Kind kind, bool isCut)
{
    if (kind == StreamItem::Kind::Line) {
        LineParser parser(StreamParser::DefaultLimit * 2);
        parser.feed(bytes);
        const StreamItem *line = parser.next();
        return *(line ? line : parser.finish());
    }
    StreamParser parser(StreamParser::DefaultLimit * 2, StreamParser::StartsAt::Block);
    StreamItem result;
    const auto takeItems = [&] {
        while (const StreamItem *item = parser.next()) {
            if (item->kind() == kind)
                result = *item;
        }
    };
    parser.feed(bytes);
    takeItems();
    if (isCut) {
        parser.feed("\n\n");
        takeItems();
    }
    return result;
}

} // namespace

Capture::Capture(QObject *parent)
    : QObject(parent)
{
    if (!m_file.open())
        return; // the first write says so
    m_reader.setFileName(m_file.fileName());
    m_reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    // Without a name nothing is left behind, however the program ends.
    QFile::remove(m_file.fileName());
}

void Capture::beginStream()
{
    m_streamBegin = m_size;
    m_blockBegin = m_size;
}

void Capture::appendBytes(QByteArrayView bytes, Record::Time time)
{
    m_readTime = time;
    if (write(bytes))
        emit grown();
    else
        m_streamBegin -= bytes.size(); // they are missing in the file
}

void Capture::append(const StreamItem &item)
{
    if (!m_errorString.isEmpty() || m_streamBegin + item.begin() < 0)
        return;
    const Record::Kind kind = recordKind(item.kind());
    const bool isEvent = kind == Record::Kind::Event;
    if (endsBlock(item.kind()))
        m_blockBegin = m_streamBegin + item.end();
    m_index.push_back({m_streamBegin + item.begin(), m_readTime.time_since_epoch().count(),
                       clamped(item.size()), clamped(item.data().size()),
                       isEvent ? ++m_eventCount : 0,
                       isEvent ? typeNumber(item.name()) : quint16(MaxTypes), kind, item.kind()});
}

void Capture::appendNote(Record::Kind kind, const QString &text, Record::Time time)
{
    const QByteArray bytes = text.toUtf8();
    const bool isHint = kind == Record::Kind::Hint;
    const qint64 begin = isHint ? m_hints.size() : m_size;
    if (isHint)
        m_hints.append(bytes);
    else if (!write(bytes))
        return;
    m_index.push_back(
        {begin, time.time_since_epoch().count(), clamped(bytes.size()), 0, 0, MaxTypes, kind, {}});
    emit grown();
}

void Capture::clear()
{
    const QByteArray block = unfinishedBlock();
    m_index.clear();
    m_types.clear();
    m_typeNumbers.clear();
    m_hints.clear();
    m_errorString.clear();
    m_eventCount = 0;
    m_file.resize(0);
    m_file.seek(0);
    m_streamBegin -= m_size - block.size();
    m_blockBegin = 0;
    m_size = 0;
    if (!block.isEmpty())
        write(block);
    emit cleared();
}

QByteArray Capture::unfinishedBlock() const
{
    const qint64 size = m_size - m_blockBegin;
    if (!m_errorString.isEmpty() || size > StreamParser::DefaultLimit * 2
        || !m_reader.seek(m_blockBegin))
        return {};
    return m_reader.read(size);
}

Record::Time Capture::time(qsizetype row) const
{
    return Record::Time(std::chrono::microseconds(m_index[size_t(row)].time));
}

int Capture::typeIndex(qsizetype row) const
{
    const quint16 type = m_index[size_t(row)].type;
    return type == MaxTypes ? -1 : type;
}

Record Capture::record(qsizetype row, qint64 mostBytes) const
{
    const Entry &entry = m_index[size_t(row)];
    Record record;
    record.kind = entry.kind;
    record.time = time(row);
    record.number = entry.number;
    record.size = entry.dataSize;
    const QByteArray bytes = read(entry, mostBytes);
    if (record.isNote()) {
        record.note = QString::fromUtf8(bytes);
    } else {
        record.itemKind = entry.itemKind;
        record.item = interpret(bytes, entry.itemKind, bytes.size() < entry.size);
        record.bytes = bytes;
    }
    return record;
}

bool Capture::write(QByteArrayView bytes)
{
    if (!m_errorString.isEmpty())
        return false;
    if (m_file.write(bytes.data(), bytes.size()) == bytes.size() && m_file.flush()) {
        m_size += bytes.size();
        return true;
    }
    m_errorString = tr("Nothing more is recorded: %1 could not be written (%2).")
                        .arg(m_file.fileName(), m_file.errorString());
    emit failed(m_errorString);
    return false;
}

quint16 Capture::typeNumber(QByteArrayView type)
{
    const auto key = QByteArray::fromRawData(type.data(), type.size());
    if (const auto known = m_typeNumbers.constFind(key); known != m_typeNumbers.cend())
        return *known;
    if (m_types.size() == MaxTypes)
        return MaxTypes;
    const auto number = quint16(m_types.size());
    m_types.append(type.toByteArray());
    m_typeNumbers.insert(m_types.last(), number);
    return number;
}

QByteArray Capture::read(const Entry &entry, qint64 mostBytes) const
{
    if (entry.kind == Record::Kind::Hint)
        return m_hints.at(entry.begin).first(std::min<qint64>(entry.size, mostBytes));
    if (!m_reader.seek(entry.begin))
        return {};
    return m_reader.read(std::min<qint64>(entry.size, mostBytes));
}
