// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/format.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

using namespace std::chrono_literals;

namespace {

QString formatSeconds(double seconds)
{
    const QLocale locale;
    if (seconds < 0.0095)
        return QStringLiteral("%1 ms").arg(locale.toString(seconds * 1000, 'f', 1));
    if (seconds < 0.9995)
        return QStringLiteral("%1 ms").arg(locale.toString(seconds * 1000, 'f', 0));
    if (seconds < 99.5)
        return QStringLiteral("%1 s").arg(locale.toString(seconds, 'f', seconds < 9.95 ? 2 : 1));
    if (seconds < 5970)
        return QStringLiteral("%1 min").arg(locale.toString(seconds / 60, 'f', 1));
    return QStringLiteral("%1 h").arg(locale.toString(seconds / 3600, 'f', 1));
}

QDateTime toDateTime(Record::Time time)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count());
}

} // namespace

QString formatUrl(const QUrl &url)
{
    return url.toString(QUrl::EncodeSpaces | QUrl::EncodeDelimiters | QUrl::EncodeReserved);
}

QString formatSize(qint64 bytes)
{
    if (bytes < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString formatTime(Record::Time time)
{
    return toDateTime(time).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString formatFullTime(Record::Time time)
{
    const auto micros = time.time_since_epoch().count() % 1'000;
    return toDateTime(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))
        + QStringLiteral("%1 ").arg(micros, 3, 10, QLatin1Char('0'))
        + toDateTime(time).timeZoneAbbreviation();
}

QString formatDifference(std::chrono::microseconds difference)
{
    const double seconds = double(difference.count()) / 1e6;
    return (seconds < 0 ? QStringLiteral("−") : QStringLiteral("+"))
        + formatSeconds(std::abs(seconds));
}

QString formatDuration(std::chrono::milliseconds duration)
{
    const double seconds = double(duration.count()) / 1e3;
    const QLocale locale;
    if (duration < 1s)
        return QStringLiteral("%1 ms").arg(duration.count());
    if (duration < 2min)
        return QStringLiteral("%1 s").arg(locale.toString(seconds, 'g', 3));
    if (duration < 2h)
        return QStringLiteral("%1 min").arg(locale.toString(seconds / 60, 'g', 3));
    return QStringLiteral("%1 h").arg(locale.toString(seconds / 3600, 'f', 1));
}

QString formatSpan(std::chrono::microseconds span)
{
    return formatSeconds(double(span.count()) / 1e6);
}
