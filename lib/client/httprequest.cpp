// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/httprequest.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

using Header = StreamRequest::Header;

namespace {

struct HttpRequestText
{
    Q_DECLARE_TR_FUNCTIONS(HttpRequestText)
};

QByteArray hostOf(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1();
}

QByteArray acceptOf(StreamRequest::BodyFormat format)
{
    switch (format) {
    case StreamRequest::BodyFormat::EventStream:
        return "text/event-stream";
    case StreamRequest::BodyFormat::JsonLines:
        return "application/x-ndjson, application/jsonl, */*;q=0.5";
    case StreamRequest::BodyFormat::Lines:
        return "text/plain, */*;q=0.5";
    }
    Q_UNREACHABLE();
}

bool isForThisMachine(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
        || QHostAddress(host).isLoopback();
}

// HTTP/1.1 only: over HTTP/2, and where that may be agreed upon, a line break would be an error.
bool canRepeatLines(const StreamRequest &request)
{
    const bool mayBeHttp2 = request.httpVersion == StreamRequest::HttpVersion::Http2
        || (request.httpVersion == StreamRequest::HttpVersion::Any
            && request.url.scheme() == QLatin1String("https"));
    return QT_VERSION < QT_VERSION_CHECK(6, 7, 0) && !mayBeHttp2;
}

// Qt sends one line of a name. A further one goes into the value of the line before it; or, where
// that cannot be, its value is joined to the first one's, which means the same (RFC 9110, section
// 5.3; RFC 6265, section 5.4 for cookies).
QList<Header> withoutRepetitions(const StreamRequest &request, const QList<Header> &headers)
{
    QList<Header> result;
    for (const Header &header : headers) {
        const auto first = std::find_if(result.begin(), result.end(), [&](const Header &other) {
            return isNamed(other, header.first);
        });
        if (first == result.end())
            result.append(header);
        else if (canRepeatLines(request))
            result.last().second += "\r\n" + header.first + ": " + header.second;
        else
            first->second += (isNamed(header, "Cookie") ? "; " : ", ") + header.second;
    }
    return result;
}

QByteArray readFile(const QString &name, QString *error)
{
    constexpr qint64 mostBytes = 4 * 1024 * 1024;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = HttpRequestText::tr("“%1” cannot be read: %2.").arg(name, file.errorString());
        return {};
    }
    return file.read(mostBytes);
}

QSslKey readKey(const QByteArray &pem, const QByteArray &password)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, password);
        if (!key.isNull())
            return key;
    }
    return {};
}

void readClientCertificate(const StreamTls &tls, QSslConfiguration *configuration, QString *error)
{
    const QByteArray pem = readFile(tls.certificateFile, error);
    const QString keyFile = tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile;
    const QByteArray keyPem = error->isEmpty() ? readFile(keyFile, error) : QByteArray();
    if (!error->isEmpty())
        return;
    const QList<QSslCertificate> chain = QSslCertificate::fromData(pem, QSsl::Pem);
    const QSslKey key = readKey(keyPem, tls.keyPassword.toUtf8());
    if (chain.isEmpty())
        *error = HttpRequestText::tr("There is no certificate in PEM format in “%1”.")
                     .arg(tls.certificateFile);
    else if (key.isNull() && keyPem.contains("ENCRYPTED"))
        *error = HttpRequestText::tr("The password does not open the key in “%1”.").arg(keyFile);
    else if (key.isNull())
        *error = HttpRequestText::tr("There is no private key in PEM format in “%1”.").arg(keyFile);
    configuration->setLocalCertificateChain(chain);
    configuration->setPrivateKey(key);
}

} // namespace

