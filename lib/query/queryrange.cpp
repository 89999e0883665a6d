// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/queryrange.h"

#include "lib/query/querycharacters.h"
#include "lib/script/duration.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace {

using Name = QueryField::Name;

// A value stands for all that reads the same: 10:30 for a whole minute.
struct Value
{
    qint64 min = 0;
    qint64 max = 0;
    bool isTimeOfDay = false;
};

std::optional<Value> fail(QueryError *error, const QString &message)
{
    error->message = message;
    return std::nullopt;
}

std::optional<Value> readNumber(const QString &text, QueryError *error)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    if (!isNumber || !isDigit(text.front()))
        return fail(error, QueryError::tr("A number is expected here, such as 100."));
    return Value{value, value};
}

std::optional<Value> readSize(const QString &text, QueryError *error)
{
    struct Unit
    {
        const char *name;
        double bytes;
    };
    static constexpr std::array<Unit, 8> units{{{"", 1},
                                                {"b", 1},
                                                {"k", 1 << 10},
                                                {"kb", 1 << 10},
                                                {"m", 1 << 20},
                                                {"mb", 1 << 20},
                                                {"g", 1 << 30},
                                                {"gb", 1 << 30}}};
    const auto end =
        std::find_if_not(text.begin(), text.end(), [](QChar c) { return isDigit(c) || c == u'.'; });
    const QString number = text.first(end - text.begin());
    const QString unit = text.sliced(number.size()).trimmed();
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    const auto *const found = std::find_if(units.begin(), units.end(), [&](const Unit &each) {
        return unit.compare(QLatin1String(each.name), Qt::CaseInsensitive) == 0;
    });
    if (!isNumber || found == units.end() || value * found->bytes > 1e15)
        return fail(error, QueryError::tr("A size is expected here, such as 200, 1kb or 1.5mb."));
    const qint64 bytes = std::llround(value * found->bytes);
    return Value{bytes, bytes};
}

std::optional<Value> readGap(const QString &text, QueryError *error)
{
    LineError lineError;
    const auto duration = parseDuration(text.toLower().toUtf8(), &lineError);
    if (!duration)
        return fail(error, lineError.message);
    return Value{duration->count(), duration->count()};
}

// Reads digits at an offset; -1 if there are not as many as asked for at least and at most.
int readDigits(const QString &text, qsizetype *at, int least, int most)
{
    int value = 0;
    int count = 0;
    for (; count < most && *at < text.size() && isDigit(text[*at]); ++count, ++*at)
        value = 10 * value + text[*at].digitValue();
    return count < least ? -1 : value;
}

bool skip(const QString &text, qsizetype *at, QChar c)
{
    const bool isHere = *at < text.size() && text[*at] == c;
    *at += isHere ? 1 : 0;
    return isHere;
}

// h:mm, h:mm:ss or with a fraction, from an offset to the end: µs since midnight.
std::optional<Value> readTimeOfDay(const QString &text, qsizetype at)
{
    constexpr qint64 second = 1'000'000;
    const int hour = readDigits(text, &at, 1, 2);
    if (!skip(text, &at, u':'))
        return std::nullopt;
    const int minute = readDigits(text, &at, 2, 2);
    qint64 precision = 60 * second;
    qint64 rest = 0;
    if (skip(text, &at, u':')) {
        const int seconds = readDigits(text, &at, 2, 2);
        if (seconds < 0 || seconds > 59)
            return std::nullopt;
        precision = second;
        rest = seconds * second;
        if (skip(text, &at, u'.')) {
            for (; at < text.size() && isDigit(text[at]) && precision > 1; ++at) {
                precision /= 10;
                rest += text[at].digitValue() * precision;
            }
        }
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || at != text.size())
        return std::nullopt;
    const qint64 begin = (hour * 60 + minute) * 60 * second + rest;
    return Value{begin, begin + precision - 1, true};
}

qint64 localMidnight(QDate date)
{
    return date.startOfDay().toMSecsSinceEpoch() * 1000;
}

