// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/eventsource.h"

// How a Tail words what happens on its stream: one or more lines each, or nothing.
class TailOutput
{
public:
    virtual ~TailOutput() = default;

    virtual QByteArray attemptStarted(const EventSource &source) const = 0;
    virtual QByteArray opened(const EventSource &source) const = 0;
    virtual QByteArray event(const EventSource &source, const StreamItem &event,
                             qint64 number) const = 0;
    virtual QByteArray comment(const EventSource &source, const StreamItem &comment) const = 0;
    virtual QByteArray retry(const EventSource &source, const StreamItem &retry) const = 0;
    virtual QByteArray ignored(const EventSource &source, const StreamItem &item) const = 0;
    virtual QByteArray finding(const Finding &finding) const = 0;
    virtual QByteArray unfinished(const EventSource &source) const = 0;
    virtual QByteArray error(const EventSource &source) const = 0;

protected:
    // When it was noticed: at the end of the connection, or when its bytes came.
    static std::chrono::system_clock::time_point noticed(const EventSource &source,
                                                         const StreamItem &item)
    {
        return item.kind() == StreamItem::Kind::IncompleteBlock ? std::chrono::system_clock::now()
                                                                : source.lastReadTime();
    }
};
