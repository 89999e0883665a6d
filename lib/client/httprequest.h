// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/streamrequest.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

// What a StreamRequest becomes on its way to Qt's network access.

// All header lines of the request over HTTP/1.1, in their order, with what a body adds and what
// cookies the server has set.
QList<StreamRequest::Header> headersToSend(const StreamRequest &request,
                                           const QByteArray &lastEventId,
                                           const QByteArray &serverCookies);

// The same fields as HTTP/2 sends them (RFC 9113, section 8.3.1).
QList<StreamRequest::Header> http2Headers(const StreamRequest &request,
                                          const QList<StreamRequest::Header> &headers);

QNetworkRequest toNetworkRequest(const StreamRequest &request,
                                 const QList<StreamRequest::Header> &headers);

// The proxy on the way to the request's URL. May ask the system, which can take a while.
QNetworkProxy proxyFor(const StreamRequest &request);

// "SOCKS5 127.0.0.1:1080"; empty for none.
QString proxyName(const QNetworkProxy &proxy);

// Nothing, and a sentence in *error, if one of the files cannot be read or does not hold what it
// should.
std::optional<QSslConfiguration> tlsConfiguration(const StreamTls &tls, QString *error);

// Whether the user overlooks the flaws of that certificate at that host.
bool isExcepted(const StreamTls &tls, const QString &host, const QSslCertificate &certificate);
