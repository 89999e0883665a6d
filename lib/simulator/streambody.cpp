// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/streambody.h"

#include <algorithm>

namespace {

HttpResponse::Framing framingOf(const StreamHead &head, bool isHttp10)
{
    switch (head.framing) {
    case StreamHead::Framing::Chunked:
        return isHttp10 ? HttpResponse::Framing::UntilClose : HttpResponse::Framing::Chunked;
    case StreamHead::Framing::UntilClose:
        return HttpResponse::Framing::UntilClose;
    case StreamHead::Framing::Length:
        return HttpResponse::Framing::Length;
    }
    Q_UNREACHABLE();
}

} // namespace

StreamBody::StreamBody(const StreamHead &head, bool isHttp10, bool acceptsGzip)
    : m_framing(framingOf(head, isHttp10))
    , m_queue(head.queue)
{
    if (m_framing == HttpResponse::Framing::Length)
        m_left = head.length;
    if (acceptsGzip && head.encoding != StreamHead::Encoding::Identity)
        m_encoder.emplace();
    if (head.encoding == StreamHead::Encoding::GzipWithoutFlush)
        m_flush = BodyEncoder::Flush::Never;
}

void StreamBody::setSent(const SentStream &sent, const SentStream::Visit &visit)
{
    m_sent = sent;
    m_visit = visit;
}

QByteArray StreamBody::take()
{
    const Piece piece = m_queue.take();
    m_bytesSent += piece.bytes.size();
    m_sent.feed(piece.bytes, m_visit);
    return framed(m_encoder ? m_encoder->encode(piece.bytes, m_flush) : piece.bytes);
}

bool StreamBody::pass(const SharedSlice &slice)
{
    const bool isPlain = m_framing == HttpResponse::Framing::Chunked && !m_encoder
        && m_queue.isEmpty() && !m_queue.isBounded();
    if (!slice.blocks || !isPlain || !m_sent.pass(*slice.blocks, m_visit))
        return false;
    m_bytesSent += slice.size;
    return true;
}

QByteArray StreamBody::end()
{
    QByteArray rest = m_encoder ? framed(m_encoder->finish()) : QByteArray();
    if (m_framing == HttpResponse::Framing::Chunked)
        rest += "0\r\n\r\n";
    return rest;
}

QByteArray StreamBody::framed(QByteArray bytes)
{
    if (m_left) {
        bytes.truncate(qsizetype(std::min<qint64>(*m_left, bytes.size())));
        *m_left -= bytes.size();
    }
    if (m_framing != HttpResponse::Framing::Chunked || bytes.isEmpty())
        return bytes;
    return httpChunk(bytes);
}
