// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QWidget>

class AwaitBar;
class ClientTableModel;
class FaultBar;
class PushComposer;
class QLabel;
class QTableView;

// Who is connected, and what is done to them by hand: to those selected, or to all.
class ClientPage : public QWidget
{
    Q_OBJECT

public:
    explicit ClientPage(Simulator *simulator, QWidget *parent = nullptr);

    // Those selected; empty: none, which means all.
    QList<quint64> chosen() const;

signals:
    void chosenChanged();

private:
    QWidget *createTable();
    void showClients(const QList<Simulator::Client> &clients);
    void showChosen();
    void apply(const LiveFault &fault, const QString &name);
    void refuse(const Refusal &refusal);
    void push(const QByteArray &block);
    void signal(const QByteArray &name);
    void showResult(const QString &sentence);

    Simulator *m_simulator;
    ClientTableModel *m_model;
    QLabel *m_heading;
    QTableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
    AwaitBar *m_awaits;
    FaultBar *m_faults;
    PushComposer *m_composer;
    QLabel *m_result;
};
