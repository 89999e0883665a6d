// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/fieldname.h"

#include <algorithm>
#include <array>
#include <utility>

namespace {

constexpr std::array Known{QLatin1String("data"), QLatin1String("event"), QLatin1String("id"),
                           QLatin1String("retry")};

// What people write who think of another format.
constexpr std::array<std::pair<QLatin1String, QLatin1String>, 17> Words{{
    {QLatin1String("message"), QLatin1String("data")},
    {QLatin1String("msg"), QLatin1String("data")},
    {QLatin1String("json"), QLatin1String("data")},
    {QLatin1String("payload"), QLatin1String("data")},
    {QLatin1String("body"), QLatin1String("data")},
    {QLatin1String("text"), QLatin1String("data")},
    {QLatin1String("content"), QLatin1String("data")},
    {QLatin1String("type"), QLatin1String("event")},
    {QLatin1String("event-type"), QLatin1String("event")},
    {QLatin1String("event_type"), QLatin1String("event")},
    {QLatin1String("eventtype"), QLatin1String("event")},
    {QLatin1String("event-id"), QLatin1String("id")},
    {QLatin1String("event_id"), QLatin1String("id")},
    {QLatin1String("eventid"), QLatin1String("id")},
    {QLatin1String("last-event-id"), QLatin1String("id")},
    {QLatin1String("lasteventid"), QLatin1String("id")},
    {QLatin1String("retry-after"), QLatin1String("retry")},
}};

// Whether one letter more, less, or other, or two letters exchanged, make one of the other.
bool isOneSlipAway(QStringView a, QStringView b)
{
    while (!a.isEmpty() && !b.isEmpty() && a.front() == b.front()) {
        a = a.sliced(1);
        b = b.sliced(1);
    }
    while (!a.isEmpty() && !b.isEmpty() && a.back() == b.back()) {
        a.chop(1);
        b.chop(1);
    }
    if (a.size() == 2 && b.size() == 2)
        return a[0] == b[1] && a[1] == b[0];
    return std::max(a.size(), b.size()) == 1;
}

// Of names shorter than four letters many are one slip away; a date is likely to be meant.
bool isMisspelt(const QString &word, QLatin1String name)
{
    return name.size() >= 4 && word != QLatin1String("date") && isOneSlipAway(word, QString(name));
}

bool isName(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
    });
}

} // namespace

FieldNameMistake fieldNameMistake(QStringView name)
{
    if (name.startsWith(QLatin1String("\\u{feff}")))
        return FieldNameMistake::ByteOrderMark;
    const QString nearest = nearestFieldName(name);
    if (!nearest.isEmpty())
        return name.toString().toLower() == nearest ? FieldNameMistake::Case
                                                    : FieldNameMistake::Spelling;
    return isName(name.trimmed()) ? FieldNameMistake::Other : FieldNameMistake::NoName;
}

QString nearestFieldName(QStringView name)
{
    QString word = name.trimmed().toString().toLower();
    if (std::find(Known.begin(), Known.end(), word) != Known.end())
        return word;
    for (const auto &[other, field] : Words) {
        if (word == other)
            return field;
    }
    for (const QLatin1String field : Known) {
        if (isMisspelt(word, field))
            return field;
    }
    return {};
}
