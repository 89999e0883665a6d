// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/jsonline.h"

#include "lib/exchange/isotime.h"
#include "lib/wire/printable.h"

#include <QUrl>

namespace {

// An object on its way to one line. Built as text, because Qt's own would sort the members.
class JsonLine
{
public:
    explicit JsonLine(QByteArrayView kind) { add("kind", kind); }

    JsonLine &add(QByteArrayView name, QByteArrayView text)
    {
        appendName(name);
        appendJsonString(&m_bytes, text);
        return *this;
    }

    JsonLine &add(QByteArrayView name, qint64 number)
    {
        appendName(name);
        m_bytes += QByteArray::number(number);
        return *this;
    }

    QByteArray endedAt(Record::Time time)
    {
        add("time", isoMilliseconds(time));
        m_bytes += "}\n";
        return std::move(m_bytes);
    }

private:
    void appendName(QByteArrayView name)
    {
        m_bytes.append(m_bytes.isEmpty() ? "{\"" : ",\"").append(name).append("\":");
    }

    QByteArray m_bytes;
};

QByteArrayView reason(StreamItem::Kind kind)
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

QByteArray openedLine(const OpenedFacts &facts, Record::Time time)
{
    JsonLine line("open");
    if (!facts.tls.isEmpty())
        line.add("tls", facts.tls);
    if (!facts.contentEncoding.isEmpty())
        line.add("contentEncoding", facts.contentEncoding);
    return line.add("url", facts.url)
        .add("status", facts.status)
        .add("httpVersion", facts.httpVersion)
        .add("contentType", facts.contentType)
        .add("attempt", facts.attempt)
        .add("lastEventId", facts.lastEventId)
        .endedAt(time);
}

QByteArray eventLine(const StreamItem &event, QByteArrayView origin, Record::Time time)
{
    return JsonLine("event")
        .add("type", event.name())
        .add("data", event.data())
        .add("lastEventId", event.lastEventId())
        .add("origin", origin)
        .endedAt(time);
}

QByteArray commentLine(QByteArrayView text, Record::Time time)
{
    return JsonLine("comment").add("text", text).endedAt(time);
}

QByteArray retryLine(std::chrono::milliseconds retry, Record::Time time)
{
    return JsonLine("retry").add("ms", retry.count()).endedAt(time);
}

QByteArray ignoredLine(StreamItem::Kind kind, QByteArrayView name, QByteArrayView value,
                       qint64 size, Record::Time time)
{
    return JsonLine("ignored")
        .add("reason", reason(kind))
        .add("name", name)
        .add("value", value)
        .add("size", size)
        .endedAt(time);
}

QByteArray findingLine(const Finding &finding, Record::Time time)
{
    const bool isWarning = severity(finding.rule) == Finding::Severity::Warning;
    return JsonLine("finding")
        .add("rule", ruleName(finding.rule))
        .add("severity", isWarning ? "warning" : "note")
        .add("message", findingText(finding).toUtf8())
        .endedAt(time);
}

QByteArray errorLine(const ErrorFacts &facts, Record::Time time)
{
    JsonLine line("error");
    line.add("readyState", facts.readyState).add("message", facts.message);
    if (facts.status)
        line.add("status", *facts.status).add("body", facts.body);
    if (facts.nextAttempt)
        line.add("nextAttemptMs", facts.nextAttempt->count());
    return line.endedAt(time);
}

QByteArray originOf(const QUrl &url)
{
    return url
        .toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
                  | QUrl::FullyEncoded)
        .toUtf8();
}
