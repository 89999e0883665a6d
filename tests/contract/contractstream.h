// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/eventsource.h"
#include "tests/contract/callbackqueue.h"

#include <QObject>

struct StreamParameters;

// An EventSource that a harness has asked for, and that tells the harness all that arrives.
class ContractStream : public QObject
{
    Q_OBJECT
public:
    explicit ContractStream(const StreamParameters &parameters, QObject *parent = nullptr);

    // Disconnects and reconnects.
    void restart() { m_source.reconnect(); }

    // Gives up the stream. finished() comes when the last callback is over.
    void finish();

signals:
    void finished();

    // The stream has been given up, because the harness cannot be told of it any more.
    void failed(const QString &reason);

private:
    void report(const QJsonObject &message);
    void reportEvent(const StreamItem &event);
    void reportComment(const StreamItem &comment);
    void reportError();
    void giveUp(const QString &reason);

    EventSource m_source;
    CallbackQueue m_callbacks;
};
