// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/simulatorserver.h"
#include "lib/simulator/streamresponse.h"
#include "lib/wire/httpheader.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr qsizetype mostSent = 2000;                 // kept between two reports
constexpr qsizetype longestFact = 1000;              // of what is kept of each attempt
constexpr qsizetype longestText = 200;               // of what was sent, as it is shown
constexpr qint64 highWater = 1024 * 1024;            // of one that follows a shared stream
constexpr QByteArrayView cookieName("streamgauge="); // tells clients of one address apart

// Who asks: the address, and what a cookie says beyond that.
QString clientName(const Connection &connection, const RequestHead &request)
{
    QString name = connection.peerAddress().toString();
    for (const QByteArray &cookie : request.header("Cookie").split(';')) {
        const QByteArray trimmed = cookie.trimmed();
        if (trimmed.startsWith(cookieName))
            name += u' ' + QString::fromUtf8(trimmed.sliced(cookieName.size()).left(100));
    }
    return name;
}

AttemptFacts::Ending endingOf(ScenarioPlayer::Ending how)
{
    switch (how) {
    case ScenarioPlayer::Ending::None:
        return AttemptFacts::Ending::GoesOn;
    case ScenarioPlayer::Ending::Close:
        return AttemptFacts::Ending::ClosedByServer;
    case ScenarioPlayer::Ending::CloseForGood:
        return AttemptFacts::Ending::ClosedForGood;
    case ScenarioPlayer::Ending::Drop:
        return AttemptFacts::Ending::DroppedByServer;
    case ScenarioPlayer::Ending::Truncate:
        return AttemptFacts::Ending::Truncated;
    }
    Q_UNREACHABLE();
}

Simulator::Sent::Kind kindOf(StreamItem::Kind kind)
{
    switch (kind) {
    case StreamItem::Kind::Event:
        return Simulator::Sent::Kind::Event;
    case StreamItem::Kind::Comment:
        return Simulator::Sent::Kind::Comment;
    case StreamItem::Kind::Retry:
        return Simulator::Sent::Kind::Retry;
    default:
        return Simulator::Sent::Kind::Other;
    }
}

} // namespace

// Whether the client has as many streams as it may have; it is admitted when one of them ends.
bool SimulatorServer::mustWait(const Request &request)
{
    const QString address = request.connection->peerAddress().toString();
    const int open = m_openStreams.value(address);
    if (m_options.streamsPerClient == 0 || open < m_options.streamsPerClient)
        return false;
    logRequest(request, 0, tr("waits, since this client has %1 streams already").arg(open));
    m_waiting.append(request);
    return true;
}

void SimulatorServer::admitWaiting()
{
    const QList<Request> waiting = std::exchange(m_waiting, {});
    for (const Request &request : waiting)
        answer(request); // by other scenarios, if these have been replaced
}

AttemptFacts SimulatorServer::factsOf(const Request &request, const ClientBook::Key &key)
{
    const ClientBook::Client &known = m_book.client(key);
    AttemptFacts facts;
    facts.route = m_router.path(request.scenario);
    facts.client = key.client;
    facts.number = known.attempts;
    facts.begun = request.arrived;
    facts.method = request.head.method;
    facts.isHttp10 = request.head.isHttp10;
    facts.accept = request.head.header("Accept").left(longestFact);
    facts.cacheControl = request.head.header("Cache-Control").left(longestFact);
    facts.retry = known.retry;
    if (hasHeader(request.head.headers, "Last-Event-ID"))
        facts.lastEventId = request.head.header("Last-Event-ID");
    facts.lastIdSent = facts.lastEventId.value_or(QByteArray());
    facts.openAtOnce += m_openStreams.value(key.client);
    return facts;
}

// What stands in for a stream if its next attempts are to be refused.
std::optional<StreamHead> SimulatorServer::refusalHead(int scenario)
{
    for (const QString &path : {m_router.path(scenario), QString()}) {
        const auto refusal = m_refusals.find(path);
        if (refusal == m_refusals.end() || refusal->count == 0)
            continue;
        --refusal->count;
        StreamHead head;
        head.status = refusal->status;
        head.retryAfter = refusal->retryAfter;
        return head;
    }
    return std::nullopt;
}

