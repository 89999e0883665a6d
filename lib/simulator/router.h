// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenario.h"
#include "lib/simulator/demopage.h"
#include "lib/simulator/httpresponse.h"
#include "lib/simulator/requesthead.h"
#include "lib/simulator/staticfolder.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <optional>

/*!
 * Decides what a request gets: one of the scenarios, a file, the demo page, or an explanation.
 *
 * A scenario with a route answers its path. One without answers every path if it is alone, and
 * beside others the path that is its name.
 */
class Router
{
    Q_DECLARE_TR_FUNCTIONS(Router)
public:
    struct Answer
    {
        int scenario = -1; // play this one; -1: reply
        HttpResponse reply;
    };

    Router() = default;
    Router(const QList<Scenario> &scenarios, const QString &staticFolder);

    //! Why this cannot be served (two scenarios on one route, no such folder); empty if it can.
    QString problem() const;

    //! What to answer to \a request. Its attempt is not counted here.
    Answer answer(const RequestHead &request) const;

    //! Where the scenario at \a index is answered: a decoded path.
    int count() const { return int(m_scenarios.size()); }
    QString path(int index) const { return m_paths.at(index); }
    //! With its method, such as "GET /orders"; no other one has the same.
    QString route(int index) const { return scenario(index).method() + u' ' + path(index); }
    const Scenario &scenario(int index) const { return m_scenarios.at(index); }

private:
    std::optional<Answer> routed(const RequestHead &request) const;
    std::optional<Answer> page(const RequestHead &request) const;
    Answer stream(const QList<int> &candidates, const RequestHead &request) const;
    HttpResponse notFound(const RequestHead &request) const;
    bool accepts(int index, const QByteArray &method) const;
    QByteArray methods(const QList<int> &candidates) const;

    QList<Scenario> m_scenarios;
    QList<QString> m_paths;
    int m_anywhere = -1; // the scenario that answers paths nobody else does
    StaticFolder m_folder;
    QString m_folderPath;
};
