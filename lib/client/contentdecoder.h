// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>

// Undoes a Content-Encoding (RFC 9110, section 8.4.1) as the bytes arrive, in pieces of bounded
// size, however much they expand to:
//
//     decoder.feed(bytes);
//     while (const auto piece = decoder.next())
//         …
class ContentDecoder
{
public:
    // For a Content-Encoding header: gzip, deflate (zlib's format or, as some servers have it,
    // without its frame), or no coding at all. Nothing for any other.
    static std::optional<ContentDecoder> forEncoding(QByteArrayView contentEncoding);

    // The next bytes of the body; they must stay valid until next() gave nothing.
    void feed(QByteArrayView bytes) { m_input = bytes; }

    // The next decoded piece, valid until the next call; nothing when all of the input is taken.
    std::optional<QByteArrayView> next();

    // Whether the body turned out not to be what its encoding says. Nothing comes after that.
    bool hasFailed() const { return m_hasFailed; }

    // Whether there is a coding to undo.
    bool isIdentity() const { return !m_inflater; }

private:
    struct Inflater;

    std::shared_ptr<Inflater> m_inflater; // null: the bytes are passed on as they are
    QByteArrayView m_input;
    QByteArray m_output;
    bool m_hasFailed = false;
};
