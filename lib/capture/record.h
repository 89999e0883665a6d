// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/streamparser.h"

#include <QString>

#include <chrono>

// One line of a stream's history: something its bytes held, or something that happened to its
// connection.
struct Record
{
    using Time = std::chrono::sys_time<std::chrono::microseconds>;

    enum class Kind : quint8 {
        Event,
        Comment,
        Retry,
        Ignored, // see itemKind for what it was
        Attempt, // a request went out
        Opened,  // the response head was right
        Lost,    // there will be another attempt
        Closed,  // for good
        Stopped, // given up on this side
        Hint,    // the stream as a whole is not as it should be
    };

    Kind kind = Kind::Event;
    Time time;         // of the network read, by the clock of the recording machine
    qint64 number = 0; // Event: its place among the events, from 1
    qint64 size = 0;   // Event, Comment: bytes of data
    QByteArray bytes;  // exactly what was received, for what came from the stream
    StreamItem::Kind itemKind = StreamItem::Kind::Event; // of what came from the stream
    StreamItem item; // the same, interpreted; its lastEventId() is the block's own
    QString note;    // one sentence, for what happened to the connection

    bool isNote() const { return isNote(kind); }
    static bool isNote(Kind kind) { return kind >= Kind::Attempt; }

    // What a stream's item is among the records.
    static Kind kindOf(StreamItem::Kind kind);

    static Time toTime(std::chrono::system_clock::time_point time)
    {
        return std::chrono::floor<std::chrono::microseconds>(time);
    }
};
