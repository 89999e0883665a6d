// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/streamwriter.h"

#include <QCoreApplication>

// Puts events that others tell of into the form of a stream. They tell with each event which id was
// the last one; it is written where it changes.
class ForeignEvents
{
    Q_DECLARE_TR_FUNCTIONS(ForeignEvents)
public:
    // A connection begins, with that as the last event ID string.
    void begin(const QByteArray &lastEventId) { m_lastEventId = lastEventId; }
    const QByteArray &lastEventId() const { return m_lastEventId; }

    // The event's own id is of no account.
    void write(OutgoingEvent event, const QByteArray &lastEventId);

    // Everything written so far, and empty again.
    QByteArray take() { return m_writer.take(); }

    StreamWriter &writer() { return m_writer; }

    // Whether there was something that no stream can have: a line end in an id or a type, a NUL in
    // an id, which are left out; or another line end than LF in data, which has become one.
    bool hasChanged() const { return m_hasChanged; }

    // That in a sentence.
    static QString changeText();

private:
    StreamWriter m_writer;
    QByteArray m_lastEventId;
    bool m_hasChanged = false;
};
