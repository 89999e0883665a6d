// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailtext.h"

#include "lib/wire/printable.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

using std::chrono::milliseconds;
using std::chrono::system_clock;

namespace {

constexpr int NumberWidth = 5;
constexpr int TypeWidth = 10;
constexpr int Indent = 14; // of what continues a line: the width of a time
constexpr milliseconds LongestRetry(std::numeric_limits<int>::max()); // that an EventSource takes

const char *escapeSequence(TailText::Colour colour)
{
    switch (colour) {
    case TailText::Colour::Plain:
        return "";
    case TailText::Colour::Quiet:
        return "\x1b[2m";
    case TailText::Colour::Good:
        return "\x1b[32m";
    case TailText::Colour::Warning:
        return "\x1b[33m";
    case TailText::Colour::Bad:
        return "\x1b[31m";
    case TailText::Colour::Type:
        return "\x1b[1;36m";
    case TailText::Colour::Id:
        return "\x1b[35m";
    }
    Q_UNREACHABLE();
}

QString clock(system_clock::time_point time)
{
    const auto since = std::chrono::floor<milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(since.count()).toString(QStringLiteral("HH:mm:ss.zzz  "));
}

QString duration(milliseconds time)
{
    const double seconds = static_cast<double>(time.count()) / 1000;
    if (seconds < 1) // a timer that runs already is a little short
        return TailText::tr("%1 ms").arg(10 * std::lround(seconds * 100));
    return TailText::tr("%1 s").arg(QLocale().toString(std::round(seconds * 10) / 10, 'g', 12));
}

QString byteCount(qint64 size)
{
    return QLocale().formattedDataSize(size, 1, QLocale::DataSizeSIFormat);
}

QString sentence(const TailOutput::Ignored &item)
{
    const QString value = toPrintable(item.value);
    switch (item.kind) {
    case StreamItem::Kind::UnknownField:
        return TailText::tr("ignored: unknown field %1: %2").arg(toPrintable(item.name), value);
    case StreamItem::Kind::IdIgnored:
        return TailText::tr("ignored: id with a NUL: %1").arg(value);
    case StreamItem::Kind::RetryIgnored:
        return TailText::tr("ignored: retry that is no number: %1").arg(value);
    case StreamItem::Kind::BlockWithoutData:
        return TailText::tr("ignored: event %1 without data").arg(toPrintable(item.name));
    case StreamItem::Kind::ByteOrderMark:
        return TailText::tr("ignored: byte order mark");
    case StreamItem::Kind::TooLarge:
        return TailText::tr("passed over: an event of %1 is too large to be kept")
            .arg(byteCount(item.size));
    case StreamItem::Kind::IncompleteBlock:
        return TailText::tr("ignored: the end cut off an event after %1").arg(byteCount(item.size));
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
    case StreamItem::Kind::Comment:
    case StreamItem::Kind::Retry:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

TailText::TailText(bool coloured)
    : m_isColoured(coloured)
{
}

QString TailText::printable(const QString &text)
{
    return toPrintable(text.toUtf8());
}

QString TailText::painted(const QString &text, Colour colour) const
{
    if (!m_isColoured || colour == Colour::Plain || text.isEmpty())
        return text;
    return QLatin1String(escapeSequence(colour)) + text + QLatin1String("\x1b[0m");
}

QByteArray TailText::line(Time time, const QString &text, Colour colour) const
{
    return (painted(clock(time), Colour::Quiet) + painted(text, colour) + u'\n').toUtf8();
}

QByteArray TailText::attemptStarted(Time time, const Attempt &attempt) const
{
    if (attempt.number == 1)
        return {};
    QString text = tr("attempt %1").arg(attempt.number);
    if (!attempt.lastEventId.isEmpty())
        text += tr(", Last-Event-ID %1").arg(toPrintable(attempt.lastEventId));
    return line(time, text, Colour::Quiet);
}

QByteArray TailText::opened(Time time, const Attempt &attempt) const
{
    const Attempt::Hop &hop = attempt.lastHop();
    const QString text = tr("open %1 (%2, %3)")
                             .arg(printable(hop.url.toDisplayString()))
                             .arg(hop.status)
                             .arg(toPrintable(hop.httpVersion));
    return line(time, text, Colour::Good);
}

QByteArray TailText::event(Time time, const StreamItem &event, qint64 number, const QString &) const
{
    QString text = painted(clock(time), Colour::Quiet);
    text += painted(QStringLiteral("%1  ").arg(u'#' + QString::number(number), NumberWidth),
                    Colour::Quiet);
    text += painted(toPrintable(event.name()).leftJustified(TypeWidth), Colour::Type);
    if (!event.lastEventId().isEmpty())
        text += painted(QLatin1String("  id ") + toPrintable(event.lastEventId()), Colour::Id);

    const QList<QByteArray> data = event.data().toByteArray().split('\n');
    const QString separator =
        data.size() == 1 ? QStringLiteral("  ") : u'\n' + QString(Indent, u' ');
    for (const QByteArray &one : data)
        text += one.isEmpty() ? separator.first(1) : separator + toPrintable(one);
    return text.toUtf8() + '\n';
}

QByteArray TailText::comment(Time time, const StreamItem &comment) const
{
    return line(time, u':' + toPrintable(comment.data()), Colour::Quiet);
}

QByteArray TailText::retry(Time time, const StreamItem &retry) const
{
    return line(time, tr("retry %1").arg(duration(std::min(retry.retry(), LongestRetry))),
                Colour::Quiet);
}

QByteArray TailText::ignored(Time time, const Ignored &ignored) const
{
    // Only a block that names an event was meant to be one; others set a retry time or an id.
    if (ignored.kind == StreamItem::Kind::BlockWithoutData && ignored.name.isEmpty())
        return {};
    return line(time, sentence(ignored), Colour::Quiet);
}

QByteArray TailText::finding(Time time, const Finding &finding) const
{
    if (severity(finding.rule) != Finding::Severity::Warning)
        return {};
    return line(time, tr("notice: %1").arg(findingText(finding)), Colour::Warning);
}

QByteArray TailText::unfinished(Time time, qint64 size) const
{
    return line(time,
                tr("%1 have come without the blank line that ends an event.").arg(byteCount(size)),
                Colour::Warning);
}

QByteArray TailText::error(Time time, const Attempt &attempt) const
{
    const QString sentence = printable(attempt.ending);
    if (!attempt.wait)
        return line(time, sentence, Colour::Bad);
    return line(time, tr("%1 Next attempt in %2.").arg(sentence, duration(*attempt.wait)),
                Colour::Warning);
}

QByteArray TailText::stopped(Time time, const Attempt &attempt) const
{
    return line(time, printable(attempt.ending), Colour::Quiet);
}
