// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/isotime.h"

namespace {

char *appendNumber(char *at, qint64 number, int digits)
{
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        at[i] = char('0' + number % 10);
    return at + digits;
}

void append(ByteBuffer *result, Record::Time time, int decimals)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss<microseconds> clock(time - day);
    char text[32];
    char *at = appendNumber(text, qint64(int(date.year())), 4);
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
    at = appendNumber(at, clock.subseconds().count() / (decimals == 3 ? 1000 : 1), decimals);
    *at++ = 'Z';
    result->append(QByteArrayView(text, at - text));
}

} // namespace

void appendIsoMilliseconds(ByteBuffer *text, Record::Time time)
{
    append(text, time, 3);
}

void appendIsoMicroseconds(ByteBuffer *text, Record::Time time)
{
    append(text, time, 6);
}
