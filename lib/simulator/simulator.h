// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenario.h"

#include <QDateTime>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QUrl>
#include <memory>

class QThread;
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
    };

    // One client that is receiving a stream.
    struct Client
    {
        quint64 id = 0;
        QString address;
        quint16 port = 0;
        QString path;
        QByteArray lastEventId; // as the request had it, not decoded
        int attempt = 1;        // counted per scenario and client address
        QDateTime since;        // UTC
        qint64 eventsSent = 0;  // blocks with data
        qint64 bytesSent = 0;   // of the stream, without HTTP framing
        qint64 bytesQueued = 0; // given to the client but not yet taken by the network
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
    int push(const QByteArray &block);

signals:
    void started();
    void stopped();
    //! At most ten times a second while clients come, go or are sent something.
    void clientsChanged(const QList<Simulator::Client> &clients);
    //! A request answered or refused, a client gone: one sentence.
    void logged(const QString &line);

private:
    void closeThread();
    static QUrl baseUrlOf(const QHostAddress &address, quint16 port);

    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<SimulatorServer> m_server; // lives in m_thread
    QString m_errorString;
    QUrl m_baseUrl;
    QList<QUrl> m_streamUrls;
};

Q_DECLARE_METATYPE(Simulator::Client)
