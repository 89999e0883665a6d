// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

// A server that answers each request with bytes given beforehand, so that no code of the program
// is tested against itself. Listens on a free port of this machine.
class RawServer
{
public:
    enum class Then { KeepOpen, Close };

    struct Answer
    {
        QByteArray bytes;
        Then then = Then::KeepOpen;
    };

    // The first request gets the first answer and so on; the last answer is for all that follow.
    explicit RawServer(const QList<Answer> &answers)
        : m_answers(answers)
    {
        m_server.listen(QHostAddress::LocalHost, 0);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }

    static QByteArray stream(const QByteArray &body)
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
            + body;
    }

    // The same, and then its end, without that of the connection.
    static QByteArray endedStream(const QByteArray &body)
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    QString url(const QString &path = QStringLiteral("/events")) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }

    // The heads of the requests so far.
    const QList<QByteArray> &requests() const { return m_requests; }

    qsizetype openCount() const { return m_open.size(); }

    // Goes to all who are connected.
    void send(const QByteArray &bytes)
    {
        for (QTcpSocket *socket : m_open)
            socket->write(bytes);
    }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            m_open.append(socket);
            QObject::connect(socket, &QTcpSocket::disconnected, &m_server,
                             [this, socket] { m_open.removeAll(socket); });
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server,
                             [this, socket] { answer(socket); });
        }
    }

    void answer(QTcpSocket *socket)
    {
        if (!socket->peek(64 * 1024).contains("\r\n\r\n"))
            return;
        m_requests.append(socket->readAll());
        const Answer answer = m_answers.at(std::min(m_requests.size(), m_answers.size()) - 1);
        socket->write(answer.bytes);
        if (answer.then == Then::Close)
            socket->disconnectFromHost();
    }

    QList<Answer> m_answers;
    QList<QByteArray> m_requests;
    QList<QTcpSocket *> m_open; // children of m_server
    QTcpServer m_server;
};
