// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/rowfilter.h"

#include "lib/capture/notetext.h"

#include <QCoreApplication>

namespace {

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(RowFilter)
};

} // namespace

QString RowFilter::set(const QString &text)
{
    QueryError error;
    m_query = Query::parse(text, &error);
    if (m_query)
        return {};
    return FilterText::tr("--filter, at character %1: %2").arg(error.offset + 1).arg(error.message);
}

bool RowFilter::takes(const StreamItem &item, Record::Time time, int attempt)
{
    QueryRow facts;
    facts.kind = Record::kindOf(item.kind());
    facts.itemKind = item.kind();
    facts.type = facts.isEvent() ? item.name() : QByteArrayView();
    facts.id = item.lastEventId();
    facts.data = item.data();
    facts.size = item.data().size();
    facts.time = time;
    facts.attempt = attempt;
    return takes(&facts);
}

bool RowFilter::takes(Record::Kind kind, const QString &sentence, Record::Time time, int attempt)
{
    const QByteArray text = sentence.toUtf8();
    QueryRow facts;
    facts.kind = kind;
    facts.data = text;
    facts.time = time;
    facts.attempt = attempt;
    return takes(&facts);
}

bool RowFilter::takes(const RecordReader::View &row, int attempt)
{
    const Record::Time time{std::chrono::microseconds(row.entry.time)};
    if (Record::isNote(row.entry.kind))
        return takes(row.entry.kind, noteText(row.entry.kind, row.bytes), time, attempt);
    QueryRow facts;
    facts.kind = row.entry.kind;
    facts.itemKind = row.entry.itemKind;
    facts.bytes = row.bytes;
    facts.size = row.entry.dataSize;
    facts.time = time;
    facts.attempt = attempt;
    if (row.item) {
        facts.type = facts.isEvent() ? row.item->name() : QByteArrayView();
        facts.id = row.item->lastEventId();
        facts.data = row.item->data();
    }
    return takes(&facts);
}

bool RowFilter::takes(QueryRow *facts)
{
    facts->gap = m_before ? facts->time - *m_before : std::chrono::microseconds(0);
    m_before = facts->time;
    facts->number = facts->isEvent() ? ++m_events : 0;
    return !m_query || m_query->matches(*facts);
}
