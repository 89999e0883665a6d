// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QWidget>

class PromptBar;
class QComboBox;
class QToolButton;

// The time by which scenarios are played: faster or slower, standing still, put forward.
class ClockBar : public QWidget
{
    Q_OBJECT

public:
    explicit ClockBar(Simulator *simulator, QWidget *parent = nullptr);

    // What the simulator's clock is, which may have been set by others.
    void showClock();

private:
    QWidget *createButtons();
    void setClock();
    void askJump();

    Simulator *m_simulator;
    QToolButton *m_pause = nullptr;
    QComboBox *m_speed = nullptr;
    PromptBar *m_prompt = nullptr;
};
