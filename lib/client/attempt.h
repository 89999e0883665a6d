// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/streamrequest.h"
#include "lib/wire/finding.h"

#include <QSslCertificate>
#include <QStringList>

#include <chrono>
#include <optional>

// One try to get a stream, from the request to the end of the connection: what was sent, what
// came back and when, and why it ended.
struct Attempt
{
    using Time = std::chrono::sys_time<std::chrono::microseconds>;
    using Duration = std::chrono::microseconds; // where not said otherwise, since begin
    using Header = StreamRequest::Header;

    struct Tls
    {
        QString protocol; // such as "TLSv1.3"; empty if there was no agreement
        QString cipher;
        QList<QSslCertificate> chain; // the server's own certificate first
        QStringList flaws;            // sentences on why the certificate is not trusted
        bool isExcepted = false;      // there are flaws, and the user has allowed them
    };

    // A request and its response. Redirects make several of one attempt.
    struct Hop
    {
        QByteArray method;
        QUrl url;
        QList<Header> requestHeaders; // as sent, in their order
        qint64 requestBodySize = 0;
        QString proxy;         // such as "SOCKS5 127.0.0.1:1080"; empty: none
        QStringList addresses; // those of the host; it is one of these. Empty: behind a proxy, or
                               // not known yet
        std::optional<Tls> tls;
        QByteArray httpVersion; // empty until there is a response
        int status = 0;
        QByteArray reasonPhrase;
        QList<Header> responseHeaders;

        std::optional<Duration> lookedUp;
        std::optional<Duration> encrypted;
        std::optional<Duration> requestSent;
        std::optional<Duration> head;
    };

    int number = 0; // from 1 since open()
    Time begin;
    QByteArray lastEventId; // sent as Last-Event-ID; empty: none
    QList<Hop> hops;        // none until the request is on its way

    std::optional<Duration> firstByte; // of the body
    std::optional<Duration> firstEvent;
    std::optional<Duration> lastByte;
    std::optional<Duration> end; // nothing while it goes on

    qint64 byteCount = 0;        // of the body, after decompression
    qint64 encodedByteCount = 0; // of the body as sent
    qint64 eventCount = 0;
    qint64 commentCount = 0;
    qint64 ignoredCount = 0;  // what the standard says to pass over
    qint64 discardedSize = 0; // bytes of the event inside which the stream ended

    QList<Finding> findings; // in the head of the response and in its course

    bool isOpened = false;  // the head of the response was right
    bool isGivenUp = false; // on this side, by close() or for another attempt
    QString ending;         // one translated sentence on why it ended; empty while it goes on
    QByteArray bodyStart;   // of a response that was no stream, at most 4 KiB
    std::optional<std::chrono::milliseconds> wait; // before the next attempt; nothing: the last one
    QString waitReason;                            // a few translated words on why so long

    const Hop &lastHop() const { return hops.constLast(); }
};
