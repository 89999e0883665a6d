// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

// What an EventSource asks for.
struct StreamRequest
{
    using Header = std::pair<QByteArray, QByteArray>;

    QUrl url;
    QByteArray method = "GET";
    QList<Header> headers; // sent besides, or instead of, the ones an EventSource sends by itself
    QByteArray body;

    bool operator==(const StreamRequest &other) const = default;
};

// Reads a URL as a person types it: surrounding blanks do not matter, and without a scheme it
// is http. Nothing, and one sentence in *error, unless it is an http or https URL with a host.
std::optional<QUrl> parseStreamUrl(const QString &text, QString *error);

// One sentence on why no event stream can be asked for there: not an http or https URL with a
// host. Empty if it can.
QString streamUrlProblem(const QUrl &url);

// The same for a whole request, whose method and headers must have the form that HTTP gives them
// (RFC 9110, sections 5 and 9).
QString streamRequestProblem(const StreamRequest &request);

// What the request becomes when it is redirected there (Fetch, "HTTP-redirect fetch"): 303, and 301
// and 302 of a POST, turn it into a GET without a body; another origin gets no credentials.
StreamRequest redirectedRequest(const StreamRequest &request, int status, const QUrl &target);

// The essence of a Content-Type header, in lower case: "text/event-stream" for
// " Text/Event-Stream; charset=x". Of several values the last that is a type counts (Fetch,
// "extract a MIME type"). Empty if there is none.
QByteArray mimeEssence(QByteArrayView contentType);
