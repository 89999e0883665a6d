// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/record.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimer>

class Capture;

// The rows of a capture. Reads from it what the view paints and no more, and shows new rows once
// per frame however many arrive.
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
    };

    explicit EventTableModel(Capture *capture, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    // The rows' complete records as text for the clipboard: events as they were received.
    QString text(const QModelIndexList &rows) const;

private:
    // What a row shows, made once while it is on the screen.
    struct Row
    {
        QString number, time, type, id, preview, size, warning;
    };

    void showNewRows();
    void reset();
    const Row &row(int number) const;
    QString cell(int number, int column) const;
    QString difference(int row) const;
    QString toolTip(int number) const;
    QString accessibleText(int number) const;

    Capture *m_capture;
    QTimer m_frame;
    int m_rowCount = 0; // how many of the capture's rows the views know of
    mutable QCache<int, Row> m_rows;
};
