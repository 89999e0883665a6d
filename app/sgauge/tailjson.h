// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/tailoutput.h"

// One JSON object a line, members in a fixed order: kind first, time (ISO 8601, UTC) last.
class TailJson : public TailOutput
{
public:
    QByteArray attemptStarted(Time time, const Attempt &attempt) const override;
    QByteArray opened(Time time, const Attempt &attempt) const override;
    QByteArray event(Time time, const StreamItem &event, qint64 number,
                     const QString &origin) const override;
    QByteArray comment(Time time, const StreamItem &comment) const override;
    QByteArray retry(Time time, const StreamItem &retry) const override;
    QByteArray ignored(Time time, const Ignored &ignored) const override;
    QByteArray finding(Time time, const Finding &finding) const override;
    QByteArray unfinished(Time time, qint64 size) const override;
    QByteArray error(Time time, const Attempt &attempt) const override;
    QByteArray stopped(Time time, const Attempt &attempt) const override;
};
