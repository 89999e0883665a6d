// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/eventsource.h"

#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QPointer>

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace {

constexpr qint64 ReadBufferSize = 1024 * 1024; // the most that waits in Qt for a slow reader
constexpr qsizetype ChunkSize = 64 * 1024;
constexpr int MaxRedirects = 20;             // Fetch, "HTTP-redirect fetch"
constexpr auto DefaultReconnectionTime = 3s; // [spec] "in the region of a few seconds"

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QByteArray headerValue(const QList<StreamRequest::Header> &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

// Deletes an object of Qt's network code when control is back in the event loop.
void deleteFromLoop(QObject *object)
{
    object->deleteLater();
}

} // namespace

EventSource::EventSource(QObject *parent)
    : QObject(parent)
    // A manager of its own: one manager opens no more than six connections to a host.
    , m_manager(new QNetworkAccessManager, deleteFromLoop)
    , m_timer(this)
    , m_buffer(ChunkSize, Qt::Uninitialized)
    , m_reconnectionTime(DefaultReconnectionTime)
{
    // Redirects are followed by hand, so that the standard's rules apply to each hop.
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventSource::startAttempt);
}

EventSource::~EventSource()
{
    releaseReply();
}

int EventSource::readyState() const
{
    switch (m_state) {
    case State::Connecting:
    case State::Waiting:
        return 0;
    case State::Open:
        return 1;
    case State::Closed:
        return 2;
    }
    Q_UNREACHABLE();
}

void EventSource::setReconnectionTime(std::chrono::milliseconds time)
{
    // A larger value would overflow the timer and turn into an immediate retry.
    constexpr std::chrono::milliseconds longest(std::numeric_limits<int>::max());
    m_reconnectionTime = std::clamp(time, 0ms, longest);
}

void EventSource::setLastEventId(const QByteArray &id)
{
    m_parser.setLastEventId(id);
}

std::chrono::milliseconds EventSource::nextAttemptIn() const
{
    return m_state == State::Waiting ? std::max(0ms, m_timer.remainingTimeAsDuration()) : 0ms;
}

QString EventSource::origin() const
{
    return m_url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                          | QUrl::RemoveFragment | QUrl::FullyEncoded);
}

void EventSource::open()
{
    releaseReply();
    m_attempt = 0;
    m_hop = m_request;
    m_url = m_request.url;
    // [spec] A URL that does not parse is an error at once, and there is no second try.
    if (const QString problem = streamRequestProblem(m_request); !problem.isEmpty()) {
        fail(Error::InvalidRequest, problem);
        return;
    }
    scheduleAttempt(0ms);
    setState(State::Connecting);
}

void EventSource::close()
{
    // [spec] Abort the fetch and set the state to CLOSED. No error is fired, and what was
    // received but not delivered is not delivered any more.
    releaseReply();
    m_timer.stop();
    if (m_state != State::Closed) {
        m_error = Error::None;
        m_errorString.clear();
    }
    setState(State::Closed);
}

void EventSource::reconnect()
{
    if (m_state == State::Closed) {
        open();
        return;
    }
    releaseReply();
    scheduleAttempt(0ms);
    setState(State::Connecting);
}

// An attempt always starts from the event loop: a slot that asks for one may sit inside the
// delivery of an item that others are still to see.
void EventSource::scheduleAttempt(std::chrono::milliseconds wait)
{
    m_timer.start(wait);
}

void EventSource::startAttempt()
{
    ++m_attempt;
    m_redirects = 0;
    m_parser.reset(); // [spec] keeps the last event ID string over a reconnection
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    setState(State::Connecting);
    if (!self || serial != m_serial || m_state != State::Connecting)
        return;
    emit attemptStarted(m_attempt);
    if (self && serial == m_serial && m_state == State::Connecting)
        sendRequest();
}

void EventSource::sendRequest()
{
    releaseReply();
    m_url = m_hop.url;
    const QNetworkRequest request = networkRequest();
    if (!m_hop.body.isEmpty())
        m_reply.reset(m_manager->sendCustomRequest(request, m_hop.method, m_hop.body),
                      deleteFromLoop);
    else if (m_hop.method == "GET")
        m_reply.reset(m_manager->get(request), deleteFromLoop);
    else
        m_reply.reset(m_manager->sendCustomRequest(request, m_hop.method), deleteFromLoop);
    m_reply->setReadBufferSize(ReadBufferSize);
    connect(m_reply.get(), &QNetworkReply::requestSent, this, [this] {
        m_isRequestSent = true;
        emit requestSent();
    });
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &EventSource::advance);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &EventSource::advance);
    connect(m_reply.get(), &QNetworkReply::finished, this, &EventSource::advance);
}

