// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/eventsource.h"

#include "lib/client/httprequest.h"
#include "lib/wire/headlinter.h"

#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace {

constexpr qsizetype ChunkSize = 64 * 1024;
constexpr qsizetype BodyStartSize = 4 * 1024;
constexpr auto BodyPatience = 250ms;         // for the start of a body that explains a refusal
constexpr int MaxRedirects = 20;             // Fetch, "HTTP-redirect fetch"
constexpr auto DefaultReconnectionTime = 3s; // [spec] "in the region of a few seconds"

// A larger value would overflow a timer and turn into an immediate retry.
constexpr std::chrono::milliseconds LongestWait(std::numeric_limits<int>::max());

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

// Deletes an object of Qt's network code when control is back in the event loop.
void deleteFromLoop(QObject *object)
{
    object->deleteLater();
}

// For one attempt. More than one may not share it: one manager opens no more than six connections
// to a host, goes on with connections that other settings of TLS have led to, and may ask a server
// again that has cut the connection, unasked, after it has said that the reply is finished.
std::shared_ptr<QNetworkAccessManager>
createManager(const std::shared_ptr<QNetworkCookieJar> &cookies)
{
    auto *manager = new QNetworkAccessManager;
    manager->setCookieJar(cookies.get());
    cookies->setParent(nullptr);
    QObject::connect(manager, &QObject::destroyed, manager, [cookies] {}); // lives as long
    return {manager, deleteFromLoop};
}

} // namespace

EventSource::EventSource(QObject *parent)
    : QObject(parent)
    , m_timer(this)
    , m_patience(this)
    , m_buffer(ChunkSize, Qt::Uninitialized)
    , m_reconnectionTime(DefaultReconnectionTime)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventSource::startAttempt);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &EventSource::watchSilence);
}

EventSource::~EventSource()
{
    releaseExchange();
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
    m_reconnectionTime = std::clamp(time, 0ms, LongestWait);
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
    return urlOrigin(m_url);
}

QByteArray EventSource::httpVersion() const
{
    return m_exchange ? m_exchange->hop().httpVersion : QByteArray();
}

QList<StreamRequest::Header> EventSource::responseHeaders() const
{
    return m_exchange ? m_exchange->hop().responseHeaders : QList<StreamRequest::Header>();
}

qint64 EventSource::pendingSize() const
{
    return readsLines() ? m_lineParser.pendingSize() : m_parser.pendingSize();
}

void EventSource::open()
{
    giveUp(tr("Given up for another attempt."));
    m_attempt = 0;
    m_failures = 0;
    m_hop = m_request;
    m_url = m_request.url;
    m_cookies = std::make_shared<QNetworkCookieJar>();
    // [spec] A URL that does not parse is an error at once, and there is no second try.
    QString problem = streamRequestProblem(m_request);
    if (problem.isEmpty())
        tlsConfiguration(m_request.tls, &problem);
    if (!problem.isEmpty()) {
        m_timer.stop();
        report(State::Closed, Error::InvalidRequest, problem);
        return;
    }
    scheduleAttempt(0ms);
    setState(State::Connecting);
}

void EventSource::close()
{
    // [spec] Abort the fetch and set the state to CLOSED. No error is fired, and what was
    // received but not delivered is not delivered any more.
    giveUp(tr("Stopped by you."));
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
    giveUp(tr("Given up for another attempt."));
    scheduleAttempt(0ms);
    setState(State::Connecting);
}

void EventSource::drop()
{
    if (!m_exchange)
        return;
    // Perhaps by a slot that is being given an item: the parser must not move on.
    m_current->discardedSize = pendingSize();
    conclude(Error::Dropped, tr("The connection was dropped on this side."));
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
    m_lineParser.reset(m_hop.bodyFormat == StreamRequest::BodyFormat::Lines
                           ? LineParser::BlankLines::Count
                           : LineParser::BlankLines::Skipped);
    m_current = std::make_shared<Attempt>();
    m_current->number = m_attempt;
    m_current->begin =
        std::chrono::time_point_cast<Attempt::Duration>(std::chrono::system_clock::now());
    m_current->lastEventId = m_parser.lastEventId();
    m_manager = createManager(m_cookies);
    m_clock.start();
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
    releaseExchange();
    m_url = m_hop.url;
    m_exchange.reset(new HttpExchange(m_manager, m_hop, m_current, m_clock), deleteFromLoop);
    m_sinceByte.start();
    if (m_idleTimeout > 0ms)
        m_patience.start(std::min(m_idleTimeout, LongestWait));
    HttpExchange *exchange = m_exchange.get();
    connect(exchange, &HttpExchange::progressed, this, &EventSource::advance);
    connect(exchange, &HttpExchange::requestSent, this, [this] {
        const auto kept = m_exchange; // see advance()
        emit requestSent();
    });
    connect(exchange, &HttpExchange::noted, this, [this] {
        const auto kept = m_exchange;
        emit attemptAdvanced();
    });
}

