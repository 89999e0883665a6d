// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <array>
#include <chrono>

// Date and time in UTC as in RFC 3339: "2026-11-21T01:58:00.123Z" for the milliseconds, which are
// rounded down, or the same with six decimals.
class IsoTime
{
public:
    enum class Decimals : quint8 { Milliseconds = 3, Microseconds = 6 };

    IsoTime(std::chrono::sys_time<std::chrono::microseconds> time, Decimals decimals);

    QByteArrayView text() const { return {m_text.data(), m_size}; }

private:
    std::array<char, 32> m_text;
    qsizetype m_size;
};
