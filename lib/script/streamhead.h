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
};

//! Puts `@status`, `@header`, `@cors` or `@keepalive` into \a head. False: see \a error.
bool applyHeadDirective(const Directive &directive, StreamHead *head, LineError *error);
