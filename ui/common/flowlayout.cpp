// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace {

constexpr int Gap = 4;
constexpr int LeastLine = 300;

} // namespace

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    parent->setSizePolicy(policy);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index < count() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return layOut({0, 0, width, 0}, Run::Measure);
}

// Not as narrow as the widest item: what is around takes the least height from the least width,
// and would make room for one item a line.
QSize FlowLayout::minimumSize() const
{
    QSize size;
    int line = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        size = size.expandedTo(item->minimumSize());
        line += item->sizeHint().width() + Gap;
    }
    return size.expandedTo({std::min(line, LeastLine), 0});
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    layOut(rect, Run::Place);
}

int FlowLayout::layOut(const QRect &rect, Run run) const
{
    QPoint corner = rect.topLeft();
    int lineHeight = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (corner.x() > rect.x() && corner.x() + size.width() > rect.x() + rect.width()) {
            corner = {rect.x(), corner.y() + lineHeight + Gap};
            lineHeight = 0;
        }
        if (run == Run::Place)
            item->setGeometry({corner, size});
        corner.rx() += size.width() + Gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    return corner.y() + lineHeight - rect.y();
}
