// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QList>
#include <QPair>
#include <QString>

// What a client asks for.
struct RequestHead
{
    QByteArray method; // as sent; methods are case-sensitive
    QByteArray path;   // decoded; begins with "/", except that OPTIONS may ask for "*"
    QList<QPair<QByteArray, QByteArray>> query;   // decoded, in order
    QList<QPair<QByteArray, QByteArray>> headers; // in order
    bool isHttp10 = false;
    bool keepsAlive = true; // the connection may serve another request afterwards

    //! The first header of that \a name, in any case; empty if there is none.
    QByteArray header(QByteArrayView name) const;
};

// How far the bytes of a connection have come to be a request.
struct RequestReading
{
    Q_DECLARE_TR_FUNCTIONS(RequestReading)
public:
    enum class State { Incomplete, Complete, Refused };

    State state = State::Incomplete;
    RequestHead head; // if complete
    QByteArray body;  // if complete
    qsizetype size =
        0; // complete: bytes the request took; incomplete: there must be more than this
    bool awaitsContinue = false; // incomplete: the client asked for "100 Continue" before its body
    int status = 0;              // if refused: the HTTP status to answer with
    QString reason;              // if refused: one sentence
};

// The most a request may have.
constexpr qsizetype maximumHeadSize = 16 * 1024;
constexpr qsizetype maximumHeaderCount = 100;
constexpr qsizetype maximumBodySize = 1024 * 1024; // unless the reader is told otherwise

/*!
 * Reads the request that \a bytes, received on one connection, begin with (RFC 9112). A function
 * of the bytes alone: call it again with more bytes while it says Incomplete. A body of more than
 * \a bodyLimit bytes is refused.
 */
RequestReading readRequest(QByteArrayView bytes, qsizetype bodyLimit = maximumBodySize);
