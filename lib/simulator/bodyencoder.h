// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

// Compresses the body of a response with gzip (RFC 1952), as it comes.
class BodyEncoder
{
public:
    enum class Flush {
        EachTime, // whoever gets the result can decode everything
        Never,    // bytes come when there is a whole block of them, as buffering proxies have it
    };

    BodyEncoder();

    // What is to be sent now that bytes follow those before; with Flush::Never often nothing. Not
    // to be called after finish().
    QByteArray encode(QByteArrayView bytes, Flush flush);

    // What is still held back, and the end of the format. Without it the body is cut short.
    QByteArray finish();

private:
    struct Deflater;
    struct DeleteDeflater
    {
        void operator()(Deflater *deflater) const;
    };

    QByteArray run(QByteArrayView bytes, int flush);

    std::unique_ptr<Deflater, DeleteDeflater> m_deflater;
};
