// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/attemptphases.h"

#include <QWidget>

// Where the time of an attempt's beginning went: a bar for each phase, one below the other. The
// longest stands out.
class AttemptTimeline : public QWidget
{
    Q_OBJECT

public:
    explicit AttemptTimeline(QWidget *parent = nullptr);

    void setPhases(const QList<AttemptPhase> &phases);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const { return fontMetrics().height() + 2; }
    void paintPhase(QPainter *painter, const AttemptPhase &phase, const QRect &line) const;

    QList<AttemptPhase> m_phases;
    Attempt::Duration m_longest{0};
};
