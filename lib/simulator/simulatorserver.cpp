// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/simulatorserver.h"

#include "lib/simulator/streamresponse.h"

#include <QTimer>

#include <chrono>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr int listenBacklog = 4096; // the default of 50 makes a burst of clients wait for seconds
constexpr qsizetype mostHistories = 100'000;
constexpr auto publishInterval = 100ms;
constexpr auto publishIntervalOfMany = 500ms; // a list of thousands is not read ten times a second
constexpr qsizetype many = 1000;

// Text from a request as it may stand in a message.
QString shown(const QByteArray &text)
{
    constexpr qsizetype longest = 200;
    QString result = QString::fromUtf8(text.first(std::min(text.size(), longest)));
    for (QChar &c : result) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return text.size() > longest ? result + u'…' : result;
}

// Every client needs a descriptor, and the usual soft limit is 1024.
void raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
#endif
}

} // namespace

SimulatorServer::SimulatorServer(const Router &router, int scenarioCount,
                                 const Simulator::Options &options)
    : m_router(router)
    , m_options(options)
    , m_scheduler(this)
    , m_publishTimer(this)
    , m_sequences(static_cast<size_t>(scenarioCount), 0)
{
    connect(&m_scheduler, &Scheduler::reached, this, &SimulatorServer::proceed);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &SimulatorServer::publishClients);
    connect(this, &QTcpServer::acceptError, this, &SimulatorServer::resumeAccepting);
}

SimulatorServer::~SimulatorServer()
{
    shutDown();
}

QString SimulatorServer::open()
{
    raiseDescriptorLimit();
    setListenBacklogSize(listenBacklog);
    if (listen(m_options.address, m_options.port))
        return {};
    const QString address = m_options.address.toString();
    switch (serverError()) {
    case QAbstractSocket::AddressInUseError:
        return tr("Port %1 on %2 is already in use; choose another or 0 for any free port.")
            .arg(m_options.port)
            .arg(address);
    case QAbstractSocket::SocketAccessError:
        return tr("Listening on port %1 needs more rights; choose one above 1023.")
            .arg(m_options.port);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return tr("%1 is not an address of this machine.").arg(address);
    default:
        return tr("Cannot listen on port %1 of %2: %3.")
            .arg(m_options.port)
            .arg(address, errorString());
    }
}

void SimulatorServer::shutDown()
{
    close();
    m_scheduler.disconnect(this);
    for (Connection *connection : std::as_const(m_connections)) {
        connection->disconnect(this);
        delete connection;
    }
    m_connections.clear();
    m_clients.clear();
}

int SimulatorServer::push(const QByteArray &block)
{
    const QList<quint64> ids = m_clients.keys(); // a client found dead is removed meanwhile
    for (const quint64 id : ids) {
        if (Connection *connection = m_connections.value(id))
            connection->push(block);
    }
    noteChange();
    return static_cast<int>(ids.size());
}

void SimulatorServer::incomingConnection(qintptr descriptor)
{
    const Connection::Limits limits{.queue = m_options.queueLimit,
                                    .head = std::chrono::milliseconds(m_options.headTimeout)};
    auto *connection = new Connection(++m_lastId, limits, this);
    connect(connection, &Connection::dueChanged, &m_scheduler,
            [this, id = m_lastId](std::optional<ScenarioPlayer::TimePoint> due) {
                m_scheduler.schedule(id, due);
            });
    connect(connection, &Connection::requestReceived, this,
            [this, connection](const RequestHead &request) { answer(connection, request); });
    connect(connection, &Connection::streamEnded, this,
            [this, connection](ScenarioPlayer::Ending how) { endStream(connection, how); });
    connect(connection, &Connection::refused, this, [this, connection](const QString &reason) {
        emit logged(tr("%1 was cut off: %2").arg(connection->peerName(), reason));
    });
    connect(connection, &Connection::closed, this, [this, connection] { remove(connection); });
    m_connections.insert(m_lastId, connection);
    if (!connection->open(descriptor)) {
        remove(connection);
    } else if (m_connections.size() > m_options.connectionLimit) {
        emit logged(tr("%1 was refused: there are %2 connections already.")
                        .arg(connection->peerName())
                        .arg(m_options.connectionLimit));
        connection->refuseBusy();
    }
}

void SimulatorServer::proceed(const QList<quint64> &ids)
{
    const auto now = steady_clock::now();
    for (const quint64 id : ids) {
        if (Connection *connection = m_connections.value(id))
            connection->proceed(now);
    }
    noteChange();
}

