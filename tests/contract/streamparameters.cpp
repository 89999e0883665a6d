// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/streamparameters.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace {

// The members of a JSON object. What is wrong with the first of those that were asked for and are
// not of the right kind stays as the error.
class Members
{
public:
    explicit Members(const QJsonObject &object)
        : m_object(object)
    {
    }

    QString error() const { return m_error; }

    bool has(const QString &name) const
    {
        const QJsonValue value = m_object.value(name);
        return !value.isUndefined() && !value.isNull();
    }

    QString text(const QString &name)
    {
        if (has(name) && !m_object.value(name).isString())
            fail(QStringLiteral("“%1” must be a string.").arg(name));
        return m_object.value(name).toString();
    }

    QUrl url(const QString &name)
    {
        QUrl url(text(name));
        if (!has(name))
            fail(QStringLiteral("“%1” is missing.").arg(name));
        else if (const QString problem = streamUrlProblem(url); !problem.isEmpty())
            fail(QStringLiteral("“%1”: %2").arg(name, problem));
        return url;
    }

    std::optional<std::chrono::milliseconds> milliseconds(const QString &name)
    {
        if (!has(name))
            return std::nullopt;
        const qint64 number = m_object.value(name).toInteger(-1); // also for what is no integer
        if (number < 0)
            fail(QStringLiteral("“%1” must be a whole number of milliseconds.").arg(name));
        return std::chrono::milliseconds(number);
    }

    QList<StreamRequest::Header> headers(const QString &name)
    {
        if (has(name) && !m_object.value(name).isObject())
            fail(QStringLiteral("“%1” must be an object.").arg(name));
        QList<StreamRequest::Header> headers;
        const QJsonObject object = m_object.value(name).toObject();
        for (auto header = object.begin(); header != object.end(); ++header) {
            if (!header.value().isString())
                fail(
                    QStringLiteral("The value of header “%1” must be a string.").arg(header.key()));
            headers.append({header.key().toUtf8(), header.value().toString().toUtf8()});
        }
        return headers;
    }

    void fail(const QString &sentence)
    {
        if (m_error.isEmpty())
            m_error = sentence;
    }

private:
    const QJsonObject m_object;
    QString m_error;
};

} // namespace

std::optional<StreamParameters> readStreamParameters(const QByteArray &json, QString *error)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        *error = QStringLiteral("The body must be a JSON object.");
        return std::nullopt;
    }
    Members members(document.object());
    StreamParameters parameters;
    parameters.request.url = members.url(QStringLiteral("streamUrl"));
    parameters.request.proxy.type = StreamProxy::Type::None;
    parameters.request.headers = members.headers(QStringLiteral("headers"));
    parameters.request.body = members.text(QStringLiteral("body")).toUtf8();
    if (const QString method = QStringLiteral("method"); members.has(method))
        parameters.request.method = members.text(method).toUtf8();
    parameters.callbackUrl = members.url(QStringLiteral("callbackUrl"));
    parameters.tag = members.text(QStringLiteral("tag"));
    parameters.lastEventId = members.text(QStringLiteral("lastEventId")).toUtf8();
    parameters.initialDelay = members.milliseconds(QStringLiteral("initialDelayMs"));
    parameters.readTimeout =
        members.milliseconds(QStringLiteral("readTimeoutMs")).value_or(parameters.readTimeout);

    if (const QString problem = streamRequestProblem(parameters.request); !problem.isEmpty())
        members.fail(problem);
    const bool isId = std::none_of(parameters.lastEventId.begin(), parameters.lastEventId.end(),
                                   [](char c) { return c == '\0' || c == '\n' || c == '\r'; });
    if (!isId)
        members.fail(QStringLiteral("“lastEventId” has a line end or NUL."));
    if (members.error().isEmpty())
        return parameters;
    *error = members.error();
    return std::nullopt;
}
