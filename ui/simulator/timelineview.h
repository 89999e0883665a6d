// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;
class TimelineModel;

// The timeline as a table that follows what is newest, until somebody looks at something older.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(Simulator *simulator, QWidget *parent = nullptr);

    // The clients that are selected elsewhere; empty: none.
    void setChosen(const QList<quint64> &clients);

private:
    QWidget *createBar();
    void createTable();
    void append(const QList<Simulator::Sent> &sent);
    void showFilter();
    void setFollowing(bool isFollowing);
    void showPart();

    TimelineModel *m_model;
    QTableView *m_table;
    QLabel *m_empty = nullptr;
    QToolButton *m_only = nullptr;
    QToolButton *m_follow = nullptr;
    QList<quint64> m_chosen;
};
