// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <utility>

// An event to be written. A missing id leaves the last event ID alone, an empty one clears it.
struct OutgoingEvent
{
    QByteArray type; // empty: "message", which is not written
    QByteArray data; // lines separated by LF, CR or CRLF; may be empty
    std::optional<QByteArray> id;
    std::optional<std::chrono::milliseconds> retry;
};

// Puts events and comments into the form of HTML 9.2.5, lines ended by LF.
class StreamWriter
{
public:
    // False, and nothing is written, if the event cannot be expressed in a stream: a line end
    // in type or id, a NUL in id, or a negative retry.
    bool writeEvent(const OutgoingEvent &event);

    // One comment line for each line of the text.
    void writeComment(QByteArrayView text);

    // A block of its own that sets the reconnection time; not negative.
    void writeRetry(std::chrono::milliseconds time);

    // Everything written so far, and empty again.
    QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    void writeField(QByteArrayView name, QByteArrayView value);
    void writeLines(QByteArrayView prefix, QByteArrayView text);

    QByteArray m_bytes;
};
