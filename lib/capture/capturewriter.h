// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"
#include "lib/wire/finding.h"
#include "lib/wire/httpheader.h"

#include <QList>

#include <optional>

// Puts what happens on a stream into the form of a recording (scenario-format.md, section 4): an
// annotated stream file that any parser of event streams can read, and that can be played.
//
// Only whole blocks are written. What has come of one that is not complete is kept until it is, or
// until the connection ends.
class CaptureWriter
{
public:
    // What the body is taken for. The lines of a body that is no event stream stand as they are;
    // parsers pass them over as fields they do not know.
    enum class Body : quint8 { EventStream, JsonLines, Lines };

    enum class Ending : quint8 {
        Closed,    // properly
        Truncated, // without the end that was promised
        Dropped,   // reset, or never made
        GivenUp,   // on this side
    };

    struct Request
    {
        QByteArray method;
        QByteArray url;         // empty: nothing is known of the request
        QByteArray lastEventId; // sent along; empty: none
        Body body = Body::EventStream;
    };

    // The first line of a file.
    void writePragma();

    // Of everything else, in this order; the head and the stream may be missing.
    void beginAttempt(int number, Record::Time begun, const Request &request);
    void writeRedirect(int status, const QByteArray &url);
    void writeSent(const QList<HttpHeader> &headers);
    // bodyStart: of a response that is no stream.
    void writeHead(int status, const QByteArray &httpVersion, const QList<HttpHeader> &headers,
                   const QByteArray &bodyStart = {});
    void beginStream(Record::Time time); // the head was right: from here on times count
    void writeBytes(QByteArrayView bytes, Record::Time time);
    void writeFinding(const Finding &finding, Record::Time time);
    void endAttempt(Ending ending, Record::Time time, const QString &reason,
                    const std::optional<std::chrono::milliseconds> &wait);

    // A note of the user about a row, from 0; nothing takes it back.
    void writeBookmark(qsizetype row, const std::optional<QString> &note);

    // Everything written so far; and away with it.
    QByteArrayView output() const { return m_output; }
    void clearOutput() { m_output.resize(0); } // keeps the memory
    QByteArray take();

    // Bytes of a block that is not complete.
    qint64 pendingSize() const { return m_pending.size(); }

    // The same stream goes on in another file, where its attempt is to begin again. What is
    // pending stays. writeBytes() of what was received before must not follow.
    void startOver();

private:
    struct Mark // where a network read began, and when that was
    {
        qsizetype offset; // in m_pending
        std::chrono::microseconds at;
    };

    bool takeByteOrderMark();
    void resetAttempt();
    void writeDirective(QByteArrayView name, QByteArrayView text = {});
    void writeAt(std::chrono::microseconds at);
    void writeWhole(qsizetype end);
    void writePendingRaw(qsizetype end);
    void writeCut();
    void writeRaw(QByteArrayView bytes);
    void writeRawUpTo(qsizetype end, qsizetype *from);
    void writeMarksUpTo(qsizetype border);
    void appendEscaped(QByteArrayView lines);
    qsizetype wholeEnd() const;
    void drop(qsizetype size);
    void setZero(Record::Time time);
    std::chrono::microseconds sinceZero(Record::Time time) const;

    QByteArray m_output;
    QByteArray m_pending;     // as received
    QList<Mark> m_marks;      // ascending
    qsizetype m_searched = 0; // no block ends in m_pending before
    Record::Time m_zero;      // +0
    std::chrono::microseconds m_writtenAt{-1};
    Body m_body = Body::EventStream;
    bool m_hasHead = false;
    bool m_isInStream = false;
    bool m_isStart = false;    // a byte order mark may come
    bool m_goesOn = false;     // from the file before
    bool m_isRaw = false;      // the block that goes on is too large to be kept
    bool m_awaitsLf = false;   // the last block ended with CR, which may be half of a line end
    bool m_isBehindCr = false; // and nothing is written behind it yet
};