// All that an exchange can tell ends here. A slot may give up the exchange, delete this object, or
// run an event loop in which the exchange goes on; hence the serial and the guards.
void EventSource::advance()
{
    if (m_advancing || !m_exchange)
        return;
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    const auto isCurrent = [&] { return self && serial == m_serial; };
    // A slot's own event loop would carry out what it or a verb in it has deleted later, while
    // Qt's code further up still uses it; these keep it until this function is left.
    const auto manager = m_manager;
    const auto exchange = m_exchange;

    m_advancing = true;
    if (m_state == State::Connecting && !m_refusal && m_exchange->hasHead())
        takeHead();
    while (isCurrent() && m_refusal && takeBodyStart()) { }
    while (isCurrent() && m_state == State::Open && readStream()) { }
    if (isCurrent() && m_exchange->isFinished())
        endStream();
    if (!self)
        return;
    m_advancing = false;
    if (serial != m_serial) // what a newer one had to say meanwhile was turned away above
        QMetaObject::invokeMethod(this, &EventSource::advance, Qt::QueuedConnection);
}

void EventSource::takeHead()
{
    if (isRedirect(m_exchange->hop().status)) {
        followRedirect();
        return;
    }
    m_refusal = refusal();
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    if (m_refusal) {
        m_patience.start(BodyPatience);
        emit attemptAdvanced();
        return;
    }
    // [spec] Otherwise announce the connection: as soon as the head is there.
    m_error = Error::None;
    m_errorString.clear();
    m_failures = 0;
    m_current->isOpened = true;
    setState(State::Open);
    if (self && serial == m_serial && m_state == State::Open)
        emit opened();
    if (self && serial == m_serial)
        judgeHead();
}

// What is not wrong, but will be noticed.
void EventSource::judgeHead()
{
    m_flow.emplace(
        std::chrono::time_point_cast<Attempt::Duration>(std::chrono::system_clock::now()),
        m_decoder.isIdentity() ? FlowLinter::Coding::Identity : FlowLinter::Coding::Compressed);
    if (m_hop.typeCheck == StreamRequest::TypeCheck::Standard && !readsLines())
        makeFindings(lintHead(m_exchange->hop().responseHeaders));
}

// [spec] Redirects are followed as Fetch does; the last URL is the one that is asked again
// after a lost connection, and the one whose origin the events have.
void EventSource::followRedirect()
{
    const int status = m_exchange->hop().status;
    const QByteArray location = m_exchange->header("Location");
    const QUrl target = m_hop.url.resolved(QUrl::fromEncoded(location));
    if (location.isEmpty()) {
        conclude(Error::Redirect, tr("The server answered %1 without a URL to go to.").arg(status));
        return;
    }
    if (const QString problem = streamUrlProblem(target); !problem.isEmpty()) {
        conclude(Error::Redirect,
                 tr("The server answered %1 with a URL that is of no use: %2")
                     .arg(QString::number(status), problem));
        return;
    }
    if (++m_redirects > MaxRedirects) {
        conclude(Error::Redirect,
                 tr("The server redirected more than %1 times.").arg(MaxRedirects));
        return;
    }
    m_hop = redirectedRequest(m_hop, status, target);
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    emit redirected(status, target);
    if (self && serial == m_serial)
        sendRequest();
}

