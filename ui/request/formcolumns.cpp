// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/formcolumns.h"

#include <QGridLayout>
#include <QLabel>

namespace {

constexpr int WidestColumn = 560; // fields wider than that look lost

} // namespace

QGridLayout *createFormGrid(QWidget *widget)
{
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    return grid;
}

FormColumns::FormColumns(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(12, 12, 12, 8);
    for (const Column column : {First, Second}) {
        auto *widget = m_columns[column] = new QWidget(this);
        m_grids[column] = createFormGrid(widget);
        widget->setMaximumWidth(WidestColumn);
        m_layout->addWidget(widget, 1, Qt::AlignTop);
    }
    m_layout->addStretch(0);
}

void FormColumns::addRow(Column column, const QString &label, QWidget *field, QWidget *buddy)
{
    auto *text = new QLabel(label, m_columns[column]);
    text->setBuddy(buddy);
    const int row = m_grids[column]->rowCount();
    m_grids[column]->addWidget(text, row, 0);
    m_grids[column]->addWidget(field, row, 1);
    m_labels.insert(field, text);
}

void FormColumns::addRow(Column column, QWidget *field)
{
    m_grids[column]->addWidget(field, m_grids[column]->rowCount(), 0, 1, 2);
}

void FormColumns::setRowVisible(QWidget *field, bool visible)
{
    field->setVisible(visible);
    if (QLabel *label = m_labels.value(field))
        label->setVisible(visible);
}

QSize FormColumns::minimumSizeHint() const
{
    const QMargins margins = m_layout->contentsMargins();
    const int width = std::max(m_columns[First]->minimumSizeHint().width(),
                               m_columns[Second]->minimumSizeHint().width());
    return {width + margins.left() + margins.right(), m_layout->minimumSize().height()};
}

void FormColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const QMargins margins = m_layout->contentsMargins();
    const int needed = m_columns[First]->minimumSizeHint().width()
        + m_columns[Second]->minimumSizeHint().width() + margins.left() + margins.right() + 24;
    const bool isWide = width() >= needed;
    m_layout->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_layout->setSpacing(isWide ? 24 : 8);
}
