// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/scriptedserver.h"

#include "tests/unit/eventually.h"

#include <QFile>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

#include <sys/socket.h>
#include <unistd.h>

namespace {

QByteArray headerOf(QByteArrayView request, QByteArrayView name)
{
    const QByteArray head = request.first(request.indexOf("\r\n\r\n")).toByteArray();
    const QByteArrayList lines = head.split('\n');
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (QByteArrayView(line).first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

// How many of the bytes are one request; 0 if it is not whole yet.
qsizetype requestSize(QByteArrayView bytes)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return 0;
    const qsizetype size = headEnd + 4 + headerOf(bytes, "Content-Length").toLongLong();
    return size <= bytes.size() ? size : 0;
}

QString tlsFile(const QString &name)
{
    return QStringLiteral(STREAMGAUGE_TEST_DATA "/tls/") + name;
}

std::unique_ptr<QTcpServer> tlsServer(const QString &certificate, QSslSocket::PeerVerifyMode mode)
{
    QFile keyFile(tlsFile(certificate + QStringLiteral(".key")));
    if (!keyFile.open(QIODevice::ReadOnly))
        qFatal("the server of the test has no key");
    QSslConfiguration configuration;
    configuration.setLocalCertificateChain(
        QSslCertificate::fromPath(tlsFile(certificate + QStringLiteral(".pem"))));
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    configuration.setCaCertificates(QSslCertificate::fromPath(tlsFile(QStringLiteral("ca.pem"))));
    configuration.setPeerVerifyMode(mode);
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    return server;
}

} // namespace

ScriptedServer::ScriptedServer(Start start)
    : ScriptedServer(start, std::make_unique<QTcpServer>())
{
}

ScriptedServer::ScriptedServer(const QString &certificate, QSslSocket::PeerVerifyMode mode)
    : ScriptedServer(Start::Listening, tlsServer(certificate, mode))
{
}

ScriptedServer::ScriptedServer(Start start, std::unique_ptr<QTcpServer> server)
    : m_server(std::move(server))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    m_port.setProxy(QNetworkProxy::NoProxy);
    m_server->setProxy(QNetworkProxy::NoProxy);
    if (!m_port.bind(QHostAddress::LocalHost, 0))
        qFatal("the server of the test has no port");
    if (start == Start::Listening)
        listen();
}

void ScriptedServer::listen()
{
    const int socket = ::dup(int(m_port.socketDescriptor()));
    if (::listen(socket, SOMAXCONN) != 0 || !m_server->setSocketDescriptor(socket))
        qFatal("the server of the test cannot listen");
}

QUrl ScriptedServer::url(const QString &path) const
{
    const bool isTls = qobject_cast<QSslServer *>(m_server.get());
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3")
                    .arg(isTls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(port())
                    .arg(path));
}

QByteArray ScriptedServer::header(qsizetype index, QByteArrayView name) const
{
    return headerOf(request(index), name);
}

void ScriptedServer::send(qsizetype index, const QByteArray &bytes)
{
    QTcpSocket *socket = m_requests.at(index).socket;
    QVERIFY(socket);
    QCOMPARE(socket->write(bytes), bytes.size());
    socket->flush();
}

void ScriptedServer::end(qsizetype index)
{
    m_requests.at(index).socket->disconnectFromHost();
}

void ScriptedServer::reset(qsizetype index)
{
    QTcpSocket *socket = m_requests.at(index).socket;
    const linger atOnce{1, 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket->abort();
}

QSslCertificate ScriptedServer::peerCertificate(qsizetype index) const
{
    const auto *socket = qobject_cast<QSslSocket *>(m_requests.at(index).socket.data());
    return socket ? socket->peerCertificate() : QSslCertificate();
}

bool ScriptedServer::isConnected(qsizetype index) const
{
    const QTcpSocket *socket = m_requests.at(index).socket;
    return socket && socket->state() == QAbstractSocket::ConnectedState;
}

void ScriptedServer::answerAnotherClient()
{
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, port());
    EVENTUALLY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    const std::function<void(qsizetype)> answer = std::exchange(m_answer, nullptr);
    const qsizetype before = requestCount();
    client.write("OTHER / HTTP/1.1\r\n\r\n");
    EVENTUALLY(requestCount() > before);
    m_answer = answer;
    m_requests.removeIf([](const Request &request) { return request.bytes.startsWith("OTHER"); });
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        socket->write(m_greeting);
    }
}

void ScriptedServer::read(QTcpSocket *socket)
{
    while (const qsizetype size = requestSize(socket->peek(socket->bytesAvailable()))) {
        m_requests.append({socket->read(size), socket});
        if (m_answer)
            m_answer(m_requests.size() - 1);
        if (!socket->isOpen())
            return;
    }
}
