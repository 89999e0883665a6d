// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attemptdelegate.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/inspector/attemptlistmodel.h"

#include <QPainter>

namespace {

constexpr int Margin = 12;
constexpr int Padding = 6; // above and below the lines
constexpr int Leading = 2;
constexpr int Icon = 16;
constexpr int Lines = 3;

// Draws the left text up to where the right one begins.
void paintLine(QPainter *painter, const QRect &line, const QString &left, const QString &right,
               const QColor &rightColor)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int rightWidth = right.isEmpty() ? 0 : metrics.horizontalAdvance(right) + 8;
    const QString shown = metrics.elidedText(left, Qt::ElideRight, line.width() - rightWidth);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    painter->setPen(rightColor);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, right);
}

} // namespace

QPixmap attemptIcon(AttemptState state, int side, qreal ratio)
{
    switch (state) {
    case AttemptState::Connecting:
        return themedPixmap(QStringLiteral("clock"), &Theme::warning, side, ratio);
    case AttemptState::Open:
        return themedPixmap(QStringLiteral("ok"), &Theme::good, side, ratio);
    case AttemptState::Lost:
        return themedPixmap(QStringLiteral("retry"), &Theme::warning, side, ratio);
    case AttemptState::Stopped:
        return themedPixmap(QStringLiteral("stop"), &Theme::muted, side, ratio);
    case AttemptState::Failed:
        return themedPixmap(QStringLiteral("error"), &Theme::bad, side, ratio);
    }
    Q_UNREACHABLE();
}

void AttemptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto text = [&](int role) { return index.data(role).toString(); };
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    const int height = option.fontMetrics.height() + Leading;
    QRect line(option.rect.left() + Margin, option.rect.top() + Padding,
               option.rect.width() - 2 * Margin, height);
    const auto state = AttemptState(index.data(AttemptListModel::StateRole).toInt());
    painter->drawPixmap(line.left(), line.top() + (height - Icon) / 2,
                        attemptIcon(state, Icon, painter->device()->devicePixelRatioF()));
    line.setLeft(line.left() + Icon + 8);

    painter->setFont(option.font);
    painter->setPen(theme.text);
    paintLine(painter, line, text(AttemptListModel::TitleRole),
              text(AttemptListModel::DurationRole), theme.muted);
    line.translate(0, height);
    painter->setPen(theme.text);
    paintLine(painter, line, text(AttemptListModel::OutcomeRole), {}, theme.muted);
    line.translate(0, height);
    painter->setPen(theme.muted);
    paintLine(painter, line, text(AttemptListModel::SentenceRole),
              text(AttemptListModel::SequelRole), theme.text);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize AttemptDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {160, Lines * (option.fontMetrics.height() + Leading) + 2 * Padding};
}
