// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/row.h"

#include <QHBoxLayout>

QWidget *createRow(QWidget *parent, std::initializer_list<QWidget *> widgets, int stretched)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    int place = 0;
    for (QWidget *widget : widgets)
        layout->addWidget(widget, place++ == stretched ? 1 : 0);
    return row;
}
