// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/connection.h"

#include <QHash>
#include <QTcpServer>

class ContractStream;

// What a harness talks to: starts, commands and stops streams by HTTP requests.
class ContractServer : public QTcpServer
{
    Q_OBJECT
public:
    // The URL of the service itself, once it listens.
    QByteArray url() const;

signals:
    // A harness has asked for the end of the program, and been answered.
    void stopRequested();

    // Something that a person may want to know.
    void logged(const QString &line);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void answer(Connection *connection, const RequestHead &request, const QByteArray &body);
    void answerService(Connection *connection, const RequestHead &request, const QByteArray &body);
    HttpResponse openStream(const RequestHead &request, const QByteArray &json);
    HttpResponse command(ContractStream *stream, const QByteArray &json);
    void closeStream(const QByteArray &path, Connection *connection);

    QHash<QByteArray, ContractStream *> m_streams; // by their paths; children of this
    PlayClock m_clock;                             // not used: nothing is played
    quint64 m_lastConnection = 0;
    int m_lastStream = 0;
};
