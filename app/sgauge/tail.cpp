// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tail.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/interruption.h"
#include "app/sgauge/tailjson.h"
#include "app/sgauge/tailtext.h"
#include "lib/wire/printable.h"

#include <algorithm>
#include <cerrno>
#include <limits>

namespace {

constexpr std::chrono::seconds BlockPatience(2);
constexpr qsizetype MostLines = 20; // of what a server says instead of a stream

} // namespace

Tail::Tail(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    if (options.format == Format::Json)
        m_output = std::make_unique<TailJson>();
    else
        m_output = std::make_unique<TailText>(Console::hasColours());
    m_source.setRequest(options.request);
    m_source.setLastEventId(options.lastEventId);
    m_source.setRetryPolicy(options.retryPolicy);
    m_source.setIdleTimeout(options.idleTimeout);

    connect(&m_source, &EventSource::attemptStarted, this,
            [this] { write(m_output->attemptStarted(m_source)); });
    connect(&m_source, &EventSource::opened, this, [this] {
        m_wasOpen = true;
        m_blockBegin = -1;
        write(m_output->opened(m_source));
    });
    connect(&m_source, &EventSource::eventReceived, this, &Tail::takeEvent);
    connect(&m_source, &EventSource::commentReceived, this,
            [this](const StreamItem &comment) { write(m_output->comment(m_source, comment)); });
    connect(&m_source, &EventSource::retryChanged, this,
            [this](auto, const StreamItem &retry) { write(m_output->retry(m_source, retry)); });
    connect(&m_source, &EventSource::ignored, this,
            [this](const StreamItem &item) { write(m_output->ignored(m_source, item)); });
    connect(&m_source, &EventSource::findingMade, this,
            [this](const Finding &finding) { write(m_output->finding(finding)); });
    connect(&m_source, &EventSource::errorOccurred, this, &Tail::takeError);

    m_blockTimer.setSingleShot(true);
    m_blockTimer.setInterval(BlockPatience);
    connect(&m_blockTimer, &QTimer::timeout, this, &Tail::watchBlock);
    connect(&m_source, &EventSource::bytesReceived, this, [this] {
        if (!m_blockTimer.isActive())
            m_blockTimer.start();
    });
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Tail::giveUp);
}

void Tail::start()
{
    // A timer takes an int.
    constexpr std::chrono::milliseconds longest(std::numeric_limits<int>::max());
    if (m_options.timeout.count() > 0)
        m_timer.start(std::min(m_options.timeout, longest));
    m_source.open();
}

void Tail::interrupt(int signal)
{
    finish(Interruption::exitCode(signal));
}

void Tail::takeEvent(const StreamItem &event)
{
    write(m_output->event(m_source, event, ++m_count));
    if (m_count == m_options.count)
        finish(Success);
}

void Tail::takeError()
{
    write(m_output->error(m_source));
    // In text, what ends the program belongs on stderr.
    const bool isText = m_options.format == Format::Text;
    if (m_source.state() != EventSource::State::Closed)
        return;
    // Where nobody wants it back, a stream that has ended is a whole one.
    const bool isWhole = m_source.error() == EventSource::Error::StreamEnded && m_options.count == 0
        && m_source.currentAttempt()->discardedSize == 0;
    if (isWhole) {
        finish(Success);
        return;
    }
    finish(Failure, isText ? m_source.errorString() : QString());
    if (isText)
        printRefusal();
}

// What the server has said instead of a stream.
void Tail::printRefusal() const
{
    const auto attempt = m_source.currentAttempt();
    if (!attempt || attempt->bodyStart.isEmpty())
        return;
    const QByteArrayList lines = attempt->bodyStart.trimmed().split('\n');
    for (const QByteArray &line : lines.first(std::min<qsizetype>(lines.size(), MostLines)))
        Console::printError(QStringLiteral("  %1\n").arg(toPrintable(line)));
}

// A server that never ends an event, or takes long, is told from one that has nothing to say.
void Tail::watchBlock()
{
    const qint64 pending = m_source.pendingSize();
    const qint64 begin = m_source.bytesReceivedCount() - pending;
    if (pending == 0)
        return;
    if (begin == m_blockBegin)
        write(m_output->unfinished(m_source));
    else
        m_blockTimer.start();
    m_blockBegin = begin;
}

void Tail::giveUp()
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

void Tail::write(const QByteArray &lines)
{
    if (m_isFinished)
        return;
    switch (const int problem = Console::write(lines)) {
    case 0:
        return;
    case EPIPE: // such as `| head -1`, which has all it wants
        finish(Success);
        return;
    case EINTR: // interrupt() is on its way
        m_source.close();
        return;
    default:
        finish(Failure, tr("Cannot write: %1.").arg(qt_error_string(problem)));
    }
}

void Tail::finish(int exitCode, const QString &sentence)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_timer.stop();
    m_source.close();
    if (!sentence.isEmpty())
        Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(sentence)));
    emit finished(exitCode);
}
