// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/queuedelegate.h"

#include "ui/common/theme.h"
#include "ui/simulator/clienttablemodel.h"

#include <QPainter>

namespace {

constexpr int BarHeight = 3;

} // namespace

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const double share = index.data(ClientTableModel::QueueShareRole).toDouble();
    if (share <= 0)
        return;
    QRect bar = option.rect.adjusted(4, option.rect.height() - BarHeight, -4, 0);
    bar.setLeft(bar.right() - int(share * bar.width())); // below the digits
    const bool isGrowing = index.data(ClientTableModel::IsGrowingRole).toBool();
    painter->fillRect(bar, isGrowing ? Theme::current().warning : Theme::current().accent);
}
