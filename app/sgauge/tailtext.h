// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/tailoutput.h"

#include <QCoreApplication>
#include <QString>

// Lines for people: the time, then what happened. Nothing that came over the wire can act on the
// terminal, or stand where the time stands.
class TailText : public TailOutput
{
    Q_DECLARE_TR_FUNCTIONS(TailText)
public:
    enum class Colour { // in the terminal's own palette
        Plain,
        Quiet,
        Good,
        Warning,
        Bad,
        Type,
        Id,
    };

    explicit TailText(bool coloured);

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

    static QString printable(const QString &text);

private:
    QString painted(const QString &text, Colour colour) const;
    QByteArray line(Time time, const QString &text, Colour colour) const;

    bool m_isColoured;
};
