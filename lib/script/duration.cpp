// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/duration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using std::chrono::microseconds;

namespace {

constexpr std::array<std::pair<const char *, double>, 5> units{{
    {"us", 1.0},
    {"ms", 1e3},
    {"s", 1e6},
    {"m", 60e6},
    {"h", 3600e6},
}};

constexpr double longest = double(microseconds(longestDuration).count());
constexpr qint64 longestPlain = 100'000'000'000'000'000; // µs, before a further digit

constexpr std::array<std::pair<const char *, qint64>, 3> sizeUnits{{
    {"b", 1},
    {"kb", 1024},
    {"mb", 1024 * 1024},
}};

constexpr double largest = 1024.0 * 1024 * 1024;

std::nullopt_t fail(LineError *error, qsizetype offset, const QString &message)
{
    *error = {offset, message};
    return std::nullopt;
}

// How many leading bytes of text are a plain decimal number such as 12 or 0.25.
qsizetype numberLength(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto end =
        std::find_if_not(text.begin(), text.end(), [&](char c) { return isDigit(c) || c == '.'; });
    const auto length = end - text.begin();
    if (length == 0 || !isDigit(text[0]) || !isDigit(text[length - 1]))
        return 0;
    return std::count(text.begin(), end, '.') > 1 ? 0 : length;
}

} // namespace

std::optional<microseconds> parseDuration(QByteArrayView text, LineError *error)
{
    const qsizetype length = numberLength(text);
    if (length == 0)
        return fail(error, 0,
                    LineError::tr("%1 is not a time; write one such as 300ms, 1.5s or 2m.")
                        .arg(quotedForMessage(text)));
    const QByteArrayView unit = text.sliced(length);
    for (const auto &[name, factor] : units) {
        if (unit != name)
            continue;
        const double value = text.first(length).toDouble() * factor;
        if (value > longest)
            return fail(error, 0, LineError::tr("A time cannot be longer than 1000h."));
        return microseconds(std::llround(value));
    }
    if (unit.isEmpty())
        return fail(error, length,
                    LineError::tr("The time %1 needs a unit: us, ms, s, m or h.")
                        .arg(quotedForMessage(text)));
    return fail(error, length,
                LineError::tr("%1 is not a unit of time; use us, ms, s, m or h.")
                    .arg(quotedForMessage(unit)));
}

std::optional<DurationRange> parseDurationRange(QByteArrayView text, LineError *error)
{
    if (const qsizetype dots = text.indexOf(".."); dots >= 0) {
        const auto min = parseDuration(text.first(dots), error);
        if (!min)
            return std::nullopt;
        const auto max = parseDuration(text.sliced(dots + 2), error);
        if (!max) {
            error->offset += dots + 2;
            return std::nullopt;
        }
        if (*max < *min)
            return fail(error, dots + 2, LineError::tr("This range ends before it begins."));
        return DurationRange{*min, *max};
    }
    const qsizetype tilde = text.indexOf('~');
    const auto middle = parseDuration(tilde < 0 ? text : text.first(tilde), error);
    if (!middle || tilde < 0)
        return middle ? std::optional(DurationRange{*middle, *middle}) : std::nullopt;

    QByteArrayView percent = text.sliced(tilde + 1);
    if (!percent.endsWith('%') || numberLength(percent) != percent.size() - 1)
        return fail(error, tilde + 1,
                    LineError::tr("After ~ a percentage is expected, such as 20%."));
    percent.chop(1);
    const double share = percent.toDouble() / 100;
    if (share > 1)
        return fail(error, tilde + 1, LineError::tr("More than 100% would be a time before now."));
    const microseconds spread(std::llround(static_cast<double>(middle->count()) * share));
    return DurationRange{*middle - spread, *middle + spread};
}

std::optional<microseconds> parsePace(QByteArrayView text, LineError *error)
{
    if (!text.endsWith("/s"))
        return parseDuration(text, error);
    const QByteArrayView number = text.chopped(2);
    const double rate = numberLength(number) == number.size() ? number.toDouble() : 0;
    if (rate <= 0 || rate > 1e6 || 1e6 / rate > longest)
        return fail(error, 0,
                    LineError::tr("%1 is not a pace; write one such as 20/s or 50ms.")
                        .arg(quotedForMessage(text)));
    return microseconds(std::llround(1e6 / rate));
}

std::optional<qint64> parseSize(QByteArrayView text, LineError *error)
{
    const qsizetype length = numberLength(text);
    const QByteArrayView unit = text.sliced(length);
    for (const auto &[name, factor] : sizeUnits) {
        if (length == 0 || unit != name)
            continue;
        const double value = text.first(length).toDouble() * double(factor);
        if (value > largest)
            return fail(error, 0, LineError::tr("A size cannot be larger than 1024mb."));
        return std::llround(value);
    }
    return fail(error, 0,
                LineError::tr("%1 is not a size; write one such as 17b, 2kb or 1mb.")
                    .arg(quotedForMessage(text)));
}

std::optional<SizeRange> parseSizeRange(QByteArrayView text, LineError *error)
{
    const qsizetype dots = text.indexOf("..");
    const QByteArrayView last = dots < 0 ? text : text.sliced(dots + 2);
    const auto max = parseSize(last, error);
    if (!max) {
        error->offset += dots < 0 ? 0 : dots + 2;
        return std::nullopt;
    }
    if (dots < 0)
        return SizeRange{*max, *max};
    // The unit may stand once, behind the range.
    const QByteArrayView first = text.first(dots);
    const bool hasUnit = numberLength(first) < first.size();
    const QByteArray unit = last.sliced(numberLength(last)).toByteArray();
    const auto min = parseSize(hasUnit ? first.toByteArray() : first.toByteArray() + unit, error);
    if (!min)
        return std::nullopt;
    if (*max < *min)
        return fail(error, dots + 2, LineError::tr("This range ends before it begins."));
    return SizeRange{*min, *max};
}

std::optional<qint64> parseByteRate(QByteArrayView text, LineError *error)
{
    LineError ignored;
    const auto size = text.endsWith("/s") ? parseSize(text.chopped(2), &ignored) : std::nullopt;
    if (!size || *size < 1)
        return fail(error, 0,
                    LineError::tr("%1 is not a rate of bytes; write one such as 2kb/s.")
                        .arg(quotedForMessage(text)));
    return size;
}

std::optional<microseconds> parsePlainAt(QByteArrayView line)
{
    constexpr QByteArrayView start(": @at +");
    if (!line.startsWith(start) || !line.endsWith('s'))
        return std::nullopt;
    const QByteArrayView number = line.sliced(start.size()).chopped(1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (number.isEmpty() || !isDigit(number.front()) || !isDigit(number.back()))
        return std::nullopt;
    qint64 micros = 0;
    qint64 scale = 1'000'000; // of the next digit, in µs, once it is less; behind the sixth: 0
    bool isFraction = false;
    for (const char c : number) {
        if (c == '.' && !isFraction) {
            isFraction = true;
        } else if (!isDigit(c) || micros > longestPlain) {
            return std::nullopt;
        } else if (isFraction) {
            scale /= 10;
            micros += (c - '0') * scale;
        } else {
            micros = micros * 10 + (c - '0') * scale;
        }
    }
    return microseconds(micros);
}
