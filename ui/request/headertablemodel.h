// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/requestdraft.h"

#include <QAbstractTableModel>

// The header lines of a request, in their order, and one row more, in which a new one begins as
// soon as something is typed there.
class HeaderTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sent, Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    const QList<RequestDraft::HeaderLine> &lines() const { return m_lines; }
    void setLines(const QList<RequestDraft::HeaderLine> &lines);

    // Puts lines such as "Name: value" before that row, and says how many there were. What has no
    // colon is passed over, so that a copied request can be pasted whole.
    int paste(int row, const QString &text);

    void remove(const QList<int> &rows);

    // One sentence on what is wrong with a row; empty if nothing is.
    QString problem(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    void edited();

private:
    bool isNewRow(int row) const { return row == m_lines.size(); }
    QString text(const QModelIndex &index) const;
    QVariant newRowData(const QModelIndex &index, int role) const;
    void setText(const QModelIndex &index, const QString &text);

    QList<RequestDraft::HeaderLine> m_lines;
};
