// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/clientbook.h"
#include "lib/simulator/connection.h"
#include "lib/simulator/livefault.h"
#include "lib/simulator/playclock.h"
#include "lib/simulator/router.h"
#include "lib/simulator/scheduler.h"
#include "lib/simulator/sharedstream.h"
#include "lib/simulator/simulator.h"

#include <QHash>
#include <QTcpServer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

// What Simulator runs in its thread: accepts connections, has the router decide about each request,
// plays the streams, and keeps what outlives a single connection.
class SimulatorServer : public QTcpServer
{
    Q_OBJECT
public:
    SimulatorServer(const Router &router, const Simulator::Options &options);
    ~SimulatorServer() override;

    // Opens the port. The sentence says why that failed; empty: it did not.
    QString open();
    // Cuts everybody off and closes the port.
    void shutDown();

    // See the functions of Simulator.
    int push(const QByteArray &block, const QList<quint64> &clients);
    int signal(const QByteArray &name);
    int apply(const LiveFault &fault, const QList<quint64> &clients);
    void refuse(const Refusal &refusal, const QString &route);
    void setClock(const Simulator::Clock &clock);
    Simulator::Clock clock() const;
    void putForward(std::chrono::milliseconds time);
    void stepToNextEvent();
    void replace(const Router &router);
    QList<AttemptFacts> attempts() const { return m_book.attempts(); }
    void forget();

    QList<Simulator::Client> clients() const;
    const Router &router() const { return m_router; }

signals:
    void clientsChanged(const QList<Simulator::Client> &clients);
    void logged(const QStringList &lines);
    void clockChanged();
    void sent(const QList<Simulator::Sent> &sent);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    using TimePoint = PlayClock::TimePoint;

    // A client that is receiving a stream.
    struct Guest
    {
        Simulator::Client shown;
        ClientBook::Key key;
        quint64 attempt = 0; // in the book
        quint64 shared = 0;  // the stream it follows; 0: its own
    };

    // A part of a scenario that is shared.
    struct SharedKey
    {
        quint64 generation = 0;
        int scenario = 0;
        qsizetype part = 0;

        friend bool operator<(const SharedKey &a, const SharedKey &b)
        {
            return std::tie(a.generation, a.scenario, a.part)
                < std::tie(b.generation, b.scenario, b.part);
        }
    };

    // A request for a stream.
    struct Request
    {
        Connection *connection;
        RequestHead head;
        QByteArray body;
        TimePoint arrived = std::chrono::steady_clock::now();
        int scenario = -1;
    };

    // simulatorserver.cpp: connections and requests
    void admitArrived();
    void admit(qintptr descriptor);
    void proceed(const QList<quint64> &ids);
    void answer(const Request &request);
    void remove(Connection *connection);
    void resumeAccepting();
    void noteChange();
    void publish();
    void logRequest(const Request &request, int attempt, const QString &outcome);
    void log(const QString &line);
    static QString statusText(int status);

    // simulatorstreams.cpp: streams begin, go on and end
    bool mustWait(const Request &request);
    void admitWaiting();
    void startStream(const Request &request);
    AttemptFacts factsOf(const Request &request, const ClientBook::Key &key);
    std::optional<StreamHead> refusalHead(int scenario);
    void countOpen(const Guest &guest, int change);
    void noteUnstreamed(AttemptFacts facts, AttemptFacts::Ending how);
    void openStream(const Request &request, const HttpResponse &response,
                    const ClientBook::Key &key, const AttemptFacts &facts, const ResumePlan &plan);
    ScenarioPlayer makePlayer(const ScenarioPart &part, const RequestFacts &request, int scenario,
                              qsizetype firstStep);
    SharedStream *sharedOf(int scenario, int attempt);
    SharedStream &shareStream(int scenario, const RequestFacts &request, qsizetype firstStep);
    bool mustWaitFor(const QList<quint64> &members, TimePoint now) const;
    void playShared(quint64 id);
    void endShared(quint64 id, ScenarioPlayer::Ending how);
    void endStream(Connection *connection, ScenarioPlayer::Ending how);
    void noteEnd(Connection *connection, AttemptFacts::Ending how);
    qsizetype keptEvents(int scenario, const ScenarioPart &part) const;
    SentStream::Visit visitOf(quint64 id, qsizetype keep, const ClientBook::Key &key,
                              const ResumePlan &plan);
    void showLabel(quint64 id, const QString &label);
    void note(Simulator::Sent sent);

    // simulatorcontrol.cpp: what is done by hand
    QList<Connection *> chosen(const QList<quint64> &clients) const;
    bool applyTo(Connection *connection, const LiveFault &fault);
    void followClock(std::chrono::milliseconds stood);
    void proceedAll();
    void playAllShared();
    std::optional<TimePoint> nextDue() const;
    qint64 eventsSent() const;

    Router m_router;
    const Simulator::Options m_options;
    PlayClock m_clock;
    TimePoint m_pausedAt;
    Scheduler m_scheduler;
    QTimer m_publishTimer;
    QList<qintptr> m_arrived;                   // sockets of which no connection was made yet
    QHash<quint64, Connection *> m_connections; // children of this
    QHash<quint64, Guest> m_guests;
    QHash<QString, int> m_openStreams; // of each address, and of each client if it is named apart
    QList<Request> m_waiting;          // for another stream of their client to end
    quint64 m_generation = 0;          // of the scenarios, see replace()
    std::map<SharedKey, std::unique_ptr<SharedStream>> m_shared;
    ClientBook m_book;
    QHash<QString, Refusal> m_refusals;                      // by path; none: any
    std::map<QString, std::unique_ptr<quint64>> m_sequences; // by route; players point at them
    QStringList m_log;                                       // since the last report
    QList<Simulator::Sent> m_sent;                           // since the last report
    quint64 m_lastId = 0;
};
