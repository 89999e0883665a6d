// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/wire/streamwriter.h"

#include <QList>
#include <QString>

#include <optional>

// An event as it was composed, to be pushed to clients.
struct ComposedEvent
{
    QString type;
    QString id;
    QString data;
    QString retry; // ms, as typed

    bool operator==(const ComposedEvent &other) const = default;

    // As bytes for the wire. Nothing, and a sentence in *error, if it cannot be sent.
    std::optional<QByteArray> block(QString *error) const;

    // In one line of about so many characters.
    QString summary(qsizetype length) const;
};

// What was pushed, latest first and each once; kept from one start to the next.
namespace PushHistory {

constexpr qsizetype Most = 30;
QList<ComposedEvent> events();
void add(const ComposedEvent &event);
void clear();

} // namespace PushHistory
