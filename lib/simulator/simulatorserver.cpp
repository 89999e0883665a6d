// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/simulatorserver.h"

#include "lib/simulator/controlapi.h"

#include <QTimer>

#include <chrono>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr int listenBacklog = 4096; // the default of 50 makes a burst of clients wait for seconds
constexpr qsizetype mostAdmittedAtOnce = 500; // before others have their turn
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

SimulatorServer::SimulatorServer(const Router &router, const Simulator::Options &options)
    : m_options(options)
    , m_scheduler(this)
    , m_publishTimer(this)
{
    replace(router);
    connect(&m_scheduler, &Scheduler::reached, this, &SimulatorServer::proceed);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &SimulatorServer::publish);
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
    for (const qintptr descriptor : std::exchange(m_arrived, {}))
        QTcpSocket().setSocketDescriptor(descriptor); // which closes it
    for (Connection *connection : std::as_const(m_connections)) {
        connection->disconnect(this);
        delete connection;
    }
    m_connections.clear();
    m_guests.clear();
    m_openStreams.clear();
}

// Only takes it off the system's queue, which is short: whoever finds that full waits for a second.
void SimulatorServer::incomingConnection(qintptr descriptor)
{
    m_arrived.append(descriptor);
    if (m_arrived.size() == 1)
        QMetaObject::invokeMethod(this, &SimulatorServer::admitArrived, Qt::QueuedConnection);
}

void SimulatorServer::admitArrived()
{
    const qsizetype count = std::min(m_arrived.size(), mostAdmittedAtOnce);
    for (qsizetype i = 0; i < count; ++i)
        admit(m_arrived.at(i));
    m_arrived.remove(0, count);
    if (!m_arrived.isEmpty())
        QMetaObject::invokeMethod(this, &SimulatorServer::admitArrived, Qt::QueuedConnection);
}

