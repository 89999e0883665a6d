// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QUrl>

#include <thread>

// An HTTP server that answers every connection with the same body, as fast as it is taken, then
// closes. Plain sockets in a thread of its own, so that nothing of ours is measured with it.
class FloodServer
{
public:
    // body: one whole chunked body, framing included, sent that many times before the last chunk.
    FloodServer(const QByteArray &body, int times);
    ~FloodServer();
    FloodServer(const FloodServer &) = delete;
    FloodServer &operator=(const FloodServer &) = delete;

    QUrl url() const;

private:
    void serve();
    void answer(int socket) const;

    QByteArray m_body;
    int m_times;
    int m_listener = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};
