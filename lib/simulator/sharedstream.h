// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/resume.h"
#include "lib/simulator/scenarioplayer.h"
#include "lib/simulator/sentstream.h"
#include "lib/simulator/streambody.h"

#include <QList>
#include <QSet>

#include <optional>
#include <vector>

// One timeline that many clients follow (@shared). What is due is made once and sent to all of
// them; who comes later joins where it stands, at the next border of two blocks.
class SharedStream
{
public:
    SharedStream(quint64 id, const ScenarioPart &part, ScenarioPlayer player);

    quint64 id() const { return m_id; }
    ScenarioPlayer &player() { return m_player; }
    const ScenarioPlayer &player() const { return m_player; }
    const QList<quint64> &members() const { return m_members; }
    bool isDeserted() const { return m_members.isEmpty() && m_joining.empty(); }
    const SentEvents &sentEvents() const { return m_sentEvents; }
    // Whether what waits for a member is bounded (@queue).
    bool hasQueue() const { return m_hasQueue; }

    // plan: how it joins, if it was here before.
    void add(quint64 connection, const ResumePlan &plan);
    void remove(quint64 connection);

    // Lets newcomers begin with what comes next, if nothing of a block is out. Those who resume get
    // what has been completed since they came.
    struct Late
    {
        quint64 connection = 0;
        QByteArray missed;
    };
    QList<Late> admit();

    // Who gets what is put into the stream now, at once or when it is admitted.
    QSet<quint64> receivers() const;

    // What is due at that time of the play clock, for all members.
    SharedSlice play(ScenarioPlayer::TimePoint now);

private:
    struct Newcomer
    {
        quint64 connection = 0;
        std::optional<qint64> eventsBefore; // when it came, if it resumes
    };

    quint64 m_id;
    ScenarioPlayer m_player;
    std::optional<ScenarioPart::Resume> m_resume;
    bool m_hasQueue;
    SentStream m_sent;
    SentEvents m_sentEvents;
    bool m_isBetweenLines = true; // the last byte was an LF, which nothing that follows can change
    QList<quint64> m_members;     // in the order in which they came
    std::vector<Newcomer> m_joining;
};
