// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"
#include "lib/wire/bytebuffer.h"
#include "lib/wire/finding.h"

#include <optional>

class QUrl;

// Append the lines that `sgauge tail --json` prints and exports consist of: one JSON object each,
// members in a fixed order, kind first and time (ISO 8601, UTC) last, and a line end.

struct OpenedFacts
{
    QByteArray tls;             // empty: none, and then no member
    QByteArray contentEncoding; // the same
    QByteArray url;
    int status = 0;
    QByteArray httpVersion;
    QByteArray contentType;
    int attempt = 0;
    QByteArray lastEventId;
};

struct ErrorFacts
{
    int readyState = 2; // 0: there will be another attempt
    QByteArray message;
    std::optional<int> status; // of a response that was refused, and the start of its body
    QByteArray body;
    std::optional<std::chrono::milliseconds> nextAttempt;
};

void appendOpenedLine(ByteBuffer *text, const OpenedFacts &facts, Record::Time time);
void appendEventLine(ByteBuffer *text, const StreamItem &event, QByteArrayView origin,
                     Record::Time time);
void appendCommentLine(ByteBuffer *text, QByteArrayView comment, Record::Time time);
void appendRetryLine(ByteBuffer *text, std::chrono::milliseconds retry, Record::Time time);

// name, value: null of what was too large or cut off.
void appendIgnoredLine(ByteBuffer *text, StreamItem::Kind kind, QByteArrayView name,
                       QByteArrayView value, qint64 size, Record::Time time);
void appendFindingLine(ByteBuffer *text, const Finding &finding, Record::Time time);
void appendErrorLine(ByteBuffer *text, const ErrorFacts &facts, Record::Time time);
