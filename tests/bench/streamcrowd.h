// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

// Many clients of one stream, on plain sockets. Each event's data is the time at which it was due,
// in ms since 1970.
class StreamCrowd
{
public:
    StreamCrowd(quint16 port, const QByteArray &path);
    ~StreamCrowd();

    // Connects so many at once, and returns how long it took until all of them had a response; less
    // than 0: some had none after a minute.
    std::chrono::duration<double> join(int count);

    // Reads for that time.
    void listen(std::chrono::milliseconds time);

    // Since the last call of listen().
    qint64 eventCount() const { return m_events; }
    qint64 leastOfAny() const;             // events that the one had that had the fewest
    double latency(double quantile) const; // ms after they were due

private:
    struct Client
    {
        int descriptor = -1;
        bool isOpen = false;
        qint64 events = 0;
        QByteArray rest;
    };

    bool open(size_t index);
    void read(Client *client);
    void take(Client *client, QByteArrayView bytes);

    quint16 m_port;
    QByteArray m_request;
    int m_poll;
    std::vector<Client> m_clients;
    qint64 m_openCount = 0;
    qint64 m_events = 0;
    std::vector<float> m_latencies;
};
