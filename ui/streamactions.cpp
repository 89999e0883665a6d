// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamactions.h"

#include "ui/inspector/streampage.h"

#include <QAction>
#include <QMenu>

StreamActions::StreamActions(QObject *parent)
    : QObject(parent)
{
    createConnectionActions();
    createRowActions();
}

void StreamActions::createConnectionActions()
{
    m_reconnect = new QAction(tr("&Reconnect now"), this);
    m_reconnect->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(m_reconnect, &QAction::triggered, this, [this] { m_page->reconnect(); });
    m_reconnectFrom = new QAction(tr("R&econnect from this event's id"), this);
    m_reconnectFrom->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    connect(m_reconnectFrom, &QAction::triggered, this,
            [this] { m_page->reconnectFrom(m_page->selectedId()); });
    m_drop = new QAction(tr("&Drop the connection, as if lost"), this);
    m_drop->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    connect(m_drop, &QAction::triggered, this, [this] { m_page->source().drop(); });
    m_forget = new QAction(tr("&Forget the last id"), this);
    m_forget->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    connect(m_forget, &QAction::triggered, this, [this] {
        m_page->forgetLastEventId();
        emit idForgotten();
    });
    m_stop = new QAction(tr("&Stop"), this);
    m_stop->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    connect(m_stop, &QAction::triggered, this, [this] { m_page->stop(); });
}

void StreamActions::createRowActions()
{
    m_clearRows = new QAction(tr("C&lear rows"), this);
    m_clearRows->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(m_clearRows, &QAction::triggered, this, [this] { m_page->clear(); });
    m_copyRows = new QAction(tr("&Copy selected rows"), this);
    connect(m_copyRows, &QAction::triggered, this, [this] { m_page->view()->copySelection(); });
    m_serve = new QAction(tr("Ser&ve this"), this);
    m_serve->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    m_serve->setToolTip(tr("Play what has been received by now in the simulator"));
    connect(m_serve, &QAction::triggered, this, &StreamActions::serveRequested);
}

void StreamActions::setPage(StreamPage *page)
{
    if (m_page)
        disconnect(m_page, nullptr, this, nullptr);
    m_page = page;
    if (!page)
        return;
    connect(page, &StreamPage::stateChanged, this, &StreamActions::showStream);
    connect(page, &StreamPage::selectionChanged, this, &StreamActions::showStream);
    showStream();
}

void StreamActions::addTo(QMenu *menu) const
{
    menu->addActions({m_reconnect, m_reconnectFrom, m_drop, m_forget, m_stop});
    menu->addSeparator();
    menu->addActions({m_clearRows, m_copyRows});
    menu->addSeparator();
    menu->addAction(m_serve);
}

void StreamActions::addToRows(QWidget *rows) const
{
    rows->addActions({m_copyRows, m_reconnectFrom, m_reconnect, m_drop, m_serve});
    rows->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void StreamActions::showStream()
{
    const EventSource &source = m_page->source();
    m_reconnect->setEnabled(!source.request().url.isEmpty());
    m_reconnectFrom->setEnabled(!m_page->selectedId().isEmpty());
    m_serve->setEnabled(!m_page->capture().path().isEmpty());
    m_drop->setEnabled(source.state() == EventSource::State::Open
                       || source.state() == EventSource::State::Connecting);
}
