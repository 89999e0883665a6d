// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/rowsearch.h"

#include "lib/capture/notetext.h"

namespace {

constexpr qint64 WindowSize = 1024 * 1024;
constexpr qint64 MostBytes = StreamParser::DefaultLimit * 2; // of a row that are looked at
constexpr qsizetype RowsBetweenChecks = 256;

} // namespace

RowSearch::RowSearch(std::shared_ptr<const CaptureFile> file,
                     std::shared_ptr<const CaptureIndex> index, Query query)
    : m_file(file)
    , m_index(index)
    , m_query(std::move(query))
    , m_reader(std::move(file), std::move(index), WindowSize)
{
}

qsizetype RowSearch::search(qsizetype begin, qsizetype end, const std::atomic<bool> &isStopped,
                            const std::function<void(qsizetype)> &found)
{
    m_bookmarks = m_index->bookmarks();
    m_attempt = {};
    for (qsizetype row = begin; row < end; ++row) {
        if (row % RowsBetweenChecks == 0 && isStopped)
            return row;
        if (mayMatch(row) && matches(row))
            found(row);
    }
    return end;
}

// False for a block whose bytes show that it does not.
bool RowSearch::mayMatch(qsizetype row)
{
    const CaptureIndex::Entry &entry = m_index->entry(row);
    if (!m_query.needsPayload() || !Query::candidatesCover(entry.kind))
        return true;
    const qint64 end = entry.begin + entry.size;
    if (entry.begin < m_windowBegin || end > m_windowEnd) {
        if (!loadWindow(entry.begin) || end > m_windowEnd)
            return true; // larger than a window
    } else if (entry.begin < m_searchedFrom) {
        return true; // around something that came before it
    }
    if (m_candidate < entry.begin) {
        const qsizetype found = m_query.findCandidate(m_window, entry.begin - m_windowBegin);
        m_searchedFrom = entry.begin;
        m_candidate = found < 0 ? m_windowEnd : m_windowBegin + found;
    }
    return m_candidate < end;
}

bool RowSearch::loadWindow(qint64 begin)
{
    m_window.resize(WindowSize);
    m_window.resize(m_file->read(begin, m_window.data(), WindowSize));
    m_windowBegin = m_searchedFrom = begin;
    m_windowEnd = begin + m_window.size();
    m_candidate = begin - 1;
    return !m_window.isEmpty();
}

bool RowSearch::matches(qsizetype row)
{
    QueryRow facts = factsOf(row);
    const auto bookmark = m_bookmarks.constFind(row);
    facts.isBookmarked = bookmark != m_bookmarks.cend();
    const QByteArray bookmarkNote = facts.isBookmarked ? bookmark->toUtf8() : QByteArray();
    facts.bookmarkNote = bookmarkNote;
    if (!m_query.needsPayload())
        return m_query.matches(facts);
    const RecordReader::View view = m_reader.view(row, MostBytes);
    QByteArray note;
    if (facts.isNote()) {
        note = noteText(facts.kind, view.bytes).toUtf8();
        facts.data = note;
    } else if (view.item) {
        facts.bytes = view.bytes;
        facts.data = view.item->data();
        facts.id = view.item->lastEventId();
    }
    return m_query.matches(facts);
}

// From the index alone.
QueryRow RowSearch::factsOf(qsizetype row)
{
    const CaptureIndex::Entry &entry = m_index->entry(row);
    if (row < m_attempt.begin || row >= m_attempt.end)
        m_attempt = m_index->attemptRows(row);
    QueryRow facts;
    facts.kind = entry.kind;
    facts.itemKind = entry.itemKind;
    facts.size = entry.dataSize;
    facts.time = m_index->time(row);
    facts.gap = m_index->gap(row);
    facts.number = entry.number;
    facts.attempt = m_attempt.number;
    if (facts.isEvent() && entry.type != CaptureIndex::MaxTypes) {
        if (entry.type >= m_types.size())
            m_types = m_index->types();
        facts.type = m_types.at(entry.type);
    }
    return facts;
}
