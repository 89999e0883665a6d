// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/connection.h"

#include "lib/wire/httpheader.h"

#include <QFile>
#include <QSslSocket>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr qint64 readBuffer = 64 * 1024;
// A stream that has more to say than the client reads, and a file, wait above the first of these,
// and go on below the second.
constexpr qint64 highWater = 1024 * 1024;
constexpr qint64 lowWater = 256 * 1024;
constexpr qint64 fileSlice = 64 * 1024;
// For the client to take what is left when a response has ended.
constexpr auto drainTime = 10s;
constexpr auto lingerTime = 2s;
// A client that takes nothing for so long does not hold others up.
constexpr auto patience = 1s;

// Of a client with a bounded queue so much may be on its way, so that the rest waits in the queue.
constexpr qint64 writeAhead = 16 * 1024;
constexpr int smallSendBuffer = 32 * 1024;

// [spec] RFC 9110 §12.5.3
bool acceptsGzip(const RequestHead &request)
{
    const QByteArray accepted = request.header("Accept-Encoding").toLower();
    const QList<QByteArrayView> codings = headerList(accepted);
    return std::any_of(codings.begin(), codings.end(), [](QByteArrayView coding) {
        const QList<QByteArray> parts = coding.toByteArray().split(';');
        bool isNumber = false;
        const QByteArray quality = parts.value(1).trimmed();
        const bool isRefused =
            quality.startsWith("q=") && quality.sliced(2).toDouble(&isNumber) <= 0 && isNumber;
        return parts.first().trimmed() == "gzip" && !isRefused;
    });
}

} // namespace

Connection::Connection(quint64 id, const Limits &limits, const PlayClock &clock, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_limits(limits)
    , m_clock(clock)
{
}

Connection::~Connection()
{
    if (m_socket)
        m_socket->disconnect(this); // its destructor still emits
}

bool Connection::open(qintptr descriptor, const std::optional<QSslConfiguration> &tls)
{
    auto encrypted = tls ? std::make_unique<QSslSocket>() : nullptr;
    QSslSocket *handshaking = encrypted.get();
    m_socket = tls ? std::move(encrypted) : std::make_unique<QTcpSocket>();
    m_socket->setReadBufferSize(readBuffer);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Connection::settle);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Connection::close);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &Connection::close);
    if (!m_socket->setSocketDescriptor(descriptor)) {
#ifdef Q_OS_UNIX
        ::close(int(descriptor)); // the socket did not take it
#endif
        return false;
    }
    m_descriptor = descriptor;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QHostAddress address = m_socket->peerAddress();
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    m_peerName = (isIpv6 ? u'[' + address.toString() + u']' : address.toString()) + u':'
        + QString::number(m_socket->peerPort());
    setDue(steady_clock::now() + m_limits.head);
    if (handshaking) {
        connect(handshaking, &QSslSocket::encryptedBytesWritten, this, &Connection::settle);
        m_isEncrypted = true;
        handshaking->setSslConfiguration(*tls);
        handshaking->startServerEncryption();
    }
    return true;
}

void Connection::refuseBusy()
{
    replyAndLinger(HttpResponse::text(503, tr("Too many connections.")));
}

void Connection::read()
{
    if (m_state == State::Closed) // by the time this is called later
        return;
    if (m_isLingering) {
        m_socket->readAll();
        return;
    }
    if (m_state == State::Reading)
        readRequests();
    // Otherwise it stays in the socket, whose buffer is small.
}

// Several, if the client sent them at once; each is answered before the next is looked at.
void Connection::readRequests()
{
    if (m_isReadingRequests)
        return;
    m_isReadingRequests = true;
    while (m_state == State::Reading) {
        m_input += m_socket->read(m_socket->bytesAvailable()); // readAll() would take 32 KiB
        if (m_input.size() <= m_inputNeeded)
            break;
        const RequestReading reading = readRequest(m_input, m_limits.body);
        m_inputNeeded = reading.size;
        if (reading.state == RequestReading::State::Refused) {
            refuse(reading);
        } else if (reading.state == RequestReading::State::Complete) {
            m_input = m_input.sliced(reading.size); // with no more memory than it needs
            m_inputNeeded = 0;
            m_saidContinue = false;
            m_request = reading.head;
            m_state = State::Answering;
            setDue(std::nullopt);
            emit requestReceived(m_request, reading.body);
        } else {
            if (reading.awaitsContinue && !std::exchange(m_saidContinue, true))
                write("HTTP/1.1 100 Continue\r\n\r\n");
            break;
        }
    }
    m_isReadingRequests = false;
}

