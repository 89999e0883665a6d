// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

// Something about a stream that is not as it should be, or that surprises those who read it.
struct Finding
{
    enum class Severity : quint8 {
        Note,    // right, but good to know
        Warning, // something is lost or not what it looks like
    };

    enum class Rule : quint8 {
        // In a block
        UnknownField,
        IdWithNul,
        RetryNotDigits,
        EmptyEvent, // a type or an id, a blank line, and no data
        CutOff,     // the stream ended before the blank line
        NoSpace,    // after the colon
        TwoSpaces,  // after the colon: the second is part of the value
        MixedLineEnds,
        InvalidUtf8,
        ByteOrderMark,
        NamedEvent, // which onmessage does not see
        // In the head of a response
        RefusedContentType,
        Transformable, // no "Cache-Control: no-transform", nothing said to nginx
        // In the course of a stream
        HeldBack,    // events arrive together that tell of different times
        CutInBlocks, // events arrive in pieces, with pauses inside
        CompressedWithoutFlush,
    };

    Rule rule = Rule::UnknownField;
    qint64 begin = 0; // which bytes it is about, counted from where those looked at begin;
    qint64 end = 0;   // both 0 if about none in particular
    QString detail;   // what the sentence quotes: a name, a number; printable

    bool operator==(const Finding &other) const = default;
};

Finding::Severity severity(Finding::Rule rule);

// A stable name for programs, such as "unknown-field".
QByteArrayView ruleName(Finding::Rule rule);

// What is so, and what follows from it: one or two translated sentences.
QString findingText(const Finding &finding);