QNetworkRequest EventSource::networkRequest() const
{
    QNetworkRequest request(m_hop.url);
    // [spec] Set (`Accept`, `text/event-stream`), and cache mode "no-store", which by Fetch
    // puts `Cache-Control: no-cache` into the request.
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Cache-Control", "no-cache");
    request.setRawHeader("User-Agent", "Streamgauge/" STREAMGAUGE_VERSION);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // A compressed stream of keep-alives is no archive bomb; the parser bounds each event.
    request.setDecompressedSafetyCheckThreshold(-1);
    // [spec] If the last event ID string is not empty, send it, encoded as UTF-8.
    if (!m_parser.lastEventId().isEmpty())
        request.setRawHeader("Last-Event-ID", m_parser.lastEventId());
    for (const auto &[name, value] : m_hop.headers)
        request.setRawHeader(name, value);
    return request;
}

// All that a reply can tell ends here. A slot may give up the reply, delete this object, or
// run an event loop in which the reply goes on; hence the serial and the guards.
void EventSource::advance()
{
    if (m_advancing || !m_reply)
        return;
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    const auto isCurrent = [&] { return self && serial == m_serial; };
    // A slot's own event loop would carry out what it or a verb in it has deleted later, while
    // Qt's code further up still uses it; these keep it until this function is left.
    const auto manager = m_manager;
    const auto reply = m_reply;

    m_advancing = true;
    if (m_state == State::Connecting)
        takeHead();
    while (isCurrent() && m_state == State::Open && readStream()) { }
    if (isCurrent() && m_reply->isFinished())
        endStream();
    if (!self)
        return;
    m_advancing = false;
    if (serial != m_serial) // what a newer reply had to say meanwhile was turned away above
        QMetaObject::invokeMethod(this, &EventSource::advance, Qt::QueuedConnection);
}

void EventSource::takeHead()
{
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid())
        return;
    m_httpStatus = status.toInt();
    m_responseHeaders = m_reply->rawHeaderPairs();
    const bool http2 = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    m_httpVersion = http2 ? "h2" : "HTTP/1.1";

    if (isRedirect(m_httpStatus)) {
        followRedirect();
        return;
    }
    // [spec] A status other than 200 fails the connection.
    if (m_httpStatus != 200) {
        const QString reason =
            m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
        fail(Error::HttpStatus,
             m_httpStatus == 204
                 ? tr("The server answered 204 No Content: the stream is over.")
                 : tr("The server answered %1 instead of 200 OK.")
                       .arg(QString::number(m_httpStatus) + QLatin1Char(' ') + reason.left(200)));
        return;
    }
    // [spec] So does a Content-Type whose essence is not text/event-stream.
    const QByteArray contentType = headerValue(m_responseHeaders, "Content-Type");
    if (mimeEssence(contentType) != "text/event-stream") {
        fail(Error::ContentType,
             contentType.isEmpty()
                 ? tr("The response has no Content-Type; an event stream must say "
                      "text/event-stream.")
                 : tr("The response is “%1”, not text/event-stream.")
                       .arg(QString::fromUtf8(contentType.left(200))));
        return;
    }
    // [spec] Otherwise announce the connection: as soon as the head is there.
    m_error = Error::None;
    m_errorString.clear();
    const QPointer<EventSource> self(this);
    setState(State::Open);
    if (self && m_state == State::Open)
        emit opened();
}

// [spec] Redirects are followed as Fetch does; the last URL is the one that is asked again
// after a lost connection, and the one whose origin the events have.
void EventSource::followRedirect()
{
    const QByteArray location = headerValue(m_responseHeaders, "Location");
    const QUrl target = m_hop.url.resolved(QUrl::fromEncoded(location));
    if (location.isEmpty() || !streamUrlProblem(target).isEmpty()) {
        fail(Error::Redirect,
             tr("The server answered %1 without a URL to go to.").arg(m_httpStatus));
        return;
    }
    if (++m_redirects > MaxRedirects) {
        fail(Error::Redirect, tr("The server redirected more than %1 times.").arg(MaxRedirects));
        return;
    }
    m_hop = redirectedRequest(m_hop, m_httpStatus, target);
    sendRequest();
}