// Why the response is no stream.
std::optional<EventSource::Refusal> EventSource::refusal()
{
    // [spec] A status other than 200 fails the connection.
    const Attempt::Hop &hop = m_exchange->hop();
    if (hop.status == 204)
        return Refusal{Error::HttpStatus,
                       tr("The server answered 204 No Content: the stream is over.")};
    if (hop.status != 200) {
        const QString status = QString::number(hop.status) + QLatin1Char(' ')
            + QString::fromUtf8(hop.reasonPhrase.left(200));
        return Refusal{Error::HttpStatus,
                       tr("The server answered %1 instead of 200 OK.").arg(status.trimmed())};
    }
    // [spec] So does a Content-Type whose essence is not text/event-stream.
    const QByteArray contentType = m_exchange->header("Content-Type");
    const bool isChecked = m_hop.typeCheck == StreamRequest::TypeCheck::Standard && !readsLines();
    if (isChecked && mimeEssence(contentType) != "text/event-stream") {
        return Refusal{Error::ContentType,
                       contentType.isEmpty()
                           ? tr("The response has no Content-Type; an event stream must say "
                                "text/event-stream.")
                           : tr("The response is “%1”, not text/event-stream.")
                                 .arg(QString::fromUtf8(contentType.left(200)))};
    }
    const QByteArray coding = m_exchange->header("Content-Encoding");
    const auto decoder = ContentDecoder::forEncoding(coding);
    m_decoder = decoder.value_or(ContentDecoder());
    if (!decoder) {
        return Refusal{Error::ContentType,
                       tr("The response is compressed with “%1”, which was not asked for.")
                           .arg(QString::fromUtf8(coding.left(200)))};
    }
    return std::nullopt;
}

// One chunk of a body that is no stream. False if there was none, or it is enough.
bool EventSource::takeBodyStart()
{
    const qint64 size = m_exchange->read(m_buffer.data(), m_buffer.size());
    if (size > 0) {
        m_decoder.feed(QByteArrayView(m_buffer).first(size));
        m_current->encodedByteCount += size;
        while (const auto piece = m_decoder.next()) {
            const qsizetype room = BodyStartSize - m_current->bodyStart.size();
            m_current->bodyStart.append(piece->first(std::min(piece->size(), room)));
            m_current->byteCount += piece->size();
        }
    }
    const bool isEnough = m_current->bodyStart.size() == BodyStartSize || m_exchange->isFinished();
    if (!isEnough)
        return size > 0;
    conclude(m_refusal->error, m_refusal->sentence);
    return false;
}

// One chunk of what has arrived. False if there was none or the exchange was given up over it.
bool EventSource::readStream()
{
    const qint64 size = m_exchange->read(m_buffer.data(), m_buffer.size());
    if (size <= 0)
        return false;
    m_lastReadTime = std::chrono::system_clock::now();
    m_sinceByte.start();
    m_current->lastByte = Attempt::Duration(m_clock.nsecsElapsed() / 1000);
    if (!m_current->firstByte)
        m_current->firstByte = m_current->lastByte;
    m_current->encodedByteCount += size;
    m_decoder.feed(QByteArrayView(m_buffer).first(size));
    while (const auto piece = m_decoder.next()) {
        if (!takePiece(*piece))
            return false;
    }
    if (!m_decoder.hasFailed())
        return true;
    loseStream(Error::Network, tr("The compressed body is damaged."));
    return false;
}

// False if a slot has given up the exchange.
bool EventSource::takePiece(QByteArrayView piece)
{
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    m_current->byteCount += piece.size();
    if (readsLines())
        m_lineParser.feed(piece);
    else
        m_parser.feed(piece);
    m_flow->takeRead(std::chrono::time_point_cast<Attempt::Duration>(m_lastReadTime), piece);
    emit bytesReceived(piece);
    while (self && serial == m_serial) {
        const StreamItem *item = nextItem();
        if (!item)
            return makeFindings(m_flow->take());
        deliver(*item);
    }
    return false;
}

// False if a slot has given up the exchange.
bool EventSource::makeFindings(const QList<Finding> &findings)
{
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    for (const Finding &finding : findings) {
        m_current->findings.append(finding);
        emit findingMade(finding);
        if (!self || serial != m_serial)
            return false;
    }
    return true;
}

const StreamItem *EventSource::nextItem()
{
    return readsLines() ? m_lineParser.next() : m_parser.next();
}

void EventSource::deliver(const StreamItem &item)
{
    switch (item.kind()) {
    case StreamItem::Kind::Event:
    case StreamItem::Kind::Line:
        if (++m_current->eventCount == 1)
            m_current->firstEvent = m_current->lastByte;
        m_flow->takeEvent(item);
        emit eventReceived(item);
        return;
    case StreamItem::Kind::Comment:
        ++m_current->commentCount;
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
        ++m_current->ignoredCount;
        emit ignored(item);
        return;
    }
}

void EventSource::endStream()
{
    if (m_exchange->hasTlsFailed()) {
        conclude(Error::Tls, m_exchange->failure());
    } else if (m_exchange->hasFailed()) {
        // [spec] A network error reestablishes the connection.
        loseStream(Error::Network, m_exchange->failure());
    } else {
        // [spec] So does the end of the body.
        loseStream(Error::StreamEnded,
                   tr("The server ended the stream after %1.").arg(sizeText(m_current->byteCount)));
    }
}

