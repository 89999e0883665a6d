// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/router.h"

#include "lib/simulator/streamresponse.h"
#include "lib/wire/httpheader.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace {

bool isReading(const RequestHead &request)
{
    return request.method == "GET" || request.method == "HEAD";
}

// What a browser sends when somebody opens the address, unlike its EventSource, fetch and curl.
bool isNavigation(const RequestHead &request)
{
    return isReading(request) && request.header("Accept").contains("text/html");
}

bool wantsStream(const RequestHead &request)
{
    return request.header("Accept").contains("text/event-stream");
}

// Another one whenever the file has been written.
QByteArray entityTag(const QFileInfo &file)
{
    return '"' + QByteArray::number(file.size(), 16) + '-'
        + QByteArray::number(file.lastModified().toMSecsSinceEpoch(), 16) + '"';
}

// [spec] RFC 9110 §13.1.2; whether what the client has is still what there is.
bool hasCurrent(const RequestHead &request, const QByteArray &tag)
{
    const QByteArray known = request.header("If-None-Match");
    const QList<QByteArrayView> tags = headerList(known);
    return std::any_of(tags.begin(), tags.end(), [&tag](QByteArrayView one) {
        return one == "*" || (one.startsWith("W/") ? one.sliced(2) : one) == tag;
    });
}

HttpResponse fileResponse(const QString &path, const RequestHead &request)
{
    const QByteArray tag = entityTag(QFileInfo(path));
    HttpResponse response;
    response.headers = {{"Content-Type", StaticFolder::contentType(path)},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Cache-Control", "no-cache"}, // which means: ask whether it has changed
                        {"ETag", tag}};
    if (hasCurrent(request, tag))
        response.status = 304;
    else
        response.filePath = path;
    return response;
}

HttpResponse pageResponse(const QByteArray &page)
{
    HttpResponse response;
    response.headers = {
        {"Content-Type", "text/html; charset=utf-8"},
        {"X-Content-Type-Options", "nosniff"},
        {"Cache-Control", "no-cache"},
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
         "connect-src *; img-src data:"}};
    response.body = page;
    return response;
}

QString urlPath(const QString &path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
}

} // namespace

Router::Router(const QList<Scenario> &scenarios, const QString &staticFolder)
    : m_scenarios(scenarios)
    , m_folder(staticFolder)
    , m_folderPath(staticFolder)
{
    const bool isAlone = scenarios.size() == 1;
    for (int i = 0; i < scenarios.size(); ++i) {
        const Scenario &scenario = scenarios.at(i);
        if (!scenario.route().isEmpty()) {
            m_paths.append(scenario.route());
            continue;
        }
        m_paths.append(isAlone ? QStringLiteral("/") : u'/' + scenario.name());
        if (isAlone)
            m_anywhere = i;
    }
}

QString Router::problem() const
{
    if (!m_folder.isUsable())
        return tr("There is no folder %1 to serve files from.").arg(m_folderPath);
    QSet<QString> taken;
    for (int i = 0; i < m_scenarios.size(); ++i) {
        if (taken.contains(route(i)))
            return tr("Two scenarios answer %1; give one of them another @route.").arg(route(i));
        taken.insert(route(i));
    }
    return {};
}

Router::Answer Router::answer(const RequestHead &request) const
{
    if (auto found = routed(request))
        return *found;
    if (isReading(request) && !wantsStream(request)) {
        if (const auto file = m_folder.find(request.path))
            return {-1, fileResponse(*file, request)};
    }
    if (auto found = page(request))
        return *found;
    // A browser asks for this beside every page; a stream would never end to load.
    const bool isIcon = request.path == "/favicon.ico" && !wantsStream(request);
    if (m_anywhere >= 0 && !isIcon)
        return stream({m_anywhere}, request);
    return {-1, notFound(request)};
}

std::optional<Router::Answer> Router::routed(const RequestHead &request) const
{
    const QString wanted = QString::fromUtf8(request.path);
    QList<int> candidates;
    for (int i = 0; i < m_paths.size(); ++i) {
        if (m_paths.at(i) == wanted && i != m_anywhere)
            candidates.append(i);
    }
    if (candidates.isEmpty())
        return std::nullopt;
    return stream(candidates, request);
}

// The demo page stands at the root, but does not get in the way of a client that wants the stream
// of a scenario which answers every path.
std::optional<Router::Answer> Router::page(const RequestHead &request) const
{
    const bool isRoot = request.path == "/" || request.path == "/index.html";
    if (!isRoot || !isReading(request) || (m_anywhere >= 0 && !isNavigation(request)))
        return std::nullopt;
    QList<DemoStream> streams;
    for (int i = 0; i < m_scenarios.size(); ++i) {
        const Scenario &one = m_scenarios.at(i);
        if (one.method() == u"GET")
            streams.append({urlPath(path(i)), one.name(), one.title(), one.eventTypes()});
    }
    const QByteArray page = demoPage(streams);
    if (page.isEmpty())
        return std::nullopt;
    return Answer{-1, pageResponse(page)};
}

Router::Answer Router::stream(const QList<int> &candidates, const RequestHead &request) const
{
    const StreamHead &head = m_scenarios.at(candidates.first()).part(1).head;
    if (request.method == "OPTIONS")
        return {-1, preflightResponse(head, request, methods(candidates))};
    for (const int candidate : candidates) {
        if (accepts(candidate, request.method))
            return {candidate, {}};
    }
    const QByteArray allowed = methods(candidates);
    HttpResponse refusal = HttpResponse::text(
        405,
        tr("%1 is not answered here, only %2.")
            .arg(QString::fromUtf8(request.method), QString::fromLatin1(allowed)));
    refusal.setHeader("Allow", allowed);
    return {-1, refusal};
}

HttpResponse Router::notFound(const RequestHead &request) const
{
    QString text = tr("Nothing is served at %1.").arg(QString::fromUtf8(request.path));
    text += u'\n' + tr("There are these streams:");
    for (int i = 0; i < m_scenarios.size(); ++i)
        text += QLatin1String("\n  ") + m_scenarios.at(i).method() + u' ' + urlPath(path(i));
    return HttpResponse::text(404, text);
}

// HEAD goes where GET goes; a scenario without a route is not particular about GET or POST.
bool Router::accepts(int index, const QByteArray &method) const
{
    const Scenario &scenario = m_scenarios.at(index);
    if (scenario.route().isEmpty())
        return method == "GET" || method == "HEAD" || method == "POST";
    return scenario.method() == QString::fromUtf8(method)
        || (method == "HEAD" && scenario.method() == u"GET");
}

QByteArray Router::methods(const QList<int> &candidates) const
{
    QByteArrayList names;
    for (const int candidate : candidates) {
        const Scenario &scenario = m_scenarios.at(candidate);
        if (scenario.route().isEmpty())
            names += {"GET", "HEAD", "POST"};
        else if (scenario.method() == u"GET")
            names += {"GET", "HEAD"};
        else
            names += scenario.method().toLatin1();
    }
    return (names << "OPTIONS").join(", ");
}
