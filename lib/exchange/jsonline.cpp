// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/jsonline.h"

#include "lib/exchange/jsontext.h"
#include "lib/wire/isotime.h"

#include <QUrl>

namespace {

// An object on its way to one line. Built as text, because Qt's own would sort the members.
class JsonLine
{
public:
    JsonLine(ByteBuffer *text, QByteArrayView kind)
        : m_bytes(text)
        , m_text(text)
    {
        m_text.raw("{\"kind\":").string(kind);
    }

    JsonLine &add(QByteArrayView name, QByteArrayView text)
    {
        m_text.raw(",\"").raw(name).raw("\":").string(text);
        return *this;
    }

    JsonLine &add(QByteArrayView name, qint64 number)
    {
        m_text.raw(",\"").raw(name).raw("\":").number(number);
        return *this;
    }

    void endAt(Record::Time time)
    {
        m_text.raw(",\"time\":\"");
        m_bytes->append(IsoTime(time, IsoTime::Decimals::Milliseconds).text());
        m_text.raw("\"}\n");
    }

private:
    ByteBuffer *m_bytes;
    JsonText m_text;
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

void appendOpenedLine(ByteBuffer *text, const OpenedFacts &facts, Record::Time time)
{
    JsonLine line(text, "open");
    if (!facts.tls.isEmpty())
        line.add("tls", facts.tls);
    if (!facts.contentEncoding.isEmpty())
        line.add("contentEncoding", facts.contentEncoding);
    line.add("url", facts.url)
        .add("status", facts.status)
        .add("httpVersion", facts.httpVersion)
        .add("contentType", facts.contentType)
        .add("attempt", facts.attempt)
        .add("lastEventId", facts.lastEventId)
        .endAt(time);
}

void appendEventLine(ByteBuffer *text, const StreamItem &event, QByteArrayView origin,
                     Record::Time time)
{
    JsonLine(text, "event")
        .add("type", event.name())
        .add("data", event.data())
        .add("lastEventId", event.lastEventId())
        .add("origin", origin)
        .endAt(time);
}

void appendCommentLine(ByteBuffer *text, QByteArrayView comment, Record::Time time)
{
    JsonLine(text, "comment").add("text", comment).endAt(time);
}

void appendRetryLine(ByteBuffer *text, std::chrono::milliseconds retry, Record::Time time)
{
    JsonLine(text, "retry").add("ms", retry.count()).endAt(time);
}

void appendIgnoredLine(ByteBuffer *text, StreamItem::Kind kind, QByteArrayView name,
                       QByteArrayView value, qint64 size, Record::Time time)
{
    JsonLine(text, "ignored")
        .add("reason", reason(kind))
        .add("name", name)
        .add("value", value)
        .add("size", size)
        .endAt(time);
}

void appendFindingLine(ByteBuffer *text, const Finding &finding, Record::Time time)
{
    const bool isWarning = severity(finding.rule) == Finding::Severity::Warning;
    JsonLine(text, "finding")
        .add("rule", ruleName(finding.rule))
        .add("severity", isWarning ? "warning" : "note")
        .add("message", findingText(finding).toUtf8())
        .endAt(time);
}

void appendErrorLine(ByteBuffer *text, const ErrorFacts &facts, Record::Time time)
{
    JsonLine line(text, "error");
    line.add("readyState", facts.readyState).add("message", facts.message);
    if (facts.status)
        line.add("status", *facts.status).add("body", facts.body);
    if (facts.nextAttempt)
        line.add("nextAttemptMs", facts.nextAttempt->count());
    line.endAt(time);
}
