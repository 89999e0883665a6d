// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QQueue>
#include <QUrl>

class QNetworkReply;

// Tells a harness what happens on one stream: each message is a POST to its callback URL with
// "/1", "/2" and so on added to the path, sent when the one before it has been answered.
class CallbackQueue : public QObject
{
    Q_OBJECT
public:
    explicit CallbackQueue(const QUrl &url, QObject *parent = nullptr);
    ~CallbackQueue() override;

    void append(const QByteArray &json);

    // Drops what has not been sent, and takes no more. finished() comes when what is under way has
    // been answered, or not for too long; at once if nothing is. May be repeated.
    void finish();

signals:
    void finished();

    // The harness cannot be told any more; one sentence about why.
    void failed(const QString &reason);

private:
    void sendNext();
    void conclude();

    const QUrl m_url;
    QNetworkAccessManager m_manager;
    QNetworkReply *m_reply = nullptr; // of the callback under way; a child of m_manager
    QQueue<QByteArray> m_waiting;
    qsizetype m_waitingSize = 0; // bytes
    int m_count = 0;             // callbacks begun
    int m_lostInRow = 0;
    bool m_isFinishing = false;
};
