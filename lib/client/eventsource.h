// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/attempt.h"
#include "lib/client/contentdecoder.h"
#include "lib/client/httpexchange.h"
#include "lib/client/retrypolicy.h"
#include "lib/wire/flowlinter.h"
#include "lib/wire/lineparser.h"
#include "lib/wire/streamparser.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

// Receives an event stream over HTTP, and comes back when it breaks, as HTML 9.2 "Server-sent
// events" says. Shaped like QWebSocket; every slot may call any verb or delete the object.
//
// Beyond a browser's EventSource it takes any request and other policies of coming back, and
// reports comments, reconnection times, what the standard ignores, a reason for each error, and
// what became of each attempt.
class EventSource : public QObject
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged)

public:
    enum class State {
        Connecting, // a request is on its way
        Open,       // the response head was right; events arrive
        Waiting,    // for the next attempt; the standard calls this CONNECTING, too
        Closed,     // at the start, after close(), and after an error that is final
    };
    Q_ENUM(State)

    enum class Error {
        None,
        // Standard and persistent policy come back after these.
        Network,     // refused, reset, not found, …
        StreamEnded, // the server ended the response properly
        Idle,        // nothing came for longer than idleTimeout()
        Dropped,     // by drop()
        // Standard policy does not come back after this one.
        HttpStatus, // anything but 200; persistent policy comes back from 400 on
        // No policy comes back after these.
        InvalidRequest, // not an http or https URL, a bad method or header, an unreadable file
        Tls,            // no agreement, or an untrusted certificate
        ContentType,    // not text/event-stream, or a compression that was not asked for
        Redirect,       // without a usable Location, or too many
    };
    Q_ENUM(Error)

    explicit EventSource(QObject *parent = nullptr);
    ~EventSource() override;

    // What open() asks for. Takes effect at the next open().
    StreamRequest request() const { return m_request; }
    void setRequest(const StreamRequest &request) { m_request = request; }

    // When to come back. Takes effect at the next end of a connection.
    RetryPolicy retryPolicy() const { return m_retryPolicy; }
    void setRetryPolicy(const RetryPolicy &policy) { m_retryPolicy = policy; }

    // How long a connection may be silent, from the request on, before it counts as lost. 0, as at
    // first: for ever. Any byte counts, comments included. Takes effect at the next attempt.
    std::chrono::milliseconds idleTimeout() const { return m_idleTimeout; }
    void setIdleTimeout(std::chrono::milliseconds timeout) { m_idleTimeout = timeout; }

    State state() const { return m_state; }

    // The standard's readyState: 0 CONNECTING (also while waiting), 1 OPEN, 2 CLOSED.
    int readyState() const;

    // The latest error and one translated sentence about it; None and empty once open, and after
    // close() of a stream that was not closed.
    Error error() const { return m_error; }
    QString errorString() const { return m_errorString; }

    // The wait before an attempt after an error, as far as the policy does not want a longer one.
    // 3 s until a stream's retry field changes it; at most INT_MAX milliseconds.
    std::chrono::milliseconds reconnectionTime() const { return m_reconnectionTime; }
    void setReconnectionTime(std::chrono::milliseconds time);

    // The last event ID string, sent as Last-Event-ID (UTF-8) unless empty. Must not hold NUL,
    // LF or CR. Not to be set by a slot that is being given an item.
    QByteArray lastEventId() const { return m_parser.lastEventId(); }
    void setLastEventId(const QByteArray &id);

    // The time left until the next attempt; 0 unless waiting.
    std::chrono::milliseconds nextAttemptIn() const;

    // Attempts since open(), counting from 1; followed redirects are part of one attempt.
    int attempt() const { return m_attempt; }

    // The URL of the current response, after redirects, and its origin (HTML 7.1.1, serialized).
    QUrl url() const { return m_url; }
    QString origin() const;

    // Of the current response: 0 or empty while there is none.
    int httpStatus() const { return m_exchange ? m_exchange->hop().status : 0; }
    QByteArray httpVersion() const;
    QList<StreamRequest::Header> responseHeaders() const;

    // Whether the request of this attempt is on its way in full, and a response awaited.
    bool isRequestSent() const { return m_exchange && m_exchange->isRequestSent(); }

    // What is known of the latest attempt, which may go on; null before the first. Another attempt
    // is another object, and this one then keeps what became of it.
    std::shared_ptr<const Attempt> currentAttempt() const { return m_current; }

    // When the latest bytes were read, by the system's clock, and how many bytes of the stream
    // there were in this attempt, decompressed.
    std::chrono::system_clock::time_point lastReadTime() const { return m_lastReadTime; }
    qint64 bytesReceivedCount() const { return m_current ? m_current->byteCount : 0; }

    // Bytes of a block whose blank line, or of a line whose end has not come yet.
    qint64 pendingSize() const;

