// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/query/filterrun.h"
#include "ui/inspector/eventtablemodel.h"
#include "ui/inspector/highlighter.h"
#include "ui/inspector/recordview.h"

#include <QWidget>

#include <memory>

class FindBar;
class PromptBar;
class QSplitter;

// The rows of a capture, and the means to find some: all of them, those that a filter finds
// instead or below, a search, places to jump to, columns of one's own and bookmarks.
class RecordBrowser : public QWidget
{
    Q_OBJECT

public:
    // Where the rows that a filter finds are shown.
    enum class Results { Instead, Beside };

    explicit RecordBrowser(Capture *capture, QWidget *parent = nullptr);
    ~RecordBrowser() override;

    // The view that is looked at: of all rows, or of those that the filter finds.
    RecordView *view() const;
    QList<RecordView *> views() const { return {m_allView, m_foundView}; }
    const EventTableModel &model() const;

    // The selected row of the capture; -1 if there is none.
    qsizetype selectedRow() const;

    // The rows of the capture that are selected, or in sight if a filter is set, ascending.
    std::vector<quint32> selectedRows() const;
    const std::vector<quint32> *foundRows() const { return m_filter ? &m_filter->rows() : nullptr; }

    // The filter must parse. Blank: none.
    void setFilter(const QString &filter);
    QString filter() const { return m_filterText; }
    const FilterRun *filterRun() const { return m_filter.get(); }

    Results results() const { return m_results; }
    void setResults(Results results);

    void setLook(RecordView::Look look) const;
    void setFollowing(bool following) const;
    void setPaused(bool isPaused);
    qsizetype waitingCount() const { return m_all.waitingCount(); }

    void find();
    void findNext();
    void findPrevious();
    void jump();
    void addColumn();
    void toggleBookmark();
    void goToBookmark(int step); // 1: the next one, -1: the one before

    // As the settings say.
    void takeSettings();

    // Selects a row of the capture and brings it into sight.
    void showRow(qsizetype captureRow);

signals:
    void rowChosen(qsizetype captureRow); // -1: none
    void rowActivated(qsizetype captureRow);
    void followingChanged(bool following);
    void countChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addView(RecordView *view, EventTableModel *model);
    void applyFilter(const QString &filter);
    void startFilter(const QString &filter);
    void showSearched();
    void arrangeViews();
    void chooseRow(const EventTableModel &model, int row);
    void showColumnMenu(RecordView *view, const QPoint &place);
    void removeColumn(int column);
    QString jumpTo(const QString &text);
    qsizetype rowAtTimeOfDay(const QString &text) const;

    Capture *m_capture;
    Highlighter m_highlighter;
    EventTableModel m_all;
    EventTableModel m_found;
    QString m_filterText;
    std::unique_ptr<FilterRun> m_filter; // as soon as there is a file to search
    Results m_results = Results::Instead;
    QSplitter *m_splitter;
    RecordView *m_allView;
    RecordView *m_foundView;
    RecordView *m_lastView; // that was worked with
    FindBar *m_find;
    PromptBar *m_prompt;
};
