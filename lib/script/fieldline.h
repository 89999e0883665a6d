// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

// A line of an event stream that is neither blank nor a comment, taken apart (HTML 9.2.6).
struct FieldLine
{
    QByteArrayView name;
    QByteArrayView value;
    qsizetype valueOffset = 0; // in bytes from the start of the line

    explicit FieldLine(QByteArrayView line)
    {
        const qsizetype colon = line.indexOf(':');
        name = colon < 0 ? line : line.first(colon);
        valueOffset = colon < 0 ? line.size() : colon + 1;
        if (line.sliced(valueOffset).startsWith(' '))
            ++valueOffset;
        value = line.sliced(valueOffset);
    }
};
