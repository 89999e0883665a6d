// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/retrypolicy.h"
#include "lib/client/streamrequest.h"

#include <chrono>
#include <optional>

// What is typed for the next connection of a stream, beside its URL: the contents of the request
// panel, and the method.
struct RequestDraft
{
    struct HeaderLine
    {
        QByteArray name;
        QByteArray value;
        bool isSent = true; // otherwise it only waits in the table

        bool operator==(const HeaderLine &other) const = default;
    };

    StreamRequest request; // its URL is typed elsewhere, its headers are these lines
    QList<HeaderLine> headers;
    RetryPolicy retryPolicy;
    std::chrono::milliseconds idleTimeout{0}; // 0: none
    std::optional<QByteArray> lastEventId;    // to start from; nothing: from where the stream is

    bool operator==(const RequestDraft &other) const = default;

    // All that is sent, to that URL.
    StreamRequest requestTo(const QUrl &url) const;

    // Also changes when to come back, unless something else was chosen than what is usual.
    void setMethod(const QByteArray &method);

    // Takes over what a request says, and where it starts, if an id is given. What it says nothing
    // about is kept: when to come back, but for what the method says of it.
    void setRequest(const StreamRequest &other, const QByteArray &startId);

    // The value of the first header of that name that is sent; null if there is none.
    QByteArray header(QByteArrayView name) const;

    // Replaces that value, or appends a header; without a value, removes all that are sent.
    void setHeader(const QByteArray &name, const QByteArray &value);

    // One sentence on why this cannot be sent there; empty if it can.
    QString problem(const QUrl &url) const;

    // In a few words, what differs from a plain GET; empty if nothing does.
    QString summary() const;
};

// Whether a header's value is nobody else's business.
bool isSecretHeader(QByteArrayView name);
