// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A client of the simulator that reads and judges nothing.

#pragma once

#include "lib/simulator/simulator.h"

#include <QTcpSocket>
#include <QTest>

class RawClient
{
public:
    explicit RawClient(const QUrl &url, const QByteArray &headers = {})
    {
        m_socket.connectToHost(QHostAddress::LocalHost, quint16(url.port()));
        m_socket.write("GET " + url.path().toUtf8() + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                       + "\r\n");
    }

    // Everything that has come so far.
    QByteArray received()
    {
        m_received += m_socket.readAll();
        return m_received;
    }

    QTcpSocket &socket() { return m_socket; }
    bool isConnected() const { return m_socket.state() == QTcpSocket::ConnectedState; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

// Starts a simulator with a scenario of that text, on any port.
inline QUrl serve(Simulator *simulator, QByteArrayView text)
{
    ScriptError error;
    const auto scenario = Scenario::parse(text, &error);
    if (!scenario || !simulator->start({*scenario}, {}))
        return {};
    return simulator->streamUrls().constFirst();
}
