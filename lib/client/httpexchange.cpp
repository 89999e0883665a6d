// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/httpexchange.h"

#include "lib/client/httprequest.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QSslCipher>
#include <QTimer>

#include <chrono>

namespace {

constexpr qint64 ReadBufferSize = 1024 * 1024; // the most that waits in Qt for a slow reader
constexpr std::chrono::milliseconds NudgeInterval(500);

QByteArray cookiesFor(const QNetworkAccessManager &manager, const QUrl &url)
{
    QByteArrayList pairs;
    const QList<QNetworkCookie> cookies = manager.cookieJar()->cookiesForUrl(url);
    for (const QNetworkCookie &cookie : cookies)
        pairs += cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    return pairs.join("; ");
}

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default:
        return protocol == QSsl::UnknownProtocol ? QString() : QStringLiteral("TLS");
    }
}

} // namespace

HttpExchange::HttpExchange(const std::shared_ptr<QNetworkAccessManager> &manager,
                           const StreamRequest &request, const std::shared_ptr<Attempt> &attempt,
                           const QElapsedTimer &clock)
    : m_manager(manager)
    , m_request(request)
    , m_attempt(attempt)
    , m_hop(attempt->hops.size())
    , m_clock(clock)
{
    const QNetworkProxy proxy = proxyFor(request);
    m_manager->setProxy(proxy);
    const QList<StreamRequest::Header> headers =
        headersToSend(request, attempt->lastEventId, cookiesFor(*manager, request.url));
    QNetworkRequest networkRequest = toNetworkRequest(request, headers);
    QString problem; // was looked for before; the file may have changed since
    if (const auto tlsSettings = tlsConfiguration(request.tls, &problem))
        networkRequest.setSslConfiguration(*tlsSettings);

    Attempt::Hop hop;
    hop.method = request.method;
    hop.url = request.url;
    hop.requestHeaders = headers;
    hop.requestBodySize = request.body.size();
    hop.proxy = proxyName(proxy);
    m_attempt->hops.append(hop);
    if (hop.proxy.isEmpty())
        lookUp();

    if (request.method == "GET" && request.body.isEmpty())
        m_reply = m_manager->get(networkRequest);
    else if (request.body.isEmpty()) // of an empty one, Qt would never say that it is sent
        m_reply = m_manager->sendCustomRequest(networkRequest, request.method);
    else
        m_reply = m_manager->sendCustomRequest(networkRequest, request.method, request.body);
    m_reply->setReadBufferSize(ReadBufferSize);
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpExchange::judgeCertificate);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpExchange::noteEncryption);
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpExchange::noteSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::noteHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::progressed);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::progressed);

    // Qt 6.4 may swallow the end of the connection while it looks for the next chunk of the body,
    // and then never say that the reply is finished. Setting the buffer has it look once more.
    auto *nudge = new QTimer(this);
    connect(nudge, &QTimer::timeout, m_reply,
            [reply = m_reply] { reply->setReadBufferSize(ReadBufferSize); });
    nudge->start(NudgeInterval);
}

HttpExchange::~HttpExchange()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_reply->disconnect(this);
    // Its destructor ends the request. After an abort(), an error that is on its way already, such
    // as one by the status, would be the second one, of which Qt warns.
    delete m_reply;
}

bool HttpExchange::hasHead() const
{
    return hop().head.has_value();
}

QByteArray HttpExchange::header(QByteArrayView name) const
{
    return firstHeader(hop().responseHeaders, name);
}

bool HttpExchange::hasFailed() const
{
    // Qt also counts a status of 400 and more as an error; here, that is a response.
    return m_isRepeated || (m_reply->error() != QNetworkReply::NoError && hop().status < 400);
}

bool HttpExchange::hasTlsFailed() const
{
    return m_reply->error() == QNetworkReply::SslHandshakeFailedError;
}

