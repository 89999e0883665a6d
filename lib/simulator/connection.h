// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/httpresponse.h"
#include "lib/simulator/playclock.h"
#include "lib/simulator/requesthead.h"
#include "lib/simulator/scenarioplayer.h"
#include "lib/simulator/streambody.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
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

    // The clock must outlive it.
    Connection(quint64 id, const Limits &limits, const PlayClock &clock, QObject *parent);
    ~Connection() override;

    // Takes over an accepted socket, with TLS if there is a configuration. False: it cannot be
    // used.
    bool open(qintptr descriptor, const std::optional<QSslConfiguration> &tls);
    //! Says 503 and closes, without reading a request.
    void refuseBusy();

    quint64 id() const { return m_id; }
    QHostAddress peerAddress() const { return m_socket->peerAddress(); }
    quint16 peerPort() const { return m_socket->peerPort(); }
    //! "127.0.0.1:54321", for messages.
    QString peerName() const { return m_peerName; }
    QHostAddress localAddress() const { return m_socket->localAddress(); }

    // Answers the request that was reported; sooner or later, and never if it is closed by then.
    void reply(const HttpResponse &response);
    // The same for HEAD, if GET gets a stream with that head.
    void replyHead(const HttpResponse &response, const StreamHead &head);
    // Resets the connection instead of an answer.
    void drop();

    // What a stream consists of.
    struct Stream
    {
        StreamHead head;
        std::optional<ScenarioPlayer> player; // nothing: it gets what is sent to all, see send()
        SentStream sent;                      // what the client has had before
        SentStream::Visit visit;              // is shown what it gets
    };

    // Answers it with a stream.
    void stream(HttpResponse response, Stream stream);
    // Puts a complete block into the stream.
    void push(const QByteArray &block);
    // The next bytes of a stream without a player of its own, and the end of one.
    void send(const SharedSlice &slice);
    void end(ScenarioPlayer::Ending how);

    // By hand, on a stream: nothing is sent for so long; or a step for faults, as if it stood in
    // the scenario here. False: it has no player of its own.
    void stall(std::chrono::milliseconds time);
    bool apply(const Step &fault);
    // For an @await of that name. Whether it waited for it.
    bool signal(QByteArrayView name);

    // Does what is due at that real time, see dueChanged().
    void proceed(TimePoint now);
    // The clock has been changed; while it stood still so much real time has gone by.
    void followClock(std::chrono::milliseconds stood);

    bool isStreaming() const { return m_state == State::Streaming; }
    bool isPlaying() const { return isStreaming() && m_player; }
    // Of a player of its own that does not wait for its client: when the next step is due by the
    // play clock.
    std::optional<TimePoint> stepDue() const
    {
        const bool isStalled = m_stalledUntil && *m_stalledUntil > std::chrono::steady_clock::now();
        const bool isPlayed = m_player && !isStalled && !m_isWaitingForClient;
        return isPlayed ? m_player->stepDue() : std::nullopt;
    }
    bool isAtEnd() const { return m_player && m_player->isAtEnd(); }
    QByteArray awaitedName() const { return m_player ? m_player->awaitedName() : QByteArray(); }
    // Whether it takes no more for now (@queue policy=block).
    bool isFull() const { return m_body && m_body->queue().isFull(); }
    const StreamBody *body() const { return m_body ? &*m_body : nullptr; }
    qint64 bytesQueued() const;
    // Whether it has taken some of what waits for it within the last second.
    bool isReading(TimePoint now) const;

signals:
    void requestReceived(const RequestHead &request, const QByteArray &body);
    // proceed() wants to be called then; nothing: not before this is emitted again.
    void dueChanged(std::optional<std::chrono::steady_clock::time_point> due);
    void streamEnded(ScenarioPlayer::Ending how);
    // A label of the scenario, or something else worth telling.
    void labelled(const QString &label);
    // The server ended it; a sentence about why.
    void refused(const QString &reason);
    // It has taken some of what was queued.
    void advanced();
    // It is over and can be deleted later.
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
    void replyAndLinger(const HttpResponse &response);
    bool skipsWaits() const { return m_clock.isSkippingWaits() && !m_clock.isPaused(); }
    void play(TimePoint now);
    void add(const Piece &piece);
    void writePieces();
    void writeNow(const QByteArray &bytes);
    bool mayWrite() const;
    bool isOverfull();
    void endStream(ScenarioPlayer::Ending how);
    void sendFile();
    void finish(Then then);
    void settle();
    void proceedWriting();
    void conclude();
    void reset();
    void close();
    void updateDue();
    void setDue(std::optional<TimePoint> due);
    void write(const QByteArray &bytes);
    void flush();
    qint64 unsentBytes() const;
    qint64 backlog() const;

    const quint64 m_id;
    const Limits m_limits;
    const PlayClock &m_clock;
    std::unique_ptr<QTcpSocket> m_socket;
    qintptr m_descriptor = -1;    // while it is open
    bool m_isEncrypted = false;   // the socket is a QSslSocket
    bool m_mayHaveUnsent = false; // bytes, in the socket …
    TimePoint m_lastTaken;        // … and when the client last took some, or there were none
    bool m_isInBlock = false;     // without a player: as far as it was given the stream
    QByteArray m_pushed;          // until it is not
    QString m_peerName;
    State m_state = State::Reading;
    QByteArray m_input;
    qsizetype m_inputNeeded = 0; // less than this cannot be a complete request
    RequestHead m_request;
    bool m_saidContinue = false;
    bool m_isReadingRequests = false;
    std::optional<Then> m_then; // all is handed over; what comes when it is written
    bool m_isLingering = false;
    std::optional<ScenarioPlayer> m_player;
    std::optional<StreamBody> m_body;
    std::optional<TimePoint> m_stalledUntil;
    std::optional<ScenarioPlayer::Ending> m_ending; // comes when all is written
    bool m_isWriting = false;
    bool m_isWaitingForClient = false; // more is due, but it has not read what it was sent
    std::unique_ptr<QFile> m_file;
    qint64 m_fileLeft = 0;
    QList<Piece> m_pieces;        // kept for its capacity
    qsizetype m_largestPiece = 0; // of the stream, in bytes
};
