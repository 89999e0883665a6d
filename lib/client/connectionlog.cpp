// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/connectionlog.h"

#include "lib/client/eventsource.h"

#include <algorithm>

using std::chrono::milliseconds;

namespace {

constexpr size_t KeptBeats = 5;
constexpr size_t EnoughBeats = 2;

} // namespace

ConnectionLog::ConnectionLog(const EventSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    connect(source, &EventSource::attemptStarted, this, &ConnectionLog::add);
    connect(source, &EventSource::commentReceived, this, &ConnectionLog::takeComment);
    const auto passOn = [this] {
        if (!m_attempts.empty())
            emit lastAttemptChanged();
    };
    connect(source, &EventSource::stateChanged, this, passOn);
    connect(source, &EventSource::attemptAdvanced, this, passOn);
    connect(source, &EventSource::requestSent, this, passOn);
    connect(source, &EventSource::redirected, this, passOn);
    connect(source, &EventSource::findingMade, this, passOn);
    connect(source, &EventSource::errorOccurred, this, passOn);
}

void ConnectionLog::clear()
{
    const bool goesOn = !m_attempts.empty() && !m_attempts.back()->end;
    const auto last = goesOn ? m_attempts.back() : nullptr;
    m_attempts.clear();
    m_forgottenCount = 0;
    if (last)
        m_attempts.push_back(last);
    emit removed();
}

std::optional<milliseconds> ConnectionLog::heartbeat() const
{
    if (m_beats.size() < EnoughBeats)
        return std::nullopt;
    std::deque<milliseconds> sorted = m_beats;
    std::sort(sorted.begin(), sorted.end());
    // Comments that come in bursts or now and then are no heartbeat.
    const bool isSteady = sorted.back() < 2 * sorted.front() && sorted.front().count() >= 1000;
    return isSteady ? std::optional(sorted[sorted.size() / 2]) : std::nullopt;
}

void ConnectionLog::add()
{
    m_beats.clear();
    m_lastBeat = {};
    m_attempts.push_back(m_source->currentAttempt());
    emit attemptAdded();
    if (count() > MaxCount) {
        m_attempts.pop_front();
        ++m_forgottenCount;
        emit removed();
    }
}

void ConnectionLog::takeComment()
{
    const auto now = m_source->lastReadTime();
    if (m_lastBeat != std::chrono::system_clock::time_point()) {
        m_beats.push_back(std::chrono::duration_cast<milliseconds>(now - m_lastBeat));
        if (m_beats.size() > KeptBeats)
            m_beats.pop_front();
    }
    m_lastBeat = now;
}
