// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/httpresponse.h"
#include "lib/simulator/requesthead.h"

#include <QCoreApplication>
#include <QHostAddress>

class SimulatorServer;

// What a test runner asks of the server over HTTP, at paths below Prefix; JSON in, JSON out. The
// README tells what there is.
//
// Only programs may use it, and pages of this server itself: requests with a foreign Host, as after
// DNS rebinding, or a foreign Origin are refused.
class ControlApi
{
    Q_DECLARE_TR_FUNCTIONS(ControlApi)

public:
    static constexpr QByteArrayView Prefix = "/.streamgauge/";

    // localAddress: where the request has come in.
    ControlApi(SimulatorServer *server, const QHostAddress &localAddress)
        : m_server(server)
        , m_localAddress(localAddress)
    {
    }

    HttpResponse answer(const RequestHead &request, const QByteArray &body) const;

private:
    bool isOwnHost(const QByteArray &host) const;
    bool isAllowed(const RequestHead &request) const;
    HttpResponse index() const;
    HttpResponse clients() const;
    HttpResponse clock() const;
    HttpResponse setClock(const QByteArray &body) const;
    HttpResponse push(const QByteArray &body) const;
    HttpResponse signal(const QByteArray &body) const;
    HttpResponse fault(const QByteArray &body) const;
    HttpResponse verdicts(const RequestHead &request) const;
    HttpResponse reset() const;

    SimulatorServer *m_server;
    QHostAddress m_localAddress;
};
