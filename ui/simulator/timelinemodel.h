// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <deque>

// What was sent to whom, and what happened to clients: the last of it.
class TimelineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        ClientColumn,
        TypeColumn, // of an event, or what else it is
        TextColumn,
        IdColumn,
        SizeColumn,
        ColumnCount
    };
    static constexpr qsizetype MostEntries = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(const QList<Simulator::Sent> &sent);
    void clear();

    // What to call those that are connected now; names of others are remembered.
    void noteClients(const QList<Simulator::Client> &clients);

    // Shows what these clients were sent, and what all were; none: everything.
    void setFilter(const QList<quint64> &clients);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isShown(const Simulator::Sent &sent) const;
    void removeOldest(qsizetype count);
    QString text(const Simulator::Sent &sent, int column) const;
    QString nameOf(quint64 client) const;
    QString shortNameOf(quint64 client) const;

    // Entries have numbers that stay when others are removed; m_shown has those of the rows.
    std::deque<Simulator::Sent> m_entries;
    qint64 m_firstNumber = 0;
    std::deque<qint64> m_shown;
    QHash<quint64, QString> m_names;
    QSet<quint64> m_filter;
};
