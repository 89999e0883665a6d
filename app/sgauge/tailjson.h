// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/tailoutput.h"

// One JSON object a line, members in a fixed order: kind first, time (ISO 8601, UTC) last.
class TailJson : public TailOutput
{
public:
    QByteArray attemptStarted(const EventSource &source) const override;
    QByteArray opened(const EventSource &source) const override;
    QByteArray event(const EventSource &source, const StreamItem &event,
                     qint64 number) const override;
    QByteArray comment(const EventSource &source, const StreamItem &comment) const override;
    QByteArray retry(const EventSource &source, const StreamItem &retry) const override;
    QByteArray ignored(const EventSource &source, const StreamItem &item) const override;
    QByteArray finding(const Finding &finding) const override;
    QByteArray unfinished(const EventSource &source) const override;
    QByteArray error(const EventSource &source) const override;
};
