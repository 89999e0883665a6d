// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

// Where in a capture's file each record is, 32 bytes for each. One thread appends, any number of
// threads read meanwhile. Rows count from 0.
class CaptureIndex
{
public:
    struct Entry
    {
        qint64 begin; // in the file
        qint64 time;  // µs since 1970
        quint32 size; // in the file, directives in between included; at most MaxSize
        quint32 dataSize;
        quint32 number; // Event: from 1
        quint16 type;   // in types(); MaxTypes: none, or one too many
        Record::Kind kind;
        StreamItem::Kind itemKind; // unless it is a note
    };
    static_assert(sizeof(Entry) <= 32);

    static constexpr int MaxTypes = 65'535;
    static constexpr qsizetype MaxCount = 2'000'000'000; // a view counts rows in an int

    CaptureIndex();
    CaptureIndex(const CaptureIndex &) = delete;
    CaptureIndex &operator=(const CaptureIndex &) = delete;

    // The rows that may be read.
    qsizetype count() const { return m_count.load(std::memory_order_acquire); }
    qsizetype eventCount() const { return m_eventCount.load(std::memory_order_acquire); }
    const Entry &entry(qsizetype row) const
    {
        return m_chunks[size_t(row) / ChunkSize][size_t(row) % ChunkSize];
    }
    Record::Time time(qsizetype row) const
    {
        return Record::Time(std::chrono::microseconds(entry(row).time));
    }

    // Since the row before; 0 for the first one.
    std::chrono::microseconds gap(qsizetype row) const
    {
        return row == 0 ? std::chrono::microseconds(0) : time(row) - time(row - 1);
    }

    // The first row whose time is that one or later.
    qsizetype rowAtTime(Record::Time time) const;

    // The row of an event, by its number; count() if there is none.
    qsizetype rowOfEvent(qint64 number) const;

    // The event types seen so far, in order of appearance; no more than MaxTypes.
    QList<QByteArray> types() const;

    // The rows of a connection attempt, as far as is known.
    struct AttemptRows
    {
        int number = 0; // from 1; 0: those before the first one
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    AttemptRows attemptRows(qsizetype row) const;
    int attempt(qsizetype row) const { return attemptRows(row).number; }

    // The notes of the user: row and text, which may be empty.
    QMap<qsizetype, QString> bookmarks() const;
    bool isBookmarked(qsizetype row) const;

    // For the one that appends. Rows may be read once they are published.
    void append(const Entry &entry);
    void publish();
    quint16 typeNumber(QByteArrayView type);
    void beginAttempt(int number);
    void setBookmark(qsizetype row, const std::optional<QString> &note);
    quint32 nextEventNumber() const { return m_events + 1; }

    // Frees what is kept of the rows before that one, which nobody may read any more.
    void release(qsizetype row);

private:
    static constexpr size_t ChunkSize = 65'536;
    using Chunk = std::unique_ptr<Entry[]>;

    std::unique_ptr<Chunk[]> m_chunks; // the table never moves
    std::atomic<qsizetype> m_count{0};
    std::atomic<qsizetype> m_eventCount{0};
    qsizetype m_appended = 0;
    size_t m_released = 0; // chunks
    quint32 m_events = 0;

    mutable std::mutex m_mutex; // for what follows
    QList<QByteArray> m_types;
    QMap<qsizetype, QString> m_bookmarks;
    std::vector<std::pair<qsizetype, int>> m_attempts; // first row, number

    QHash<QByteArray, quint16> m_typeNumbers; // of the one that appends
};