void Connection::refuse(const RequestReading &reading)
{
    emit refused(reading.reason);
    replyAndLinger(HttpResponse::text(reading.status, reading.reason));
}

void Connection::replyAndLinger(const HttpResponse &response)
{
    m_request.keepsAlive = false;
    m_state = State::Answering;
    write(response.serializeHead(HttpResponse::Framing::Length, response.body.size(), false));
    write(response.body);
    // The client may still be sending; closing now would reset the connection and could take the
    // answer away before it is read (RFC 9112 §9.6).
    finish(Then::Linger);
}

void Connection::reply(const HttpResponse &response)
{
    if (m_state == State::Closed)
        return;
    Q_ASSERT(m_state == State::Answering);
    const bool isHead = m_request.method == "HEAD";
    qint64 size = response.body.size();
    if (!response.filePath.isEmpty()) {
        m_file = std::make_unique<QFile>(response.filePath);
        if (!m_file->open(QIODevice::ReadOnly)) {
            m_file.reset();
            reply(HttpResponse::text(404, tr("This file cannot be read.")));
            return;
        }
        size = m_fileLeft = m_file->size();
    }
    write(response.serializeHead(HttpResponse::Framing::Length, size, m_request.keepsAlive));
    if (isHead)
        m_file.reset();
    else if (!m_file)
        write(response.body);
    if (m_file)
        sendFile();
    else
        finish(m_request.keepsAlive ? Then::Reuse : Then::Close);
}

void Connection::replyHead(const HttpResponse &response, const StreamHead &head)
{
    const StreamBody body(head, m_request.isHttp10, false);
    const bool keepsAlive =
        m_request.keepsAlive && body.framing() != HttpResponse::Framing::UntilClose;
    write(response.serializeHead(body.framing(), head.length, keepsAlive));
    finish(keepsAlive ? Then::Reuse : Then::Close);
}

void Connection::drop()
{
    if (m_state != State::Closed)
        reset();
}

void Connection::stream(HttpResponse response, Stream stream)
{
    Q_ASSERT(m_state == State::Answering);
    m_body.emplace(stream.head, m_request.isHttp10, acceptsGzip(m_request));
    m_body->setSent(stream.sent, stream.visit);
    m_player = std::move(stream.player);
    m_ending.reset();
    m_stalledUntil.reset();
    m_isWaitingForClient = false;
    m_largestPiece = 0;
    m_lastTaken = steady_clock::now();
    m_state = State::Streaming;
    if (m_body->isGzip())
        response.setHeader("Content-Encoding", "gzip");
    if (stream.head.encoding != StreamHead::Encoding::Identity)
        response.headers.append(qMakePair(QByteArray("Vary"), QByteArray("Accept-Encoding")));
    if (m_body->queue().isBounded())
        m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, smallSendBuffer);
    const bool keepsAlive =
        m_request.keepsAlive && m_body->framing() != HttpResponse::Framing::UntilClose;
    // The head goes out at once: a client is "open" when it has that, not with the first event.
    writeNow(response.serializeHead(m_body->framing(), stream.head.length, keepsAlive));
    if (m_state == State::Streaming)
        play(steady_clock::now());
}

void Connection::push(const QByteArray &block)
{
    if (!isStreaming())
        return;
    if (m_player)
        m_player->insert(block);
    else if (m_isInBlock)
        m_pushed.append(block);
    else
        m_body->queue().add({block, true, true});
    play(steady_clock::now());
}

void Connection::send(const SharedSlice &slice)
{
    if (!isStreaming())
        return;
    const bool isAtOnce = !m_mayHaveUnsent && !m_isInBlock && mayWrite();
    if (isAtOnce && m_body->pass(slice)) {
        writeNow(slice.chunks);
        return;
    }
    for (const Piece &piece : slice.pieces) {
        add(piece);
        m_isInBlock = !piece.endsBlock;
        if (!m_isInBlock && !m_pushed.isEmpty())
            m_body->queue().add({std::exchange(m_pushed, {}), true, true});
    }
    play(steady_clock::now());
}

void Connection::end(ScenarioPlayer::Ending how)
{
    if (!isStreaming())
        return;
    m_ending = how;
    play(steady_clock::now());
}

void Connection::stall(std::chrono::milliseconds time)
{
    m_stalledUntil = steady_clock::now() + time;
    updateDue();
}

bool Connection::apply(const Step &fault)
{
    if (!isPlaying())
        return false;
    m_player->apply(fault);
    updateDue();
    return true;
}

bool Connection::signal(QByteArrayView name)
{
    const TimePoint now = steady_clock::now();
    if (!isPlaying() || !m_player->signal(name, m_clock.at(now)))
        return false;
    play(now);
    return true;
}