// The stream breaks off, wherever it stands.
void EventSource::loseStream(Error error, const QString &sentence)
{
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    const StreamItem *last = readsLines() ? m_lineParser.finish() : m_parser.finish();
    if (last && last->kind() == StreamItem::Kind::IncompleteBlock)
        m_current->discardedSize = last->size();
    if (last && m_state == State::Open)
        deliver(*last);
    if (self && serial == m_serial)
        conclude(error, sentence);
}

void EventSource::watchSilence()
{
    if (!m_exchange)
        return;
    if (m_refusal) {
        conclude(m_refusal->error, m_refusal->sentence);
        return;
    }
    const std::chrono::milliseconds silence(m_sinceByte.elapsed());
    if (silence < m_idleTimeout) {
        m_patience.start(m_idleTimeout - silence);
        return;
    }
    const double seconds = double(m_idleTimeout.count()) / 1000;
    loseStream(Error::Idle, tr("Nothing came for %1 s.").arg(QLocale().toString(seconds, 'g', 4)));
}

// Ends the attempt, if one goes on, on this side.
void EventSource::giveUp(const QString &ending)
{
    if (m_current && !m_current->end) {
        m_current->isGivenUp = true;
        m_current->discardedSize = m_current->isOpened ? pendingSize() : 0;
        endAttempt(ending);
    }
    releaseExchange();
}

// The connection stays, as long as the attempt does: it may serve the next hop.
void EventSource::releaseExchange()
{
    ++m_serial;
    m_patience.stop();
    m_refusal.reset();
    m_decoder = ContentDecoder();
    if (!m_exchange)
        return;
    disconnect(m_exchange.get(), nullptr, this, nullptr);
    m_exchange.reset();
}

void EventSource::endAttempt(const QString &ending)
{
    m_current->end = Attempt::Duration(m_clock.nsecsElapsed() / 1000);
    m_current->ending = ending;
    m_manager.reset();
}

void EventSource::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

// The connection is over, without a close().
void EventSource::conclude(Error error, const QString &sentence)
{
    const auto wait = waitAfter(error);
    QString ending = sentence;
    if (m_current->discardedSize > 0) {
        ending += QLatin1Char(' ')
            + tr("It was inside an event, of which %1 are discarded.")
                  .arg(sizeText(m_current->discardedSize));
    }
    endAttempt(ending);
    m_current->wait = wait;
    // [spec] Reestablish the connection: set CONNECTING, fire an error, wait for the
    // reconnection time, and then, unless a slot has closed the stream, fetch again.
    if (wait)
        scheduleAttempt(*wait);
    // [spec] Fail the connection: set CLOSED, fire an error, and never reconnect.
    report(wait ? State::Waiting : State::Closed, error, ending);
}

// How long to wait for the next attempt; nothing if there is none.
std::optional<std::chrono::milliseconds> EventSource::waitAfter(Error error)
{
    const bool isPersistent = m_retryPolicy.kind == RetryPolicy::Kind::Persistent;
    const bool isStatus = error == Error::HttpStatus;
    const bool isFutile =
        isStatus ? !isPersistent || m_exchange->hop().status < 400 : error > Error::HttpStatus;
    if (isFutile || m_retryPolicy.kind == RetryPolicy::Kind::Once)
        return std::nullopt;
    if (!m_current->isOpened)
        ++m_failures;
    auto wait = m_retryPolicy.wait(m_failures, m_reconnectionTime,
                                   QRandomGenerator::global()->generateDouble());
    m_current->waitReason = !isPersistent || m_failures < 2
        ? tr("the reconnection time")
        : tr("longer with each of %1 failed attempts").arg(m_failures);
    const auto asked = isStatus && isPersistent
        ? parseRetryAfter(m_exchange->header("Retry-After"), QDateTime::currentDateTimeUtc())
        : std::nullopt;
    if (asked && *asked > wait) {
        wait = *asked;
        m_current->waitReason = tr("the server's Retry-After");
    }
    return std::min(wait, LongestWait);
}

void EventSource::report(State state, Error error, const QString &sentence)
{
    releaseExchange();
    m_error = error;
    m_errorString = sentence;
    const QPointer<EventSource> self(this);
    const quint64 serial = m_serial;
    setState(state);
    if (self && serial == m_serial && m_state == state)
        emit errorOccurred(error);
}
