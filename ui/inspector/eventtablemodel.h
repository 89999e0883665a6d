// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/record.h"
#include "ui/common/colorrule.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QColor>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

class Capture;
class FilterRun;
class JqColumn;
class RowSearch;

// The rows of a capture, or those that a filter has found. Reads from it what the view paints and
// no more, and shows new rows once per frame however many arrive.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    // LogLine holds a whole row in one cell, for the log look.
    enum Column { Number, Time, Difference, Type, Id, Data, Size, LogLine, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        KindRole = Qt::UserRole, // Record::Kind, as int
        TypeIndexRole,           // the event type's number in the capture, or -1
        WarningRole,             // why a row has a mark; empty if it has none
        BookmarkRole,            // whether the user has marked it
        TintRole,                // a colour for the row; invalid: none
    };

    enum class Without { All, Nothing };

    // without: what is shown without a filter.
    explicit EventTableModel(Capture *capture, Without without = Without::All,
                             QObject *parent = nullptr);
    ~EventTableModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    // Shows what a filter finds, which must outlive that; null: there is none.
    void setFilter(FilterRun *filter);

    // Shows no new rows, though they are recorded. Those that wait for it to end are counted.
    void setPaused(bool isPaused);
    bool isPaused() const { return m_isPaused; }
    qsizetype waitingCount() const;

    // Further columns, behind the others: what a jq program makes of the data of an event.
    void setJqColumns(const QStringList &programs);
    const QStringList &jqColumns() const { return m_jqPrograms; }

    // Colours for the rows that match a query; the first one counts.
    void setColorRules(const QList<ColorRule> &rules);

    // The row of the capture that stands there, and where a row of the capture stands or would.
    qsizetype captureRow(int row) const;
    int rowOf(qsizetype captureRow) const;

    // The rows' complete records as text for the clipboard: events as they were received.
    QString text(const QModelIndexList &rows) const;

private:
    // What a row shows, made once while it is on the screen.
    struct Row
    {
        QString number, time, type, id, preview, size, warning;
        QColor tint;
    };

    void showNewRows();
    void resetRows();
    void forgetShown();
    void prepareColumns();
    void prepareRules();
    void updateCells(int fromColumn);
    qsizetype availableCount() const;
    const Row &row(qsizetype number) const;
    QColor tint(qsizetype number) const;
    QString cell(int number, int column) const;
    QString jqCell(int number, int column) const;
    QString difference(int row) const;
    QString toolTip(int number) const;
    QString accessibleText(int number) const;

    Capture *m_capture;
    Without m_without;
    QTimer m_frame;
    QPointer<FilterRun> m_filter;
    int m_rowCount = 0; // how many of the rows the views know of
    bool m_isPaused = false;
    mutable QCache<qsizetype, Row> m_rows; // of the capture
    QStringList m_jqPrograms;
    std::vector<std::unique_ptr<JqColumn>> m_jqColumns; // as soon as there are rows
    QList<ColorRule> m_colorRules;
    std::vector<std::unique_ptr<RowSearch>> m_ruleSearches; // likewise
};
