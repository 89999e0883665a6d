// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/controlapi.h"

#include "lib/script/duration.h"
#include "lib/simulator/jsondepth.h"
#include "lib/simulator/simulatorserver.h"
#include "lib/simulator/verdictreport.h"
#include "lib/wire/streamwriter.h"

#include <QUrl>

#include <nlohmann/json.hpp>

using Json = nlohmann::ordered_json;

namespace {

struct ControlText
{
    Q_DECLARE_TR_FUNCTIONS(ControlApi)
};

// What is nested deeper could not be written again: that takes a call for each level.
constexpr int Deepest = 500;

// What a request asks for cannot be understood; the sentence goes to the client.
struct BadRequest
{
    QString sentence;
};

std::string text(const QString &text)
{
    return text.toStdString();
}

// Bytes of a stream need not be UTF-8, JSON must.
std::string text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).toStdString();
}

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

HttpResponse answerOf(const Json &json, int status = 200)
{
    HttpResponse response;
    response.status = status;
    response.headers = {{"Content-Type", "application/json"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Cache-Control", "no-store"}};
    response.body = bytes(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
    return response;
}

HttpResponse refusal(int status, const QString &sentence)
{
    return answerOf({{"error", text(sentence)}}, status);
}

// An object, in which no member has another name than these.
Json parsed(const QByteArray &body, const QStringList &members)
{
    if (isNestedDeeper(body, Deepest))
        throw BadRequest{ControlText::tr("The body is nested too deeply.")};
    Json json = Json::parse(body.begin(), body.end(), nullptr, false);
    if (!json.is_object())
        throw BadRequest{ControlText::tr("The body is not a JSON object.")};
    for (const auto &[name, value] : json.items()) {
        if (!members.contains(QString::fromStdString(name)))
            throw BadRequest{ControlText::tr("There is no member “%1” here, only %2.")
                                 .arg(QString::fromStdString(name).left(100),
                                      members.join(QLatin1String(", ")))};
    }
    return json;
}

QByteArray stringOf(const Json &json, const char *name)
{
    const auto found = json.find(name);
    if (found == json.end() || found->is_null())
        return {};
    if (!found->is_string())
        throw BadRequest{ControlText::tr("“%1” has to be a string.").arg(QLatin1String(name))};
    return bytes(found->get<std::string>());
}

qint64 numberOf(const Json &json, const char *name, qint64 otherwise, qint64 min, qint64 max)
{
    const auto found = json.find(name);
    if (found == json.end())
        return otherwise;
    const bool isWhole = found->is_number_integer();
    const qint64 number = isWhole ? found->get<qint64>() : 0;
    if (!isWhole || number < min || number > max)
        throw BadRequest{ControlText::tr("“%1” has to be a whole number from %2 to %3.")
                             .arg(QLatin1String(name))
                             .arg(min)
                             .arg(max)};
    return number;
}

bool flagOf(const Json &json, const char *name, bool otherwise)
{
    const auto found = json.find(name);
    if (found == json.end())
        return otherwise;
    if (!found->is_boolean())
        throw BadRequest{ControlText::tr("“%1” has to be true or false.").arg(QLatin1String(name))};
    return found->get<bool>();
}

std::chrono::milliseconds timeOf(const Json &json, const char *name)
{
    LineError problem;
    const auto time = parseDuration(stringOf(json, name), &problem);
    if (!time)
        throw BadRequest{QLatin1String(name) + QLatin1String(": ") + problem.message};
    return std::chrono::duration_cast<std::chrono::milliseconds>(*time);
}

// Empty: none is named.
QString routeOf(const Json &json, const Router &router)
{
    QString route = QString::fromUtf8(stringOf(json, "route"));
    bool isKnown = route.isEmpty();
    for (int i = 0; i < router.count(); ++i)
        isKnown = isKnown || router.path(i) == route;
    if (!isKnown)
        throw BadRequest{ControlText::tr("There is no route “%1”.").arg(route.left(200))};
    return route;
}

// Those meant by "clients" (numbers) or "route", of those that stream. Nothing: all.
std::optional<QList<quint64>> clientsOf(const Json &json, const SimulatorServer &server)
{
    const QString route = QString::fromUtf8(stringOf(json, "route"));
    const auto named = json.find("clients");
    if (named == json.end() && route.isEmpty())
        return std::nullopt;
    QList<quint64> wanted;
    if (named != json.end()) {
        if (!named->is_array())
            throw BadRequest{ControlText::tr("“clients” has to be a list of numbers.")};
        for (const Json &one : *named) {
            if (!one.is_number_unsigned())
                throw BadRequest{ControlText::tr("“clients” has to be a list of numbers.")};
            wanted.append(one.get<quint64>());
        }
    }
    QList<quint64> found;
    for (const Simulator::Client &client : server.clients()) {
        const bool isNamed = named == json.end() || wanted.contains(client.id);
        if (isNamed && (route.isEmpty() || client.path == route))
            found.append(client.id);
    }
    if (found.isEmpty())
        routeOf(json, server.router()); // says so if there is none
    return found;
}

} // namespace

// With or without a port; an address in brackets if it is one of IPv6.
bool ControlApi::isOwnHost(const QByteArray &host) const
{
    const QUrl url(QStringLiteral("http://") + QString::fromLatin1(host));
    const QString name = url.host().toLower();
    if (host.isEmpty() || !url.isValid() || !url.userInfo().isEmpty() || url.path().size() > 0)
        return false;
    if (name == QLatin1String("localhost"))
        return true;
    const QHostAddress address(name);
    return !address.isNull()
        && (address.isLoopback()
            || address.isEqual(m_localAddress, QHostAddress::TolerantConversion));
}

bool ControlApi::isAllowed(const RequestHead &request) const
{
    const QByteArray host = request.header("Host");
    const QByteArray origin = request.header("Origin");
    return isOwnHost(host)
        && (origin.isEmpty() || origin == "http://" + host || origin == "https://" + host);
}

HttpResponse ControlApi::answer(const RequestHead &request, const QByteArray &body) const
{
    if (!isAllowed(request))
        return refusal(
            403,
            tr("Only programs, and pages of this very server, may use this; another port is "
               "another server."));
    const QByteArray name = request.path.sliced(Prefix.size());
    const bool isGet = request.method == "GET" || request.method == "HEAD";
    const bool isPost = request.method == "POST";
    try {
        if (name.isEmpty() && isGet)
            return index();
        if (name == "clients" && isGet)
            return clients();
        if (name == "clock" && isGet)
            return clock();
        if (name == "clock" && isPost)
            return setClock(body);
        if (name == "push" && isPost)
            return push(body);
        if (name == "signal" && isPost)
            return signal(body);
        if (name == "faults" && isPost)
            return fault(body);
        if (name == "verdicts" && isGet)
            return verdicts(request);
        if (name == "reset" && isPost)
            return reset();
    } catch (const BadRequest &bad) {
        return refusal(400, bad.sentence);
    }
    return refusal(404,
                   tr("There is no %1 %2 here; GET %3 tells what there is.")
                       .arg(QString::fromUtf8(request.method.left(20)),
                            QString::fromUtf8(request.path.left(200)),
                            QString::fromLatin1(Prefix)));
}

HttpResponse ControlApi::index() const
{
    Json routes = Json::array();
    const Router &router = m_server->router();
    for (int i = 0; i < router.count(); ++i)
        routes.push_back({{"name", text(router.scenario(i).name())},
                          {"method", text(router.scenario(i).method())},
                          {"path", text(router.path(i))},
                          {"title", text(router.scenario(i).title())}});
    return answerOf({{"routes", routes},
                     {"calls",
                      {"GET clients", "GET clock", "POST clock", "POST push", "POST signal",
                       "POST faults", "GET verdicts", "POST reset"}}});
}

HttpResponse ControlApi::clients() const
{
    Json list = Json::array();
    for (const Simulator::Client &client : m_server->clients())
        list.push_back({{"id", client.id},
                        {"address", text(client.address)},
                        {"port", client.port},
                        {"route", text(client.path)},
                        {"attempt", client.attempt},
                        {"lastEventId", text(client.lastEventId)},
                        {"since", text(client.since.toString(Qt::ISODateWithMs))},
                        {"eventsSent", client.eventsSent},
                        {"bytesSent", client.bytesSent},
                        {"bytesQueued", client.bytesQueued},
                        {"eventsQueued", client.eventsQueued},
                        {"eventsDropped", client.eventsDropped},
                        {"awaits", text(client.awaits)},
                        {"label", text(client.label)}});
    return answerOf({{"clients", list}});
}

HttpResponse ControlApi::clock() const
{
    const Simulator::Clock clock = m_server->clock();
    return answerOf(
        {{"speed", clock.speed}, {"paused", clock.isPaused}, {"skipWaits", clock.skipsWaits}});
}

HttpResponse ControlApi::setClock(const QByteArray &body) const
{
    const Json json =
        parsed(body,
               {QStringLiteral("speed"), QStringLiteral("paused"), QStringLiteral("skipWaits"),
                QStringLiteral("forward"), QStringLiteral("step")});
    Simulator::Clock clock = m_server->clock();
    if (const auto speed = json.find("speed"); speed != json.end()) {
        const double factor = speed->is_number() ? speed->get<double>() : 0;
        if (factor < PlayClock::Slowest || factor > PlayClock::Fastest)
            throw BadRequest{tr("“speed” has to be a number from 0.1 to 100.")};
        clock.speed = factor;
    }
    clock.isPaused = flagOf(json, "paused", clock.isPaused);
    clock.skipsWaits = flagOf(json, "skipWaits", clock.skipsWaits);
    m_server->setClock(clock);
    if (json.contains("forward"))
        m_server->putForward(timeOf(json, "forward"));
    if (flagOf(json, "step", false))
        m_server->stepToNextEvent();
    return this->clock();
}

HttpResponse ControlApi::push(const QByteArray &body) const
{
    const Json json = parsed(body,
                             {QStringLiteral("event"), QStringLiteral("data"), QStringLiteral("id"),
                              QStringLiteral("retry"), QStringLiteral("comment"),
                              QStringLiteral("clients"), QStringLiteral("route")});
    StreamWriter writer;
    if (json.contains("comment"))
        writer.writeComment(stringOf(json, "comment"));
    if (const auto data = json.find("data"); data != json.end()) {
        OutgoingEvent event;
        event.type = stringOf(json, "event");
        event.data = data->is_string() ? stringOf(json, "data") : bytes(data->dump());
        if (json.contains("id"))
            event.id = stringOf(json, "id");
        if (json.contains("retry"))
            event.retry = std::chrono::milliseconds(
                numberOf(json, "retry", 0, 0, std::numeric_limits<int>::max()));
        if (!writer.writeEvent(event))
            throw BadRequest{
                tr("Such an event cannot be sent: no line end in event and id, no NUL in id.")};
    } else if (!json.contains("comment")) {
        throw BadRequest{tr("There is neither “data” nor “comment” to send.")};
    }
    QByteArray block = writer.take();
    if (!block.endsWith("\n\n"))
        block += '\n';
    const auto clients = clientsOf(json, *m_server);
    const int count = clients && clients->isEmpty()
        ? 0
        : m_server->push(block, clients.value_or(QList<quint64>()));
    return answerOf({{"clients", count}});
}

HttpResponse ControlApi::signal(const QByteArray &body) const
{
    const QByteArray name = stringOf(parsed(body, {QStringLiteral("name")}), "name");
    if (name.isEmpty())
        throw BadRequest{tr("“name” is missing: the word behind @await.")};
    return answerOf({{"released", m_server->signal(name)}});
}

HttpResponse ControlApi::fault(const QByteArray &body) const
{
    const Json json =
        parsed(body,
               {QStringLiteral("kind"), QStringLiteral("clients"), QStringLiteral("route"),
                QStringLiteral("time"), QStringLiteral("rate"), QStringLiteral("count"),
                QStringLiteral("status"), QStringLiteral("retryAfter")});
    const QString kind = QString::fromUtf8(stringOf(json, "kind"));
    if (kind == QLatin1String("refuse")) {
        Refusal refusal;
        refusal.count = int(numberOf(json, "count", 1, 0, 1'000'000));
        refusal.status = int(numberOf(json, "status", 503, 201, 599));
        refusal.retryAfter = stringOf(json, "retryAfter");
        if (refusal.retryAfter.contains('\n') || refusal.retryAfter.contains('\r'))
            throw BadRequest{tr("“retryAfter” has to be one line.")};
        m_server->refuse(refusal, routeOf(json, m_server->router()));
        return answerOf({{"attempts", refusal.count}});
    }
    const auto known = faultOfName(kind);
    if (!known)
        throw BadRequest{
            tr("“kind” has to be one of %1, refuse.").arg(faultNames().join(QLatin1String(", ")))};
    LiveFault fault{*known};
    if (fault.kind == LiveFault::Kind::Stall)
        fault.time = timeOf(json, "time");
    if (fault.kind == LiveFault::Kind::Drip && stringOf(json, "rate") != "off") {
        LineError problem;
        const auto rate = parseByteRate(stringOf(json, "rate"), &problem);
        if (!rate)
            throw BadRequest{problem.message};
        fault.bytesPerSecond = *rate;
    }
    const auto clients = clientsOf(json, *m_server);
    const int count = clients && clients->isEmpty()
        ? 0
        : m_server->apply(fault, clients.value_or(QList<quint64>()));
    return answerOf({{"clients", count}});
}

HttpResponse ControlApi::verdicts(const RequestHead &request) const
{
    const QList<Verdict> verdicts = judge(m_server->attempts(), std::chrono::steady_clock::now());
    QByteArray format = "json";
    for (const auto &[name, value] : request.query) {
        if (name == "format")
            format = value;
    }
    HttpResponse response = answerOf({});
    if (format == "json") {
        response.body = verdictsToJson(verdicts);
    } else if (format == "junit") {
        response.setHeader("Content-Type", "application/xml");
        response.body = verdictsToJUnit(verdicts);
    } else if (format == "text") {
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.body = verdictsToText(verdicts).toUtf8();
    } else {
        throw BadRequest{tr("The format is one of json, junit, text.")};
    }
    return response;
}

HttpResponse ControlApi::reset() const
{
    m_server->forget();
    return answerOf({{"reset", true}});
}
