// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/client/attempt.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>

#include <memory>

class QNetworkAccessManager;

// One HTTP request and its response, which is taken piece by piece. Writes down in its hop of an
// attempt what it sees of the connection.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    // Sends the request as a new hop of the attempt. clock: runs since the attempt began.
    HttpExchange(const std::shared_ptr<QNetworkAccessManager> &manager,
                 const StreamRequest &request, const std::shared_ptr<Attempt> &attempt,
                 const QElapsedTimer &clock);
    ~HttpExchange() override;

    bool isRequestSent() const { return hop().requestSent.has_value(); }
    bool hasHead() const;
    bool isFinished() const { return m_isRepeated || m_reply->isFinished(); }
    const Attempt::Hop &hop() const { return m_attempt->hops[m_hop]; }

    // A header of the response; empty if there is none.
    QByteArray header(QByteArrayView name) const;

    // Bytes of the body as sent, compressed or not; at most 0 if there are none now.
    qint64 read(char *data, qint64 mostBytes) { return m_reply->read(data, mostBytes); }

    // How the connection has failed, as a translated sentence; empty if it has not. TLS failures
    // are told apart: another try would fail as well.
    bool hasFailed() const;
    bool hasTlsFailed() const;
    QString failure() const;

signals:
    void requestSent();
    void progressed(); // there is a head, there are bytes, or it is finished
    void noted();      // something else has been written down

private:
    void lookUp();
    void noteSent();
    void noteHead();
    void noteEncryption();
    void judgeCertificate(const QList<QSslError> &errors);
    Attempt::Hop &ownHop() { return m_attempt->hops[m_hop]; }
    Attempt::Tls &tls();
    Attempt::Duration elapsed() const;

    std::shared_ptr<QNetworkAccessManager> m_manager;
    StreamRequest m_request;
    std::shared_ptr<Attempt> m_attempt;
    qsizetype m_hop; // among the attempt's hops
    QElapsedTimer m_clock;
    QNetworkReply *m_reply = nullptr;
    int m_lookup = -1;
    bool m_isRepeated = false; // by Qt, after the connection was lost
};
