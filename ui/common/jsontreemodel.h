// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/insight/jsondocument.h"

#include <QAbstractItemModel>

// A JSON text as a tree of keys and values.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Key, Value, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setNodes(const QList<JsonNode> &nodes);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString keyText(const JsonNode &node) const;
    QString valueText(const JsonNode &node) const;
    QColor valueColor(const JsonNode &node) const;
    QModelIndex indexOf(int node, int column) const;

    QList<JsonNode> m_nodes;
};
