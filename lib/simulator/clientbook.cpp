// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/clientbook.h"

namespace {

constexpr qsizetype mostClients = 100'000;
constexpr size_t mostAttempts = 100'000;

} // namespace

ClientBook::Client &ClientBook::client(const Key &key)
{
    const auto known = m_clients.find(key);
    if (known != m_clients.end())
        return *known;
    if (m_clients.size() >= mostClients)
        m_clients.erase(m_clients.cbegin());
    return m_clients[key];
}

quint64 ClientBook::note(const AttemptFacts &attempt)
{
    if (m_attempts.size() == mostAttempts) {
        m_attempts.pop_front();
        ++m_forgotten;
    }
    m_attempts.push_back(attempt);
    return m_forgotten + m_attempts.size() - 1;
}

AttemptFacts *ClientBook::attempt(quint64 number)
{
    const bool isKept = number >= m_forgotten && number - m_forgotten < m_attempts.size();
    return isKept ? &m_attempts[number - m_forgotten] : nullptr;
}

void ClientBook::clear()
{
    m_forgotten += m_attempts.size();
    m_attempts.clear();
    m_clients.clear();
}
