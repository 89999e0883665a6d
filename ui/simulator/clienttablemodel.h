// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QAbstractTableModel>

// The clients that are receiving a stream, in the order in which they connected.
class ClientTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ClientColumn,
        AttemptColumn,
        EventsColumn,
        QueueColumn,
        LastIdColumn,
        SentColumn,
        AwaitsColumn,
        LabelColumn,
        DroppedColumn,
        SinceColumn,
        RouteColumn,
        ColumnCount
    };
    enum Role {
        QueueShareRole = Qt::UserRole, // how full the queue is, from 0 to 1, by orders of magnitude
        IsGrowingRole,                 // whether the queue was shorter before
    };

    using QAbstractTableModel::QAbstractTableModel;

    // All there are, ordered by id. Rows of clients that stay are kept, and so is their selection.
    void setClients(const QList<Simulator::Client> &clients);

    quint64 idAt(int row) const { return m_rows.at(row).client.id; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Simulator::Client client;
        bool isGrowing = false;
    };

    void removeGone(const QList<Simulator::Client> &clients);
    void insertNew(const QList<Simulator::Client> &clients);
    void update(const QList<Simulator::Client> &clients);
    QString text(const Row &row, int column) const;
    QString queueText(const Row &row) const;

    QList<Row> m_rows;
};

// "127.0.0.1:4242", "[::1]:4242".
QString clientName(const Simulator::Client &client);
