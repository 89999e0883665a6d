// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/connectionlog.h"

#include "lib/client/eventsource.h"

ConnectionLog::ConnectionLog(const EventSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    connect(source, &EventSource::attemptStarted, this, &ConnectionLog::add);
    connect(source, &EventSource::commentReceived, this,
            [this] { m_heartbeat.beat(m_source->lastReadTime()); });
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

void ConnectionLog::setAttempts(const std::deque<std::shared_ptr<const Attempt>> &attempts,
                                qint64 forgottenCount)
{
    m_attempts = attempts;
    m_forgottenCount = forgottenCount;
    emit removed();
}

void ConnectionLog::add()
{
    m_heartbeat = {};
    m_attempts.push_back(m_source->currentAttempt());
    emit attemptAdded();
    if (count() > MaxCount) {
        m_attempts.pop_front();
        ++m_forgottenCount;
        emit removed();
    }
}
