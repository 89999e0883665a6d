// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

#include <functional>

class QCompleter;
class QMenu;
class QStandardItemModel;
class QTimer;
class QToolButton;

// The filter line: says which rows are wanted, in the words of the filter language. Completes
// names and event types; remembers what was typed before.
class FilterBar : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    // The last text that is a filter, blank for none.
    QString filter() const { return m_filter; }
    void setFilter(const QString &text);

    // What is wrong with the text that stands there, in a sentence; empty if nothing is.
    QString error() const { return m_error; }

    // Which event types there are, to complete them.
    void setTypeSource(const std::function<QStringList()> &source) { m_typeSource = source; }

    // What was filtered by before, and what was kept; for a button beside the line.
    QMenu *savedMenu() const { return m_savedMenu; }

signals:
    void filterChanged(const QString &filter);
    void errorChanged(const QString &error);
    void colorChosen(int color); // for the rows that the filter finds
    void leftDownwards();        // to the rows

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void parse();
    void rememberFilter();
    void fillSavedMenu();
    void addFilters(const QString &title, const QStringList &filters);
    void complete(bool isAsked);
    void insertCompletion(const QModelIndex &index);
    void walkHistory(int step);
    void setError(const QString &error);

    QTimer *m_delay;
    QMenu *m_savedMenu;
    QCompleter *m_completer;
    QStandardItemModel *m_completions;
    std::function<QStringList()> m_typeSource = [] { return QStringList(); };
    QString m_filter;
    QString m_error;
    qsizetype m_completionBegin = 0;
    qsizetype m_completionEnd = 0;
    int m_historyPlace = -1; // -1: what is typed now
};
