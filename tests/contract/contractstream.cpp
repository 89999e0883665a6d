// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/contractstream.h"

#include "lib/wire/utf8.h"
#include "tests/contract/streamparameters.h"

#include <QJsonDocument>
#include <QJsonObject>

ContractStream::ContractStream(const StreamParameters &parameters, QObject *parent)
    : QObject(parent)
    , m_callbacks(parameters.callbackUrl)
{
    connect(&m_source, &EventSource::eventReceived, this, &ContractStream::reportEvent);
    connect(&m_source, &EventSource::commentReceived, this, &ContractStream::reportComment);
    connect(&m_source, &EventSource::errorOccurred, this, &ContractStream::reportError);
    connect(&m_callbacks, &CallbackQueue::finished, this, &ContractStream::finished);
    connect(&m_callbacks, &CallbackQueue::failed, this, &ContractStream::giveUp);

    m_source.setRequest(parameters.request);
    m_source.setLastEventId(parameters.lastEventId);
    if (parameters.initialDelay)
        m_source.setReconnectionTime(*parameters.initialDelay);
    m_source.setIdleTimeout(parameters.readTimeout);
    m_source.open();
}

void ContractStream::finish()
{
    m_source.close();
    m_callbacks.finish();
}

void ContractStream::report(const QJsonObject &message)
{
    m_callbacks.append(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

void ContractStream::reportEvent(const StreamItem &event)
{
    const QJsonObject members{
        {QStringLiteral("type"), decodeUtf8(event.name())},
        {QStringLiteral("data"), decodeUtf8(event.data())},
        {QStringLiteral("id"), decodeUtf8(event.lastEventId())},
    };
    report({{QStringLiteral("kind"), QStringLiteral("event")}, {QStringLiteral("event"), members}});
}

void ContractStream::reportComment(const StreamItem &comment)
{
    report({{QStringLiteral("kind"), QStringLiteral("comment")},
            {QStringLiteral("comment"), decodeUtf8(comment.data())}});
}

void ContractStream::reportError()
{
    report({{QStringLiteral("kind"), QStringLiteral("error")},
            {QStringLiteral("error"), m_source.errorString()}});
}

void ContractStream::giveUp(const QString &reason)
{
    finish();
    emit failed(reason);
}
