// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenario.h"
#include "lib/simulator/conduct.h"
#include "lib/simulator/livefault.h"

#include <QDateTime>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>
#include <functional>
#include <memory>
#include <optional>

class QThread;
class Router;
class SimulatorServer;

/*!
 * A server that plays scenarios to any number of clients, in a thread of its own.
 *
 * All functions belong to the thread of this object, and all signals arrive there.
 */
class Simulator : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 0;                     // 0: any free port
        QString staticFolder;                 // served beside the streams; empty: none
        qint64 queueLimit = 16 * 1024 * 1024; // unsent bytes after which a client is cut off
        int connectionLimit = 20'000;         // beyond it: 503
        int headTimeout = 10'000; // ms a client may take for one request, or stay idle between two
        int streamsPerClient = 0; // more wait until one of them ends; 0: no limit
        std::optional<QSslConfiguration> tls; // with certificate and key: https
        std::optional<quint64> seed;          // of scenarios without one; nothing: random
        std::optional<QDateTime> begin;       // what {{now}} begins with; nothing: the real time
        bool hasControl = true;               // whether /.streamgauge/ is answered
    };

    // How fast scenarios are played, for all clients.
    struct Clock
    {
        double speed = 1; // 0.1 to 100
        bool isPaused = false;
        bool skipsWaits = false; // as fast as it goes
    };

    // Something that was sent to a client, or happened to it.
    struct Sent
    {
        enum class Kind { Event, Comment, Retry, Other, Label, Began, Ended, Fault };
        qint64 time = 0;    // ms since 1970-01-01 UTC
        quint64 client = 0; // 0: all of a shared stream
        Kind kind = Kind::Event;
        QByteArray type; // of an event
        QByteArray id;   // of an event: the last event ID with it
        qint64 size = 0; // bytes of the block or line
        QString text;    // data, comment or label, shortened
    };

    // One client that is receiving a stream.
    struct Client
    {
        quint64 id = 0;
        QString address;
        quint16 port = 0;
        QString path;
        QByteArray lastEventId;     // as the request had it, not decoded
        int attempt = 1;            // counted per scenario and client address
        QDateTime since;            // UTC
        qint64 eventsSent = 0;      // blocks with data
        qint64 bytesSent = 0;       // of the stream, without HTTP framing
        qint64 bytesQueued = 0;     // given to the client but not yet taken by the network
        qsizetype eventsQueued = 0; // of these, with @queue
        qint64 eventsDropped = 0;   // by the policy of @queue
        QByteArray awaits;          // the name of the @await it stands at
        QString label;              // the last one it has passed
    };

    explicit Simulator(QObject *parent = nullptr);
    ~Simulator() override;

    /*!
     * Listens, and serves \a scenarios as \a options say; stops first if it was running. Returns
     * when the port is open. False: nothing listens, and errorString() says why.
     */
    bool start(const QList<Scenario> &scenarios, const Options &options);

    //! Cuts all clients off and closes the port; returns when both are done.
    void stop();

    bool isListening() const;
    //! The port that is open, also if any was asked for; 0 if none is.
    quint16 port() const;
    //! Why start() failed, as a sentence for the user; empty after a success.
    QString errorString() const;
    //! Such as http://127.0.0.1:8080/; empty if not listening.
    QUrl baseUrl() const;
    //! Where each scenario of start() is answered, in the same order; empty if not listening.
    QList<QUrl> streamUrls() const;

    /*!
     * Sends \a block, a complete serialized event ("event: x\ndata: y\n\n"), to every client that
     * is receiving a stream: between two blocks of it, never inside one. Returns how many these
     * are.
     */
    int push(const QByteArray &block, const QList<quint64> &clients = {});

    // Lets those that wait at an @await of that name go on, and returns how many these are.
    int signal(const QByteArray &name);

    // Does that to these clients, or to all; returns to how many.
    int apply(const LiveFault &fault, const QList<quint64> &clients = {});

    // Answers the next attempts so, at that route or, if it is empty, each one.
    void refuse(const Refusal &refusal, const QString &route = {});

    // For all scenarios, from now on.
    void setClock(const Clock &clock);
    Clock clock() const;

    // Puts the clock forward by that time, or to when the next event is due.
    void putForward(std::chrono::milliseconds time);
    void stepToNextEvent();

    // Serves other scenarios from now on; who is connected keeps what it has. False, and see
    // errorString(), if they cannot be served together.
    bool replace(const QList<Scenario> &scenarios);

    // What all clients have done; see judge().
    QList<AttemptFacts> attempts() const;

    // Nobody has ever been here: attempts, sequences and verdicts begin anew, clients are cut off.
    void forget();

signals:
    void started();
    void stopped();
    //! At most ten times a second while clients come, go or are sent something.
    void clientsChanged(const QList<Simulator::Client> &clients);
    //! A request answered or refused, a client gone: one sentence.
    void logged(const QString &line);
    // See clock(); somebody has called setClock(), or a client of the control API did the same.
    void clockChanged();
    // As often: what went out since, the first ones if they are many, and what happened to clients.
    void sent(const QList<Simulator::Sent> &sent);

private:
    void closeThread();
    void showUrls(const Router &router);
    void inServer(const std::function<void()> &work) const;
    static QUrl baseUrlOf(const Options &options, quint16 port);

    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<SimulatorServer> m_server; // lives in m_thread
    Options m_options;
    QString m_errorString;
    QUrl m_baseUrl;
    QList<QUrl> m_streamUrls;
};

Q_DECLARE_METATYPE(Simulator::Client)
Q_DECLARE_METATYPE(Simulator::Sent)