public slots:
    // Asks for the stream, from any state. An open stream is given up first, without an error.
    // The last event ID is sent along; the attempt starts from the event loop.
    void open();

    // Gives up the stream. No event, comment or error comes after this.
    void close();

    // Connects at once, instead of waiting or of reading on. Not an error.
    void reconnect();

    // Gives up the connection as if it had been lost: an error, and what the policy makes of it.
    // Does nothing unless there is one.
    void drop();

signals:
    void stateChanged(EventSource::State state);
    void attemptStarted(int attempt);
    void attemptAdvanced(); // currentAttempt() knows more of the connection
    void requestSent();     // again after each redirect
    void redirected(int status, const QUrl &target); // and followed
    void opened();

    // The bytes of one network read, just before the items in them. Valid during the signal.
    void bytesReceived(QByteArrayView bytes);

    // Items are valid during the signal; their copies always are.
    void eventReceived(const StreamItem &event);
    void commentReceived(const StreamItem &comment);
    void retryChanged(std::chrono::milliseconds reconnectionTime, const StreamItem &retry);
    void ignored(const StreamItem &item);

    // The stream as a whole is not as it should be: once for each finding of an attempt.
    void findingMade(const Finding &finding);

    // state() is Waiting or Closed by then and says whether there will be another attempt.
    void errorOccurred(EventSource::Error error);

private:
    // Why a response is no stream. The start of its body is awaited for a moment, to be shown.
    struct Refusal
    {
        Error error;
        QString sentence;
    };

    void scheduleAttempt(std::chrono::milliseconds wait);
    void startAttempt();
    void sendRequest();
    void advance();
    void takeHead();
    void followRedirect();
    std::optional<Refusal> refusal();
    void judgeHead();
    bool takeBodyStart();
    bool readStream();
    bool takePiece(QByteArrayView piece);
    bool makeFindings(const QList<Finding> &findings);
    const StreamItem *nextItem();
    void deliver(const StreamItem &item);
    void endStream();
    void loseStream(Error error, const QString &sentence);
    void watchSilence();
    void giveUp(const QString &ending);
    void releaseExchange();
    void endAttempt(const QString &ending);
    void setState(State state);
    void conclude(Error error, const QString &sentence);
    std::optional<std::chrono::milliseconds> waitAfter(Error error);
    void report(State state, Error error, const QString &sentence);
    bool readsLines() const { return m_hop.bodyFormat != StreamRequest::BodyFormat::EventStream; }

    // Deleted from the event loop, since Qt's own code may still be inside one of their signals;
    // shared with advance(), since a slot may run an event loop of its own.
    std::shared_ptr<QNetworkCookieJar> m_cookies;     // since open()
    std::shared_ptr<QNetworkAccessManager> m_manager; // of this attempt
    std::shared_ptr<HttpExchange> m_exchange;
    std::shared_ptr<Attempt> m_current;
    QTimer m_timer;        // to the next attempt
    QTimer m_patience;     // with silence, or with a body that explains a refusal
    QElapsedTimer m_clock; // since the attempt began
    QElapsedTimer m_sinceByte;
    StreamParser m_parser;
    LineParser m_lineParser;
    ContentDecoder m_decoder;
    std::optional<FlowLinter> m_flow; // while open
    QByteArray m_buffer;

    StreamRequest m_request;
    StreamRequest m_hop; // what redirects have made of it
    RetryPolicy m_retryPolicy;
    std::optional<Refusal> m_refusal;
    QUrl m_url;
    QString m_errorString;
    std::chrono::milliseconds m_reconnectionTime;
    std::chrono::milliseconds m_idleTimeout{0};
    std::chrono::system_clock::time_point m_lastReadTime;
    State m_state = State::Closed;
    Error m_error = Error::None;
    int m_attempt = 0;
    int m_failures = 0; // attempts in a row that gave no stream
    int m_redirects = 0;
    quint64 m_serial = 0; // changes with every exchange: tells a loop that a slot has moved on
    bool m_advancing = false;
};
