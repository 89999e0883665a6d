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

    static QString printable(const QString &text);

private:
    QString painted(const QString &text, Colour colour) const;
    QByteArray line(std::chrono::system_clock::time_point time, const QString &text,
                    Colour colour) const;

    bool m_isColoured;
};
