// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/attempttext.h"

#include <QPixmap>
#include <QStyledItemDelegate>

// Paints an attempt in three lines: when, what came of it, and why it ended; at the right how long
// it took and how long the wait after it is.
class AttemptDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// The icon of a state, in its colour.
QPixmap attemptIcon(AttemptState state, int side, qreal ratio);
