// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailjson.h"

#include "lib/wire/httpheader.h"
#include "lib/wire/printable.h"

#include <QDateTime>

using std::chrono::system_clock;

namespace {

// An object on its way to one line. Built as text, because Qt's own would sort the members.
class JsonLine
{
public:
    explicit JsonLine(const char *kind) { add("kind", kind); }

    JsonLine &add(const char *name, QByteArrayView text)
    {
        return addRaw(name, toJsonString(text));
    }

    JsonLine &add(const char *name, qint64 number)
    {
        return addRaw(name, QByteArray::number(number));
    }

    QByteArray endedAt(system_clock::time_point time)
    {
        const auto since = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
        const auto utc = QDateTime::fromMSecsSinceEpoch(since.count(), Qt::UTC);
        add("time", utc.toString(Qt::ISODateWithMs).toLatin1());
        return m_bytes + "}\n";
    }

private:
    JsonLine &addRaw(const char *name, const QByteArray &value)
    {
        m_bytes += m_bytes.isEmpty() ? '{' : ',';
        m_bytes += '"' + QByteArray(name) + "\":" + value;
        return *this;
    }

    QByteArray m_bytes;
};

const char *reason(StreamItem::Kind kind)
{
    switch (kind) {
    case StreamItem::Kind::UnknownField:
        return "unknown-field";
    case StreamItem::Kind::IdIgnored:
        return "id-with-nul";
    case StreamItem::Kind::RetryIgnored:
        return "retry-not-digits";
    case StreamItem::Kind::BlockWithoutData:
        return "block-without-data";
    case StreamItem::Kind::ByteOrderMark:
        return "byte-order-mark";
    case StreamItem::Kind::TooLarge:
        return "too-large";
    case StreamItem::Kind::IncompleteBlock:
        return "incomplete-block";
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
    case StreamItem::Kind::Comment:
    case StreamItem::Kind::Retry:
        break;
    }
    Q_UNREACHABLE();
}

// Whether there was a response, and it was neither a stream nor one that leads elsewhere.
bool isRefused(const Attempt &attempt)
{
    if (attempt.isOpened || attempt.hops.isEmpty())
        return false;
    const int status = attempt.lastHop().status;
    return status != 0 && !QList<int>{301, 302, 303, 307, 308}.contains(status);
}

} // namespace

QByteArray TailJson::attemptStarted(Time, const Attempt &) const
{
    return {}; // "open" and "error" tell how it went
}

QByteArray TailJson::opened(Time time, const Attempt &attempt) const
{
    JsonLine line("open");
    const Attempt::Hop &hop = attempt.lastHop();
    if (hop.tls)
        line.add("tls", hop.tls->protocol.toUtf8());
    const QByteArray encoding = firstHeader(hop.responseHeaders, "Content-Encoding");
    if (!encoding.isEmpty())
        line.add("contentEncoding", encoding);
    return line.add("url", hop.url.toEncoded())
        .add("status", hop.status)
        .add("httpVersion", hop.httpVersion)
        .add("contentType", firstHeader(hop.responseHeaders, "Content-Type"))
        .add("attempt", attempt.number)
        .add("lastEventId", attempt.lastEventId)
        .endedAt(time);
}

QByteArray TailJson::event(Time time, const StreamItem &event, qint64, const QString &origin) const
{
    return JsonLine("event")
        .add("type", event.name())
        .add("data", event.data())
        .add("lastEventId", event.lastEventId())
        .add("origin", origin.toUtf8())
        .endedAt(time);
}

QByteArray TailJson::comment(Time time, const StreamItem &comment) const
{
    return JsonLine("comment").add("text", comment.data()).endedAt(time);
}

QByteArray TailJson::retry(Time time, const StreamItem &retry) const
{
    return JsonLine("retry").add("ms", retry.retry().count()).endedAt(time);
}

QByteArray TailJson::ignored(Time time, const Ignored &ignored) const
{
    return JsonLine("ignored")
        .add("reason", reason(ignored.kind))
        .add("name", ignored.name)
        .add("value", ignored.value)
        .add("size", ignored.size)
        .endedAt(time);
}

QByteArray TailJson::finding(Time time, const Finding &finding) const
{
    const bool isWarning = severity(finding.rule) == Finding::Severity::Warning;
    return JsonLine("finding")
        .add("rule", ruleName(finding.rule))
        .add("severity", isWarning ? "warning" : "note")
        .add("message", findingText(finding).toUtf8())
        .endedAt(time);
}

QByteArray TailJson::unfinished(Time, qint64) const
{
    return {}; // of use to somebody who waits for it
}

QByteArray TailJson::error(Time time, const Attempt &attempt) const
{
    JsonLine line("error");
    line.add("readyState", attempt.wait ? 0 : 2).add("message", attempt.ending.toUtf8());
    if (isRefused(attempt)) {
        line.add("status", attempt.lastHop().status);
        line.add("body", attempt.bodyStart);
    }
    if (attempt.wait)
        line.add("nextAttemptMs", attempt.wait->count());
    return line.endedAt(time);
}

QByteArray TailJson::stopped(Time, const Attempt &) const
{
    return {}; // no error
}
