// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/retrypolicy.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>

using std::chrono::milliseconds;

namespace {

constexpr int MaxDoublings = 20; // more than any ceiling needs, and no overflow

// The three forms of an HTTP-date: of today, of RFC 850, and of C's asctime(). The first two begin
// with the day of the week and a comma.
QDateTime parseHttpDate(const QString &text)
{
    const std::array formats{QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"),
                             QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"),
                             QStringLiteral("ddd MMM d HH:mm:ss yyyy")};
    const QString date = text.section(QLatin1Char(','), -1).simplified();
    for (const QString &format : formats) {
        QDateTime time = QLocale::c().toDateTime(date, format);
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        // Two digits of a year: of this century, as nobody asks to come back in the last.
        return time.date().year() < 1970 ? time.addYears(100) : time;
    }
    return {};
}

} // namespace

milliseconds RetryPolicy::wait(int failures, milliseconds reconnectionTime, double random) const
{
    if (kind != Kind::Persistent || failures == 0)
        return reconnectionTime;
    milliseconds longest = reconnectionTime;
    for (int i = 0; i < std::min(failures, MaxDoublings) && longest < ceiling; ++i)
        longest = std::min(longest * 2, ceiling);
    const auto added = double((longest - reconnectionTime).count());
    return longest - milliseconds(qint64(added / 2 * random));
}

std::optional<milliseconds> parseRetryAfter(QByteArrayView value, const QDateTime &now)
{
    const QByteArrayView trimmed = value.trimmed();
    const bool isNumber = !trimmed.isEmpty()
        && std::all_of(trimmed.begin(), trimmed.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        constexpr qint64 longest = 10LL * 365 * 24 * 3600; // s: nobody waits for more
        bool fits = false;
        const qint64 seconds = trimmed.toByteArray().toLongLong(&fits);
        return std::chrono::seconds(fits ? std::min(seconds, longest) : longest);
    }
    const QDateTime time = parseHttpDate(QString::fromLatin1(trimmed));
    if (!time.isValid())
        return std::nullopt;
    return milliseconds(std::max<qint64>(0, now.msecsTo(time)));
}
