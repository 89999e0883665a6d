// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/recorder.h"

#include "lib/capture/capture.h"
#include "lib/client/eventsource.h"
#include "lib/wire/secret.h"

namespace {

CaptureWriter::Body bodyOf(const StreamRequest &request)
{
    switch (request.bodyFormat) {
    case StreamRequest::BodyFormat::EventStream:
        return CaptureWriter::Body::EventStream;
    case StreamRequest::BodyFormat::JsonLines:
        return CaptureWriter::Body::JsonLines;
    case StreamRequest::BodyFormat::Lines:
        return CaptureWriter::Body::Lines;
    }
    Q_UNREACHABLE();
}

} // namespace

Recorder::Recorder(EventSource *source, Capture *capture, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_capture(capture)
{
    connect(source, &EventSource::attemptStarted, this, &Recorder::beginAttempt);
    connect(source, &EventSource::redirected, this, [this](int status, const QUrl &target) {
        m_capture->writer().writeRedirect(status, urlText(target));
        m_capture->commit();
    });
    connect(source, &EventSource::opened, this, &Recorder::beginStream);
    connect(source, &EventSource::bytesReceived, this, &Recorder::takeBytes);
    connect(source, &EventSource::findingMade, this, [this](const Finding &finding) {
        if (!m_isOpen || severity(finding.rule) != Finding::Severity::Warning)
            return;
        m_capture->writer().writeFinding(finding, Record::toTime(std::chrono::system_clock::now()));
        m_capture->commit();
    });
    connect(source, &EventSource::errorOccurred, this, &Recorder::endAttempt);
    connect(source, &EventSource::stateChanged, this, &Recorder::noteStateChange);
    connect(capture, &Capture::cleared, this, &Recorder::startOver);
}

void Recorder::beginAttempt()
{
    endAttempt(); // unless it has ended, it was given up for this one
    m_attempt = m_source->currentAttempt();
    writeRequest();
    m_capture->commit();
}

void Recorder::writeRequest()
{
    const StreamRequest request = m_source->request();
    m_capture->writer().beginAttempt(
        ++m_count, m_attempt->begin,
        {request.method, urlText(request.url), m_attempt->lastEventId, bodyOf(request)});
}

void Recorder::beginStream()
{
    if (!m_attempt)
        return;
    m_isOpen = true;
    m_opened = Record::toTime(std::chrono::system_clock::now());
    writeHead();
    m_capture->writer().beginStream(m_opened);
    m_capture->commit();
}

void Recorder::writeHead()
{
    if (m_attempt->hops.isEmpty())
        return;
    const Attempt::Hop &hop = m_attempt->lastHop();
    m_capture->writer().writeSent(withoutSecrets(hop.requestHeaders));
    if (hop.status != 0)
        m_capture->writer().writeHead(hop.status, hop.httpVersion,
                                      withoutSecrets(hop.responseHeaders), m_attempt->bodyStart);
}

void Recorder::takeBytes(QByteArrayView bytes)
{
    m_capture->writer().writeBytes(bytes, Record::toTime(m_source->lastReadTime()));
    m_capture->commit();
}

// Closed without an error: by the user.
void Recorder::noteStateChange()
{
    if (m_source->state() == EventSource::State::Closed
        && m_source->error() == EventSource::Error::None)
        endAttempt();
}

void Recorder::endAttempt()
{
    if (!m_attempt)
        return;
    const auto attempt = std::exchange(m_attempt, nullptr);
    if (!m_isOpen) {
        m_attempt = attempt;
        writeHead();
        m_attempt.reset();
    }
    const Record::Time end = attempt->end ? attempt->begin + *attempt->end
                                          : Record::toTime(std::chrono::system_clock::now());
    m_capture->writer().endAttempt(attempt->isGivenUp ? CaptureWriter::Ending::GivenUp : ending(),
                                   end, attempt->ending, attempt->wait);
    m_isOpen = false;
    m_capture->commit();
}

CaptureWriter::Ending Recorder::ending() const
{
    switch (m_source->error()) {
    case EventSource::Error::StreamEnded:
        return CaptureWriter::Ending::Closed;
    case EventSource::Error::None:
    case EventSource::Error::Idle:
    case EventSource::Error::Dropped:
        return CaptureWriter::Ending::GivenUp;
    default:
        return m_isOpen ? CaptureWriter::Ending::Truncated : CaptureWriter::Ending::Dropped;
    }
}

// In a new file, the attempt that goes on begins again.
void Recorder::startOver()
{
    m_count = 0;
    if (!m_attempt)
        return;
    writeRequest();
    if (m_isOpen) {
        writeHead();
        m_capture->writer().beginStream(m_opened);
    }
    m_capture->commit();
}

QByteArray Recorder::urlText(const QUrl &url) const
{
    return (m_keepsSecrets ? url.toString() : withHiddenSecrets(url).toString(QUrl::RemoveUserInfo))
        .toUtf8();
}

QList<HttpHeader> Recorder::withoutSecrets(const QList<HttpHeader> &headers) const
{
    return m_keepsSecrets ? headers : withHiddenSecrets(headers);
}
