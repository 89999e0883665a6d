// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/callbackqueue.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace {

// A harness that has gone away, or does not answer, costs no more than this.
constexpr qsizetype MostWaiting = 256 * 1024 * 1024;
constexpr int MostLostInRow = 3;
constexpr auto AnswerTime = 2s;  // for the last answer, after finish()
constexpr auto RestTime = 100ms; // for the rest of an answer whose status is there

} // namespace

CallbackQueue::CallbackQueue(const QUrl &url, QObject *parent)
    : QObject(parent)
    , m_url(url)
{
    m_manager.setProxy(QNetworkProxy::NoProxy);
}

CallbackQueue::~CallbackQueue()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void CallbackQueue::append(const QByteArray &json)
{
    if (m_isFinishing)
        return;
    m_waiting.enqueue(json);
    m_waitingSize += json.size();
    if (m_waitingSize > MostWaiting)
        emit failed(QStringLiteral("the harness does not answer its callbacks"));
    else if (!m_reply)
        sendNext();
}

void CallbackQueue::finish()
{
    m_isFinishing = true;
    m_waiting.clear();
    m_waitingSize = 0;
    if (m_reply)
        QTimer::singleShot(AnswerTime, m_reply, &QNetworkReply::abort);
    else
        emit finished();
}

void CallbackQueue::sendNext()
{
    QUrl url = m_url;
    QString path = url.path(QUrl::FullyEncoded);
    if (!path.endsWith(QLatin1Char('/')))
        path += QLatin1Char('/');
    url.setPath(path + QString::number(++m_count), QUrl::TolerantMode); // encoded stays so
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const QByteArray json = m_waiting.dequeue();
    m_waitingSize -= json.size();
    m_reply = m_manager.post(request, json);
    connect(m_reply, &QNetworkReply::finished, this, &CallbackQueue::conclude);
    // Nobody needs what follows the status, and Qt can miss its end where that is the connection's.
    connect(m_reply, &QNetworkReply::metaDataChanged, m_reply,
            [reply = m_reply] { QTimer::singleShot(RestTime, reply, &QNetworkReply::abort); });
}

void CallbackQueue::conclude()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    // An answer of any status is one.
    const bool isLost = !reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    m_lostInRow = isLost ? m_lostInRow + 1 : 0;
    if (m_isFinishing)
        emit finished();
    else if (m_lostInRow >= MostLostInRow)
        emit failed(reply->errorString());
    else if (!m_waiting.isEmpty())
        sendNext();
}
