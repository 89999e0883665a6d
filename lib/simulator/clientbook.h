// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/simulator/conduct.h"
#include "lib/simulator/resume.h"

#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <optional>

// What outlives a connection: how often each client has come, what it was sent, and what it did.
class ClientBook
{
public:
    // A client of one scenario, as far as it can be recognized.
    struct Key
    {
        QString route; // "GET /orders"
        QString client;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.route, key.client);
        }
    };

    struct Client
    {
        int attempts = 0;
        bool isOver = false; // @eof no-content: it gets 204 from now on
        SentEvents sent;     // if it may resume
        std::optional<std::chrono::milliseconds> retry;
    };

    // Valid until the next call for a client that is not known yet.
    Client &client(const Key &key);

    // Notes an attempt, and returns its number among all. The oldest ones are forgotten in time.
    quint64 note(const AttemptFacts &attempt);

    // Null: it is forgotten.
    AttemptFacts *attempt(quint64 number);
    QList<AttemptFacts> attempts() const { return {m_attempts.begin(), m_attempts.end()}; }

    // Nobody has ever been here.
    void clear();

private:
    QHash<Key, Client> m_clients;
    std::deque<AttemptFacts> m_attempts;
    quint64 m_forgotten = 0;
};
