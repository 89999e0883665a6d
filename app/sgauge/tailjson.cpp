// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailjson.h"

#include "lib/client/eventsource.h"
#include "lib/exchange/jsonline.h"
#include "lib/wire/httpheader.h"

using std::chrono::system_clock;

namespace {

Record::Time toRecordTime(system_clock::time_point time)
{
    return std::chrono::floor<std::chrono::microseconds>(time);
}

Record::Time now()
{
    return toRecordTime(system_clock::now());
}

} // namespace

QByteArray TailJson::attemptStarted(const EventSource &) const
{
    return {}; // "open" and "error" tell how it went
}

QByteArray TailJson::opened(const EventSource &source) const
{
    OpenedFacts facts;
    const auto attempt = source.currentAttempt();
    if (const auto &tls = attempt->lastHop().tls)
        facts.tls = tls->protocol.toUtf8();
    facts.contentEncoding = firstHeader(source.responseHeaders(), "Content-Encoding");
    facts.url = source.url().toEncoded();
    facts.status = source.httpStatus();
    facts.httpVersion = source.httpVersion();
    facts.contentType = firstHeader(source.responseHeaders(), "Content-Type");
    facts.attempt = source.attempt();
    facts.lastEventId = source.lastEventId();
    ByteBuffer text;
    appendOpenedLine(&text, facts, now());
    return text.view().toByteArray();
}

QByteArray TailJson::event(const EventSource &source, const StreamItem &event, qint64) const
{
    ByteBuffer text;
    appendEventLine(&text, event, source.origin().toUtf8(), toRecordTime(source.lastReadTime()));
    return text.view().toByteArray();
}

QByteArray TailJson::comment(const EventSource &source, const StreamItem &comment) const
{
    ByteBuffer text;
    appendCommentLine(&text, comment.data(), toRecordTime(source.lastReadTime()));
    return text.view().toByteArray();
}

QByteArray TailJson::retry(const EventSource &source, const StreamItem &retry) const
{
    ByteBuffer text;
    appendRetryLine(&text, retry.retry(), toRecordTime(source.lastReadTime()));
    return text.view().toByteArray();
}

QByteArray TailJson::ignored(const EventSource &source, const StreamItem &item) const
{
    ByteBuffer text;
    appendIgnoredLine(&text, item.kind(), item.name(), item.data(), item.size(),
                      toRecordTime(noticed(source, item)));
    return text.view().toByteArray();
}

QByteArray TailJson::finding(const Finding &finding) const
{
    ByteBuffer text;
    appendFindingLine(&text, finding, now());
    return text.view().toByteArray();
}

QByteArray TailJson::unfinished(const EventSource &) const
{
    return {}; // of use to somebody who waits for it
}

QByteArray TailJson::error(const EventSource &source) const
{
    ErrorFacts facts;
    facts.readyState = source.readyState();
    facts.message = source.errorString().toUtf8();
    const bool isRefusal = source.error() == EventSource::Error::HttpStatus
        || source.error() == EventSource::Error::ContentType;
    if (isRefusal) {
        facts.status = source.currentAttempt()->lastHop().status;
        facts.body = source.currentAttempt()->bodyStart;
    }
    if (source.state() == EventSource::State::Waiting)
        facts.nextAttempt = source.nextAttemptIn();
    ByteBuffer text;
    appendErrorLine(&text, facts, now());
    return text.view().toByteArray();
}
