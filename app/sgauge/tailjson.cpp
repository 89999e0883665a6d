// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tailjson.h"

#include "lib/exchange/jsonline.h"
#include "lib/wire/httpheader.h"

namespace {

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
    OpenedFacts facts;
    const Attempt::Hop &hop = attempt.lastHop();
    if (hop.tls)
        facts.tls = hop.tls->protocol.toUtf8();
    facts.contentEncoding = firstHeader(hop.responseHeaders, "Content-Encoding");
    facts.url = hop.url.toEncoded();
    facts.status = hop.status;
    facts.httpVersion = hop.httpVersion;
    facts.contentType = firstHeader(hop.responseHeaders, "Content-Type");
    facts.attempt = attempt.number;
    facts.lastEventId = attempt.lastEventId;
    ByteBuffer text;
    appendOpenedLine(&text, facts, Record::toTime(time));
    return text.view().toByteArray();
}

QByteArray TailJson::event(Time time, const StreamItem &event, qint64, const QString &origin) const
{
    ByteBuffer text;
    appendEventLine(&text, event, origin.toUtf8(), Record::toTime(time));
    return text.view().toByteArray();
}

QByteArray TailJson::comment(Time time, const StreamItem &comment) const
{
    ByteBuffer text;
    appendCommentLine(&text, comment.data(), Record::toTime(time));
    return text.view().toByteArray();
}

QByteArray TailJson::retry(Time time, const StreamItem &retry) const
{
    ByteBuffer text;
    appendRetryLine(&text, retry.retry(), Record::toTime(time));
    return text.view().toByteArray();
}

QByteArray TailJson::ignored(Time time, const Ignored &ignored) const
{
    ByteBuffer text;
    appendIgnoredLine(&text, ignored.kind, ignored.name, ignored.value, ignored.size,
                      Record::toTime(time));
    return text.view().toByteArray();
}

QByteArray TailJson::finding(Time time, const Finding &finding) const
{
    ByteBuffer text;
    appendFindingLine(&text, finding, Record::toTime(time));
    return text.view().toByteArray();
}

QByteArray TailJson::unfinished(Time, qint64) const
{
    return {}; // of use to somebody who waits for it
}

QByteArray TailJson::error(Time time, const Attempt &attempt) const
{
    ErrorFacts facts;
    facts.readyState = attempt.wait ? 0 : 2;
    facts.message = attempt.ending.toUtf8();
    if (isRefused(attempt)) {
        facts.status = attempt.lastHop().status;
        facts.body = attempt.bodyStart;
    }
    facts.nextAttempt = attempt.wait;
    ByteBuffer text;
    appendErrorLine(&text, facts, Record::toTime(time));
    return text.view().toByteArray();
}

QByteArray TailJson::stopped(Time, const Attempt &) const
{
    return {}; // no error
}
