// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attemptview.h"

#include "ui/inspector/attemptdelegate.h"
#include "ui/inspector/attemptdetails.h"

#include <QHBoxLayout>
#include <QListView>
#include <QSplitter>

#include <algorithm>

using namespace std::chrono_literals;

AttemptView::AttemptView(Read read, QWidget *parent)
    : QWidget(parent)
    , m_read(std::move(read))
    , m_timer(this)
{
    setObjectName(QStringLiteral("band"));
    setAttribute(Qt::WA_StyledBackground);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    m_list = new QListView(splitter);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new AttemptDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumWidth(180);
    m_list->setAccessibleName(tr("Attempts"));
    splitter->addWidget(m_list);
    splitter->addWidget(m_details = new AttemptDetails(splitter));
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 5);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({200, 500});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_list);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AttemptView::showCurrent);
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &AttemptView::refresh);
}

bool AttemptView::isFollowing() const
{
    return !m_list->currentIndex().isValid()
        || m_list->currentIndex().row() == m_model.rowCount() - 1;
}

void AttemptView::follow()
{
    choose(m_model.rowCount() - 1);
}

void AttemptView::chooseAttemptAt(Attempt::Time time)
{
    refresh();
    const QList<Attempt> &attempts = m_model.history().attempts;
    const auto after =
        std::find_if(attempts.begin(), attempts.end(),
                     [time](const Attempt &attempt) { return attempt.begin > time; });
    choose(std::max(0, int(after - attempts.begin()) - 1));
}

void AttemptView::showEvent(QShowEvent *)
{
    refresh();
    m_timer.start();
}

void AttemptView::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

void AttemptView::refresh()
{
    const bool wasFollowing = isFollowing();
    m_model.setHistory(m_read());
    if (wasFollowing && !(isFollowing() && m_list->currentIndex().isValid()))
        follow();
    showCurrent();
}

void AttemptView::showCurrent()
{
    m_details->showAttempt(m_model.history(), m_list->currentIndex().row());
}

void AttemptView::choose(int row)
{
    const QModelIndex index = m_model.index(row);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}
