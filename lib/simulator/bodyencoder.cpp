// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/bodyencoder.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace {

constexpr int GzipFrame = 16 + MAX_WBITS;
constexpr int MemoryLevel = 8; // zlib's default
constexpr qsizetype PieceSize = 16 * 1024;

} // namespace

struct BodyEncoder::Deflater
{
    Q_DISABLE_COPY_MOVE(Deflater)

    Deflater()
    {
        if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GzipFrame, MemoryLevel,
                         Z_DEFAULT_STRATEGY)
            != Z_OK)
            qBadAlloc();
    }
    ~Deflater() { deflateEnd(&stream); }

    z_stream stream = {}; // must not move: zlib points back to it
};

void BodyEncoder::DeleteDeflater::operator()(Deflater *deflater) const
{
    delete deflater;
}

BodyEncoder::BodyEncoder()
    : m_deflater(new Deflater)
{
}

QByteArray BodyEncoder::encode(QByteArrayView bytes, Flush flush)
{
    // Flushed twice with nothing in between, zlib would give an empty block for the second time.
    if (bytes.isEmpty())
        return {};
    return run(bytes, flush == Flush::EachTime ? Z_SYNC_FLUSH : Z_NO_FLUSH);
}

QByteArray BodyEncoder::finish()
{
    return run({}, Z_FINISH);
}

QByteArray BodyEncoder::run(QByteArrayView bytes, int flush)
{
    constexpr qsizetype mostAtOnce = std::numeric_limits<int>::max();
    z_stream &stream = m_deflater->stream;
    QByteArray result;
    do {
        const QByteArrayView part = bytes.first(std::min(bytes.size(), mostAtOnce));
        bytes = bytes.sliced(part.size());
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(part.data()));
        stream.avail_in = uInt(part.size());
        // zlib has given everything when it leaves some room.
        do {
            const qsizetype size = result.size();
            result.resize(size + PieceSize);
            stream.next_out = reinterpret_cast<Bytef *>(result.data() + size);
            stream.avail_out = uInt(PieceSize);
            deflate(&stream, bytes.isEmpty() ? flush : Z_NO_FLUSH);
            result.chop(qsizetype(stream.avail_out));
        } while (stream.avail_out == 0);
    } while (!bytes.isEmpty());
    return result;
}
