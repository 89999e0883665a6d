// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/recorder.h"

#include "lib/capture/capture.h"
#include "lib/client/eventsource.h"
#include "lib/wire/printable.h"

#include <QLocale>

namespace {

Record::Time toRecordTime(std::chrono::system_clock::time_point time)
{
    return std::chrono::time_point_cast<std::chrono::microseconds>(time);
}

} // namespace

Recorder::Recorder(EventSource *source, Capture *capture, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_capture(capture)
{
    connect(source, &EventSource::bytesReceived, this, [this](QByteArrayView bytes) {
        m_capture->appendBytes(bytes, toRecordTime(m_source->lastReadTime()));
    });
    connect(source, &EventSource::eventReceived, capture, &Capture::append);
    connect(source, &EventSource::commentReceived, capture, &Capture::append);
    connect(source, &EventSource::ignored, capture, &Capture::append);
    connect(source, &EventSource::retryChanged, capture,
            [capture](auto, const StreamItem &item) { capture->append(item); });
    connect(source, &EventSource::attemptStarted, this, &Recorder::noteAttempt);
    connect(source, &EventSource::redirected, this, &Recorder::noteRedirect);
    connect(source, &EventSource::opened, this, &Recorder::noteOpened);
    connect(source, &EventSource::findingMade, this, [this](const Finding &finding) {
        if (severity(finding.rule) == Finding::Severity::Warning)
            note(Record::Kind::Hint, findingText(finding));
    });
    connect(source, &EventSource::errorOccurred, this, &Recorder::noteError);
}

void Recorder::noteAttempt(int attempt)
{
    const StreamRequest request = m_source->request();
    QString text = QString::fromUtf8(request.method) + QLatin1Char(' ')
        + request.url.toString(QUrl::RemoveUserInfo);
    if (attempt > 1)
        text += tr(" · attempt %1").arg(attempt);
    if (!m_source->lastEventId().isEmpty())
        text += QStringLiteral(" · Last-Event-ID: ") + toPrintable(m_source->lastEventId());
    note(Record::Kind::Attempt, text);
}

void Recorder::noteRedirect(int status, const QUrl &target)
{
    note(Record::Kind::Attempt,
         QStringLiteral("%1 → %2").arg(status).arg(target.toString(QUrl::RemoveUserInfo)));
}

void Recorder::noteOpened()
{
    note(Record::Kind::Opened,
         tr("Open · %1 · %2")
             .arg(m_source->httpStatus())
             .arg(QString::fromLatin1(m_source->httpVersion())));
    m_capture->beginStream();
}

void Recorder::noteError()
{
    if (m_source->state() != EventSource::State::Waiting) {
        note(Record::Kind::Closed, m_source->errorString());
        return;
    }
    const double seconds = double(m_source->currentAttempt()->wait->count()) / 1000;
    note(Record::Kind::Lost,
         m_source->errorString() + QLatin1Char(' ')
             + tr("Next attempt in %1 s.").arg(QLocale().toString(seconds, 'g', 4)));
}

void Recorder::note(Record::Kind kind, const QString &text)
{
    m_capture->appendNote(kind, text, toRecordTime(std::chrono::system_clock::now()));
}
