// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/exchange/captureexport.h"
#include "lib/exchange/selectedrows.h"

#include <deque>

// Where in a capture's file the selected rows are, without the rows inside them that are not
// selected: the comments of an event, for example. If all are, what lies between them is kept,
// too.
class KeptRanges
{
public:
    struct Range
    {
        qint64 begin; // in the file
        qint64 end;
    };

    enum class Blocks {
        All,
        Whole, // not what the end of a connection has cut off; byte order marks only where the
               // first attempt begins
    };

    KeptRanges(const ExportRequest &request, Blocks blocks);

    // The first range that ends behind that place, which never moves back. Nothing: there is none.
    std::optional<Range> rangeAt(qint64 place);

private:
    bool isSelected(qsizetype row);
    bool isWanted(qsizetype row) const;
    qsizetype blockEnd(qsizetype row);
    bool addNext();
    void addGroup(qsizetype first, qsizetype last);
    Range rangeOf(qsizetype row) const;

    const ExportRequest &m_request;
    const CaptureIndex &m_index;
    SelectedRows m_selected;
    Blocks m_blocks;
    qsizetype m_count;
    qsizetype m_row = 0;       // the next one
    qsizetype m_blockRow = -1; // the last row of a block, at m_row or the next one
    qint64 m_end = 0;          // of the rows before m_row
    std::deque<Range> m_ranges;
};
