// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <memory>

class Capture;
class FilterRun;
class QLabel;
class QLineEdit;
class QTimer;

// Looks for rows with the words of the filter line, one hit after another, and leaves all rows in
// sight.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(Capture *capture, QWidget *parent = nullptr);
    ~FindBar() override;

    void open();

    // To the first hit behind that row of the capture, or the last one before it; from the end to
    // the beginning and the other way round. -1: there is none.
    qsizetype next(qsizetype row) const;
    qsizetype previous(qsizetype row) const;

    // The row that is looked at, to say which hit that is.
    void setCurrentRow(qsizetype row);

signals:
    void textChanged(const QString &text); // empty: nothing is looked for
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void close();
    void showCount();
    bool isHit(qsizetype row) const;

    Capture *m_capture;
    std::unique_ptr<FilterRun> m_run;
    QLineEdit *m_edit;
    QLabel *m_count;
    QTimer *m_delay;
    qsizetype m_current = -1;
    bool m_awaitsFile = false; // to search in
    bool m_wantsFirst = false; // the hit to go to as soon as there is one
};
