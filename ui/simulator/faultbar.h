// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/livefault.h"

#include <QWidget>

class PromptBar;

// What can be done to clients while they are connected: a button for each fault. Asks below for
// what a fault needs to know.
class FaultBar : public QWidget
{
    Q_OBJECT

public:
    explicit FaultBar(QWidget *parent = nullptr);

signals:
    void faultChosen(const LiveFault &fault, const QString &name);
    void refusalChosen(const Refusal &refusal);

private:
    void addFault(QWidget *bar, LiveFault::Kind kind, const QString &name, const QString &tip);
    template<class Action>
    void addButton(QWidget *bar, const QString &name, const QString &tip, Action action);
    void askStall();
    void askDrip();
    void askRefusal();

    PromptBar *m_prompt;
};
