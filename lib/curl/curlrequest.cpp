// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/curlrequest.h"

#include "lib/wire/printable.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

using Meaning = CurlOption::Meaning;

struct CurlText
{
    Q_DECLARE_TR_FUNCTIONS(CurlText)
};

constexpr quint16 DefaultProxyPort = 1080;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// What a URL must not hold, although curl sends it as it is. \a others must not be in it, either.
QByteArray encodedForUrl(QByteArrayView text, QByteArrayView others)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isEncoded =
            i + 2 < text.size() && isHexDigit(text[i + 1]) && isHexDigit(text[i + 2]);
        const bool isGood = static_cast<uchar>(c) > ' ' && c != '\x7f' && (c != '%' || isEncoded)
            && !QByteArrayView("\"<>\\^`{|}").contains(c) && !others.contains(c);
        result += isGood ? QByteArray(1, c) : '%' + QByteArray(1, c).toHex().toUpper();
    }
    return result;
}

// Without the backslashes that keep curl from taking brackets for a list of URLs.
QByteArray withoutGlobEscapes(QByteArrayView url)
{
    QByteArray result;
    for (qsizetype i = 0; i < url.size(); ++i) {
        const bool isEscape =
            url[i] == '\\' && i + 1 < url.size() && QByteArrayView("[]{}").contains(url[i + 1]);
        if (!isEscape)
            result += url[i];
    }
    return result;
}

struct Credentials
{
    QString user;
    QString password;
};

// From user:password.
Credentials credentialsOf(const QByteArray &text)
{
    const qsizetype colon = text.indexOf(':');
    if (colon < 0)
        return {QString::fromUtf8(text), {}};
    return {QString::fromUtf8(text.first(colon)), QString::fromUtf8(text.sliced(colon + 1))};
}

struct Certificate
{
    QByteArray file;
    QByteArray password;
};

// From file:password, where \: and \\ belong to the file's name.
Certificate certificateOf(QByteArrayView text)
{
    Certificate result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QByteArrayView rest = text.sliced(i);
        if (rest.front() == ':') {
            result.password = rest.sliced(1).toByteArray();
            break;
        }
        if (rest.startsWith("\\:") || rest.startsWith("\\\\"))
            ++i;
        result.file += text[i];
    }
    return result;
}

// Makes the request of what the arguments say, in one go.
class RequestMaker
{
public:
    explicit RequestMaker(const CurlArguments &arguments)
        : m_arguments(arguments)
    {
    }

    bool make();
    CurlCommand command() const { return m_command; }
    QString errorString() const { return m_errorString; }

private:
    bool takeUrl();
    void takeBody();
    void takeHeader(const QByteArray &line);
    void takeAcceptEncoding(const QByteArray &value);
    void addDefaults();
    void addCredentials();
    void addDefault(const QByteArray &name, const QByteArray &value);
    void noteRemoved();
    void takeTls();
    void takeProxy();
    bool hasHeader(QByteArrayView name) const;
    bool isDecided(const QByteArray &name) const;
    QString path(Meaning meaning) const { return QString::fromUtf8(m_arguments.value(meaning)); }
    void note(const QString &sentence) { m_arguments.addNote(sentence); }

    CurlArguments m_arguments;
    QList<QByteArray> m_removed; // headers that are not to be sent, in lower case
    CurlCommand m_command;
    QString m_errorString;
};

bool RequestMaker::make()
{
    StreamRequest &request = m_command.request;
    if (!takeUrl())
        return false;
    takeBody();
    request.compression = m_arguments.has(Meaning::Compressed)
        ? StreamRequest::Compression::Accepted
        : StreamRequest::Compression::Declined;
    const QByteArray version = m_arguments.value(Meaning::HttpVersion);
    if (version == "http1.1")
        request.httpVersion = StreamRequest::HttpVersion::Http1;
    else if (version == "http2-prior-knowledge")
        request.httpVersion = StreamRequest::HttpVersion::Http2;
    for (const QByteArray &line : std::as_const(m_arguments.headers))
        takeHeader(line);
    addDefaults();
    noteRemoved();
    takeTls();
    takeProxy();
    m_errorString = streamRequestProblem(request);
    m_command.notes = m_arguments.notes;
    return m_errorString.isEmpty();
}

