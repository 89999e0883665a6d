// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/httpresponse.h"
#include "lib/simulator/requesthead.h"
#include "lib/simulator/scenarioplayer.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpSocket>
#include <chrono>
#include <memory>
#include <optional>

class QFile;

/*!
 * One connection to the server: takes requests off it, and puts responses, files and streams on
 * it, one after the other. What to answer is decided by whoever listens to requestReceived().
 */
class Connection : public QObject
{
    Q_OBJECT
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Limits
    {
        qint64 queue = 0;                  // unsent bytes after which the client is cut off
        std::chrono::milliseconds head{0}; // for one request to arrive
        qsizetype body = maximumBodySize;  // bytes of one request's body
    };

    Connection(quint64 id, const Limits &limits, QObject *parent);
    ~Connection() override;

    //! Takes over an accepted socket. False: it cannot be used.
    bool open(qintptr descriptor);
    //! Says 503 and closes, without reading a request.
    void refuseBusy();

    quint64 id() const { return m_id; }
    QHostAddress peerAddress() const { return m_socket.peerAddress(); }
    quint16 peerPort() const { return m_socket.peerPort(); }
    //! "127.0.0.1:54321", for messages.
    QString peerName() const { return m_peerName; }

    //! Answers the request that was reported; sooner or later, and never if it is closed by then.
    void reply(const HttpResponse &response);
    //! Resets the connection instead of an answer.
    void drop();
    //! Answers it with what \a player plays.
    void stream(const HttpResponse &response, const ScenarioPlayer &player);
    //! Puts a complete \a block into the stream.
    void push(const QByteArray &block);
    //! Does what is due at \a now, see dueChanged().
    void proceed(TimePoint now);

    bool isStreaming() const { return m_state == State::Streaming; }
    qint64 eventsSent() const { return m_player ? m_player->eventCount() : 0; }
    qint64 bytesSent() const { return m_bytesSent; }
    qint64 bytesQueued() const;

signals:
    void requestReceived(const RequestHead &request, const QByteArray &body);
    //! proceed() wants to be called then; nothing: not before this is emitted again.
    void dueChanged(std::optional<std::chrono::steady_clock::time_point> due);
    void streamEnded(ScenarioPlayer::Ending how);
    //! The server ended it; a sentence about why.
    void refused(const QString &reason);
    //! It is over and can be deleted later.
    void closed();

private:
    enum class State {
        Reading,   // a request
        Answering, // it was reported, or its response is being written
        Streaming,
        Closed,
    };
    // What comes when everything is written.
    enum class Then { Reuse, Close, Linger, Reset };

    void read();
    void readRequests();
    void refuse(const RequestReading &reading);
    void play(TimePoint now);
    void endStream();
    void sendBody(const QByteArray &bytes);
    void sendFile();
    void finish(Then then);
    void settle();
    void conclude();
    void reset();
    void close();
    void setDue(std::optional<TimePoint> due);

    const quint64 m_id;
    const Limits m_limits;
    QTcpSocket m_socket;
    QString m_peerName;
    State m_state = State::Reading;
    QByteArray m_input;
    qsizetype m_inputNeeded = 0; // less than this cannot be a complete request
    RequestHead m_request;
    HttpResponse::Framing m_framing = HttpResponse::Framing::Length;
    bool m_saidContinue = false;
    bool m_isReadingRequests = false;
    std::optional<Then> m_then; // all is handed over; what comes when it is written
    bool m_isLingering = false;
    std::optional<ScenarioPlayer> m_player;
    bool m_isWaitingForClient = false; // more is due, but it has not read what it was sent
    std::unique_ptr<QFile> m_file;
    qint64 m_fileLeft = 0;
    qint64 m_bytesSent = 0;
    QByteArray m_scratch; // kept for its capacity
};
