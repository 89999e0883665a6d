// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/windowdriver.h"
#include "tests/unit/scriptedserver.h"

#include <QByteArrayList>

class QTableView;
struct RequestDraft;

// A window whose request panel is used, and the server that gets the request.
class RequestDriver : public WindowDriver
{
public:
    // With a server that answers each request with an event of id 7.
    void openWindowAndServer();
    void closeWindowAndServer();

    ScriptedServer *server() const { return m_server.get(); }
    void setServer(std::unique_ptr<ScriptedServer> server) { m_server = std::move(server); }

    // Types its URL, and waits for the request.
    void connectToServer(const QString &path = QStringLiteral("/"));

    // A request that it got, and the lines of its head.
    QByteArray request(qsizetype index = 0) const { return m_server->request(index); }
    QByteArrayList requestLines(qsizetype index = 0) const;
    QByteArray requestBody(qsizetype index = 0) const;

    // The table of headers, which must be in front. A header is typed into its last row.
    QTableView *headers() const;
    void typeHeader(const QString &name, const QString &value) const;
    QStringList headerColumn(int column) const;

    const RequestDraft &draft() const;

private:
    std::unique_ptr<ScriptedServer> m_server;
};
