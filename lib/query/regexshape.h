// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/regex.h"

#include <limits>

// What the text of a regular expression tells about where it can match, as far as that is certain.
struct RegexShape
{
    // Whether what it matches lies in one line, and does not depend on what is before and after
    // but for word boundaries: then it is found in the bytes of a block as well as in the data.
    bool staysInLine = false;

    // How many parts can be repeated without end: the time it takes may grow with the length of a
    // text to the power of one more.
    int repeatedParts = std::numeric_limits<int>::max();

    // A text that is part of all that it matches; if the flags have Caseless, in any case. Empty if
    // none is known.
    QByteArray literal;
};

// pattern: valid, UTF-8.
RegexShape regexShape(QByteArrayView pattern, Regex::Flags flags);
