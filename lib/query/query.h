// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/queryerror.h"
#include "lib/query/queryrow.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

class Candidates;
class Condition;

// A line of the filter language, compiled. What it says, in short:
//
//     timeout "not found" /time(d )?out/i     texts and regular expressions; all must be there
//     type:order,tick*  id:42  comment:ping   fields with names or texts
//     size>1kb  gap>2s  time>10:30  #100..200 comparisons
//     jq:(.price > 100)  lint:  is:retry      and others: see queryFields()
//     a or not (b -c)                         not binds closer than and, and closer than or
//
// Texts have smart case: one without capitals is found in any case. Names are compared exactly.
//
// Movable; not to be used by two threads at once: let each compile its own.
class Query
{
public:
    // On failure returns nothing and sets *error.
    static std::optional<Query> parse(const QString &text, QueryError *error);

    Query(Query &&other) noexcept;
    Query &operator=(Query &&other) noexcept;
    ~Query();

    // Whether the text was blank: every row matches.
    bool isEmpty() const { return !m_condition; }

    // Whether more is looked at than kind, type, time, gap, size, number, attempt and bookmark.
    bool needsPayload() const { return m_needsPayload; }

    bool matches(const QueryRow &row);

    // A place at or after an offset: of the blocks that lie wholly behind the offset, none matches
    // that ends before the place, so that the next one to ask for is the one around or behind it.
    // -1 if none of them matches; the offset itself if nothing can be told cheaply. Runs at the
    // speed of memory.
    //
    // This is about rows that have bytes: see candidatesCover(). The default type of events, which
    // no bytes say, is taken care of.
    qsizetype findCandidate(QByteArrayView bytes, qsizetype from);

    // Whether rows of a kind can be passed over by findCandidate(). The others, notes, have to be
    // asked for with matches(), each.
    static bool candidatesCover(Record::Kind kind) { return kind < Record::Kind::Attempt; }

    // Which parts of a shown text to highlight, as position and length in characters: sorted, not
    // overlapping, and not many.
    QList<std::pair<qsizetype, qsizetype>> highlights(const QString &shown) const;

private:
    explicit Query(std::unique_ptr<Condition> condition);

    std::unique_ptr<Condition> m_condition; // null: none
    std::unique_ptr<Candidates> m_candidates;
    bool m_needsPayload = false;
};