QString HttpExchange::failure() const
{
    if (!hasFailed())
        return {};
    const QString address = m_request.url.authority(QUrl::RemoveUserInfo | QUrl::EncodeUnicode);
    const QString size =
        QLocale().formattedDataSize(m_attempt->byteCount, 1, QLocale::DataSizeSIFormat);
    // Behind a proxy, one failure looks like another.
    if (!hop().proxy.isEmpty() && !hasHead() && !hasTlsFailed())
        return tr("There is no way to %1 through the proxy %2: %3.")
            .arg(address, hop().proxy, m_reply->errorString());
    switch (m_isRepeated ? QNetworkReply::RemoteHostClosedError : m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return tr("Nothing is listening at %1 (connection refused).").arg(address);
    case QNetworkReply::HostNotFoundError:
        return tr("There is no host named “%1”.").arg(m_request.url.host());
    case QNetworkReply::RemoteHostClosedError:
        return !hasHead() ? tr("%1 closed the connection without an HTTP response.").arg(address)
                          : tr("%1 cut the connection after %2.").arg(address, size);
    case QNetworkReply::TimeoutError:
        return tr("%1 did not answer in time.").arg(address);
    case QNetworkReply::SslHandshakeFailedError:
        if (hop().tls && !hop().tls->flaws.isEmpty())
            return tr("The certificate of %1 is not trusted: %2")
                .arg(address, hop().tls->flaws.constFirst());
        // OpenSSL's name for an answer that is none in TLS.
        if (m_reply->errorString().contains(QLatin1String("wrong version number")))
            return tr("%1 does not speak TLS; try http:// instead of https://.").arg(address);
        return tr("No TLS connection to %1: %2.").arg(address, m_reply->errorString());
    default:
        return tr("The connection to %1 was lost: %2").arg(address, m_reply->errorString());
    }
}

// Qt keeps the answer for a minute, so that this is the lookup of the connection itself.
void HttpExchange::lookUp()
{
    const QString host = m_request.url.host();
    if (const QHostAddress address(host); !address.isNull()) {
        ownHop().addresses = {address.toString()};
        return;
    }
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        const QList<QHostAddress> addresses = info.addresses();
        for (const QHostAddress &address : addresses)
            ownHop().addresses += address.toString();
        ownHop().lookedUp = elapsed();
        emit noted();
    });
}

void HttpExchange::noteSent()
{
    // Where a server closes the connection before its answer, Qt sends the request once more, at
    // once. For the standard, that is a lost connection, and the next attempt is not Qt's. But a
    // proxy that wants to know who asks is told in a second request.
    if (isRequestSent() && hop().proxy.isEmpty()) {
        m_isRepeated = true;
        emit progressed();
        return;
    }
    ownHop().requestSent = elapsed();
    emit requestSent();
}

void HttpExchange::noteHead()
{
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid())
        return;
    ownHop().status = status.toInt();
    ownHop().reasonPhrase =
        m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    ownHop().responseHeaders = m_reply->rawHeaderPairs();
    const bool isHttp2 = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    ownHop().httpVersion = isHttp2 ? "h2" : "HTTP/1.1";
    if (isHttp2 && !ownHop().head)
        ownHop().requestHeaders = http2Headers(m_request, ownHop().requestHeaders);
    if (!ownHop().head)
        ownHop().head = elapsed();
    emit progressed();
}

void HttpExchange::noteEncryption()
{
    const QSslConfiguration configuration = m_reply->sslConfiguration();
    tls().protocol = protocolName(configuration.sessionProtocol());
    tls().cipher = configuration.sessionCipher().name();
    tls().chain = configuration.peerCertificateChain();
    ownHop().encrypted = elapsed();
    emit noted();
}

void HttpExchange::judgeCertificate(const QList<QSslError> &errors)
{
    tls().chain = m_reply->sslConfiguration().peerCertificateChain();
    tls().flaws.clear();
    for (const QSslError &error : errors)
        tls().flaws += error.errorString() + QLatin1Char('.');
    tls().flaws.removeDuplicates();
    const QSslCertificate own = tls().chain.value(0);
    tls().isExcepted = isExcepted(m_request.tls, m_request.url.host(), own);
    if (tls().isExcepted)
        m_reply->ignoreSslErrors(errors);
}

Attempt::Tls &HttpExchange::tls()
{
    if (!ownHop().tls)
        ownHop().tls = Attempt::Tls();
    return *ownHop().tls;
}

Attempt::Duration HttpExchange::elapsed() const
{
    return Attempt::Duration(m_clock.nsecsElapsed() / 1000);
}