void Connection::followClock(std::chrono::milliseconds stood)
{
    if (!isPlaying())
        return;
    m_player->shiftWallTime(stood);
    m_player->setSkipsWaits(skipsWaits());
    updateDue();
}

void Connection::proceed(TimePoint now)
{
    if (m_state == State::Streaming) {
        play(now);
    } else if (m_then) {
        reset(); // the client does not take the end of its response
    } else if (m_state == State::Reading && m_input.isEmpty()) {
        finish(Then::Close); // idle between two requests, or never sent one
    } else if (m_state == State::Reading) {
        RequestReading late;
        late.status = 408;
        late.reason = tr("The request did not arrive in time.");
        refuse(late);
    }
}

void Connection::play(TimePoint now)
{
    if (isOverfull())
        return;
    if (m_stalledUntil && *m_stalledUntil <= now)
        m_stalledUntil.reset();
    if (m_player && !m_ending && !m_isWaitingForClient && !isFull()) {
        m_pieces.clear();
        m_player->setSkipsWaits(skipsWaits());
        m_player->play(m_clock.at(now), &m_pieces, m_body->queue().room());
        for (const Piece &piece : std::as_const(m_pieces))
            add(piece);
        for (const QString &label : m_player->takeLabels())
            emit labelled(label);
        if (m_player->ending() != ScenarioPlayer::Ending::None)
            m_ending = m_player->ending();
    }
    const bool wasFull = isFull();
    writePieces();
    if (m_state != State::Streaming || isOverfull())
        return;                            // writing may have shown that the client is gone
    if (!m_player && wasFull && !isFull()) // whoever makes its pieces waited for that
        QMetaObject::invokeMethod(this, &Connection::advanced, Qt::QueuedConnection);
    if (m_body->isComplete())
        endStream(ScenarioPlayer::Ending::Close);
    else if (m_ending && (m_body->queue().isEmpty() || *m_ending == ScenarioPlayer::Ending::Drop))
        endStream(*m_ending);
    else
        updateDue();
}

void Connection::add(const Piece &piece)
{
    m_largestPiece = std::max(m_largestPiece, piece.bytes.size());
    m_body->queue().add(piece);
}

void Connection::writePieces()
{
    m_isWriting = true;
    while (m_state == State::Streaming && !m_body->queue().isEmpty() && mayWrite()) {
        const QByteArray bytes = m_body->take();
        if (!bytes.isEmpty())
            writeNow(bytes);
    }
    m_isWriting = false;
}

// Without waiting for the next turn of the event loop. Of ten thousand small events a second, Qt's
// buffer and signals would cost more than all the rest.
void Connection::writeNow(const QByteArray &bytes)
{
    qint64 sent = 0;
#ifdef Q_OS_UNIX
    if (!m_isEncrypted && !m_mayHaveUnsent)
        sent = ::send(int(m_descriptor), bytes.constData(), size_t(bytes.size()),
                      MSG_NOSIGNAL | MSG_DONTWAIT);
#endif
    if (sent == bytes.size())
        return;
    write(bytes.sliced(std::max<qint64>(0, sent))); // also learns of errors
    flush();
}

bool Connection::mayWrite() const
{
    if (m_stalledUntil && steady_clock::now() < *m_stalledUntil)
        return false;
    return !m_body->queue().isBounded() || unsentBytes() < writeAhead;
}

// Whether it had to be cut off, since too much waits for it.
bool Connection::isOverfull()
{
    const bool hasTooManyEvents = m_body->queue().isOverflowing();
    // A single event beyond the limit must be able to pass.
    if (!hasTooManyEvents && bytesQueued() <= m_limits.queue + m_largestPiece)
        return false;
    emit refused(hasTooManyEvents
                     ? tr("It does not read: %1 events were waiting for it.")
                           .arg(m_body->queue().blockCount())
                     : tr("It does not read: %1 bytes were waiting for it.").arg(bytesQueued()));
    reset();
    return true;
}

void Connection::updateDue()
{
    if (m_state != State::Streaming)
        return;
    m_isWaitingForClient = isFull() || (m_player && m_player->isSliced() && backlog() > highWater);
    const bool isPlayed = m_player && !m_isWaitingForClient && !m_ending;
    const auto wish = isPlayed ? m_player->due() : std::nullopt;
    std::optional<TimePoint> due = wish ? m_clock.whenShows(*wish) : std::nullopt;
    if (m_stalledUntil && !m_body->queue().isEmpty())
        due = due ? std::min(*due, *m_stalledUntil) : *m_stalledUntil;
    setDue(due);
}

