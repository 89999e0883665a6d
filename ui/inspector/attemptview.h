// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/attemptlistmodel.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class AttemptDetails;
class QListView;

// All attempts of a stream, and one of them in full: the latest, unless another was chosen. Looks
// at them four times a second while it is visible, and never while it is not.
class AttemptView : public QWidget
{
    Q_OBJECT

public:
    using Read = std::function<AttemptHistory()>;

    explicit AttemptView(Read read, QWidget *parent = nullptr);

    // Whether the latest attempt is the one shown.
    bool isFollowing() const;
    void follow();

    // Chooses the attempt that was going on at that time, or had been last.
    void chooseAttemptAt(Attempt::Time time);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void showCurrent();
    void choose(int row);

    Read m_read;
    QTimer m_timer;
    AttemptListModel m_model;
    QListView *m_list = nullptr;
    AttemptDetails *m_details = nullptr;
};
