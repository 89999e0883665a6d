// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/jsontreemodel.h"

#include "ui/common/theme.h"

#include <QColor>

namespace {

constexpr qsizetype LongestValue = 2000; // characters shown of one value

} // namespace

void JsonTreeModel::setNodes(const QList<JsonNode> &nodes)
{
    beginResetModel();
    m_nodes = nodes;
    endResetModel();
}

QModelIndex JsonTreeModel::indexOf(int node, int column) const
{
    return createIndex(m_nodes[node].row, column, quintptr(node));
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return indexOf(parent.isValid() ? m_nodes[int(parent.internalId())].children[row] : 0, column);
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int parent = m_nodes[int(index.internalId())].parent;
    return parent < 0 ? QModelIndex() : indexOf(parent, 0);
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_nodes.isEmpty() ? 0 : 1;
    return parent.column() > 0 ? 0 : int(m_nodes[int(parent.internalId())].children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    const JsonNode &node = m_nodes[int(index.internalId())];
    const bool isKey = index.column() == Key;
    if (role == Qt::DisplayRole)
        return isKey ? keyText(node) : valueText(node).left(LongestValue);
    if (role == Qt::ForegroundRole)
        return isKey ? Theme::current().text : valueColor(node);
    if (role == Qt::ToolTipRole && !isKey && !node.text.isEmpty())
        return QString(node.text.left(LongestValue)).toHtmlEscaped();
    return {};
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == Key ? tr("Key") : tr("Value");
}

QString JsonTreeModel::keyText(const JsonNode &node) const
{
    if (node.parent < 0)
        return QStringLiteral("$"); // the root, as JSONPath calls it
    if (m_nodes[node.parent].type == JsonNode::Type::Array)
        return QString::number(node.row);
    return node.key;
}

QString JsonTreeModel::valueText(const JsonNode &node) const
{
    switch (node.type) {
    case JsonNode::Type::Object:
        return QStringLiteral("{ %1 }").arg(node.children.size());
    case JsonNode::Type::Array:
        return QStringLiteral("[ %1 ]").arg(node.children.size());
    case JsonNode::Type::String:
        return QLatin1Char('"') + node.text + QLatin1Char('"');
    case JsonNode::Type::Number:
    case JsonNode::Type::Bool:
    case JsonNode::Type::Null:
        return node.text;
    }
    Q_UNREACHABLE();
}

QColor JsonTreeModel::valueColor(const JsonNode &node) const
{
    const Theme &theme = Theme::current();
    switch (node.type) {
    case JsonNode::Type::Object:
    case JsonNode::Type::Array:
    case JsonNode::Type::Null:
        return theme.muted;
    case JsonNode::Type::String:
        return theme.typeColor(2);
    case JsonNode::Type::Number:
        return theme.typeColor(0);
    case JsonNode::Type::Bool:
        return theme.typeColor(3);
    }
    Q_UNREACHABLE();
}
