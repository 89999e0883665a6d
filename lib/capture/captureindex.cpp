// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/captureindex.h"

#include <algorithm>

namespace {

// The first row in [0, count) for which a monotonous condition holds, or count.
template<typename Condition>
qsizetype firstRow(qsizetype count, Condition condition)
{
    qsizetype begin = 0;
    while (begin < count) {
        const qsizetype middle = begin + (count - begin) / 2;
        if (condition(middle))
            count = middle;
        else
            begin = middle + 1;
    }
    return begin;
}

} // namespace

CaptureIndex::CaptureIndex()
    : m_chunks(std::make_unique<Chunk[]>(MaxCount / ChunkSize + 1))
{
}

qsizetype CaptureIndex::rowAtTime(Record::Time time) const
{
    const qint64 wanted = time.time_since_epoch().count();
    return firstRow(count(), [&](qsizetype row) { return entry(row).time >= wanted; });
}

qsizetype CaptureIndex::rowOfEvent(qint64 number) const
{
    const qsizetype all = count();
    if (number < 1 || number > eventCount())
        return all;
    // Rows that are no events have no number: the event is at its number or behind it.
    const auto isThere = [&](qsizetype row) {
        while (row < all && entry(row).number == 0)
            ++row;
        return row == all || entry(row).number >= number;
    };
    qsizetype row = firstRow(all, isThere);
    while (row < all && entry(row).number == 0)
        ++row;
    return row;
}

QList<QByteArray> CaptureIndex::types() const
{
    const std::lock_guard lock(m_mutex);
    return m_types;
}

CaptureIndex::AttemptRows CaptureIndex::attemptRows(qsizetype row) const
{
    const std::lock_guard lock(m_mutex);
    const auto next = std::upper_bound(
        m_attempts.begin(), m_attempts.end(), row,
        [](qsizetype wanted, const auto &attempt) { return wanted < attempt.first; });
    const qsizetype end = next == m_attempts.end() ? count() : next->first;
    if (next == m_attempts.begin())
        return {0, 0, end};
    return {std::prev(next)->second, std::prev(next)->first, end};
}

QMap<qsizetype, QString> CaptureIndex::bookmarks() const
{
    const std::lock_guard lock(m_mutex);
    return m_bookmarks;
}

bool CaptureIndex::isBookmarked(qsizetype row) const
{
    const std::lock_guard lock(m_mutex);
    return m_bookmarks.contains(row);
}

void CaptureIndex::append(const Entry &entry)
{
    if (m_appended == MaxCount)
        return;
    Chunk &chunk = m_chunks[size_t(m_appended) / ChunkSize];
    if (!chunk)
        chunk = Chunk(new Entry[ChunkSize]); // not to be cleared first
    chunk[size_t(m_appended) % ChunkSize] = entry;
    ++m_appended;
    if (entry.kind == Record::Kind::Event)
        ++m_events;
}

void CaptureIndex::publish()
{
    m_eventCount.store(m_events, std::memory_order_release);
    m_count.store(m_appended, std::memory_order_release);
}

void CaptureIndex::release(qsizetype row)
{
    for (; m_released < size_t(row) / ChunkSize; ++m_released)
        m_chunks[m_released].reset();
}

quint16 CaptureIndex::typeNumber(QByteArrayView type)
{
    const auto key = QByteArray::fromRawData(type.data(), type.size());
    if (const auto known = m_typeNumbers.constFind(key); known != m_typeNumbers.cend())
        return *known;
    const std::lock_guard lock(m_mutex);
    if (m_types.size() == MaxTypes)
        return MaxTypes;
    const auto number = quint16(m_types.size());
    m_types.append(type.toByteArray());
    m_typeNumbers.insert(m_types.last(), number);
    return number;
}

void CaptureIndex::beginAttempt(int number)
{
    const std::lock_guard lock(m_mutex);
    m_attempts.emplace_back(m_appended, number);
}

void CaptureIndex::setBookmark(qsizetype row, const std::optional<QString> &note)
{
    const std::lock_guard lock(m_mutex);
    if (note)
        m_bookmarks.insert(row, *note);
    else
        m_bookmarks.remove(row);
}
