// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/tail.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/tailtext.h"
#include "lib/wire/printable.h"

#include <algorithm>
#include <cerrno>

using std::chrono::system_clock;

namespace {

constexpr std::chrono::seconds BlockPatience(2);
constexpr qsizetype MostLines = 20; // of what a server says instead of a stream

} // namespace

Tail::Tail(const StreamOptions &options, TailOutput::Format format, QObject *parent)
    : QObject(parent)
    , m_run(options)
    , m_format(format)
    , m_output(TailOutput::create(format))
{
    EventSource *source = m_run.source();
    m_filter.set(options.filter);
    m_run.setCounting([this] { return m_isEventWanted; });
    connect(source, &EventSource::attemptStarted, this, [this, source] {
        if (isWanted(Record::Kind::Attempt, source->request().url.toString()))
            write(m_output->attemptStarted(system_clock::now(), attempt()));
    });
    connect(source, &EventSource::opened, this, &Tail::takeOpened);
    connect(source, &EventSource::eventReceived, this, [this, source](const StreamItem &event) {
        ++m_eventCount;
        m_isEventWanted =
            m_filter.takes(event, Record::toTime(source->lastReadTime()), source->attempt());
        if (m_isEventWanted)
            write(m_output->event(source->lastReadTime(), event, m_eventCount, source->origin()));
    });
    connect(source, &EventSource::commentReceived, this, &Tail::takeItem);
    connect(source, &EventSource::retryChanged, this,
            [this](auto, const StreamItem &retry) { takeItem(retry); });
    connect(source, &EventSource::ignored, this, &Tail::takeItem);
    connect(source, &EventSource::findingMade, this, [this](const Finding &finding) {
        if (isWanted(Record::Kind::Hint, findingText(finding)))
            write(m_output->finding(system_clock::now(), finding));
    });
    connect(source, &EventSource::errorOccurred, this, &Tail::takeError);

    m_blockTimer.setSingleShot(true);
    m_blockTimer.setInterval(BlockPatience);
    connect(&m_blockTimer, &QTimer::timeout, this, &Tail::watchBlock);
    connect(source, &EventSource::bytesReceived, this, [this] {
        if (!m_blockTimer.isActive())
            m_blockTimer.start();
    });
    connect(&m_run, &StreamRun::finished, this, &Tail::end);
}

void Tail::takeOpened()
{
    m_blockBegin = -1;
    if (isWanted(Record::Kind::Opened, QString::number(attempt().lastHop().status)))
        write(m_output->opened(system_clock::now(), attempt()));
}

void Tail::takeItem(const StreamItem &item)
{
    // What the end of the connection cuts off is noticed then, anything else when its bytes came.
    const bool isEnd = item.kind() == StreamItem::Kind::IncompleteBlock;
    const auto time = isEnd ? system_clock::now() : m_run.source()->lastReadTime();
    if (m_filter.takes(item, Record::toTime(time), m_run.source()->attempt()))
        write(m_output->item(time, item));
}

void Tail::takeError()
{
    const EventSource *source = m_run.source();
    const bool isFinal = source->state() == EventSource::State::Closed;
    if (isFinal && m_format == TailOutput::Format::Text)
        return;   // the program's last words, on stderr
    Attempt none; // if the request is such that there can be no attempt
    none.ending = source->errorString();
    if (isWanted(isFinal ? Record::Kind::Closed : Record::Kind::Lost, source->errorString()))
        write(m_output->error(system_clock::now(), source->currentAttempt() ? attempt() : none));
}

// A server that never ends an event, or takes long, is told from one that has nothing to say.
void Tail::watchBlock()
{
    const qint64 pending = m_run.source()->pendingSize();
    const qint64 begin = m_run.source()->bytesReceivedCount() - pending;
    if (pending == 0)
        return;
    if (begin == m_blockBegin)
        write(m_output->unfinished(system_clock::now(), pending));
    else
        m_blockTimer.start();
    m_blockBegin = begin;
}

bool Tail::isWanted(Record::Kind kind, const QString &sentence)
{
    return m_filter.takes(kind, sentence, Record::toTime(system_clock::now()),
                          m_run.source()->attempt());
}

void Tail::write(const QByteArray &lines)
{
    if (m_run.isFinished())
        return;
    switch (const int problem = Console::write(lines)) {
    case 0:
        return;
    case EPIPE: // such as `| head -1`, which has all it wants
        m_run.finish(Success);
        return;
    case EINTR: // interrupt() is on its way
        m_run.source()->close();
        return;
    default:
        m_run.finish(Failure, tr("Cannot write: %1.").arg(qt_error_string(problem)));
    }
}

void Tail::end(int exitCode, const QString &sentence)
{
    const bool isStreamError = m_run.source()->error() != EventSource::Error::None;
    const bool isSaid = isStreamError && m_format == TailOutput::Format::Json; // on stdout
    if (!sentence.isEmpty() && !isSaid)
        Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(sentence)));
    if (isStreamError && exitCode == Failure && !isSaid)
        printRefusal();
    emit finished(exitCode);
}

// What the server has said instead of a stream.
void Tail::printRefusal()
{
    const auto attempt = m_run.source()->currentAttempt();
    if (!attempt || attempt->bodyStart.isEmpty())
        return;
    const QByteArrayList lines = attempt->bodyStart.trimmed().split('\n');
    for (const QByteArray &line : lines.first(std::min<qsizetype>(lines.size(), MostLines)))
        Console::printError(QStringLiteral("  %1\n").arg(toPrintable(line)));
}
