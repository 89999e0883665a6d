// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QMap>
#include <QWidget>

class QToolButton;

// A button for each name that clients wait for at an @await; hidden while none does.
class AwaitBar : public QWidget
{
    Q_OBJECT

public:
    explicit AwaitBar(QWidget *parent = nullptr);

    void showClients(const QList<Simulator::Client> &clients);

signals:
    void signalChosen(const QByteArray &name);

private:
    QToolButton *createButton(const QByteArray &name);

    QWidget *m_bar;
    QMap<QByteArray, QToolButton *> m_buttons;
};
