// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenariopart.h"
#include "lib/script/scripterror.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

/*!
 * A file the simulator plays: one annotated stream file (scenario-format.md), read and checked.
 *
 * A value: cheap to copy, and safe to hand to another thread.
 */
class Scenario
{
public:
    // The most bytes that parse() takes.
    static constexpr qsizetype maximumFileSize = 64 * 1024 * 1024;

    /*!
     * Reads the \a bytes of a stream file. A file whose first directive is not the pragma
     * `: @streamgauge 1`, before any field line, is played verbatim and cannot be wrong
     * (scenario-format.md §1). Otherwise every directive and template is checked here, so that
     * playing cannot fail; if one is wrong, returns nothing and says in \a error what and where.
     */
    static std::optional<Scenario> parse(QByteArrayView bytes, ScriptError *error);

    // The same for a file, of any size: what is large of it is not loaded, but read while it is
    // played. It must not be changed until then.
    static std::optional<Scenario> open(const QString &path, ScriptError *error);

    //! What the scenario is called; empty until somebody names it, usually after its file.
    QString name() const { return m_name; }
    void setName(const QString &name) { m_name = name; }

    //! The first `@label` or plain comment before the first field; empty if there is none.
    QString title() const { return m_title; }

    //! The decoded path this scenario answers, such as "/api/sse"; empty: any path.
    QString route() const { return m_route; }

    //! The method of the route; "GET" unless `@route` says otherwise.
    QString method() const { return m_method; }

    //! Whether the file has the pragma, so that its directives act.
    bool isAnnotated() const { return m_annotated; }

    //! Event types that can be told without playing, in order of appearance, without "message".
    QStringList eventTypes() const { return m_eventTypes; }

    /*!
     * What the \a attempt th connection (from 1) of one client gets: the part that names this
     * attempt, else what stands before the first `@connection`, else the nearest earlier part.
     */
    const ScenarioPart &part(int attempt) const { return m_parts.at(partIndex(attempt)); }
    qsizetype partIndex(int attempt) const;
    const QList<ScenarioPart> &parts() const { return m_parts; }

private:
    friend class ScenarioCompiler;

    QString m_name;
    QString m_title;
    QString m_route;
    QString m_method = QStringLiteral("GET");
    bool m_annotated = false;
    QStringList m_eventTypes;
    QList<ScenarioPart> m_parts; // never empty; as they stand in the file
};
