// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

/*!
 * Random numbers that are the same on every machine for the same seed: the SplitMix64 generator.
 * Eight bytes of state, because every client has its own. Not for secrets.
 */
class RandomSource
{
public:
    explicit RandomSource(quint64 seed)
        : m_state(seed)
    {
    }

    //! Any 64 bits.
    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }

    //! A number from \a min to \a max, both included; \a min must not exceed \a max.
    qint64 between(qint64 min, qint64 max)
    {
        const quint64 span = static_cast<quint64>(max) - static_cast<quint64>(min);
        const quint64 offset = span == ~quint64(0) ? next() : next() % (span + 1);
        return static_cast<qint64>(static_cast<quint64>(min) + offset);
    }

    //! True with the given \a probability from 0 to 1.
    bool chance(double probability)
    {
        constexpr double steps = 9007199254740992.0; // 2^53: what a double holds exactly
        return static_cast<double>(next() >> 11) / steps < probability;
    }

private:
    quint64 m_state;
};