void SimulatorServer::startStream(const Request &request)
{
    Connection *connection = request.connection;
    if (request.head.method == "HEAD") { // looking is no attempt
        const StreamHead &head = m_router.scenario(request.scenario).part(1).head;
        const HttpResponse response = streamResponse(head, request.head);
        if (response.status == 200)
            connection->replyHead(response, head);
        else
            connection->reply(response);
        return;
    }
    const ClientBook::Key key{m_router.route(request.scenario),
                              clientName(*connection, request.head)};
    ClientBook::Client &known = m_book.client(key);
    known.attempts = std::min(known.attempts, std::numeric_limits<int>::max() - 1) + 1;
    const ScenarioPart &part = m_router.scenario(request.scenario).part(known.attempts);
    AttemptFacts facts = factsOf(request, key);
    const auto refusal = refusalHead(request.scenario);
    const SharedStream *shared = sharedOf(request.scenario, known.attempts);
    const ResumePlan plan = planResume(part, shared ? shared->sentEvents() : known.sent,
                                       facts.lastEventId.value_or(QByteArray()));
    const bool isDropped = part.isUnanswered() || plan.answer == ResumePlan::Answer::Reset;
    if (isDropped && !known.isOver && !refusal) {
        logRequest(request, known.attempts, tr("dropped without an answer"));
        noteUnstreamed(facts, AttemptFacts::Ending::DroppedByServer);
        connection->drop();
        return;
    }
    StreamHead head = refusal.value_or(part.head);
    if (known.isOver || plan.answer == ResumePlan::Answer::NoContent) {
        head.status = 204;
        head.body.clear();
    }
    const HttpResponse response = streamResponse(head, request.head);
    facts.status = response.status;
    facts.contentType = firstHeader(response.headers, "Content-Type");
    logRequest(request, known.attempts, statusText(response.status));
    if (response.status != 200) {
        noteUnstreamed(facts, AttemptFacts::Ending::ClosedByServer);
        connection->reply(response);
        return;
    }
    openStream(request, response, key, facts, plan);
}

void SimulatorServer::countOpen(const Guest &guest, int change)
{
    const QSet<QString> names{guest.shown.address, guest.key.client};
    for (const QString &name : names) {
        int &open = m_openStreams[name];
        open += change;
        if (open == 0)
            m_openStreams.remove(name);
    }
}

// An attempt that is over with its answer.
void SimulatorServer::noteUnstreamed(AttemptFacts facts, AttemptFacts::Ending how)
{
    facts.ended = facts.begun;
    facts.ending = how;
    m_book.note(facts);
}

void SimulatorServer::openStream(const Request &request, const HttpResponse &response,
                                 const ClientBook::Key &key, const AttemptFacts &facts,
                                 const ResumePlan &plan)
{
    Connection *connection = request.connection;
    const quint64 id = connection->id();
    const ScenarioPart &part = m_router.scenario(request.scenario).part(facts.number);
    Guest guest;
    guest.key = key;
    guest.attempt = m_book.note(facts);
    guest.shown.id = id;
    guest.shown.address = connection->peerAddress().toString();
    guest.shown.port = connection->peerPort();
    guest.shown.path = QString::fromUtf8(request.head.path);
    guest.shown.lastEventId = facts.lastEventId.value_or(QByteArray());
    guest.shown.attempt = facts.number;
    guest.shown.since = QDateTime::currentDateTimeUtc();

    const RequestFacts asked{facts.number, guest.shown.lastEventId, request.head.query,
                             request.head.headers, RequestBody(request.body)};
    Connection::Stream stream{part.head, std::nullopt, SentStream(guest.shown.lastEventId),
                              visitOf(id, keptEvents(request.scenario, part), key, plan)};
    if (keptEvents(request.scenario, part) > 0)
        stream.sent.keepBlocks();
    SharedStream *shared = nullptr;
    if (part.isShared) {
        shared = &shareStream(request.scenario, asked, plan.firstStep);
        guest.shared = shared->id();
        shared->add(id, plan);
    } else {
        stream.player = makePlayer(part, asked, request.scenario, plan.firstStep);
        stream.player->insert(plan.missed);
    }
    m_guests.insert(id, guest);
    countOpen(guest, 1);
    note({0, id, Simulator::Sent::Kind::Began, {}, {}, 0, guest.shown.path});
    noteChange();
    connection->stream(response, std::move(stream));
    if (shared && connection->isStreaming()) {
        QByteArray first = plan.missed;
        if (part.head.hasByteOrderMark)
            first.prepend("\xEF\xBB\xBF");
        if (!first.isEmpty())
            connection->push(first);
        m_scheduler.schedule(guest.shared, steady_clock::now());
    }
}