void SimulatorServer::admit(qintptr descriptor)
{
    const Connection::Limits limits{.queue = m_options.queueLimit,
                                    .head = std::chrono::milliseconds(m_options.headTimeout)};
    auto *connection = new Connection(++m_lastId, limits, m_clock, this);
    connect(connection, &Connection::dueChanged, &m_scheduler,
            [this, id = m_lastId](std::optional<ScenarioPlayer::TimePoint> due) {
                m_scheduler.schedule(id, due);
            });
    connect(connection, &Connection::requestReceived, this,
            [this, connection](const RequestHead &request, const QByteArray &body) {
                answer({connection, request, body});
            });
    connect(connection, &Connection::streamEnded, this,
            [this, connection](ScenarioPlayer::Ending how) { endStream(connection, how); });
    connect(connection, &Connection::refused, this, [this, connection](const QString &reason) {
        log(tr("%1 was cut off: %2").arg(connection->peerName(), reason));
        noteEnd(connection, AttemptFacts::Ending::CutOffForNotReading);
    });
    connect(connection, &Connection::labelled, this,
            [this, id = m_lastId](const QString &label) { showLabel(id, label); });
    connect(connection, &Connection::advanced, this, [this, id = m_lastId] {
        noteChange();
        if (const quint64 shared = m_guests.value(id).shared)
            playShared(shared);
    });
    connect(connection, &Connection::closed, this, [this, connection] { remove(connection); });
    m_connections.insert(m_lastId, connection);
    if (!connection->open(descriptor, m_options.tls)) {
        remove(connection);
    } else if (m_connections.size() > m_options.connectionLimit) {
        log(tr("%1 was refused: there are %2 connections already.")
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
        else
            playShared(id);
    }
    noteChange();
}

void SimulatorServer::answer(const Request &request)
{
    if (m_options.hasControl && request.head.path.startsWith(ControlApi::Prefix)) {
        const ControlApi control(this, request.connection->localAddress());
        const HttpResponse reply = control.answer(request.head, request.body);
        if (reply.status != 200) // or polling would fill the log
            logRequest(request, 0, statusText(reply.status));
        request.connection->reply(reply);
        return;
    }
    const Router::Answer answer = m_router.answer(request.head);
    if (answer.scenario >= 0) {
        Request forStream = request;
        forStream.scenario = answer.scenario;
        if (!mustWait(forStream))
            startStream(forStream);
        return;
    }
    logRequest(request, 0, statusText(answer.reply.status));
    request.connection->reply(answer.reply);
}

// Many clients at once make many lines, which go to the other thread together.
void SimulatorServer::log(const QString &line)
{
    m_log.append(line);
    if (m_log.size() > 1)
        return;
    const auto flush = [this] { emit logged(std::exchange(m_log, {})); };
    QMetaObject::invokeMethod(this, flush, Qt::QueuedConnection);
}

QString SimulatorServer::statusText(int status)
{
    return QStringLiteral("%1 %2").arg(status).arg(QString::fromLatin1(reasonPhrase(status)));
}

// attempt: 0 for a request that is none.
void SimulatorServer::logRequest(const Request &request, int attempt, const QString &outcome)
{
    const QString client = request.connection->peerName();
    const QString path = shown(request.head.path);
    const QString method = shown(request.head.method);
    QString line = attempt > 0
        ? tr("%1 asked %2 %3 (attempt %4): %5").arg(client, method, path).arg(attempt).arg(outcome)
        : tr("%1 asked %2 %3: %4").arg(client, method, path, outcome);
    const QByteArray lastEventId = request.head.header("Last-Event-ID");
    if (attempt > 0 && !lastEventId.isEmpty())
        line += tr(", Last-Event-ID %1").arg(shown(lastEventId));
    log(line);
}

void SimulatorServer::remove(Connection *connection)
{
    const quint64 id = connection->id();
    m_scheduler.schedule(id, std::nullopt);
    m_connections.remove(id);
    m_waiting.removeIf([connection](const Request &one) { return one.connection == connection; });
    if (m_guests.contains(id)) {
        noteEnd(connection, AttemptFacts::Ending::ClosedByClient);
        log(tr("%1 is gone.").arg(connection->peerName()));
    }
    connection->deleteLater(); // it is the one that is calling
}

// Qt stops accepting after an error, such as having no descriptor left, and would not begin again.
void SimulatorServer::resumeAccepting()
{
    log(tr("A connection could not be accepted: %1.").arg(errorString()));
    QTimer::singleShot(publishInterval, this, &QTcpServer::resumeAccepting);
}

void SimulatorServer::noteChange()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start(m_guests.size() < many ? publishInterval : publishIntervalOfMany);
}

QList<Simulator::Client> SimulatorServer::clients() const
{
    QList<Simulator::Client> clients;
    clients.reserve(m_guests.size());
    QHash<quint64, QByteArray> awaited; // by shared streams, for all who follow them
    for (const auto &[part, stream] : m_shared)
        awaited.insert(stream->id(), stream->player().awaitedName());
    for (auto guest = m_guests.begin(); guest != m_guests.end(); ++guest) {
        const Connection *connection = m_connections.value(guest.key());
        Simulator::Client client = guest->shown;
        if (const StreamBody *body = connection->body()) {
            client.eventsSent = body->sent().eventCount();
            client.bytesSent = body->bytesSent();
            client.eventsQueued = body->queue().blockCount();
            client.eventsDropped = body->queue().droppedCount();
        }
        client.bytesQueued = connection->bytesQueued();
        client.awaits =
            guest->shared == 0 ? connection->awaitedName() : awaited.value(guest->shared);
        clients.append(client);
    }
    std::sort(clients.begin(), clients.end(),
              [](const auto &a, const auto &b) { return a.id < b.id; });
    return clients;
}

void SimulatorServer::publish()
{
    emit clientsChanged(clients());
    if (!m_sent.isEmpty())
        emit sent(std::exchange(m_sent, {}));
}
