// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/directive.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <chrono>
#include <optional>

// How a response begins, and what holds for all of it: the head directives of one part.
struct StreamHead
{
    enum class Cors {
        Any,   // Access-Control-Allow-Origin: *
        Echo,  // the origin that asked, with credentials
        Fixed, // corsOrigin
        Off,
    };

    // How the end of the body is told.
    enum class Framing { Chunked, UntilClose, Length };
    enum class Encoding {
        Identity,
        Gzip,
        GzipWithoutFlush, // as a compressor that holds back what it has
    };
    enum class LineEnd { AsItStands, Lf, CrLf, Cr };

    // The events that may wait for a client that does not read, and what becomes of more.
    struct Queue
    {
        enum class Policy { Block, DropOldest, DropNewest, Disconnect };
        qsizetype limit = 1000;
        Policy policy = Policy::Disconnect;
    };

    bool isGiven = false;                         // by @status or @header
    int status = 200;                             // anything else: body is all there is
    QByteArray retryAfter;                        // value of the Retry-After header; empty: none
    QByteArray body;                              // only if status is not 200
    QList<QPair<QByteArray, QByteArray>> headers; // a name the server would send is replaced
    QList<QByteArray> removedHeaders;             // in lower case
    Cors cors = Cors::Any;
    QByteArray corsOrigin;
    std::optional<std::chrono::microseconds> keepAlive; // silence after which a comment is sent
    QByteArray keepAliveText = QByteArrayLiteral("keep-alive"); // without ": "
    Framing framing = Framing::Chunked;
    qint64 length = 0; // in bytes, of Framing::Length; what goes beyond it is not sent
    Encoding encoding = Encoding::Identity;
    LineEnd lineEnd = LineEnd::AsItStands;
    bool hasByteOrderMark = false;
    std::optional<Queue> queue;

    // The line ends that the server writes itself.
    QByteArray eol() const;
};

// Puts a directive about the head, such as @status, into the head. False: see the error.
bool applyHeadDirective(const Directive &directive, StreamHead *head, LineError *error);

// The same for one about the shape of the body: @framing, @encoding, @eol, @bom, @queue.
bool applyBodyDirective(const Directive &directive, StreamHead *head, LineError *error);
