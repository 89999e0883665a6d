// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

// Speaks HTTP by hand, so that every byte of a server is seen, and when it came.
struct RawClient
{
    explicit RawClient(const Simulator &simulator, const QByteArray &request = {})
    {
        clock.start();
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] {
            if (!isReading)
                return;
            times.append({received.size(), clock.elapsed()});
            received += socket.readAll();
        });
        socket.connectToHost(QHostAddress::LocalHost, simulator.port());
        socket.write(request);
    }

    // All after the head of the response; empty as long as that is not complete.
    QByteArray body() const
    {
        const qsizetype end = received.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : received.sliced(end + 4);
    }

    // The same without the framing of chunks, as far as they are complete.
    QByteArray content() const
    {
        QByteArray bytes = body();
        QByteArray content;
        for (;;) {
            const qsizetype line = bytes.indexOf("\r\n");
            const qsizetype size = line < 0 ? -1 : bytes.first(line).toLongLong(nullptr, 16);
            if (size < 0 || bytes.size() < line + 2 + size + 2)
                return content;
            content += bytes.sliced(line + 2, size);
            bytes.remove(0, line + 2 + size + 2);
        }
    }

    // When that text had come, in ms since the connection was made; -1: it has not.
    qint64 timeOf(const QByteArray &text) const
    {
        const qsizetype place = received.indexOf(text);
        if (place < 0)
            return -1;
        qint64 time = 0;
        for (const auto &[size, ms] : times) {
            if (size <= place)
                time = ms;
        }
        return time;
    }

    bool isClosed() const { return socket.state() == QTcpSocket::UnconnectedState; }

    QTcpSocket socket;
    QByteArray received;
    bool isReading = true;
    QElapsedTimer clock;
    QList<std::pair<qsizetype, qint64>> times; // how much had come before, and when
};
