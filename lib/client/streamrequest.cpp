// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/streamrequest.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct StreamRequestText
{
    Q_DECLARE_TR_FUNCTIONS(StreamRequestText)
};

bool isHeaderValue(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c == '\0' || c == '\n' || c == '\r'; });
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

void dropHeaders(StreamRequest &request, std::initializer_list<QByteArrayView> names)
{
    request.headers.removeIf([names](const StreamRequest::Header &header) {
        return std::any_of(names.begin(), names.end(),
                           [&header](QByteArrayView name) { return isNamed(header, name); });
    });
}

} // namespace

QByteArray basicCredentials(const QString &user, const QString &password)
{
    return "Basic " + (user + QLatin1Char(':') + password).toUtf8().toBase64();
}

QByteArray bearerCredentials(const QByteArray &token)
{
    return "Bearer " + token;
}

std::optional<QUrl> parseStreamUrl(const QString &text, QString *error)
{
    QString trimmed = text.trimmed();
    QString sentence;
    if (trimmed.isEmpty()) {
        sentence = StreamRequestText::tr("Type the URL of an event stream, such as "
                                         "http://localhost:8080/events.");
    } else {
        const bool isHttp = trimmed.startsWith(QLatin1String("http:"), Qt::CaseInsensitive)
            || trimmed.startsWith(QLatin1String("https:"), Qt::CaseInsensitive);
        if (!isHttp && !trimmed.contains(QLatin1String("://")))
            trimmed.prepend(QLatin1String("http://"));
        QUrl url(trimmed, QUrl::StrictMode);
        if (!url.isValid()) // such as a space or “|” in the query, which browsers take, too
            url = QUrl(trimmed, QUrl::TolerantMode);
        sentence = url.isValid() && !url.host().isEmpty()
            ? streamUrlProblem(url)
            : StreamRequestText::tr("“%1” is not a URL.").arg(text.trimmed());
        if (sentence.isEmpty())
            return url;
    }
    if (error)
        *error = sentence;
    return std::nullopt;
}

QString streamUrlProblem(const QUrl &url)
{
    if (!url.isValid() || url.scheme().isEmpty())
        return StreamRequestText::tr("“%1” is not a URL.").arg(url.toString());
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return StreamRequestText::tr(
                   "“%1” URLs cannot be read as an event stream, only http and https.")
            .arg(url.scheme());
    if (url.host().isEmpty())
        return StreamRequestText::tr("“%1” is not a URL.").arg(url.toString());
    return {};
}

QString urlOrigin(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                        | QUrl::RemoveFragment | QUrl::FullyEncoded);
}

QString streamRequestProblem(const StreamRequest &request)
{
    if (QString problem = streamUrlProblem(request.url); !problem.isEmpty())
        return problem;
    if (!isHttpToken(request.method))
        return StreamRequestText::tr("“%1” cannot be the method of a request.")
            .arg(QString::fromUtf8(request.method));
    for (const auto &[name, value] : request.headers) {
        if (!isHttpToken(name))
            return StreamRequestText::tr("“%1” cannot be the name of a header.")
                .arg(QString::fromUtf8(name));
        if (!isHeaderValue(value))
            return StreamRequestText::tr("The value of the header “%1” has a line end or NUL.")
                .arg(QString::fromUtf8(name));
    }
    return {};
}

StreamRequest redirectedRequest(const StreamRequest &request, int status, const QUrl &target)
{
    StreamRequest next = request;
    next.url = target;
    const bool isPost = request.method == "POST";
    const bool isPlain = request.method == "GET" || request.method == "HEAD";
    if ((isPost && (status == 301 || status == 302)) || (!isPlain && status == 303)) {
        next.method = "GET";
        next.body.clear();
        dropHeaders(next,
                    {"Content-Encoding", "Content-Language", "Content-Location", "Content-Type",
                     "Content-Length"});
    }
    if (!isSameOrigin(request.url, target)) {
        dropHeaders(next, {"Authorization", "Cookie"});
        next.tls.certificateFile.clear();
        next.tls.keyFile.clear();
        next.tls.keyPassword.clear();
    }
    return next;
}
