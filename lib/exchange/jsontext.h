// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/printable.h"

#include <charconv>

// Puts JSON into words, piece by piece; the caller sees to it that they make sense together.
class JsonText
{
public:
    explicit JsonText(ByteBuffer *bytes)
        : m_bytes(bytes)
    {
    }

    // As it stands.
    JsonText &raw(QByteArrayView text)
    {
        m_bytes->append(text);
        return *this;
    }

    JsonText &string(QByteArrayView text)
    {
        appendJsonString(m_bytes, text);
        return *this;
    }

    JsonText &number(qint64 value)
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
        return raw({digits, end - digits});
    }

private:
    ByteBuffer *m_bytes;
};
