// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"

#include <QHash>
#include <QObject>
#include <QTemporaryFile>

#include <vector>

// The history of one stream: what was received, byte for byte, in a growing file, and one small
// index entry for each record. Every view reads from here.
//
// The file is a temporary one. Records are numbered by row, from 0.
class Capture : public QObject
{
    Q_OBJECT

public:
    explicit Capture(QObject *parent = nullptr);

    // Stream bytes that come next belong to a new connection.
    void beginStream();

    // Appends bytes of the stream as received; then append() the records found in them.
    void appendBytes(QByteArrayView bytes, Record::Time time);

    // Appends a record of what a parser found in the bytes since beginStream().
    void append(const StreamItem &item);

    // Appends a record about the connection, one line of text.
    void appendNote(Record::Kind kind, const QString &text, Record::Time time);

    // Forgets all records. What has been received of a block that is not complete is kept: its
    // record is still to come.
    void clear();

    qsizetype count() const { return qsizetype(m_index.size()); }
    qsizetype eventCount() const { return m_eventCount; }

    // Cheap facts about a row, from the index alone.
    Record::Kind kind(qsizetype row) const { return m_index[size_t(row)].kind; }
    Record::Time time(qsizetype row) const;

    // The place of a row's event type among types(), or -1.
    int typeIndex(qsizetype row) const;

    // The event types seen so far, in order of appearance; no more than MaxTypes.
    static constexpr int MaxTypes = 65'535;
    const QList<QByteArray> &types() const { return m_types; }

    // Reads a row from the file. Of a stream block no more than mostBytes; data that is cut off
    // there is as long as it is, its size() is what it was.
    Record record(qsizetype row, qint64 mostBytes = StreamParser::DefaultLimit * 2) const;

    // Why nothing more is kept, as a sentence; empty as long as all is well.
    QString errorString() const { return m_errorString; }

signals:
    // Rows have been added, or are about to be before control returns to the event loop.
    void grown();
    void cleared();
    void failed(const QString &sentence);

private:
    struct Entry
    {
        qint64 begin; // in the file; of a Hint, among m_hints
        qint64 time;  // µs since 1970
        quint32 size; // in the file
        quint32 dataSize;
        quint32 number;
        quint16 type; // in m_types; MaxTypes: none, or one too many
        Record::Kind kind;
        StreamItem::Kind itemKind; // unless it is a note
    };
    static_assert(sizeof(Entry) <= 32);

    bool write(QByteArrayView bytes);
    QByteArray unfinishedBlock() const;
    quint16 typeNumber(QByteArrayView type);
    QByteArray read(const Entry &entry, qint64 mostBytes) const;

    QTemporaryFile m_file;
    mutable QFile m_reader;
    std::vector<Entry> m_index;
    QList<QByteArray> m_types;
    QByteArrayList m_hints; // may come inside a block, whose bytes stand together in the file
    QHash<QByteArray, quint16> m_typeNumbers;
    QString m_errorString;
    Record::Time m_readTime;
    qint64 m_streamBegin = 0; // negative if the beginning has been cleared away
    qint64 m_blockBegin = 0;  // what has no record yet is from there
    qint64 m_size = 0;
    quint32 m_eventCount = 0;
};
