// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QPair>
#include <QString>

// A response before it is put on a connection.
struct HttpResponse
{
    // How the end of the body is told (RFC 9112 §6.3).
    enum class Framing {
        Length, // Content-Length
        Chunked,
        UntilClose,
    };

    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers; // without the framing ones
    QByteArray body;
    QString filePath;    // if not empty, the body is this file
    bool hasDate = true; // of the moment when it is serialized, unless it is among the headers

    //! Replaces the header of that \a name, in any case, or adds it.
    void setHeader(const QByteArray &name, const QByteArray &value);
    //! Leaves out all headers of that \a name, in any case; Date, too.
    void removeHeader(QByteArrayView name);

    /*!
     * The head as it goes over the wire, up to its empty line, with Date. \a bodySize is in bytes
     * and needed only for Framing::Length; \a keepsAlive says what the Connection header promises.
     */
    QByteArray serializeHead(Framing framing, qint64 bodySize, bool keepsAlive) const;

    //! A response that is one text for a person; it ends with a line feed.
    static HttpResponse text(int status, const QString &text);
};

//! These \a bytes, which are not empty, as one chunk of a body (RFC 9112 §7.1).
QByteArray httpChunk(const QByteArray &bytes);

//! What HTTP calls that \a status, such as "Not Found"; "Status" if it has no name.
QByteArray reasonPhrase(int status);