// A day, or a time on it.
std::optional<Value> readDay(const QString &text)
{
    const QDate date =
        QDate::fromString(text.first(std::min<qsizetype>(10, text.size())), Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    if (text.size() == 10)
        return Value{localMidnight(date), localMidnight(date.addDays(1)) - 1};
    const auto time = readTimeOfDay(text, 11);
    if (!time || (text[10] != u' ' && text[10] != u'T' && text[10] != u't'))
        return std::nullopt;
    const QTime wholeMilliseconds = QTime::fromMSecsSinceStartOfDay(int(time->min / 1000));
    const qint64 begin =
        QDateTime(date, wholeMilliseconds).toMSecsSinceEpoch() * 1000 + time->min % 1000;
    return Value{begin, begin + time->max - time->min};
}

std::optional<Value> readTime(const QString &text, QueryError *error)
{
    std::optional<Value> value = readTimeOfDay(text, 0);
    if (!value)
        value = readDay(text);
    if (value)
        return value;
    return fail(error,
                QueryError::tr("A time is expected here, such as 10:30, 10:30:05.1 or "
                               "\"2026-11-21 10:30\"."));
}

std::optional<Value> readValue(const QString &text, Name field, QueryError *error)
{
    if (text.isEmpty())
        return fail(error, QueryError::tr("Here a value is missing."));
    switch (field) {
    case Name::Size:
        return readSize(text, error);
    case Name::Gap:
        return readGap(text, error);
    case Name::Time:
        return readTime(text, error);
    default:
        return readNumber(text, error);
    }
}

QueryRange compared(const Value &value, Comparison comparison)
{
    QueryRange range;
    range.isTimeOfDay = value.isTimeOfDay;
    switch (comparison) {
    case Comparison::Equal:
    case Comparison::NotEqual:
        range.min = value.min;
        range.max = value.max;
        range.isInverted = comparison == Comparison::NotEqual;
        break;
    case Comparison::Less:
        range.max = value.min - 1;
        break;
    case Comparison::LessOrEqual:
        range.max = value.min;
        break;
    case Comparison::Greater:
        range.min = value.min + 1;
        break;
    case Comparison::GreaterOrEqual:
        range.min = value.min;
        break;
    }
    return range;
}

// from..to, of which one may be left out.
std::optional<QueryRange> between(const QString &from, const QString &to, Name field,
                                  QueryError *error)
{
    QueryRange range;
    if (!from.isEmpty()) {
        const auto value = readValue(from, field, error);
        if (!value)
            return std::nullopt;
        range.min = value->min;
        range.isTimeOfDay = value->isTimeOfDay;
    }
    if (!to.isEmpty()) {
        const auto value = readValue(to, field, error);
        if (!value)
            return std::nullopt;
        range.max = value->max;
        if (!from.isEmpty() && value->isTimeOfDay != range.isTimeOfDay) {
            error->message = QueryError::tr("One of these is a time of day, the other has a day.");
            return std::nullopt;
        }
        range.isTimeOfDay = value->isTimeOfDay;
    }
    if (range.max < range.min && !range.isTimeOfDay) {
        error->message = QueryError::tr("This range ends before it begins.");
        return std::nullopt;
    }
    return range;
}

} // namespace

std::optional<QueryRange> parseRange(const QueryToken &token, Name field, QueryError *error)
{
    *error = {token.valueBegin, token.valueEnd - token.valueBegin, {}};
    const QString text = token.value;
    if (token.isQuoted) { // with an error about all of it
        const auto value = readValue(text.trimmed(), field, error);
        return value ? std::optional(compared(*value, token.comparison)) : std::nullopt;
    }
    if (const qsizetype dots = text.indexOf(QLatin1String("..")); dots >= 0 && text.size() > 2) {
        auto range = between(text.first(dots), text.sliced(dots + 2), field, error);
        if (range)
            range->isInverted = token.comparison == Comparison::NotEqual;
        return range;
    }
    const auto value = readValue(text, field, error);
    return value ? std::optional(compared(*value, token.comparison)) : std::nullopt;
}
