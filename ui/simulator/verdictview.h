// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

class NoticeBar;
class QLabel;
class QListView;
class QToolButton;
class Simulator;
class VerdictModel;

// What each client did, measured by the standard; kept up to date while it is seen.
class VerdictView : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictView(Simulator *simulator, QWidget *parent = nullptr);

    // Asks the simulator; without one that listens, what was known last stays.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *createBar();
    void createList();
    void showSummary();
    void chooseFile();
    void saveTo(const QString &path, int format);
    void forget();

    Simulator *m_simulator;
    VerdictModel *m_model;
    QTimer m_clock;
    NoticeBar *m_notice;
    QLabel *m_summary = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_forget = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_empty = nullptr;
};