// One chunk of what has arrived. False if there was none or the reply was given up over it.
bool EventSource::readStream()
{
    const qint64 size = m_reply->read(m_buffer.data(), m_buffer.size());
    if (size <= 0)
        return false;
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    const QByteArrayView chunk = QByteArrayView(m_buffer).first(size);
    m_lastReadTime = std::chrono::system_clock::now();
    m_parser.feed(chunk);
    emit bytesReceived(chunk);
    while (self && serial == m_serial) {
        const StreamItem *item = m_parser.next();
        if (!item)
            return true;
        deliver(*item);
    }
    return false;
}

void EventSource::deliver(const StreamItem &item)
{
    switch (item.kind()) {
    case StreamItem::Kind::Event:
        emit eventReceived(item);
        return;
    case StreamItem::Kind::Comment:
        emit commentReceived(item);
        return;
    case StreamItem::Kind::Retry:
        setReconnectionTime(item.retry());
        emit retryChanged(m_reconnectionTime, item);
        return;
    case StreamItem::Kind::UnknownField:
    case StreamItem::Kind::IdIgnored:
    case StreamItem::Kind::RetryIgnored:
    case StreamItem::Kind::BlockWithoutData:
    case StreamItem::Kind::ByteOrderMark:
    case StreamItem::Kind::TooLarge:
    case StreamItem::Kind::IncompleteBlock:
        emit ignored(item);
        return;
    }
}

void EventSource::endStream()
{
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    const qint64 size = m_parser.position();
    if (const StreamItem *incomplete = m_parser.finish())
        deliver(*incomplete);
    if (!self || serial != m_serial)
        return;
    if (m_reply->error() != QNetworkReply::NoError) {
        // [spec] A network error reestablishes the connection.
        reestablish(Error::Network, networkErrorSentence());
    } else {
        // [spec] So does the end of the body.
        reestablish(Error::StreamEnded,
                    tr("The server ended the stream after %1.")
                        .arg(QLocale().formattedDataSize(size, 1, QLocale::DataSizeSIFormat)));
    }
}

void EventSource::releaseReply()
{
    ++m_serial;
    m_isRequestSent = false;
    m_httpStatus = 0;
    m_httpVersion.clear();
    m_responseHeaders.clear();
    if (!m_reply)
        return;
    disconnect(m_reply.get(), nullptr, this, nullptr);
    // Its destructor ends the request. After an abort(), an error that is on its way already, such
    // as one by the status, would be the second one, of which Qt warns.
    m_reply.reset();
}

void EventSource::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

void EventSource::fail(Error error, const QString &sentence)
{
    // [spec] Fail the connection: set CLOSED, fire an error, and never reconnect.
    m_timer.stop();
    report(State::Closed, error, sentence);
}

void EventSource::reestablish(Error error, const QString &sentence)
{
    // [spec] Reestablish the connection: set CONNECTING, fire an error, wait for the
    // reconnection time, and then, unless a slot has closed the stream, fetch again.
    scheduleAttempt(m_reconnectionTime);
    report(State::Waiting, error, sentence);
}

void EventSource::report(State state, Error error, const QString &sentence)
{
    releaseReply();
    m_error = error;
    m_errorString = sentence;
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    setState(state);
    if (self && serial == m_serial && m_state == state)
        emit errorOccurred(error);
}

QString EventSource::networkErrorSentence() const
{
    const QString host = m_url.host();
    const QString address = m_url.authority();
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return tr("Nothing is listening at %1 (connection refused).").arg(address);
    case QNetworkReply::HostNotFoundError:
        return tr("There is no host named “%1”.").arg(host);
    case QNetworkReply::RemoteHostClosedError:
        return m_httpStatus == 0
            ? tr("%1 closed the connection without an HTTP response.").arg(address)
            : tr("%1 cut the connection in the middle.").arg(address);
    case QNetworkReply::TimeoutError:
        return tr("%1 did not answer in time.").arg(address);
    case QNetworkReply::SslHandshakeFailedError:
        return tr("No trusted TLS connection to %1: %2.").arg(address, m_reply->errorString());
    default:
        return tr("The connection to %1 was lost: %2").arg(address, m_reply->errorString());
    }
}
