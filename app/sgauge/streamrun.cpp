// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/streamrun.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/interruption.h"

#include <algorithm>
#include <limits>

StreamRun::StreamRun(const StreamOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    m_source.setRequest(options.request);
    m_source.setLastEventId(options.lastEventId);
    m_source.setRetryPolicy(options.retryPolicy);
    m_source.setIdleTimeout(options.idleTimeout);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StreamRun::giveUp);
}

void StreamRun::start()
{
    connect(&m_source, &EventSource::opened, this, [this] { m_wasOpen = true; });
    connect(&m_source, &EventSource::eventReceived, this, &StreamRun::takeEvent);
    connect(&m_source, &EventSource::errorOccurred, this, &StreamRun::takeError);
    // A timer takes an int.
    constexpr std::chrono::milliseconds longest(std::numeric_limits<int>::max());
    if (m_options.timeout.count() > 0)
        m_timer.start(std::min(m_options.timeout, longest));
    m_source.open();
}

void StreamRun::interrupt(int signal)
{
    finish(Interruption::exitCode(signal));
}

void StreamRun::takeEvent()
{
    if (m_counts() && ++m_count == m_options.count)
        finish(Success);
}

void StreamRun::takeError()
{
    if (m_source.state() != EventSource::State::Closed)
        return;
    // Where nobody wants it back, a stream that has ended is a whole one.
    const bool isWhole = m_source.error() == EventSource::Error::StreamEnded && m_options.count == 0
        && m_source.currentAttempt()->discardedSize == 0;
    if (isWhole)
        finish(Success);
    else
        finish(Failure, m_source.errorString());
}

void StreamRun::giveUp()
{
    const qint64 pending = m_source.pendingSize();
    if (pending > 0) {
        Console::printError(
            tr("sgauge: %1 bytes came without the blank line that ends an event.").arg(pending)
            + QLatin1Char('\n'));
    }
    if (!m_wasOpen && m_source.isRequestSent()) {
        finish(Failure, tr("The server had the request, but did not answer in time."));
    } else if (m_options.count > 0) {
        finish(Failure,
               tr("%1 of %2 events had come when the time was over.")
                   .arg(m_count)
                   .arg(m_options.count));
    } else if (!m_wasOpen) {
        finish(Failure, tr("There was no connection before the time was over."));
    } else {
        finish(Success);
    }
}

void StreamRun::finish(int exitCode, const QString &sentence)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_timer.stop();
    m_source.close();
    emit finished(exitCode, sentence);
}
