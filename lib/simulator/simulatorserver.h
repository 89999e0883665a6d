// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/connection.h"
#include "lib/simulator/router.h"
#include "lib/simulator/scheduler.h"
#include "lib/simulator/simulator.h"

#include <QHash>
#include <QTcpServer>
#include <QTimer>
#include <optional>
#include <utility>
#include <vector>

/*!
 * What Simulator runs in its thread: accepts connections, has the router decide about each
 * request, and keeps what outlives a single connection: attempts and sequence numbers.
 */
class SimulatorServer : public QTcpServer
{
    Q_OBJECT
public:
    SimulatorServer(const Router &router, int scenarioCount, const Simulator::Options &options);
    ~SimulatorServer() override;

    //! Opens the port. The sentence says why that failed; empty: it did not.
    QString open();
    //! Cuts everybody off and closes the port.
    void shutDown();
    //! See Simulator::push().
    int push(const QByteArray &block);

signals:
    void clientsChanged(const QList<Simulator::Client> &clients);
    void logged(const QString &line);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    // One client of one scenario, as far as it can be recognized: by its address.
    struct History
    {
        int attempts = 0;
        bool isOver = false; // @eof no-content: it gets 204 from now on
    };
    using HistoryKey = std::pair<int, QString>;

    void proceed(const QList<quint64> &ids);
    void answer(Connection *connection, const RequestHead &request);
    void startStream(Connection *connection, const RequestHead &request, int scenario);
    void endStream(Connection *connection, ScenarioPlayer::Ending how);
    void remove(Connection *connection);
    History &history(int scenario, const QHostAddress &address);
    void resumeAccepting();
    void noteChange();
    void publishClients();

    const Router m_router;
    const Simulator::Options m_options;
    Scheduler m_scheduler;
    QTimer m_publishTimer;
    QHash<quint64, Connection *> m_connections;  // children of this
    QHash<quint64, Simulator::Client> m_clients; // what is known of those that stream
    QHash<quint64, HistoryKey> m_historyKeys;    // of those that stream
    QHash<HistoryKey, History> m_histories;
    std::vector<quint64> m_sequences; // one for each scenario; never resized, players point at them
    quint64 m_lastId = 0;
};
