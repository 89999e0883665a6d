// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/contentdecoder.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <zlib.h>

namespace {

constexpr qsizetype PieceSize = 64 * 1024;
constexpr int AnyFrame = 32 + MAX_WBITS; // gzip's or zlib's, as the first bytes say
constexpr int NoFrame = -MAX_WBITS;

} // namespace

struct ContentDecoder::Inflater
{
    Q_DISABLE_COPY_MOVE(Inflater)

    explicit Inflater(bool mayLackFrame)
        : isStart(mayLackFrame)
    {
        if (inflateInit2(&stream, AnyFrame) != Z_OK)
            qBadAlloc();
    }
    ~Inflater() { inflateEnd(&stream); }

    z_stream stream = {};
    bool isStart; // the first byte tells whether there is a frame
};

std::optional<ContentDecoder> ContentDecoder::forEncoding(QByteArrayView contentEncoding)
{
    const QByteArray coding = contentEncoding.trimmed().toByteArray().toLower();
    ContentDecoder decoder;
    if (coding.isEmpty() || coding == "identity")
        return decoder;
    if (coding != "gzip" && coding != "x-gzip" && coding != "deflate")
        return std::nullopt;
    decoder.m_inflater = std::make_shared<Inflater>(coding == "deflate");
    decoder.m_output.resize(PieceSize);
    return decoder;
}

std::optional<QByteArrayView> ContentDecoder::next()
{
    if (!m_inflater)
        return m_input.isEmpty() ? std::nullopt : std::optional(std::exchange(m_input, {}));
    z_stream &stream = m_inflater->stream;
    if (m_inflater->isStart && !m_input.isEmpty()) {
        m_inflater->isStart = false;
        // The first byte of zlib's frame names the method, 8 (RFC 1950, section 2.2); raw data that
        // begins like that would be a stored block after padding that no encoder writes.
        if ((m_input.front() & 0x0F) != Z_DEFLATED)
            inflateReset2(&stream, NoFrame);
    }
    while (!m_hasFailed) {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(m_input.data()));
        stream.avail_in =
            uInt(std::min<qsizetype>(m_input.size(), std::numeric_limits<int>::max()));
        stream.next_out = reinterpret_cast<Bytef *>(m_output.data());
        stream.avail_out = uInt(m_output.size());
        const uInt before = stream.avail_in;
        const int result = inflate(&stream, Z_SYNC_FLUSH);
        m_input = m_input.sliced(qsizetype(before - stream.avail_in));
        const bool hasNextMember = result == Z_STREAM_END && !m_input.isEmpty();
        if (hasNextMember)
            inflateReset(&stream);
        m_hasFailed = result != Z_OK && result != Z_BUF_ERROR && result != Z_STREAM_END;
        const qsizetype size = m_output.size() - qsizetype(stream.avail_out);
        if (size > 0)
            return QByteArrayView(m_output).first(size);
        if (!hasNextMember && (m_input.isEmpty() || before == stream.avail_in))
            break;
    }
    return std::nullopt;
}
