// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/streamresponse.h"

namespace {

void addCors(const StreamHead &head, const RequestHead &request, HttpResponse *response)
{
    const QByteArray origin = request.header("Origin");
    switch (head.cors) {
    case StreamHead::Cors::Any:
        response->setHeader("Access-Control-Allow-Origin", "*");
        return;
    case StreamHead::Cors::Echo:
        response->setHeader("Vary", "Origin");
        if (origin.isEmpty())
            return;
        response->setHeader("Access-Control-Allow-Origin", origin);
        response->setHeader("Access-Control-Allow-Credentials", "true");
        return;
    case StreamHead::Cors::Fixed:
        response->setHeader("Access-Control-Allow-Origin", head.corsOrigin);
        response->setHeader("Vary", "Origin");
        return;
    case StreamHead::Cors::Off:
        return;
    }
}

// `@header` replaces what the server would send; two of one name in the file are both meant.
void addHeaders(const StreamHead &head, HttpResponse *response)
{
    for (const auto &header : head.headers)
        response->removeHeader(header.first);
    response->headers.append(head.headers);
    for (const QByteArray &name : head.removedHeaders)
        response->removeHeader(name);
}

} // namespace

HttpResponse streamResponse(const StreamHead &head, const RequestHead &request)
{
    HttpResponse response;
    response.status = head.status;
    if (head.status == 200) {
        // X-Accel-Buffering asks nginx in front of us not to hold events back.
        response.headers = {{"Content-Type", "text/event-stream"},
                            {"Cache-Control", "no-cache"},
                            {"X-Accel-Buffering", "no"}};
    } else {
        // [spec] RFC 9110 §15.3.5, §15.3.6 and §15.4.5: these have no content.
        if (head.status != 204 && head.status != 205 && head.status != 304)
            response.body = head.body;
        if (!response.body.isEmpty())
            response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        if (!head.retryAfter.isEmpty())
            response.setHeader("Retry-After", head.retryAfter);
    }
    addCors(head, request, &response);
    addHeaders(head, &response);
    return response;
}

HttpResponse preflightResponse(const StreamHead &head, const RequestHead &request,
                               const QByteArray &methods)
{
    HttpResponse response;
    response.status = 204;
    response.setHeader("Allow", methods);
    if (head.cors == StreamHead::Cors::Off)
        return response;
    addCors(head, request, &response);
    response.setHeader("Access-Control-Allow-Methods", methods);
    // "*" would not cover Authorization, and covers nothing with credentials: repeat what was
    // asked.
    const QByteArray wanted = request.header("Access-Control-Request-Headers");
    response.setHeader("Access-Control-Allow-Headers", wanted.isEmpty() ? "*" : wanted);
    response.setHeader("Access-Control-Max-Age", "600");
    return response;
}
