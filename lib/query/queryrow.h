// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"

#include <QByteArrayView>

#include <chrono>

// What a query looks at of one row of a capture. The views need to be valid during the call only.
// If Query::needsPayload() says no, id, data, bytes and bookmarkNote are not looked at and may be
// left empty.
struct QueryRow
{
    Record::Kind kind = Record::Kind::Event;
    StreamItem::Kind itemKind = StreamItem::Kind::Event; // of what came from the stream

    QByteArrayView type;  // of an event, "message" if it names none; otherwise empty
    QByteArrayView id;    // that the block itself carries
    QByteArrayView data;  // of an event; a comment's text, a field's value as it was sent, or the
                          // sentence of a note. UTF-8, perhaps not well-formed
    QByteArrayView bytes; // of the block, exactly
    qint64 size = 0;      // bytes of data

    Record::Time time;
    std::chrono::microseconds gap{0}; // since the row before
    qint64 number = 0;                // of an event, from 1; otherwise 0
    int attempt = 1;                  // of connecting, from 1

    bool isBookmarked = false;
    QByteArrayView bookmarkNote; // UTF-8

    bool isEvent() const { return kind == Record::Kind::Event; }
    bool isNote() const { return kind >= Record::Kind::Attempt; }
};