void Connection::endStream(ScenarioPlayer::Ending how)
{
    m_state = State::Answering;
    const bool isShort =
        m_body->framing() == HttpResponse::Framing::Length && !m_body->isComplete();
    emit streamEnded(how);
    if (how == ScenarioPlayer::Ending::Drop) {
        finish(Then::Reset);
    } else if (how == ScenarioPlayer::Ending::Truncate || isShort
               || m_body->framing() == HttpResponse::Framing::UntilClose) {
        if (how != ScenarioPlayer::Ending::Truncate)
            write(m_body->end());
        finish(Then::Close);
    } else {
        writeNow(m_body->end());
        finish(m_request.keepsAlive ? Then::Reuse : Then::Close);
    }
}

void Connection::sendFile()
{
    while (m_fileLeft > 0 && unsentBytes() < lowWater) {
        const QByteArray bytes = m_file->read(std::min(fileSlice, m_fileLeft));
        if (bytes.isEmpty()) { // it shrank; what was promised cannot be kept
            reset();
            return;
        }
        m_fileLeft -= bytes.size();
        write(bytes);
    }
    if (m_fileLeft > 0) {
        setDue(std::nullopt);
        return;
    }
    m_file.reset();
    finish(m_request.keepsAlive ? Then::Reuse : Then::Close);
}

void Connection::finish(Then then)
{
    m_then = then;
    setDue(steady_clock::now() + drainTime);
    flush();
    settle();
}

// Whatever waits for the client to take bytes goes on here.
void Connection::settle()
{
    if (m_state == State::Closed || m_isLingering) // that ends when it is due
        return;
    m_mayHaveUnsent = unsentBytes() > 0;
    m_lastTaken = steady_clock::now();
    if (m_then && unsentBytes() == 0)
        conclude();
    else if (m_file && !m_then)
        sendFile();
    else if (m_state == State::Streaming && !m_isWriting)
        proceedWriting();
}

void Connection::proceedWriting()
{
    const qsizetype before = m_body->queue().blockCount();
    writePieces();
    if (m_state != State::Streaming)
        return;
    if (m_body->queue().blockCount() < before)
        emit advanced();
    const bool mayGoOn = m_isWaitingForClient && !isFull() && backlog() < lowWater;
    if (mayGoOn || (m_ending && m_body->queue().isEmpty())) {
        m_isWaitingForClient = false;
        setDue(steady_clock::now());
    }
}

void Connection::conclude()
{
    const Then then = *std::exchange(m_then, std::nullopt);
    m_player.reset();
    m_body.reset();
    switch (then) {
    case Then::Reuse:
        m_state = State::Reading;
        setDue(steady_clock::now() + m_limits.head);
        // Later, so that a slot which answers at once is not called from inside its own answer.
        QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
        return;
    case Then::Close:
        m_socket->disconnectFromHost();
        return;
    case Then::Linger:
        m_isLingering = true;
        m_then = Then::Reset;
        setDue(steady_clock::now() + lingerTime);
#ifdef Q_OS_UNIX
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#endif
        m_socket->readAll();
        return;
    case Then::Reset:
        reset();
        return;
    }
}

// Ends the connection with RST instead of FIN, so that the client sees an error. (Linux delivers
// what the client's side has already received before it reports the reset.)
void Connection::reset()
{
#ifdef Q_OS_UNIX
    const linger atOnce{1, 0};
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                 sizeof atOnce);
#endif
    m_socket->abort();
    close();
}

void Connection::close()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    setDue(std::nullopt);
    emit closed();
}

void Connection::setDue(std::optional<TimePoint> due)
{
    emit dueChanged(due);
}

qint64 Connection::bytesQueued() const
{
    return unsentBytes() + (m_player ? m_player->insertedSize() : 0)
        + (m_body ? m_body->queue().size() : 0);
}

bool Connection::isReading(TimePoint now) const
{
    return now - m_lastTaken < patience;
}

void Connection::write(const QByteArray &bytes)
{
    if (!std::exchange(m_mayHaveUnsent, true))
        m_lastTaken = steady_clock::now();
    m_socket->write(bytes);
}

void Connection::flush()
{
    m_socket->flush();
    m_mayHaveUnsent = unsentBytes() > 0;
}

// What a stream that never pauses waits for. With @queue its policy decides about the rest.
qint64 Connection::backlog() const
{
    return m_body->queue().isBounded() ? unsentBytes() : bytesQueued();
}

qint64 Connection::unsentBytes() const
{
    if (!m_mayHaveUnsent)
        return 0;
    const qint64 encrypted = m_isEncrypted
        ? static_cast<const QSslSocket *>(m_socket.get())->encryptedBytesToWrite()
        : 0;
    return m_socket->bytesToWrite() + encrypted;
}
