// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/formcolumns.h"

#include <QFormLayout>
#include <QLabel>

namespace {

constexpr int WidestColumn = 560; // fields wider than that look lost

} // namespace

FormColumns::FormColumns(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(12, 12, 12, 8);
    for (const Column column : {First, Second}) {
        auto *widget = m_columns[column] = new QWidget(this);
        auto *form = m_forms[column] = new QFormLayout(widget);
        form->setContentsMargins(0, 0, 0, 0);
        form->setHorizontalSpacing(12);
        form->setVerticalSpacing(8);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        widget->setMaximumWidth(WidestColumn);
        m_layout->addWidget(widget, 1, Qt::AlignTop);
    }
    m_layout->addStretch(0);
}

void FormColumns::addRow(Column column, const QString &label, QWidget *field, QWidget *buddy)
{
    auto *text = new QLabel(label);
    text->setBuddy(buddy);
    m_forms[column]->addRow(text, field);
}

void FormColumns::addRow(Column column, QWidget *field)
{
    m_forms[column]->addRow(field);
}

void FormColumns::setRowVisible(Column column, QWidget *field, bool visible)
{
    m_forms[column]->setRowVisible(field, visible);
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
