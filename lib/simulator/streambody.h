// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/bodyencoder.h"
#include "lib/simulator/bodyqueue.h"
#include "lib/simulator/httpresponse.h"
#include "lib/simulator/sentstream.h"

#include <QList>

#include <optional>

// What is due for all who follow a shared stream.
struct SharedSlice
{
    QList<Piece> pieces;
    // If it is whole blocks: what these are, and the pieces as HTTP chunks.
    std::optional<SentBlocks> blocks;
    QByteArray chunks;
    qint64 size = 0; // of the pieces, bytes
};

// The body of one response while it is a stream: pieces come in, bytes for the wire come out.
class StreamBody
{
public:
    // isHttp10: the client knows no chunks. acceptsGzip: it can read what @encoding gzip makes.
    StreamBody(const StreamHead &head, bool isHttp10, bool acceptsGzip);

    HttpResponse::Framing framing() const { return m_framing; }
    bool isGzip() const { return m_encoder.has_value(); }

    // What a client has that had that ID before; each item is shown to visit.
    void setSent(const SentStream &sent, const SentStream::Visit &visit);

    BodyQueue &queue() { return m_queue; }
    const BodyQueue &queue() const { return m_queue; }
    const SentStream &sent() const { return m_sent; }
    qint64 bytesSent() const { return m_bytesSent; } // of the stream, without encoding and framing

    // The next piece of the queue, which is not empty, as it goes over the wire. Empty: nothing of
    // it does, or not yet.
    QByteArray take();

    // The slice goes over the wire as its chunks. False, and nothing has changed: it has to go
    // through the queue, piece by piece.
    bool pass(const SharedSlice &slice);

    // What a proper end consists of.
    QByteArray end();

    // Whether all bytes have gone out that the head has promised.
    bool isComplete() const { return m_left && *m_left == 0; }

private:
    QByteArray framed(QByteArray bytes);

    HttpResponse::Framing m_framing;
    std::optional<qint64> m_left; // of the promised length
    std::optional<BodyEncoder> m_encoder;
    BodyEncoder::Flush m_flush = BodyEncoder::Flush::EachTime;
    BodyQueue m_queue;
    SentStream m_sent;
    SentStream::Visit m_visit;
    qint64 m_bytesSent = 0;
};
