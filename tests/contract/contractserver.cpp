// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/contractserver.h"

#include "tests/contract/contractstream.h"
#include "tests/contract/streamparameters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

constexpr qsizetype MostBody = 64 * 1024 * 1024;

HttpResponse responseOf(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

HttpResponse notAllowed(const QByteArray &methods)
{
    HttpResponse response =
        HttpResponse::text(405, QStringLiteral("Only %1.").arg(QString::fromLatin1(methods)));
    response.setHeader("Allow", methods);
    return response;
}

HttpResponse capabilities()
{
    const QString names =
        QStringLiteral("bom comments headers last-event-id post read-timeout report restart "
                       "server-directed-shutdown-request");
    const QJsonObject members{{QStringLiteral("capabilities"),
                               QJsonArray::fromStringList(names.split(QLatin1Char(' ')))}};
    HttpResponse response;
    response.setHeader("Content-Type", "application/json");
    response.body = QJsonDocument(members).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace

QByteArray ContractServer::url() const
{
    return "http://127.0.0.1:" + QByteArray::number(serverPort());
}

void ContractServer::incomingConnection(qintptr descriptor)
{
    // Nobody calls the connection's proceed(), so that a harness may idle as long as it likes.
    auto *connection = new Connection(++m_lastConnection, {.body = MostBody}, m_clock, this);
    connect(connection, &Connection::requestReceived, this,
            [this, connection](const RequestHead &request, const QByteArray &body) {
                answer(connection, request, body);
            });
    connect(connection, &Connection::closed, connection, &QObject::deleteLater);
    if (!connection->open(descriptor, std::nullopt))
        connection->deleteLater();
}

void ContractServer::answer(Connection *connection, const RequestHead &request,
                            const QByteArray &body)
{
    if (request.path == "/") {
        answerService(connection, request, body);
        return;
    }
    ContractStream *stream = m_streams.value(request.path);
    if (!stream)
        connection->reply(HttpResponse::text(404, QStringLiteral("There is no such stream.")));
    else if (request.method == "POST")
        connection->reply(command(stream, body));
    else if (request.method == "DELETE")
        closeStream(request.path, connection);
    else
        connection->reply(notAllowed("POST, DELETE"));
}

void ContractServer::answerService(Connection *connection, const RequestHead &request,
                                   const QByteArray &body)
{
    if (request.method == "GET") {
        connection->reply(capabilities());
    } else if (request.method == "POST") {
        connection->reply(openStream(request, body));
    } else if (request.method == "DELETE") {
        connection->reply(responseOf(204)); // which hands it to the system at once
        emit stopRequested();
    } else {
        connection->reply(notAllowed("GET, POST, DELETE"));
    }
}

HttpResponse ContractServer::openStream(const RequestHead &request, const QByteArray &json)
{
    QString problem;
    const auto parameters = readStreamParameters(json, &problem);
    if (!parameters)
        return HttpResponse::text(400, problem);
    const QByteArray path = "/streams/" + QByteArray::number(++m_lastStream);
    auto *stream = new ContractStream(*parameters, this);
    const QString name =
        QStringLiteral("stream %1 (%2)").arg(m_lastStream).arg(parameters->tag.left(200));
    connect(stream, &ContractStream::failed, this, [this, name](const QString &reason) {
        emit logged(QStringLiteral("%1: given up: %2").arg(name, reason));
    });
    m_streams.insert(path, stream);

    HttpResponse response = responseOf(201);
    const QByteArray host = request.header("Host");
    response.setHeader("Location", (host.isEmpty() ? url() : "http://" + host) + path);
    return response;
}

HttpResponse ContractServer::command(ContractStream *stream, const QByteArray &json)
{
    const QJsonObject members = QJsonDocument::fromJson(json).object();
    const QString name = members.value(QStringLiteral("command")).toString();
    if (name == QLatin1String("restart")) {
        stream->restart();
        return responseOf(202);
    }
    // Every type is reported, so there is nothing to prepare.
    const QJsonValue type =
        members.value(QStringLiteral("listen")).toObject().value(QStringLiteral("type"));
    if (name == QLatin1String("listen") && type.isString())
        return responseOf(202);
    return HttpResponse::text(
        400, QStringLiteral("The commands are “restart” and “listen”, which names a type."));
}

void ContractServer::closeStream(const QByteArray &path, Connection *connection)
{
    ContractStream *stream = m_streams.take(path);
    connect(stream, &ContractStream::finished, connection,
            [connection] { connection->reply(responseOf(204)); });
    connect(stream, &ContractStream::finished, stream, &QObject::deleteLater);
    stream->finish();
}
