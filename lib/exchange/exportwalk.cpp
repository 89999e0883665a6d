// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/exportwalk.h"

#include "lib/script/annotatedtext.h"

#include <algorithm>

namespace {

constexpr qint64 ReadAhead = 1024 * 1024;
constexpr qint64 MostBytes = 2 * StreamParser::DefaultLimit; // of a row
constexpr qint64 MostDirectives = 4 * 1024 * 1024;           // bytes between two rows

bool setsId(const CaptureIndex::Entry &entry)
{
    return !Record::isNote(entry.kind)
        && (entry.itemKind == StreamItem::Kind::Event
            || entry.itemKind == StreamItem::Kind::BlockWithoutData);
}

} // namespace

ExportWalk::ExportWalk(const ExportRequest &request, Ids ids)
    : m_request(request)
    , m_index(*request.index)
    , m_reader(request.file, request.index, ReadAhead)
    , m_selected(request.rows)
    , m_ids(ids)
    , m_count(m_index.count())
{
    if (request.rows) {
        const qsizetype behind = request.rows->empty() ? 0 : qsizetype(request.rows->back()) + 1;
        m_count = std::min(m_count, behind);
    }
    m_row = firstRow() - 1;
    if (m_row >= 0)
        m_end = m_index.entry(m_row).begin + m_index.entry(m_row).size;
}

// The attempt of the first row tells all that must be known of what comes before.
qsizetype ExportWalk::firstRow() const
{
    qsizetype row = m_request.rows && m_count > 0 ? qsizetype(m_request.rows->front()) : 0;
    const int place = row < m_count ? m_index.attempt(row) : 0;
    while (row > 0 && m_index.entry(row).kind != Record::Kind::Attempt)
        --row;
    while (row > 0 && m_index.attempt(row - 1) == place)
        --row;
    return row;
}

bool ExportWalk::next()
{
    while (++m_row < m_count) {
        const CaptureIndex::Entry entry = m_index.entry(m_row);
        const bool isWanted = m_selected.contains(m_row);
        enter(entry);
        if (isWanted || (m_ids == Ids::Last && setsId(entry)))
            readView(entry);
        if (isWanted)
            return true;
    }
    return false;
}

void ExportWalk::enter(const CaptureIndex::Entry &entry)
{
    const qint64 end = entry.begin + entry.size;
    const bool isNote = Record::isNote(entry.kind);
    const int place = m_index.attempt(m_row);
    const bool isFirst = std::exchange(m_attemptPlace, place) != place;
    if (isNote || isFirst)
        takeDirectives(m_end, isNote ? end : entry.begin, m_index.time(m_row));
    const bool isAsked = isFirst && m_attempt && !m_attempt->lastHop().url.isEmpty();
    if (isAsked && m_ids == Ids::Last) {
        m_lastEventId = m_attempt->lastEventId;
        m_reader.setLastEventId(m_lastEventId);
    }
    m_end = std::max(m_end, end);
}

void ExportWalk::readView(const CaptureIndex::Entry &entry)
{
    m_view = m_reader.view(m_row, MostBytes);
    const bool isSet = m_ids == Ids::Last && setsId(entry) && m_view.item
        && m_view.item->lastEventId() != m_lastEventId;
    if (isSet) {
        m_lastEventId = m_view.item->lastEventId().toByteArray();
        m_reader.setLastEventId(m_lastEventId);
    }
}

// What stands between two rows is not all in one of them.
void ExportWalk::takeDirectives(qint64 begin, qint64 end, Record::Time time)
{
    begin = std::max(begin, end - MostDirectives);
    const QByteArray lines = m_request.file->read(begin, std::max<qint64>(0, end - begin));
    for (const Directive &directive : directivesIn(lines))
        m_attempts.take(directive, time);
    m_attempt = m_attempts.latest();
}

double ExportWalk::share() const
{
    return m_count == 0 ? 1 : double(m_row) / double(m_count);
}