QList<Header> headersToSend(const StreamRequest &request, const QByteArray &lastEventId,
                            const QByteArray &serverCookies)
{
    QList<Header> headers;
    const auto add = [&](const QByteArray &name, const QByteArray &value) {
        if (!hasHeader(request.headers, name))
            headers.append({name, value});
    };
    add("Host", hostOf(request.url));
    // [spec] Set (`Accept`, `text/event-stream`), and cache mode "no-store", which by Fetch
    // puts `Cache-Control: no-cache` into the request.
    add("Accept", acceptOf(request.bodyFormat));
    add("Cache-Control", "no-cache");
    add("User-Agent", "Streamgauge/" STREAMGAUGE_VERSION);
    // Qt would add its own if there were none.
    add("Accept-Language", "*");
    const bool isCompressed = request.compression == StreamRequest::Compression::Accepted;
    add("Accept-Encoding", isCompressed ? "gzip, deflate" : "identity");
    // [spec] If the last event ID string is not empty, send it, encoded as UTF-8.
    if (!lastEventId.isEmpty())
        add("Last-Event-ID", lastEventId);
    if (!request.url.userInfo().isEmpty()) {
        add("Authorization",
            basicCredentials(request.url.userName(QUrl::FullyDecoded),
                             request.url.password(QUrl::FullyDecoded)));
    }
    headers += request.headers;
    if (!serverCookies.isEmpty())
        headers.append({"Cookie", serverCookies});
    const bool hasBody = !request.body.isEmpty() || request.method == "POST"
        || request.method == "PUT" || request.method == "PATCH";
    if (hasBody)
        add("Content-Length", QByteArray::number(request.body.size()));
    add("Connection", "keep-alive");
    return headers;
}

QList<Header> http2Headers(const StreamRequest &request, const QList<Header> &headers)
{
    QList<Header> result{
        {":authority", hostOf(request.url)},
        {":method", request.method},
        {":path",
         request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment)},
        {":scheme", request.url.scheme().toLatin1()}};
    for (const Header &header : withoutRepetitions(request, headers)) {
        if (!isNamed(header, "Host") && !isNamed(header, "Connection"))
            result.append({header.first.toLower(), header.second});
    }
    return result;
}

QNetworkRequest toNetworkRequest(const StreamRequest &request, const QList<Header> &headers)
{
    QNetworkRequest result(request.url.adjusted(QUrl::RemoveUserInfo));
    for (const auto &[name, value] : withoutRepetitions(request, headers))
        result.setRawHeader(name, value);
    const auto set = [&result](QNetworkRequest::Attribute attribute, const QVariant &value) {
        result.setAttribute(attribute, value);
    };
    set(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    set(QNetworkRequest::CacheSaveControlAttribute, false);
    // Cookies are among the headers, so that they can be shown; those that come are kept by Qt.
    set(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    set(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    const bool isDirect = request.httpVersion == StreamRequest::HttpVersion::Http2;
    set(QNetworkRequest::Http2AllowedAttribute,
        request.httpVersion == StreamRequest::HttpVersion::Any);
    set(QNetworkRequest::Http2DirectAttribute, isDirect);
    return result;
}

QNetworkProxy proxyFor(const StreamRequest &request)
{
    const StreamProxy &proxy = request.proxy;
    const auto own = [&proxy](QNetworkProxy::ProxyType type) {
        return QNetworkProxy(type, proxy.host, proxy.port, proxy.user, proxy.password);
    };
    switch (proxy.type) {
    case StreamProxy::Type::System:
        if (isForThisMachine(request.url))
            return QNetworkProxy::NoProxy;
        return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(request.url))
            .value(0, QNetworkProxy::NoProxy);
    case StreamProxy::Type::None:
        return QNetworkProxy::NoProxy;
    case StreamProxy::Type::Http:
        return own(QNetworkProxy::HttpProxy);
    case StreamProxy::Type::Socks5:
        return own(QNetworkProxy::Socks5Proxy);
    }
    Q_UNREACHABLE();
}

QString proxyName(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        return {};
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    return QStringLiteral("%1 %2:%3")
        .arg(isSocks ? QStringLiteral("SOCKS5") : QStringLiteral("HTTP"), proxy.hostName())
        .arg(proxy.port());
}

std::optional<QSslConfiguration> tlsConfiguration(const StreamTls &tls, QString *error)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QString problem;
    if (!tls.caFile.isEmpty()) {
        const QByteArray pem = readFile(tls.caFile, &problem);
        const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
        if (problem.isEmpty() && certificates.isEmpty())
            problem = HttpRequestText::tr("There is no certificate in PEM format in “%1”.")
                          .arg(tls.caFile);
        configuration.addCaCertificates(certificates);
    }
    if (problem.isEmpty() && !tls.certificateFile.isEmpty())
        readClientCertificate(tls, &configuration, &problem);
    if (problem.isEmpty())
        return configuration;
    *error = problem;
    return std::nullopt;
}

bool isExcepted(const StreamTls &tls, const QString &host, const QSslCertificate &certificate)
{
    return !tls.exceptionHost.isEmpty() && tls.exceptionHost.compare(host, Qt::CaseInsensitive) == 0
        && (tls.exceptionDigest.isEmpty()
            || tls.exceptionDigest == certificate.digest(QCryptographicHash::Sha256));
}
