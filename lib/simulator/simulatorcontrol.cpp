// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/simulatorserver.h"

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr int mostSteps = 10'000; // to the next event, if nothing but comments come

} // namespace

void SimulatorServer::replace(const Router &router)
{
    ++m_generation; // shared streams go on, but nobody joins them any more
    m_router = router;
}

// Those that stream; of none named, all.
QList<Connection *> SimulatorServer::chosen(const QList<quint64> &clients) const
{
    const QList<quint64> ids = clients.isEmpty() ? m_guests.keys() : clients;
    QList<Connection *> connections;
    for (const quint64 id : ids) {
        if (m_guests.contains(id))
            connections.append(m_connections.value(id));
    }
    return connections;
}

int SimulatorServer::push(const QByteArray &block, const QList<quint64> &clients)
{
    int count = 0;
    QSet<quint64> followers; // they get it with their stream, and so do those who resume it
    for (const auto &[part, stream] : m_shared) {
        if (clients.isEmpty())
            followers.unite(stream->receivers());
    }
    for (Connection *connection : chosen(clients)) { // it is deleted later, not at once
        if (!followers.contains(connection->id()))
            connection->push(block);
        ++count;
    }
    if (!followers.isEmpty()) {
        for (const auto &[part, stream] : m_shared)
            stream->player().insert(block);
        playAllShared();
    }
    noteChange();
    return count;
}

int SimulatorServer::signal(const QByteArray &name)
{
    int count = 0;
    for (Connection *connection : chosen({}))
        count += connection->signal(name) ? 1 : 0;
    for (const auto &[part, stream] : m_shared) {
        if (stream->player().signal(name, m_clock.at(steady_clock::now())))
            ++count;
    }
    playAllShared();
    noteChange();
    return count;
}

int SimulatorServer::apply(const LiveFault &fault, const QList<quint64> &clients)
{
    int count = 0;
    for (Connection *connection : chosen(clients)) {
        note({0, connection->id(), Simulator::Sent::Kind::Fault, {}, {}, 0, faultName(fault.kind)});
        count += applyTo(connection, fault) ? 1 : 0;
    }
    noteChange();
    return count;
}

bool SimulatorServer::applyTo(Connection *connection, const LiveFault &fault)
{
    using Kind = LiveFault::Kind;
    using Ending = ScenarioPlayer::Ending;
    switch (fault.kind) {
    case Kind::Drop:
        connection->end(Ending::Drop);
        return true;
    case Kind::Close:
        connection->end(Ending::Close);
        return true;
    case Kind::Truncate:
        connection->end(Ending::Truncate);
        return true;
    case Kind::Stall:
        connection->stall(fault.time);
        return true;
    case Kind::Drip:
        return connection->apply(RateStep{
            fault.bytesPerSecond > 0 ? std::optional(fault.bytesPerSecond) : std::nullopt});
    case Kind::Duplicate:
        return connection->apply(MishapStep{MishapStep::Kind::Duplicate});
    case Kind::Skip:
        return connection->apply(MishapStep{MishapStep::Kind::Skip});
    case Kind::Swap:
        return connection->apply(MishapStep{MishapStep::Kind::Swap});
    }
    Q_UNREACHABLE();
}

void SimulatorServer::refuse(const Refusal &refusal, const QString &route)
{
    m_refusals.insert(route, refusal);
}

void SimulatorServer::setClock(const Simulator::Clock &clock)
{
    const TimePoint now = steady_clock::now();
    const bool wasPaused = m_clock.isPaused();
    auto stood = 0ms;
    if (wasPaused && !clock.isPaused)
        stood = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_pausedAt);
    if (!wasPaused && clock.isPaused)
        m_pausedAt = now;
    m_clock.setSpeed(clock.speed, now);
    m_clock.setPaused(clock.isPaused, now);
    m_clock.setSkipsWaits(clock.skipsWaits);
    followClock(stood);
    emit clockChanged();
}

Simulator::Clock SimulatorServer::clock() const
{
    return {m_clock.speed(), m_clock.isPaused(), m_clock.isSkippingWaits()};
}

void SimulatorServer::followClock(std::chrono::milliseconds stood)
{
    for (Connection *connection : chosen({}))
        connection->followClock(stood);
    const TimePoint now = steady_clock::now();
    for (const auto &[part, stream] : m_shared) {
        stream->player().shiftWallTime(stood);
        m_scheduler.schedule(stream->id(), now);
    }
}

void SimulatorServer::putForward(std::chrono::milliseconds time)
{
    m_clock.putForward(time);
    followClock(0ms);
    proceedAll();
}

void SimulatorServer::proceedAll()
{
    const TimePoint now = steady_clock::now();
    for (Connection *connection : chosen({}))
        connection->proceed(now);
    playAllShared();
    noteChange();
}

void SimulatorServer::playAllShared()
{
    std::vector<quint64> ids; // a stream that ends is removed
    for (const auto &[part, stream] : m_shared)
        ids.push_back(stream->id());
    for (const quint64 id : ids)
        playShared(id);
}

std::optional<SimulatorServer::TimePoint> SimulatorServer::nextDue() const
{
    std::optional<TimePoint> next;
    const auto consider = [&next](std::optional<TimePoint> due) {
        if (due && (!next || *due < *next))
            next = due;
    };
    for (const Connection *connection : chosen({}))
        consider(connection->stepDue());
    for (const auto &[part, stream] : m_shared) {
        if (!stream->isDeserted()) // nobody would see that event
            consider(stream->player().stepDue());
    }
    return next;
}

qint64 SimulatorServer::eventsSent() const
{
    qint64 count = 0;
    for (const Connection *connection : chosen({}))
        count += connection->body() ? connection->body()->sent().eventCount() : 0;
    return count;
}

void SimulatorServer::stepToNextEvent()
{
    const qint64 before = eventsSent();
    for (int i = 0; i < mostSteps && eventsSent() == before; ++i) {
        const auto due = nextDue();
        if (!due)
            return;
        const auto left = *due - m_clock.at(steady_clock::now());
        if (left > PlayClock::Duration(0))
            m_clock.putForward(left);
        followClock(0ms);
        proceedAll();
    }
}

void SimulatorServer::forget()
{
    for (Connection *connection : chosen({}))
        connection->end(ScenarioPlayer::Ending::Drop);
    for (const auto &[part, stream] : m_shared)
        m_scheduler.schedule(stream->id(), std::nullopt);
    m_shared.clear();
    m_refusals.clear();
    m_book.clear();
    for (const auto &[route, sequence] : m_sequences)
        *sequence = 0;
    m_sent.clear();
    noteChange();
}