bool RequestMaker::takeUrl()
{
    const QByteArray text = withoutGlobEscapes(m_arguments.value(Meaning::Url).trimmed());
    if (text.isEmpty()) {
        m_errorString = CurlText::tr("This curl command has no URL.");
        return false;
    }
    auto url = parseStreamUrl(QString::fromUtf8(encodedForUrl(text, {})), &m_errorString);
    if (!url)
        return false;
    QByteArrayList query{url->query(QUrl::FullyEncoded).toUtf8(), m_arguments.query.bytes()};
    if (m_arguments.has(Meaning::Get))
        query.append(m_arguments.data.bytes());
    query.removeAll(QByteArray());
    if (!query.isEmpty())
        url->setQuery(QString::fromUtf8(encodedForUrl(query.join('&'), "#")));
    m_command.request.url = *url;
    return true;
}

void RequestMaker::takeBody()
{
    StreamRequest &request = m_command.request;
    const bool hasBody = m_arguments.has(Meaning::Data) && !m_arguments.has(Meaning::Get);
    if (hasBody)
        request.body = m_arguments.data.bytes();
    if (m_arguments.has(Meaning::Request))
        request.method = m_arguments.value(Meaning::Request);
    else if (m_arguments.has(Meaning::Head))
        request.method = "HEAD";
    else if (hasBody)
        request.method = "POST";
}

void RequestMaker::takeHeader(const QByteArray &line)
{
    const QByteArray trimmed = line.trimmed();
    const qsizetype colon = trimmed.indexOf(':');
    const bool isEmpty = colon < 0 && trimmed.endsWith(';');
    if (colon < 0 && !isEmpty) {
        note(CurlText::tr("“%1” is not taken over: it is no header.").arg(curlExcerpt(line)));
        return;
    }
    const QByteArray name = isEmpty ? trimmed.chopped(1).trimmed() : trimmed.first(colon).trimmed();
    // Not null: Qt leaves a header whose value is null out.
    const QByteArray value = isEmpty ? QByteArray("") : trimmed.sliced(colon + 1).trimmed();
    const QByteArray key = name.toLower();
    if (value.isEmpty() && !isEmpty) {
        m_removed.append(key);
        return;
    }
    StreamRequest alone;
    alone.url = m_command.request.url;
    alone.headers = {{name, value}};
    if (const QString problem = streamRequestProblem(alone); !problem.isEmpty()) {
        note(toPrintable(problem.left(200).toUtf8()));
    } else if (key == "last-event-id") {
        m_command.lastEventId = value;
    } else if (key == "accept-encoding") {
        takeAcceptEncoding(value);
    } else if (key == "content-length" || key == "transfer-encoding") {
        // Both are the network code's to say.
        if (value != QByteArray::number(m_command.request.body.size()))
            note(CurlText::tr("The header %1 is not taken over: it follows from the body.")
                     .arg(curlExcerpt(name)));
    } else {
        m_command.request.headers.emplaceBack(name, value);
    }
}

// Only what can be decompressed here is asked for.
void RequestMaker::takeAcceptEncoding(const QByteArray &value)
{
    m_command.request.compression = StreamRequest::Compression::Declined;
    const QList<QByteArray> codings = value.toLower().split(',');
    for (const QByteArray &coding : codings) {
        const QByteArray name = coding.split(';').constFirst().trimmed();
        if (name == "gzip" || name == "deflate")
            m_command.request.compression = StreamRequest::Compression::Accepted;
        else if (name != "identity")
            note(CurlText::tr("Of the header Accept-Encoding, only gzip and deflate count here."));
    }
}

// What curl adds by itself, or for options of their own, unless such a header is given or removed.
void RequestMaker::addDefaults()
{
    const bool isJson = m_arguments.has(Meaning::Json);
    const bool isForm = m_arguments.has(Meaning::Data) && !m_arguments.has(Meaning::Get);
    if (isJson || isForm)
        addDefault("Content-Type",
                   isJson ? "application/json" : "application/x-www-form-urlencoded");
    if (isJson)
        addDefault("Accept", "application/json");
    addCredentials();
    if (m_arguments.has(Meaning::Cookie))
        addDefault("Cookie", m_arguments.value(Meaning::Cookie));
    QByteArray referer = m_arguments.value(Meaning::Referer);
    if (referer.endsWith(";auto")) // which is about redirects
        referer.chop(5);
    if (!referer.isEmpty())
        addDefault("Referer", referer);
    const QByteArray userAgent = m_arguments.value(Meaning::UserAgent);
    if (!userAgent.isEmpty())
        addDefault("User-Agent", userAgent);
    else if (m_arguments.has(Meaning::UserAgent))
        m_removed.append("user-agent");
}

