// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/isotime.h"

namespace {

char *appendNumber(char *at, qint64 number, int digits)
{
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        at[i] = char('0' + number % 10);
    return at + digits;
}

} // namespace

IsoTime::IsoTime(std::chrono::sys_time<std::chrono::microseconds> time, Decimals decimals)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss<microseconds> clock(time - day);
    const qint64 scale = decimals == Decimals::Milliseconds ? 1000 : 1;
    char *at = appendNumber(m_text.data(), qint64(int(date.year())), 4);
    *at++ = '-';
    at = appendNumber(at, unsigned(date.month()), 2);
    *at++ = '-';
    at = appendNumber(at, unsigned(date.day()), 2);
    *at++ = 'T';
    at = appendNumber(at, clock.hours().count(), 2);
    *at++ = ':';
    at = appendNumber(at, clock.minutes().count(), 2);
    *at++ = ':';
    at = appendNumber(at, clock.seconds().count(), 2);
    *at++ = '.';
    at = appendNumber(at, clock.subseconds().count() / scale, int(decimals));
    *at++ = 'Z';
    m_size = at - m_text.data();
}
