// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scenariopart.h"

#include <QByteArray>

#include <deque>

// The last events that have been sent, for clients that come back (@resume).
class SentEvents
{
public:
    // Forgets the oldest ones beyond that many. What the last one was already, is no other one: two
    // clients with one timeline are sent the same.
    void add(const QByteArray &id, QByteArrayView block, qsizetype most);

    bool isEmpty() const { return m_events.empty(); }
    QByteArray lastId() const { return m_events.empty() ? QByteArray() : m_events.back().id; }

    // Whether an event of that id is among them.
    bool contains(const QByteArray &id) const { return indexOf(id) >= 0; }

    // The bytes of all events behind that one, which is among them.
    QByteArray after(const QByteArray &id) const { return from(indexOf(id) + 1); }
    qsizetype countAfter(const QByteArray &id) const { return count() - indexOf(id) - 1; }
    QByteArray all() const { return from(0); }
    qsizetype count() const { return qsizetype(m_events.size()); }

    // How many have ever been added, and the bytes of those that came after so many.
    qint64 added() const { return m_added; }
    QByteArray addedSince(qint64 before) const;

private:
    struct Event
    {
        QByteArray id;
        QByteArray block;
    };

    qsizetype indexOf(const QByteArray &id) const;
    QByteArray from(qsizetype index) const;

    std::deque<Event> m_events;
    qint64 m_size = 0; // of all blocks
    qint64 m_added = 0;
};

// How a stream begins for a client that says what it has had last.
struct ResumePlan
{
    enum class Answer { Stream, NoContent, Reset };
    Answer answer = Answer::Stream;
    QByteArray missed;         // what it gets first: events that were sent before …
    qsizetype missedCount = 0; // … and how many these are
    qsizetype firstStep = 0;   // of the part, from where it goes on
    bool isResuming = false;   // it was here before, and what was sent since is for it, too
};

// What that client gets of a part: what it has missed of the events that were sent, then the part
// behind the last event of them, or behind its own one, as far as their ids stand in the part.
ResumePlan planResume(const ScenarioPart &part, const SentEvents &sent,
                      const QByteArray &lastEventId);
