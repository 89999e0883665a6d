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

    // What it is about, and in brackets what the detail is.
    enum class Rule : quint8 {
        // In a block
        UnknownField,   // (its name)
        IdWithNul,      // (the id)
        RetryNotDigits, // (the value)
        ShortRetry,     // hardly meant as milliseconds (the value)
        RepeatedField,  // an event or id once more, before the blank line (its name)
        EmptyEvent,     // a type, a blank line, and no data (the type)
        IdAlone,        // an id, a blank line, and nothing else (the id)
        CutOff,         // the stream ended before the blank line
        EscapedLineEnd, // and there are a backslash and an "n" where a line should have ended
        NoSpace,        // after the colon (the field's name)
        TwoSpaces,      // after the colon of an event or id: the second is part of it (its name)
        IndentedData,   // the same of data
        TrailingBlank,  // which is part of an event or id (its name)
        MixedLineEnds,  // (those there are)
        InvalidUtf8,    // (in how many places)
        ByteOrderMark,
        NamedEvent, // which onmessage does not see (its type)
        // In the head of a response
        RefusedContentType, // (the type)
        ForeignCharset,     // which clients do not heed (its name)
        ContentLength,      // (in bytes)
        Compressed,         // (the coding)
        Cacheable,          // (the value of Cache-Control)
        Transformable,      // no "Cache-Control: no-transform", nothing said to nginx
        // In the course of a stream
        HeldBack,    // events arrive together that tell of different times (how far apart, in s)
        CutInBlocks, // lines arrive in pieces, with pauses inside (bytes in a block, if known)
        CompressedWithoutFlush, // the same of a compressed stream
    };
    static constexpr int RuleCount = int(Rule::CompressedWithoutFlush) + 1;

    Rule rule = Rule::UnknownField;
    qint64 begin = 0; // which bytes it is about, counted from where those looked at begin;
    qint64 end = 0;   // both 0 if about none in particular
    QString detail;   // what the sentence quotes: a name, a number; printable

    bool operator==(const Finding &other) const = default;
};

Finding::Severity severity(Finding::Rule rule);

// A stable name for programs, such as "unknown-field".
QByteArrayView ruleName(Finding::Rule rule);

// What is so, and what follows from it: one to three translated sentences.
QString findingText(const Finding &finding);
