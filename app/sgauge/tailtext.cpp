// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailtext.h"

#include "lib/client/eventsource.h"
#include "lib/wire/printable.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <cmath>

using std::chrono::milliseconds;
using std::chrono::system_clock;

namespace {

constexpr int NumberWidth = 5;
constexpr int TypeWidth = 10;
constexpr int Indent = 14; // of what continues a line: the width of a time

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

QString sentence(const StreamItem &item)
{
    const QString value = toPrintable(item.data());
    switch (item.kind()) {
    case StreamItem::Kind::UnknownField:
        return TailText::tr("ignored: unknown field %1: %2").arg(toPrintable(item.name()), value);
    case StreamItem::Kind::IdIgnored:
        return TailText::tr("ignored: id with a NUL: %1").arg(value);
    case StreamItem::Kind::RetryIgnored:
        return TailText::tr("ignored: retry that is no number: %1").arg(value);
    case StreamItem::Kind::BlockWithoutData:
        return TailText::tr("ignored: event %1 without data").arg(toPrintable(item.name()));
    case StreamItem::Kind::ByteOrderMark:
        return TailText::tr("ignored: byte order mark");
    case StreamItem::Kind::TooLarge:
        return TailText::tr("passed over: an event of %1 is too large to be kept")
            .arg(byteCount(item.size()));
    case StreamItem::Kind::IncompleteBlock:
        return TailText::tr("ignored: the end cut off an event after %1")
            .arg(byteCount(item.size()));
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

QByteArray TailText::line(system_clock::time_point time, const QString &text, Colour colour) const
{
    return (painted(clock(time), Colour::Quiet) + painted(text, colour) + u'\n').toUtf8();
}

QByteArray TailText::attemptStarted(const EventSource &source) const
{
    if (source.attempt() == 1)
        return {};
    QString text = tr("attempt %1").arg(source.attempt());
    if (!source.lastEventId().isEmpty())
        text += tr(", Last-Event-ID %1").arg(toPrintable(source.lastEventId()));
    return line(system_clock::now(), text, Colour::Quiet);
}

QByteArray TailText::opened(const EventSource &source) const
{
    const QString text = tr("open %1 (%2, %3)")
                             .arg(printable(source.url().toDisplayString()))
                             .arg(source.httpStatus())
                             .arg(toPrintable(source.httpVersion()));
    return line(system_clock::now(), text, Colour::Good);
}

QByteArray TailText::event(const EventSource &source, const StreamItem &event, qint64 number) const
{
    QString text = painted(clock(source.lastReadTime()), Colour::Quiet);
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

QByteArray TailText::comment(const EventSource &source, const StreamItem &comment) const
{
    return line(source.lastReadTime(), u':' + toPrintable(comment.data()), Colour::Quiet);
}

QByteArray TailText::retry(const EventSource &source, const StreamItem &) const
{
    return line(source.lastReadTime(), tr("retry %1").arg(duration(source.reconnectionTime())),
                Colour::Quiet);
}

QByteArray TailText::ignored(const EventSource &source, const StreamItem &item) const
{
    // Only a block that names an event was meant to be one; others set a retry time or an id.
    if (item.kind() == StreamItem::Kind::BlockWithoutData && item.name().isEmpty())
        return {};
    return line(noticed(source, item), sentence(item), Colour::Quiet);
}

QByteArray TailText::finding(const Finding &finding) const
{
    if (severity(finding.rule) != Finding::Severity::Warning)
        return {};
    return line(system_clock::now(), tr("notice: %1").arg(findingText(finding)), Colour::Warning);
}

QByteArray TailText::unfinished(const EventSource &source) const
{
    return line(system_clock::now(),
                tr("%1 have come without the blank line that ends an event.")
                    .arg(byteCount(source.pendingSize())),
                Colour::Warning);
}

QByteArray TailText::error(const EventSource &source) const
{
    if (source.state() != EventSource::State::Waiting)
        return {}; // the program's last words, on stderr
    const QString text =
        tr("%1 Next attempt in %2.")
            .arg(printable(source.errorString()), duration(source.nextAttemptIn()));
    return line(system_clock::now(), text, Colour::Warning);
}
