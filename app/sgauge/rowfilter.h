// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/recordreader.h"
#include "lib/query/query.h"

#include <optional>

// What --filter lets through: all, unless it is set.
class RowFilter
{
public:
    // Returns a sentence about what is wrong with the text.
    QString set(const QString &text);

    // Rows one after another, as they are received. Their bytes are not known, so that nothing is
    // found for "lint:".
    bool takes(const StreamItem &item, Record::Time time, int attempt);
    bool takes(Record::Kind kind, const QString &sentence, Record::Time time, int attempt);

    // Rows of a recording, one after another.
    bool takes(const RecordReader::View &row, int attempt);

private:
    bool takes(QueryRow *facts);

    std::optional<Query> m_query;
    std::optional<Record::Time> m_before; // of the row before
    qint64 m_events = 0;
};
