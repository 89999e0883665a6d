// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/recordedattempts.h"
#include "lib/capture/recordreader.h"
#include "lib/exchange/captureexport.h"
#include "lib/exchange/selectedrows.h"

// Goes through the rows that are to be exported, and knows what the rows before say about them.
//
//     ExportWalk walk(request);
//     while (walk.next())
//         … walk.view() …
class ExportWalk
{
public:
    // What an item has for lastEventId(): the one its own block sets, or the last one set.
    enum class Ids { Own, Last };

    ExportWalk(const ExportRequest &request, Ids ids);

    bool next();

    qsizetype row() const { return m_row; }
    const RecordReader::View &view() const { return m_view; }
    Record::Time time() const { return Record::Time(std::chrono::microseconds(m_view.entry.time)); }

    // The place of the row's attempt among all, from 1; 0: before the first one.
    int attemptPlace() const { return m_attemptPlace; }

    // What is known of it so far; null before the first one.
    std::shared_ptr<const Attempt> attempt() const { return m_attempt; }

    // How much of the work is done, 0 to 1.
    double share() const;

private:
    qsizetype firstRow() const;
    void enter(const CaptureIndex::Entry &entry);
    void readView(const CaptureIndex::Entry &entry);
    void takeDirectives(qint64 begin, qint64 end, Record::Time time);

    const ExportRequest &m_request;
    const CaptureIndex &m_index;
    RecordReader m_reader;
    RecordReader::View m_view{};
    RecordedAttempts m_attempts;
    std::shared_ptr<const Attempt> m_attempt;
    QByteArray m_lastEventId;
    SelectedRows m_selected;
    Ids m_ids;
    qsizetype m_count;    // of rows to go through
    qsizetype m_row = -1; // the current one
    qint64 m_end = 0;     // of the row before, in the file
    int m_attemptPlace = 0;
};
