// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/floodserver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

bool sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

} // namespace

FloodServer::FloodServer(const QByteArray &body, int times)
    : m_body(body)
    , m_times(times)
    , m_listener(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 4) != 0)
        qFatal("the server of the measurement cannot listen");
    ::getsockname(m_listener, generic, &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread(&FloodServer::serve, this);
}

FloodServer::~FloodServer()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

QUrl FloodServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_port));
}

void FloodServer::serve()
{
    for (int socket; (socket = ::accept(m_listener, nullptr, nullptr)) >= 0;) {
        answer(socket);
        ::close(socket);
    }
}

void FloodServer::answer(int socket) const
{
    QByteArray request;
    char buffer[4096];
    while (!request.contains("\r\n\r\n")) {
        const ssize_t size = ::recv(socket, buffer, sizeof buffer, 0);
        if (size <= 0)
            return;
        request.append(buffer, size);
    }
    bool alive = sendAll(socket,
                         "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                         "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
    for (int i = 0; alive && i < m_times; ++i)
        alive = sendAll(socket, m_body);
    if (alive && sendAll(socket, "0\r\n\r\n")) {
        ::shutdown(socket, SHUT_WR);
        while (::recv(socket, buffer, sizeof buffer, 0) > 0) { } // until the client is done
    }
}
