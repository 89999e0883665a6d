// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestdraft.h"

#include "lib/wire/printable.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct RequestDraftText
{
    Q_DECLARE_TR_FUNCTIONS(RequestDraftText)
};

bool isNamed(QByteArrayView name, QByteArrayView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

// By an EventSource, which copied requests have, too.
bool isSentAnyway(QByteArrayView name, QByteArrayView value)
{
    return (isNamed(name, "Accept") && value == "text/event-stream")
        || (isNamed(name, "Cache-Control") && value == "no-cache");
}

QStringList requestWords(const RequestDraft &draft)
{
    const StreamRequest &request = draft.request;
    QStringList words;
    const auto count = std::count_if(
        draft.headers.begin(), draft.headers.end(), [&](const RequestDraft::HeaderLine &line) {
            const bool isToldElsewhere = isNamed(line.name, "Authorization")
                || (isNamed(line.name, "Content-Type") && !request.body.isEmpty());
            return line.isSent && !line.name.isEmpty() && !isToldElsewhere;
        });
    if (count > 0)
        words << (count == 1 ? RequestDraftText::tr("1 header")
                             : RequestDraftText::tr("%1 headers").arg(count));
    const QString method = toPrintable(request.method).left(20);
    if (!request.body.isEmpty())
        words << QStringLiteral("%1 %2").arg(method, formatSize(request.body.size()));
    else if (request.method != "GET")
        words << method;
    if (!draft.header("Authorization").isNull())
        words << RequestDraftText::tr("credentials");
    if (draft.lastEventId)
        words << (draft.lastEventId->isEmpty()
                      ? RequestDraftText::tr("without id")
                      : RequestDraftText::tr("from id %1")
                            .arg(toPrintable(*draft.lastEventId).left(20)));
    return words;
}

QStringList connectionWords(const RequestDraft &draft)
{
    const StreamRequest &request = draft.request;
    QStringList words;
    if (request.httpVersion == StreamRequest::HttpVersion::Http1)
        words << QStringLiteral("HTTP/1.1");
    else if (request.httpVersion == StreamRequest::HttpVersion::Http2)
        words << QStringLiteral("HTTP/2");
    if (request.compression == StreamRequest::Compression::Declined)
        words << RequestDraftText::tr("uncompressed");
    if (request.proxy.type == StreamProxy::Type::None)
        words << RequestDraftText::tr("no proxy");
    else if (request.proxy.type != StreamProxy::Type::System)
        words << RequestDraftText::tr("proxy");
    if (draft.idleTimeout.count() > 0)
        words << RequestDraftText::tr("idle %1").arg(formatDuration(draft.idleTimeout));
    return words;
}

QStringList readingWords(const RequestDraft &draft)
{
    QStringList words;
    const bool isUsual = draft.retryPolicy.kind == RetryPolicy::usual(draft.request.method);
    if (draft.retryPolicy.kind == RetryPolicy::Kind::Persistent)
        words << RequestDraftText::tr("persistent");
    else if (!isUsual && draft.retryPolicy.kind == RetryPolicy::Kind::Once)
        words << RequestDraftText::tr("once");
    else if (!isUsual)
        words << RequestDraftText::tr("comes back");
    if (draft.request.bodyFormat == StreamRequest::BodyFormat::JsonLines)
        words << RequestDraftText::tr("JSON lines");
    else if (draft.request.bodyFormat == StreamRequest::BodyFormat::Lines)
        words << RequestDraftText::tr("plain lines");
    if (draft.request.typeCheck == StreamRequest::TypeCheck::Lenient)
        words << RequestDraftText::tr("any type");
    return words;
}

QStringList tlsWords(const StreamTls &tls)
{
    QStringList words;
    if (!tls.caFile.isEmpty())
        words << RequestDraftText::tr("own CA");
    if (!tls.certificateFile.isEmpty())
        words << RequestDraftText::tr("client certificate");
    if (!tls.exceptionHost.isEmpty())
        words << RequestDraftText::tr("TLS exception");
    return words;
}

} // namespace

bool isSecretHeader(QByteArrayView name)
{
    return isNamed(name, "Authorization") || isNamed(name, "Proxy-Authorization")
        || isNamed(name, "Cookie") || isNamed(name, "X-Api-Key");
}

StreamRequest RequestDraft::requestTo(const QUrl &url) const
{
    StreamRequest complete = request;
    complete.url = url;
    complete.headers.clear();
    for (const HeaderLine &line : headers) {
        const bool isBlank = line.name.isEmpty() && line.value.isEmpty();
        if (line.isSent && !isBlank)
            complete.headers.append({line.name, line.value});
    }
    return complete;
}

void RequestDraft::setMethod(const QByteArray &method)
{
    if (retryPolicy.kind == RetryPolicy::usual(request.method))
        retryPolicy.kind = RetryPolicy::usual(method);
    request.method = method;
}

void RequestDraft::setRequest(const StreamRequest &other, const QByteArray &startId)
{
    setMethod(other.method);
    request = other;
    request.url.clear();
    request.headers.clear();
    headers.clear();
    for (const auto &[name, value] : other.headers) {
        if (!isSentAnyway(name, value))
            headers.append({name, value});
    }
    lastEventId.reset();
    if (!startId.isEmpty())
        lastEventId = startId;
}

QByteArray RequestDraft::header(QByteArrayView name) const
{
    for (const HeaderLine &line : headers) {
        if (line.isSent && isNamed(line.name, name))
            return line.value.isNull() ? QByteArray("") : line.value;
    }
    return {};
}

void RequestDraft::setHeader(const QByteArray &name, const QByteArray &value)
{
    const auto isIt = [&name](const HeaderLine &l) { return l.isSent && isNamed(l.name, name); };
    if (value.isEmpty()) {
        headers.removeIf(isIt);
        return;
    }
    const auto place = std::find_if(headers.begin(), headers.end(), isIt);
    if (place == headers.end())
        headers.append({name, value});
    else
        place->value = value;
}

QString RequestDraft::problem(const QUrl &url) const
{
    const bool hasProxy = request.proxy.type == StreamProxy::Type::Http
        || request.proxy.type == StreamProxy::Type::Socks5;
    if (hasProxy && (request.proxy.host.isEmpty() || request.proxy.port == 0))
        return RequestDraftText::tr("The proxy needs a host and a port.");
    const bool isIdWrong = lastEventId
        && std::any_of(lastEventId->begin(), lastEventId->end(),
                       [](char c) { return c == '\0' || c == '\n' || c == '\r'; });
    if (isIdWrong)
        return RequestDraftText::tr("A last event ID has no line ends and no NUL.");
    return streamRequestProblem(requestTo(url));
}

QString RequestDraft::summary() const
{
    return (requestWords(*this) + connectionWords(*this) + readingWords(*this)
            + tlsWords(request.tls))
        .join(QStringLiteral(" · "));
}
