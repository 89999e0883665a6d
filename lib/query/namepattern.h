// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/candidates.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

// A name to compare with: itself, or with * for any characters. Case counts.
class NamePattern
{
public:
    enum class Stars : quint8 { ForAnything, ForThemselves };

    NamePattern(const QByteArray &pattern, Stars stars);

    bool matches(QByteArrayView name) const;

    // What a block with such a name in one of its lines must have.
    Candidates candidates() const;

private:
    QList<QByteArray> m_parts; // between the stars
};
