// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/simulator/pushhistory.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QPushButton;

// An event to be written by hand and sent, and those that were.
class PushComposer : public QWidget
{
    Q_OBJECT

public:
    explicit PushComposer(QWidget *parent = nullptr);

    ComposedEvent composedEvent() const;
    void setEvent(const ComposedEvent &event);

    // Whether there is a server to push by.
    void setPushable(bool isPushable);

    // To how many clients it was sent.
    void showCount(int count);

signals:
    void pushed(const QByteArray &block);

private:
    QLineEdit *createField(const QString &hint, const QString &name, const QString &tip);
    QWidget *createData();
    void push();
    void fillHistory();

    QLineEdit *m_type;
    QLineEdit *m_id;
    QLineEdit *m_retry;
    QPlainTextEdit *m_data = nullptr;
    QPushButton *m_push;
    QMenu *m_history;
    QLabel *m_outcome;
};
