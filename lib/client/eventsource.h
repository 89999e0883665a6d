// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/streamrequest.h"
#include "lib/wire/streamparser.h"

#include <QNetworkReply>
#include <QObject>
#include <QScopedPointer>
#include <QTimer>

#include <chrono>
#include <memory>

class QNetworkAccessManager;

// Receives an event stream over HTTP, and comes back when it breaks, as HTML 9.2 "Server-sent
// events" says. Shaped like QWebSocket; every slot may call any verb or delete the object.
//
// Beyond a browser's EventSource it takes any method, headers and body, and reports comments,
// reconnection times, what the standard ignores, and a reason for each error.
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
        InvalidRequest, // not an http or https URL, or a bad method or header; final
        Network,        // refused, reset, not found, TLS, …: comes back
        StreamEnded,    // the server ended the response properly: comes back
        HttpStatus,     // anything but 200: final
        ContentType,    // not text/event-stream: final
        Redirect,       // without a usable Location, or too many: final
    };
    Q_ENUM(Error)

    explicit EventSource(QObject *parent = nullptr);
    ~EventSource() override;

    // What open() asks for. Takes effect at the next open().
    StreamRequest request() const { return m_request; }
    void setRequest(const StreamRequest &request) { m_request = request; }

    State state() const { return m_state; }

    // The standard's readyState: 0 CONNECTING (also while waiting), 1 OPEN, 2 CLOSED.
    int readyState() const;

    // The latest error and one translated sentence about it; None and empty once open, and after
    // close() of a stream that was not closed.
    Error error() const { return m_error; }
    QString errorString() const { return m_errorString; }

    // The wait before an attempt after an error. 3 s until a stream's retry field changes it;
    // at most INT_MAX milliseconds.
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
    int httpStatus() const { return m_httpStatus; }
    QByteArray httpVersion() const { return m_httpVersion; }
    QList<StreamRequest::Header> responseHeaders() const { return m_responseHeaders; }

    // Whether the request of this attempt is on its way in full, and a response awaited.
    bool isRequestSent() const { return m_isRequestSent; }

    // When the latest bytes were read, by the system's clock, and how many bytes of the stream
    // there were in this attempt, decompressed.
    std::chrono::system_clock::time_point lastReadTime() const { return m_lastReadTime; }
    qint64 bytesReceivedCount() const { return m_parser.position(); }

    // Bytes of a block whose blank line has not come yet.
    qint64 pendingSize() const { return m_parser.pendingSize(); }

public slots:
    // Asks for the stream, from any state. An open stream is given up first, without an error.
    // The last event ID is sent along; the attempt starts from the event loop.
    void open();

    // Gives up the stream. No event, comment or error comes after this.
    void close();

    // Connects at once, instead of waiting or of reading on. Not an error.
    void reconnect();

signals:
    void stateChanged(EventSource::State state);
    void attemptStarted(int attempt);
    void requestSent(); // again after each redirect
    void opened();

    // The bytes of one network read, just before the items in them. Valid during the signal.
    void bytesReceived(QByteArrayView bytes);

    // Items are valid during the signal; their copies always are.
    void eventReceived(const StreamItem &event);
    void commentReceived(const StreamItem &comment);
    void retryChanged(std::chrono::milliseconds reconnectionTime, const StreamItem &retry);
    void ignored(const StreamItem &item);

    // state() is Waiting or Closed by then and says whether there will be another attempt.
    void errorOccurred(EventSource::Error error);

private:
    void scheduleAttempt(std::chrono::milliseconds wait);
    void startAttempt();
    void sendRequest();
    QNetworkRequest networkRequest() const;
    void advance();
    void takeHead();
    void followRedirect();
    bool readStream();
    void deliver(const StreamItem &item);
    void endStream();
    void releaseReply();
    void setState(State state);
    void fail(Error error, const QString &sentence);
    void reestablish(Error error, const QString &sentence);
    void report(State state, Error error, const QString &sentence);
    QString networkErrorSentence() const;

    // Deleted from the event loop, since Qt's own code may still be inside one of their signals;
    // shared with advance(), since a slot may run an event loop of its own.
    std::shared_ptr<QNetworkAccessManager> m_manager;
    std::shared_ptr<QNetworkReply> m_reply;
    QTimer m_timer;
    StreamParser m_parser;
    QByteArray m_buffer;

    StreamRequest m_request;
    StreamRequest m_hop; // what redirects have made of it
    QUrl m_url;
    QString m_errorString;
    QList<StreamRequest::Header> m_responseHeaders;
    QByteArray m_httpVersion;
    std::chrono::milliseconds m_reconnectionTime;
    std::chrono::system_clock::time_point m_lastReadTime;
    State m_state = State::Closed;
    Error m_error = Error::None;
    int m_httpStatus = 0;
    int m_attempt = 0;
    int m_redirects = 0;
    quint64 m_serial = 0; // changes with every reply: tells a loop that a slot has moved on
    bool m_isRequestSent = false;
    bool m_advancing = false;
};
