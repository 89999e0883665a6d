// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

// Answers each request with a stream, over TLS, with the certificate tests/data/selfsigned.pem,
// which nobody has reason to trust. Listens on a free port of this machine.
class TlsServer
{
public:
    explicit TlsServer(const QByteArray &body)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate());
        configuration.setPrivateKey(QSslKey(read("selfsigned.key"), QSsl::Ec));
        m_server.setSslConfiguration(configuration);
        m_server.listen(QHostAddress::LocalHost, 0);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server,
                         [this, body] {
                             QTcpSocket *socket = m_server.nextPendingConnection();
                             QObject::connect(socket, &QTcpSocket::readyRead, &m_server,
                                              [this, socket, body] { answer(socket, body); });
                         });
    }

    static QString path(const char *name)
    {
        return QStringLiteral(STREAMGAUGE_TEST_DATA "/") + QLatin1String(name);
    }

    static QSslCertificate certificate() { return QSslCertificate(read("selfsigned.pem")); }

    QString url(const QString &host = QStringLiteral("127.0.0.1")) const
    {
        return QStringLiteral("https://%1:%2/events").arg(host).arg(m_server.serverPort());
    }

    // The heads of the requests so far.
    const QList<QByteArray> &requests() const { return m_requests; }

private:
    static QByteArray read(const char *name)
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void answer(QTcpSocket *socket, const QByteArray &body)
    {
        m_requests.append(socket->readAll());
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                      "Connection: close\r\n\r\n"
                      + body);
    }

    QList<QByteArray> m_requests;
    QSslServer m_server;
};
