// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;
class Task;

// A line above the rows that says something about all of them, or how far a task is, until it is
// closed.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    enum class Kind { Note, Warning, Error };
    void showSentences(const QStringList &sentences, Kind kind);

    // A task that goes on: what it does, and how far it is, from 0 to 1. Closing cancels it.
    void showProgress(const QString &sentence, double share);
    bool isShowingProgress() const;

    // Shows how far a task is as long as it goes on; closing cancels it.
    void showTask(Task *task, const QString &sentence);

signals:
    void cancelled();

private:
    void close();

    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_progress;
    QToolButton *m_close;
};
