// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/timelineview.h"

#include "ui/common/row.h"
#include "ui/common/toolbutton.h"
#include "ui/simulator/timelinemodel.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace {

constexpr int RowHeight = 22;
constexpr int Widths[TimelineModel::ColumnCount]{100, 72, 84, 260, 64, 64};

} // namespace

TimelineView::TimelineView(Simulator *simulator, QWidget *parent)
    : QWidget(parent)
    , m_model(new TimelineModel(this))
    , m_table(new QTableView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(createBar());
    createTable();
    layout->addWidget(m_table, 1);
    m_empty = new QLabel(tr("What is sent to clients appears here, with the labels of the "
                            "scenario and what was done by hand."),
                         this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    layout->addWidget(m_empty, 1);
    // The names come before what is sent to those clients.
    connect(simulator, &Simulator::clientsChanged, m_model, &TimelineModel::noteClients);
    connect(simulator, &Simulator::sent, this, &TimelineView::append);
    showPart();
}

QWidget *TimelineView::createBar()
{
    m_only = createToolButton(this, QStringLiteral("filter"),
                              tr("Only the clients selected in the table"));
    m_only->setText(tr("Selected clients"));
    m_only->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_only->setCheckable(true);
    connect(m_only, &QToolButton::toggled, this, &TimelineView::showFilter);
    m_follow = createToolButton(this, QStringLiteral("follow"), tr("Follow what is newest"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    connect(m_follow, &QToolButton::toggled, this, &TimelineView::setFollowing);
    auto *clear = createToolButton(this, QStringLiteral("clear"), tr("Clear the timeline"));
    connect(clear, &QToolButton::clicked, this, [this] {
        m_model->clear();
        showPart();
    });
    auto *gap = new QWidget(this);
    return createRow(this, {m_only, gap, m_follow, clear}, 1);
}

void TimelineView::createTable()
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("padded"));
    m_table->setAccessibleName(tr("Timeline"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(RowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    for (int column = 0; column < TimelineModel::ColumnCount; ++column)
        header->resizeSection(column, Widths[column]);
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QAbstractSlider::actionTriggered, this,
            [this, bar] { m_follow->setChecked(bar->sliderPosition() >= bar->maximum()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && current.row() + 1 < m_model->rowCount())
                    m_follow->setChecked(false);
            });
    // What is looked at stays where it is when older rows go.
    connect(m_model, &QAbstractItemModel::rowsRemoved, this,
            [this, bar](const QModelIndex &, int first, int last) {
                if (!m_follow->isChecked())
                    bar->setValue(bar->value() - (last - first + 1));
            });
}

void TimelineView::append(const QList<Simulator::Sent> &sent)
{
    m_model->append(sent);
    showPart();
    if (m_follow->isChecked())
        m_table->scrollToBottom();
}

void TimelineView::showPart()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_table->setVisible(!isEmpty);
}

void TimelineView::setChosen(const QList<quint64> &clients)
{
    if (clients == m_chosen || (clients.isEmpty() && m_only->isChecked()))
        return; // those that are gone by now still have a history
    m_chosen = clients;
    showFilter();
}

void TimelineView::showFilter()
{
    m_model->setFilter(m_only->isChecked() ? m_chosen : QList<quint64>());
    showPart();
    if (m_follow->isChecked())
        m_table->scrollToBottom();
}

void TimelineView::setFollowing(bool isFollowing)
{
    if (isFollowing)
        m_table->scrollToBottom();
}
