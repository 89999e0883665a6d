// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailjson.h"

#include "lib/client/eventsource.h"
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

} // namespace

QByteArray TailJson::attemptStarted(const EventSource &) const
{
    return {}; // "open" and "error" tell how it went
}

QByteArray TailJson::opened(const EventSource &source) const
{
    JsonLine line("open");
    const auto attempt = source.currentAttempt();
    const auto &tls = attempt->lastHop().tls;
    if (tls)
        line.add("tls", tls->protocol.toUtf8());
    const QByteArray encoding = firstHeader(source.responseHeaders(), "Content-Encoding");
    if (!encoding.isEmpty())
        line.add("contentEncoding", encoding);
    return line.add("url", source.url().toEncoded())
        .add("status", source.httpStatus())
        .add("httpVersion", source.httpVersion())
        .add("contentType", firstHeader(source.responseHeaders(), "Content-Type"))
        .add("attempt", source.attempt())
        .add("lastEventId", source.lastEventId())
        .endedAt(system_clock::now());
}

QByteArray TailJson::event(const EventSource &source, const StreamItem &event, qint64) const
{
    return JsonLine("event")
        .add("type", event.name())
        .add("data", event.data())
        .add("lastEventId", event.lastEventId())
        .add("origin", source.origin().toUtf8())
        .endedAt(source.lastReadTime());
}

QByteArray TailJson::comment(const EventSource &source, const StreamItem &comment) const
{
    return JsonLine("comment").add("text", comment.data()).endedAt(source.lastReadTime());
}

QByteArray TailJson::retry(const EventSource &source, const StreamItem &retry) const
{
    return JsonLine("retry").add("ms", retry.retry().count()).endedAt(source.lastReadTime());
}

QByteArray TailJson::ignored(const EventSource &source, const StreamItem &item) const
{
    return JsonLine("ignored")
        .add("reason", reason(item.kind()))
        .add("name", item.name())
        .add("value", item.data())
        .add("size", item.size())
        .endedAt(noticed(source, item));
}

QByteArray TailJson::finding(const Finding &finding) const
{
    const bool isWarning = severity(finding.rule) == Finding::Severity::Warning;
    return JsonLine("finding")
        .add("rule", ruleName(finding.rule))
        .add("severity", isWarning ? "warning" : "note")
        .add("message", findingText(finding).toUtf8())
        .endedAt(system_clock::now());
}

QByteArray TailJson::unfinished(const EventSource &) const
{
    return {}; // of use to somebody who waits for it
}

QByteArray TailJson::error(const EventSource &source) const
{
    JsonLine line("error");
    line.add("readyState", source.readyState()).add("message", source.errorString().toUtf8());
    const bool isRefusal = source.error() == EventSource::Error::HttpStatus
        || source.error() == EventSource::Error::ContentType;
    if (isRefusal) {
        line.add("status", source.currentAttempt()->lastHop().status);
        line.add("body", source.currentAttempt()->bodyStart);
    }
    if (source.state() == EventSource::State::Waiting)
        line.add("nextAttemptMs", source.nextAttemptIn().count());
    return line.endedAt(system_clock::now());
}
