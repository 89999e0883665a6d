// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPointer>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>

// An HTTP server that does nothing by itself: a test sees each request byte by byte and says which
// bytes go back, and when. Nothing of the program is in it, so that no mistake can be on both
// sides.
class ScriptedServer : public QObject
{
public:
    // Refuses connections, at first or not, on a port that is its own all the time.
    enum class Start { Listening, Refusing };
    explicit ScriptedServer(Start start = Start::Listening);

    // The same behind TLS, with what is in NAME.pem and NAME.key of tests/data/tls.
    explicit ScriptedServer(const QString &certificate,
                            QSslSocket::PeerVerifyMode mode = QSslSocket::VerifyNone);
    void listen();

    quint16 port() const { return m_port.localPort(); }
    QUrl url(const QString &path = QStringLiteral("/")) const;

    // Requests that have arrived whole, in their order, and whole they are: head and body.
    qsizetype requestCount() const { return m_requests.size(); }
    QByteArray request(qsizetype index) const { return m_requests.at(index).bytes; }

    // The value of a header of a request; null if it has none.
    QByteArray header(qsizetype index, QByteArrayView name) const;

    // Bytes to the one who sent that request, at once.
    void send(qsizetype index, const QByteArray &bytes);

    // Bytes of it that the client's side has not taken yet.
    qint64 unsentSize(qsizetype index) const { return m_requests.at(index).socket->bytesToWrite(); }

    // Ends the connection: orderly, when all is sent; or with a reset.
    void end(qsizetype index);
    void reset(qsizetype index);

    bool isConnected(qsizetype index) const;

    // Called with each request that has arrived, to answer it by itself.
    void setAnswer(const std::function<void(qsizetype index)> &answer) { m_answer = answer; }

    // What each client gets as soon as it is connected.
    void setGreeting(const QByteArray &greeting) { m_greeting = greeting; }

    // What the one who sent that request has shown; null without TLS, and if there was none.
    QSslCertificate peerCertificate(qsizetype index) const;

    // When the server has answered this, it has seen everything that was on its way to it before.
    void answerAnotherClient();

private:
    struct Request
    {
        QByteArray bytes;
        QPointer<QTcpSocket> socket;
    };

    ScriptedServer(Start start, std::unique_ptr<QTcpServer> server);
    void accept();
    void read(QTcpSocket *socket);

    QTcpSocket m_port;
    std::unique_ptr<QTcpServer> m_server;
    QList<Request> m_requests;
    std::function<void(qsizetype)> m_answer;
    QByteArray m_greeting;
};

namespace Http {

inline const QByteArray streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

// A body that lasts as long as the connection.
inline QByteArray stream(const QByteArray &body = {})
{
    return streamHead + "Connection: close\r\n\r\n" + body;
}

// A body in chunks, which goes on.
inline QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

inline QByteArray chunkedStream(const QByteArray &body = {})
{
    const QByteArray head = streamHead + "Transfer-Encoding: chunked\r\n\r\n";
    return body.isEmpty() ? head : head + chunk(body);
}

inline const QByteArray lastChunk = "0\r\n\r\n";

} // namespace Http