ScenarioPlayer SimulatorServer::makePlayer(const ScenarioPart &part, const RequestFacts &request,
                                           int scenario, qsizetype firstStep)
{
    const quint64 seed = m_options.seed
        ? RandomSource(*m_options.seed + quint64(scenario) * 1000 + quint64(request.attempt)).next()
        : QRandomGenerator::global()->generate64();
    std::unique_ptr<quint64> &sequence = m_sequences[m_router.route(scenario)];
    if (!sequence)
        sequence = std::make_unique<quint64>(0);
    ScenarioPlayer player(part, request, {sequence.get(), seed, firstStep});
    const QDateTime begin = m_options.begin.value_or(QDateTime::currentDateTimeUtc());
    player.start(m_clock.at(steady_clock::now()), begin.toMSecsSinceEpoch());
    return player;
}

// The stream that clients of that attempt follow; null: they have their own, or nobody has begun.
SharedStream *SimulatorServer::sharedOf(int scenario, int attempt)
{
    const auto found =
        m_shared.find({m_generation, scenario, m_router.scenario(scenario).partIndex(attempt)});
    return found == m_shared.end() ? nullptr : found->second.get();
}

// Makes it if there is none yet; then it begins with that step.
SharedStream &SimulatorServer::shareStream(int scenario, const RequestFacts &request,
                                           qsizetype firstStep)
{
    if (SharedStream *known = sharedOf(scenario, request.attempt))
        return *known;
    const qsizetype index = m_router.scenario(scenario).partIndex(request.attempt);
    ScenarioPart part = m_router.scenario(scenario).part(request.attempt);
    part.head.hasByteOrderMark = false; // each client gets its own
    auto stream = std::make_unique<SharedStream>(++m_lastId, part,
                                                 makePlayer(part, request, scenario, firstStep));
    return *m_shared.insert_or_assign({m_generation, scenario, index}, std::move(stream))
                .first->second;
}

// Whether a stream that never pauses has to let these catch up: one of them that reads, or all.
bool SimulatorServer::mustWaitFor(const QList<quint64> &members, TimePoint now) const
{
    bool areAllBehind = true;
    for (const quint64 member : members) {
        const Connection *connection = m_connections.value(member);
        const bool isBehind = connection->bytesQueued() > highWater;
        if (isBehind && connection->isReading(now))
            return true;
        areAllBehind = areAllBehind && isBehind;
    }
    return areAllBehind;
}

// Does what is due on a shared stream, unless one of its clients must read first.
void SimulatorServer::playShared(quint64 id)
{
    const auto found = std::find_if(m_shared.begin(), m_shared.end(),
                                    [id](const auto &one) { return one.second->id() == id; });
    if (found == m_shared.end())
        return;
    SharedStream &stream = *found->second;
    const auto now = steady_clock::now();
    stream.player().setSkipsWaits(m_clock.isSkippingWaits() && !m_clock.isPaused());
    for (const SharedStream::Late &late : stream.admit())
        m_connections.value(late.connection)->push(late.missed);
    const QList<quint64> members = stream.members();
    const bool isSliced = stream.player().isSliced();
    const bool isFull = stream.hasQueue()
        && std::any_of(members.begin(), members.end(),
                       [this](quint64 member) { return m_connections.value(member)->isFull(); });
    const bool isBehind = isSliced && mustWaitFor(members, now);
    SharedSlice slice;
    if (!isFull && !isBehind)
        slice = stream.play(m_clock.at(now));
    if (slice.blocks && m_sent.size() >= mostSent)
        slice.blocks->items.clear();
    const auto ending = stream.player().ending();
    const auto due = stream.player().due();
    for (const QString &label : stream.player().takeLabels())
        showLabel(id, label);
    if (isBehind)
        m_scheduler.schedule(id, now + 10ms);
    else
        m_scheduler.schedule(id, due && !isFull ? m_clock.whenShows(*due) : std::nullopt);
    for (const quint64 member : members) { // any of them may turn out to be gone
        if (Connection *connection = slice.size > 0 ? m_connections.value(member) : nullptr)
            connection->send(slice);
    }
    if (ending != ScenarioPlayer::Ending::None)
        endShared(id, ending);
}

void SimulatorServer::endShared(quint64 id, ScenarioPlayer::Ending how)
{
    m_scheduler.schedule(id, std::nullopt);
    std::erase_if(m_shared, [id](const auto &one) { return one.second->id() == id; });
    const QList<quint64> guests = m_guests.keys();
    for (const quint64 guest : guests) {
        Connection *connection = m_connections.value(guest);
        if (connection && m_guests.value(guest).shared == id)
            connection->end(how);
    }
}

