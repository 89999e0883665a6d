// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/httpheader.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

// The way to the server.
struct StreamProxy
{
    enum class Type : quint8 {
        System, // as the system's settings say; none to this machine itself
        None,
        Http, // CONNECT for https, otherwise the whole URL
        Socks5,
    };

    Type type = Type::System;
    QString host; // this and what follows: Http and Socks5 only
    quint16 port = 0;
    QString user;
    QString password;

    bool operator==(const StreamProxy &other) const = default;
};

// What a TLS connection trusts, and how it says who it is. Files are PEM.
struct StreamTls
{
    QString caFile;          // certificates that are trusted besides the system's
    QString certificateFile; // the client's own, with the chain that leads to it
    QString keyFile;         // empty: the key is in certificateFile, too
    QString keyPassword;

    // An exception: at this host, any flaw of this certificate is overlooked. Empty: none.
    QString exceptionHost;
    QByteArray exceptionDigest; // SHA-256 of the certificate (DER), 32 bytes; empty: of any one

    bool operator==(const StreamTls &other) const = default;
};

// What an EventSource asks for.
struct StreamRequest
{
    using Header = HttpHeader;

    enum class HttpVersion : quint8 {
        Any, // HTTP/2 if a server behind TLS offers it, otherwise HTTP/1.1
        Http1,
        Http2, // at once, also without TLS ("prior knowledge", RFC 9113, section 3.3)
    };

    // What the body is read as.
    enum class BodyFormat : quint8 {
        EventStream,
        JsonLines, // each line that is not empty is an event
        Lines,     // each line is
    };

    // Which Content-Type the body must have.
    enum class TypeCheck : quint8 {
        Standard, // text/event-stream, unless bodyFormat is another
        Lenient,  // any
    };

    // Whether a compressed body is asked for (gzip, deflate).
    enum class Compression : quint8 { Accepted, Declined };

    QUrl url; // a user and password in it are sent as basic credentials
    QByteArray method = "GET";
    QList<Header> headers; // sent besides, or instead of, the ones an EventSource sends by itself
    QByteArray body;
    HttpVersion httpVersion = HttpVersion::Any;
    BodyFormat bodyFormat = BodyFormat::EventStream;
    TypeCheck typeCheck = TypeCheck::Standard;
    Compression compression = Compression::Accepted;
    StreamProxy proxy = {};
    StreamTls tls = {};

    bool operator==(const StreamRequest &other) const = default;
};

// The value of an Authorization header: RFC 7617, in UTF-8, and RFC 6750.
QByteArray basicCredentials(const QString &user, const QString &password);
QByteArray bearerCredentials(const QByteArray &token);

// The origin of a URL (HTML 7.1.1, serialized), such as "https://example.org:8443".
QString urlOrigin(const QUrl &url);

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
