// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/recorddelegate.h"

#include "lib/capture/record.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/inspector/eventtablemodel.h"
#include "ui/inspector/highlighter.h"

#include <QPainter>

namespace {

constexpr int Margin = 8;
constexpr int Dot = 8;
constexpr int Icon = 14;
constexpr int Bar = 3;

Record::Kind kindOf(const QModelIndex &index)
{
    return Record::Kind(index.data(EventTableModel::KindRole).toInt());
}

bool hasWarning(const QModelIndex &index)
{
    return !index.data(EventTableModel::WarningRole).toString().isEmpty();
}

// Whether the filter looks at what stands there.
bool isSearched(int column)
{
    return column == EventTableModel::Type || column == EventTableModel::Id
        || column == EventTableModel::Data || column == EventTableModel::LogLine;
}

bool hasTypeColor(const QModelIndex &index)
{
    return kindOf(index) == Record::Kind::Event
        && (index.column() == EventTableModel::Type || index.column() == EventTableModel::LogLine);
}

} // namespace

RecordDelegate::RecordDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_wireFont(wireFont())
{
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    paintBackground(painter, option, index);
    QRect rect = option.rect.adjusted(Margin, 0, -Margin, 0);
    paintMarks(painter, index, &rect);
    const Record::Kind kind = kindOf(index);
    QFont font = kind <= Record::Kind::Comment || index.column() != EventTableModel::Data
        ? m_wireFont
        : option.font;
    font.setItalic(kind == Record::Kind::Comment && index.column() == EventTableModel::Data);
    painter->setFont(font);
    const QString text =
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    if (m_highlighter && isSearched(index.column()))
        paintHighlights(painter, rect, text);
    painter->setPen(textColor(index));
    painter->drawText(rect, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine, text);
    painter->restore();
}

// Behind the text, whose place is known since it stands at the left.
void RecordDelegate::paintHighlights(QPainter *painter, const QRect &rect,
                                     const QString &text) const
{
    const QFontMetrics metrics = painter->fontMetrics();
    const auto paint = [&](const Highlighter::Ranges &ranges, const QColor &color) {
        for (const auto &[begin, length] : ranges) {
            const int left = metrics.horizontalAdvance(text, int(begin));
            const int right = metrics.horizontalAdvance(text, int(begin + length));
            painter->fillRect(
                QRect(rect.left() + left, rect.top() + 2, right - left, rect.height() - 4), color);
        }
    };
    paint(m_highlighter->filtered(text), Theme::current().mark);
    paint(m_highlighter->searched(text), Theme::current().foundMark);
}

// The icon of a warning and the dot of an event type; what they leave is for the text.
void RecordDelegate::paintMarks(QPainter *painter, const QModelIndex &index, QRect *rect) const
{
    const bool isLog = index.column() == EventTableModel::LogLine;
    if ((isLog || index.column() == EventTableModel::Number) && hasWarning(index)) {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect->left() - Margin + Bar + 2, rect->center().y() - Icon / 2 + 1,
                            themedPixmap(QStringLiteral("warning"), &Theme::warning, Icon, ratio));
    }
    if ((isLog || index.column() == EventTableModel::Number)
        && index.data(EventTableModel::BookmarkRole).toBool()) {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int beside = !isLog && hasWarning(index) ? Icon + 2 : 0;
        painter->drawPixmap(rect->left() - Margin + Bar + 2 + beside,
                            rect->center().y() - Icon / 2 + 1,
                            themedPixmap(QStringLiteral("bookmark"), &Theme::accent, Icon, ratio));
    }
    if (isLog)
        rect->setLeft(rect->left() + Icon);
    if (hasTypeColor(index)) {
        const int type = index.data(EventTableModel::TypeIndexRole).toInt();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::current().typeColor(type));
        const QRect dot(rect->left(), rect->center().y() - Dot / 2 + 1, Dot, Dot);
        painter->drawRoundedRect(dot, 2, 2);
    }
    if (isLog || hasTypeColor(index)) // lines of the log begin at one place
        rect->setLeft(rect->left() + Dot + 6);
}

void RecordDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const Record::Kind kind = kindOf(index);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (const auto tint = index.data(EventTableModel::TintRole).value<QColor>();
             tint.isValid())
        painter->fillRect(option.rect, tint);
    else if (kind >= Record::Kind::Attempt)
        painter->fillRect(option.rect, theme.window);
    if (kind == Record::Kind::Attempt) {
        painter->setPen(theme.border);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }
    const bool isEnd = kind == Record::Kind::Lost || kind == Record::Kind::Closed;
    if (isEnd && index.column() == EventTableModel::Number)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(Bar, option.rect.height())),
                          kind == Record::Kind::Closed ? theme.bad : theme.warning);
}

QColor RecordDelegate::textColor(const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const int column = index.column();
    const bool isText = column == EventTableModel::Type || column >= EventTableModel::Data;
    switch (kindOf(index)) {
    case Record::Kind::Event:
        return column == EventTableModel::Data || column == EventTableModel::Type
                || column == EventTableModel::LogLine || column == EventTableModel::Id
            ? theme.text
            : theme.muted;
    case Record::Kind::Comment:
    case Record::Kind::Retry:
    case Record::Kind::Attempt:
    case Record::Kind::Stopped:
        return theme.muted;
    case Record::Kind::Opened:
        return isText ? theme.good : theme.muted;
    case Record::Kind::Ignored: // for good reasons, too
        return isText && hasWarning(index) ? theme.warning : theme.muted;
    case Record::Kind::Lost:
        return isText ? theme.warning : theme.muted;
    case Record::Kind::Hint: // the icon says that it is a warning
        return isText ? theme.text : theme.muted;
    case Record::Kind::Closed:
        return isText ? theme.bad : theme.muted;
    }
    Q_UNREACHABLE();
}