void SimulatorServer::endStream(Connection *connection, ScenarioPlayer::Ending how)
{
    using Ending = ScenarioPlayer::Ending;
    if (how == Ending::CloseForGood)
        m_book.client(m_guests.value(connection->id()).key).isOver = true;
    noteEnd(connection, endingOf(how));
    const QString ended = how == Ending::Drop ? tr("The connection of %1 was dropped.")
        : how == Ending::Truncate             ? tr("The response to %1 was cut short.")
                                              : tr("The stream to %1 has ended.");
    log(ended.arg(connection->peerName()));
}

// A stream is over, whoever ended it.
void SimulatorServer::noteEnd(Connection *connection, AttemptFacts::Ending how)
{
    const quint64 id = connection->id();
    if (!m_guests.contains(id))
        return;
    const Guest guest = m_guests.take(id);
    countOpen(guest, -1);
    std::erase_if(m_shared, [this, id](const auto &one) {
        one.second->remove(id);
        return one.first.generation != m_generation && one.second->isDeserted();
    });
    if (guest.shared != 0) // it may have been the one that the others waited for
        m_scheduler.schedule(guest.shared, steady_clock::now());
    note({0, id, Simulator::Sent::Kind::Ended, {}, {}, 0, {}});
    noteChange();
    AttemptFacts *facts = m_book.attempt(guest.attempt);
    const StreamBody *body = connection->body();
    if (facts && body) {
        facts->ended = steady_clock::now();
        facts->ending = how;
        facts->lastIdSent = body->sent().lastEventId();
        facts->eventsSent = body->sent().eventCount();
        facts->isLastEventSent = connection->isAtEnd();
        facts->retry = body->sent().retry() ? body->sent().retry() : facts->retry;
        // Who left by itself may come back as another EventSource, which knows nothing of it.
        const bool hasLeft = how == AttemptFacts::Ending::ClosedByClient;
        m_book.client(guest.key).retry = hasLeft ? std::nullopt : facts->retry;
    }
    if (!m_waiting.isEmpty())
        QMetaObject::invokeMethod(this, &SimulatorServer::admitWaiting, Qt::QueuedConnection);
}

// How many events of a client are kept for when it comes back, to whichever part that lets it
// resume. A shared stream keeps its own.
qsizetype SimulatorServer::keptEvents(int scenario, const ScenarioPart &part) const
{
    qsizetype most = 0;
    for (const ScenarioPart &one : m_router.scenario(scenario).parts())
        most = one.resume ? std::max(most, one.resume->keep) : most;
    return part.isShared ? 0 : most;
}

// What is done with each item that a client is sent. What it missed comes first, and is kept
// already.
SentStream::Visit SimulatorServer::visitOf(quint64 id, qsizetype keep, const ClientBook::Key &key,
                                           const ResumePlan &plan)
{
    return [this, id, key, keep, missed = plan.missedCount](const StreamItem &item,
                                                            QByteArrayView block) mutable {
        const bool isEvent = item.kind() == StreamItem::Kind::Event;
        const bool isKnown = isEvent && missed > 0;
        missed -= isKnown ? 1 : 0;
        if (isEvent && !isKnown && keep > 0)
            m_book.client(key).sent.add(item.lastEventId().toByteArray(), block, keep);
        if (m_sent.size() >= mostSent)
            return;
        const QByteArrayView start = item.data().first(std::min(item.data().size(), longestText));
        note({0, id, kindOf(item.kind()), isEvent ? item.name().toByteArray() : QByteArray(),
              item.lastEventId().toByteArray(), item.size(), QString::fromUtf8(start).trimmed()});
    };
}

void SimulatorServer::showLabel(quint64 id, const QString &label)
{
    if (const auto guest = m_guests.find(id); guest != m_guests.end())
        guest->shown.label = label;
    note({0, id, Simulator::Sent::Kind::Label, {}, {}, 0, label});
    noteChange();
}

// Beyond the items there is room for what happened to clients, which a flood must not hide.
void SimulatorServer::note(Simulator::Sent sent)
{
    if (m_sent.size() >= 2 * mostSent)
        return;
    sent.time = QDateTime::currentMSecsSinceEpoch();
    m_sent.append(std::move(sent));
}