void RequestMaker::addCredentials()
{
    const QByteArray name = "Authorization";
    if (m_arguments.has(Meaning::Bearer)) {
        addDefault(name, bearerCredentials(m_arguments.value(Meaning::Bearer)));
    } else if (m_arguments.has(Meaning::User) && !m_arguments.has(Meaning::OtherCredentials)) {
        const QByteArray text = m_arguments.value(Meaning::User);
        if (!text.contains(':'))
            note(CurlText::tr("There is no password in -u, which curl would ask for."));
        const auto [user, password] = credentialsOf(text);
        addDefault(name, basicCredentials(user, password));
    }
    // Those in the URL come last.
    if (isDecided(name) || m_arguments.has(Meaning::OtherCredentials))
        m_command.request.url.setUserInfo({});
}

void RequestMaker::addDefault(const QByteArray &name, const QByteArray &value)
{
    if (!isDecided(name))
        m_command.request.headers.emplaceBack(name, value);
}

bool RequestMaker::hasHeader(QByteArrayView name) const
{
    return ::hasHeader(m_command.request.headers, name);
}

bool RequestMaker::isDecided(const QByteArray &name) const
{
    return hasHeader(name) || m_removed.contains(name.toLower());
}

void RequestMaker::noteRemoved()
{
    for (const char *name : {"Accept", "Cache-Control", "Connection", "Host", "User-Agent"}) {
        if (m_removed.contains(QByteArray(name).toLower()) && !hasHeader(name))
            note(CurlText::tr("The header %1 is sent all the same.").arg(QLatin1String(name)));
    }
}

void RequestMaker::takeTls()
{
    StreamTls &tls = m_command.request.tls;
    tls.caFile = path(Meaning::CaFile);
    const auto [file, password] = certificateOf(m_arguments.value(Meaning::Certificate));
    tls.certificateFile = QString::fromUtf8(file);
    tls.keyFile = path(Meaning::Key);
    tls.keyPassword = m_arguments.has(Meaning::KeyPassword) ? path(Meaning::KeyPassword)
                                                            : QString::fromUtf8(password);
    if (m_arguments.has(Meaning::Insecure))
        tls.exceptionHost = m_command.request.url.host();
}

void RequestMaker::takeProxy()
{
    StreamProxy &proxy = m_command.request.proxy;
    const QByteArray exceptions = m_arguments.value(Meaning::NoProxy).trimmed();
    const QByteArray text = m_arguments.value(Meaning::Proxy);
    if (exceptions == "*" || (m_arguments.has(Meaning::Proxy) && text.isEmpty())) {
        proxy.type = StreamProxy::Type::None;
        return;
    }
    if (!exceptions.isEmpty())
        note(CurlText::tr("%1 is not taken over.").arg(QLatin1String("--noproxy")));
    if (text.isEmpty())
        return;
    const QUrl url(QString::fromUtf8(text.contains("://") ? text : "http://" + text));
    const bool isSocks =
        url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h");
    if (url.host().isEmpty() || !(isSocks || url.scheme() == QLatin1String("http"))) {
        note(CurlText::tr("The proxy is not taken over: it must be http:// or socks5://."));
        return;
    }
    proxy.type = isSocks ? StreamProxy::Type::Socks5 : StreamProxy::Type::Http;
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(url.port(DefaultProxyPort));
    const auto [user, password] =
        credentialsOf(QByteArray::fromPercentEncoding(m_arguments.value(Meaning::ProxyUser)));
    const bool isInUrl = !url.userInfo().isEmpty();
    proxy.user = isInUrl ? url.userName(QUrl::FullyDecoded) : user;
    proxy.password = isInUrl ? url.password(QUrl::FullyDecoded) : password;
}

} // namespace

std::optional<CurlCommand> makeCurlCommand(const CurlArguments &arguments, QString *error)
{
    RequestMaker maker(arguments);
    if (maker.make())
        return maker.command();
    *error = maker.errorString();
    return std::nullopt;
}
