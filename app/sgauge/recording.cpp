// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/recording.h"

#include "app/sgauge/command.h"
#include "app/sgauge/console.h"
#include "app/sgauge/rowselection.h"
#include "app/sgauge/tailtext.h"

#include <QLocale>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto ProgressInterval = 100ms;
constexpr qint64 SampleInterval = 1000; // ms

} // namespace

Recording::Recording(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_run(options.stream)
    , m_recorder(m_run.source(), &m_capture)
{
    m_recorder.setKeepingSecrets(options.keepsSecrets);
    m_capture.setDiskLimit(options.maxSize);
    m_filter.set(options.stream.filter);
    EventSource *source = m_run.source();
    connect(source, &EventSource::eventReceived, this, [this, source](const StreamItem &event) {
        m_isEventWanted =
            m_filter.takes(event, Record::toTime(source->lastReadTime()), source->attempt());
    });
    m_run.setCounting([this] { return m_isEventWanted; });
    connect(&m_capture, &Capture::grown, this, [this] { m_capture.releaseRows(); });
    connect(&m_capture, &Capture::failed, this,
            [this](const QString &sentence) { m_run.finish(Failure, sentence); });
    connect(m_run.source(), &EventSource::bytesReceived, this,
            [this](QByteArrayView bytes) { m_size += bytes.size(); });
    connect(&m_run, &StreamRun::finished, this, &Recording::end);
    m_progressTimer.setInterval(ProgressInterval);
    connect(&m_progressTimer, &QTimer::timeout, this, &Recording::showProgress);
}

bool Recording::start(QString *error)
{
    if (!m_capture.create(m_options.path, m_options.existing)) {
        *error = m_capture.errorString();
        return false;
    }
    m_clock.start();
    if (Console::isTerminal())
        m_progressTimer.start();
    m_run.start();
    return true;
}

// A slot of the source's may be where this begins: the recorder has its say first.
void Recording::end(int exitCode, const QString &sentence)
{
    m_progressTimer.stop();
    if (!m_shown.isEmpty())
        Console::showProgress({});
    bool isGood = exitCode == Success || isOverForGood();
    if (const QString error = keepWanted(); !error.isEmpty()) {
        isGood = false;
        Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(error)));
    }
    if (!isGood && !sentence.isEmpty())
        Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(sentence)));
    const QString summary =
        tr("%1, written to %2").arg(amountText(), TailText::printable(m_options.path));
    Console::printError(QStringLiteral("sgauge: %1\n").arg(summary));
    emit finished(isGood ? Success : exitCode);
}

// Until here the file has all, so that nothing is lost with the program.
QString Recording::keepWanted()
{
    if (m_options.stream.filter.trimmed().isEmpty() || !m_capture.errorString().isEmpty())
        return {};
    QString error;
    const auto file = CaptureFile::open(m_options.path, CaptureFile::Access::Read, &error);
    if (!file)
        return error;
    ExportRequest request;
    selectRows(file, m_options.stream.filter, &request);
    return exportToFile(request, m_options.path, nullptr);
}

// 204 is how a server tells a client that was there before not to come back.
bool Recording::isOverForGood()
{
    return m_run.wasOpen() && m_run.source()->error() == EventSource::Error::HttpStatus
        && m_run.source()->currentAttempt()->lastHop().status == 204;
}

void Recording::showProgress()
{
    const QString line =
        tr("%1, %2/s, %3").arg(amountText(), QLocale().toString(rate(), 'g', 3), stateText());
    if (line != std::exchange(m_shown, line))
        Console::showProgress(line);
}

QString Recording::stateText()
{
    const EventSource *source = m_run.source();
    switch (source->state()) {
    case EventSource::State::Open:
        return tr("open");
    case EventSource::State::Waiting:
        return tr("waiting for attempt %1").arg(source->attempt() + 1);
    case EventSource::State::Connecting:
        return tr("attempt %1").arg(std::max(1, source->attempt()));
    case EventSource::State::Closed:
        break;
    }
    return tr("closed");
}

QString Recording::amountText() const
{
    const QLocale locale;
    const qint64 events = m_capture.eventCount();
    const double seconds = double(m_clock.elapsed()) / 1000;
    const QString counted =
        events == 1 ? tr("1 event") : tr("%1 events").arg(locale.toString(events));
    return tr("%1, %2 in %3 s")
        .arg(counted, locale.formattedDataSize(m_size, 1, QLocale::DataSizeSIFormat),
             locale.toString(seconds, 'f', 1));
}

// Events a second, over one to two seconds.
double Recording::rate()
{
    const Sample now{m_clock.elapsed(), m_capture.eventCount()};
    const Sample &since = m_before;
    const double result = 1000 * double(now.events - since.events)
        / double(std::max<qint64>(1, now.time - since.time));
    if (now.time - m_latest.time >= SampleInterval)
        m_before = std::exchange(m_latest, now);
    return result;
}
