// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/recordreader.h"
#include "lib/query/query.h"

#include <atomic>
#include <functional>

// Looks for the rows of a capture that match a query, one after another. Reads the file in large
// pieces and takes apart only those blocks that may match.
class RowSearch
{
public:
    RowSearch(std::shared_ptr<const CaptureFile> file, std::shared_ptr<const CaptureIndex> index,
              Query query);

    // Calls found for each row from begin up to, not including, end that matches. Stops early if
    // isStopped becomes true. Returns the row it got to.
    qsizetype search(qsizetype begin, qsizetype end, const std::atomic<bool> &isStopped,
                     const std::function<void(qsizetype)> &found);

    // Whether one row matches.
    bool matches(qsizetype row);

private:
    QueryRow factsOf(qsizetype row);
    bool mayMatch(qsizetype row);
    bool loadWindow(qint64 begin);

    std::shared_ptr<const CaptureFile> m_file;
    std::shared_ptr<const CaptureIndex> m_index;
    Query m_query;
    RecordReader m_reader;
    QMap<qsizetype, QString> m_bookmarks;
    QList<QByteArray> m_types;
    CaptureIndex::AttemptRows m_attempt;
    QByteArray m_window; // of the file
    qint64 m_windowBegin = 0;
    qint64 m_windowEnd = 0;
    qint64 m_searchedFrom = 0; // in the file; nothing may match between there and
    qint64 m_candidate = 0;    // this place, or the end of the window if there is none in it
};
