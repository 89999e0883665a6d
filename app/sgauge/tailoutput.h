// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/attempt.h"
#include "lib/wire/finding.h"
#include "lib/wire/streamitem.h"

#include <chrono>
#include <memory>

// How what happens on a stream, now or when it was recorded, is worded: one or more lines each, or
// nothing.
class TailOutput
{
public:
    enum class Format {
        Text, // for people
        Json, // for programs
    };

    using Time = std::chrono::system_clock::time_point;

    // Of an item that was passed over nothing may be left but its size.
    struct Ignored
    {
        StreamItem::Kind kind;
        QByteArrayView name;
        QByteArrayView value;
        qint64 size;
    };

    static std::unique_ptr<TailOutput> create(Format format);

    virtual ~TailOutput() = default;

    virtual QByteArray attemptStarted(Time time, const Attempt &attempt) const = 0;
    virtual QByteArray opened(Time time, const Attempt &attempt) const = 0;
    virtual QByteArray event(Time time, const StreamItem &event, qint64 number,
                             const QString &origin) const = 0;
    virtual QByteArray comment(Time time, const StreamItem &comment) const = 0;
    virtual QByteArray retry(Time time, const StreamItem &retry) const = 0;
    virtual QByteArray ignored(Time time, const Ignored &ignored) const = 0;
    virtual QByteArray finding(Time time, const Finding &finding) const = 0;
    virtual QByteArray unfinished(Time time, qint64 size) const = 0;
    virtual QByteArray error(Time time, const Attempt &attempt) const = 0;
    virtual QByteArray stopped(Time time, const Attempt &attempt) const = 0;

    // Anything but an event.
    QByteArray item(Time time, const StreamItem &item) const;
};