void SimulatorServer::answer(Connection *connection, const RequestHead &request)
{
    const Router::Answer answer = m_router.answer(request);
    if (answer.scenario >= 0) {
        startStream(connection, request, answer.scenario);
        return;
    }
    emit logged(tr("%1 asked %2 %3: %4 %5")
                    .arg(connection->peerName(), shown(request.method), shown(request.path))
                    .arg(answer.reply.status)
                    .arg(QString::fromLatin1(reasonPhrase(answer.reply.status))));
    connection->reply(answer.reply);
}

void SimulatorServer::startStream(Connection *connection, const RequestHead &request, int scenario)
{
    if (request.method == "HEAD") { // looking is no attempt
        connection->reply(streamResponse(m_router.scenario(scenario).part(1).head, request));
        return;
    }
    const HistoryKey key{scenario, connection->peerAddress().toString()};
    History &known = history(scenario, connection->peerAddress());
    if (known.attempts < std::numeric_limits<int>::max())
        ++known.attempts;
    const ScenarioPart &part = m_router.scenario(scenario).part(known.attempts);
    if (part.isUnanswered() && !known.isOver) {
        emit logged(tr("%1 asked %2 %3 (attempt %4): dropped without an answer")
                        .arg(connection->peerName(), shown(request.method), shown(request.path))
                        .arg(known.attempts));
        connection->drop();
        return;
    }
    StreamHead head = part.head;
    if (known.isOver) {
        head.status = 204;
        head.body.clear();
    }
    const HttpResponse response = streamResponse(head, request);
    const QByteArray lastEventId = request.header("Last-Event-ID");
    QString line = tr("%1 asked %2 %3 (attempt %4): %5 %6")
                       .arg(connection->peerName(), shown(request.method), shown(request.path))
                       .arg(known.attempts)
                       .arg(response.status)
                       .arg(QString::fromLatin1(reasonPhrase(response.status)));
    if (!lastEventId.isEmpty())
        line += tr(", Last-Event-ID %1").arg(shown(lastEventId));
    emit logged(line);
    if (response.status != 200) {
        connection->reply(response);
        return;
    }

    ScenarioPlayer player(part, {known.attempts, lastEventId, request.query, request.headers},
                          &m_sequences[static_cast<size_t>(scenario)]);
    const QDateTime since = QDateTime::currentDateTimeUtc();
    player.start(steady_clock::now(), since.toMSecsSinceEpoch());
    m_clients.insert(connection->id(),
                     {connection->id(), connection->peerAddress().toString(),
                      connection->peerPort(), QString::fromUtf8(request.path), lastEventId,
                      known.attempts, since, 0, 0, 0});
    m_historyKeys.insert(connection->id(), key);
    noteChange();
    connection->stream(response, player);
}

void SimulatorServer::endStream(Connection *connection, ScenarioPlayer::Ending how)
{
    const HistoryKey key = m_historyKeys.take(connection->id());
    m_clients.remove(connection->id());
    noteChange();
    using Ending = ScenarioPlayer::Ending;
    if (how == Ending::CloseForGood)
        m_histories[key].isOver = true;
    const QString ended = how == Ending::Drop ? tr("The scenario dropped the connection of %1.")
        : how == Ending::Truncate             ? tr("The scenario cut the response to %1 short.")
                                              : tr("The stream to %1 has ended.");
    emit logged(ended.arg(connection->peerName()));
}

void SimulatorServer::remove(Connection *connection)
{
    m_scheduler.schedule(connection->id(), std::nullopt);
    m_connections.remove(connection->id());
    m_historyKeys.remove(connection->id());
    if (m_clients.remove(connection->id())) {
        emit logged(tr("%1 is gone.").arg(connection->peerName()));
        noteChange();
    }
    connection->deleteLater(); // it is the one that is calling
}

SimulatorServer::History &SimulatorServer::history(int scenario, const QHostAddress &address)
{
    if (m_histories.size() >= mostHistories)
        m_histories.clear();
    return m_histories[{scenario, address.toString()}];
}

// Qt stops accepting after an error, such as having no descriptor left, and would not begin again.
void SimulatorServer::resumeAccepting()
{
    emit logged(tr("A connection could not be accepted: %1.").arg(errorString()));
    QTimer::singleShot(publishInterval, this, &QTcpServer::resumeAccepting);
}

void SimulatorServer::noteChange()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start(m_clients.size() < many ? publishInterval : publishIntervalOfMany);
}

void SimulatorServer::publishClients()
{
    QList<Simulator::Client> clients;
    clients.reserve(m_clients.size());
    for (auto client = m_clients.begin(); client != m_clients.end(); ++client) {
        const Connection *connection = m_connections.value(client.key());
        client->eventsSent = connection->eventsSent();
        client->bytesSent = connection->bytesSent();
        client->bytesQueued = connection->bytesQueued();
        clients.append(*client);
    }
    std::sort(clients.begin(), clients.end(),
              [](const auto &a, const auto &b) { return a.id < b.id; });
    emit clientsChanged(clients);
}
