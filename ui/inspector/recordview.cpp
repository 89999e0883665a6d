// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/recordview.h"

#include "ui/common/theme.h"
#include "ui/inspector/eventtablemodel.h"
#include "ui/inspector/highlighter.h"
#include "ui/inspector/recorddelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

RecordView::RecordView(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new RecordDelegate(this));
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Events"));
    // Fixed rows and no resizing to contents: both would look at every row there is.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    setRowHeight();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RecordView::followOrNot);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_following)
            scrollToBottom();
    });
}

void RecordView::setRecords(EventTableModel *model)
{
    m_model = model;
    setModel(model);
    const int character = QFontMetrics(wireFont()).horizontalAdvance(QLatin1Char('0'));
    const std::pair<EventTableModel::Column, int> widths[]{
        {EventTableModel::Number, 8}, {EventTableModel::Time, 14}, {EventTableModel::Difference, 9},
        {EventTableModel::Type, 14},  {EventTableModel::Id, 9},    {EventTableModel::Size, 9}};
    for (const auto &[column, characters] : widths)
        setColumnWidth(column, characters * character + 8);
    horizontalHeader()->setSectionResizeMode(EventTableModel::Data, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(EventTableModel::LogLine, QHeaderView::Stretch);
    setLook(m_look);
}

void RecordView::setHighlighter(Highlighter *highlighter)
{
    static_cast<RecordDelegate *>(itemDelegate())->setHighlighter(highlighter);
    connect(highlighter, &Highlighter::changed, viewport(), qOverload<>(&QWidget::update));
}

void RecordView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void RecordView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(Theme::current().muted);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                     int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_emptyText);
}

void RecordView::chooseRow(int row)
{
    const QModelIndex index = m_model->index(row, textColumn());
    setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
}

void RecordView::setLook(Look look)
{
    const bool wasFollowing = m_following; // which the scrolling below must not change
    m_look = look;
    for (int column = 0; column < m_model->columnCount(); ++column)
        setColumnHidden(column, (column == EventTableModel::LogLine) != (look == Look::Log));
    horizontalHeader()->setVisible(look == Look::Table);
    setRowHeight();
    // The keyboard does not leave a column that is hidden, and nothing scrolls to one.
    const QModelIndex current = currentIndex().siblingAtColumn(textColumn());
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    if (wasFollowing)
        setFollowing(true);
    else
        scrollTo(current, PositionAtCenter);
}

void RecordView::setFollowing(bool following)
{
    if (following)
        scrollToBottom();
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void RecordView::copySelection() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QGuiApplication::clipboard()->setText(m_model->text(rows));
}

void RecordView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else
        QTableView::keyPressEvent(event);
}

QModelIndex RecordView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // From what is seen, not from a row that was left behind long ago.
    if (m_following && !viewport()->rect().intersects(visualRect(currentIndex()))) {
        const QModelIndex last = m_model->index(m_model->rowCount() - 1, textColumn());
        if (action == MoveDown || action == MovePageDown)
            return last;
        if (action == MoveUp || action == MovePageUp)
            selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
    }
    return QTableView::moveCursor(action, modifiers);
}

void RecordView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

void RecordView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit rowChosen(selectionModel()->hasSelection() ? currentIndex().row() : -1);
}

void RecordView::followOrNot()
{
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    if (atEnd == m_following)
        return;
    m_following = atEnd;
    emit followingChanged(atEnd);
}

int RecordView::textColumn() const
{
    return m_look == Look::Log ? EventTableModel::LogLine : EventTableModel::Data;
}

void RecordView::setRowHeight()
{
    const int spacing = m_look == Look::Table ? 8 : 4;
    verticalHeader()->setDefaultSectionSize(QFontMetrics(wireFont()).height() + spacing);
}
