// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/streamparser.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <functional>
#include <optional>

// Whole blocks that many clients are sent, read once for all of them.
struct SentBlocks
{
    QByteArray idBefore; // the last event ID that a client must have for the rest to hold
    QByteArray idAfter;
    QList<StreamItem> items;
    qint64 events = 0;
    std::optional<std::chrono::milliseconds> retry;
};

// What a client has been sent, as one understands it that follows the standard: fed with the bytes
// of the stream, it tells which ID such a client has now, and when it comes back.
class SentStream
{
public:
    // id: the last event ID that the client had before.
    explicit SentStream(const QByteArray &id = {});

    // The next bytes. Each item in them is shown to visit, with the bytes of its block if
    // keepsBlocks() was called.
    using Visit = std::function<void(const StreamItem &item, QByteArrayView block)>;
    void feed(QByteArrayView bytes, const Visit &visit);

    // The next bytes are these blocks. False, and nothing has changed: they must be fed, since this
    // stream does not stand where they begin.
    bool pass(const SentBlocks &blocks, const Visit &visit);

    // From here on the bytes of blocks are kept until they are complete.
    void keepBlocks() { m_keepsBlocks = true; }

    qint64 eventCount() const { return m_events; }
    QByteArray lastEventId() const { return m_parser.lastEventId(); }
    bool isBetweenBlocks() const { return m_parser.pendingSize() == 0; }
    std::optional<std::chrono::milliseconds> retry() const { return m_retry; }

private:
    StreamParser m_parser;
    qint64 m_events = 0;
    std::optional<std::chrono::milliseconds> m_retry;
    bool m_keepsBlocks = false;
    QByteArray m_kept;
    qint64 m_keptBegin = 0; // in the stream
};
