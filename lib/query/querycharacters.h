// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QChar>

// What kinds of characters the filter language knows.

inline bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

inline bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

inline bool isComparing(QChar c)
{
    return c == u'<' || c == u'>' || c == u'=';
}

// Keyboards for Chinese, and editors, write the other ones.
inline bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201C' || c == u'\u201D';
}
