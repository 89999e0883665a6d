// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturefile.h"
#include "lib/capture/captureindex.h"
#include "lib/wire/lineparser.h"

// Reads the records of a capture from its file; each thread has one of its own.
class RecordReader
{
public:
    // readAhead: how much is read at once, in bytes; much for one row after another.
    RecordReader(std::shared_ptr<const CaptureFile> file, std::shared_ptr<const CaptureIndex> index,
                 qint64 readAhead = 16 * 1024);

    // What a row has in the file, interpreted. Looks into the reader's own memory until it reads
    // something else.
    struct View
    {
        CaptureIndex::Entry entry;
        QByteArrayView bytes;   // of the stream, exactly; of a note its directives
        const StreamItem *item; // null for a note, and for what is too large
        bool isCut;             // there are more bytes than were to be read
    };
    // mostBytes: what is read of a row; data that is cut off there is as long as it is.
    View view(qsizetype row, qint64 mostBytes);

    // The same as a value of its own.
    Record record(qsizetype row, qint64 mostBytes);

    // The stream's last event ID before the rows that are read from here on. Empty unless it is
    // set: then an item's lastEventId() is its block's own.
    void setLastEventId(const QByteArray &id) { m_lastEventId = id; }

private:
    QByteArrayView fileBytes(qint64 begin, qint64 size);
    const StreamItem *interpret(QByteArrayView bytes, StreamItem::Kind kind, bool isCut);

    std::shared_ptr<const CaptureFile> m_file;
    std::shared_ptr<const CaptureIndex> m_index;
    qint64 m_readAhead;
    QByteArray m_window; // of the file, from m_windowBegin on
    qint64 m_windowBegin = 0;
    QByteArray m_scratch;
    QByteArray m_lastEventId;
    StreamParser m_parser;
    LineParser m_lineParser;
    StreamItem m_item; // if it is not the last of its bytes
};
