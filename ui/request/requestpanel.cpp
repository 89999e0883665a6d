// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestpanel.h"

#include "ui/common/icon.h"
#include "ui/common/row.h"
#include "ui/inspector/streampage.h"
#include "ui/request/authorizationsection.h"
#include "ui/request/bodysection.h"
#include "ui/request/connectionsection.h"
#include "ui/request/headersection.h"
#include "ui/request/readingsection.h"
#include "ui/request/tlssection.h"

#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace {

constexpr int WidthForNote = 800; // beside the names of all sections

} // namespace

RequestPanel::RequestPanel(QWidget *parent)
    : QWidget(parent)
    , m_timer(this)
    , m_tabs(new QTabWidget(this))
    , m_body(new BodySection(this))
    , m_connection(new ConnectionSection(this))
    , m_tls(new TlsSection(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    setFocusProxy(m_tabs);
    m_tabs->setAccessibleName(tr("Parts of the request"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setCornerWidget(createPendingNote());

    addSection(new HeaderSection(this), tr("He&aders"));
    addSection(m_body, tr("&Body"));
    addSection(new AuthorizationSection(this), tr("A&uthorization"));
    addSection(m_connection, tr("&Connection"));
    addSection(m_tls, tr("&TLS"));
    addSection(new ReadingSection(this), tr("&Reading"));

    connect(m_connection, &ConnectionSection::forgetRequested, this,
            &RequestPanel::forgetRequested);
    m_timer.setInterval(250ms); // the last event ID changes with every event
    connect(&m_timer, &QTimer::timeout, this, &RequestPanel::showStream);
}

void RequestPanel::addSection(RequestSection *section, const QString &name)
{
    auto *area = new QScrollArea(m_tabs);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(section);
    m_tabs->addTab(area, name);
    m_sections << section;
    m_names << name;
    connect(section, &RequestSection::edited, this, [this, section] { takeEdit(section); });
}

QWidget *RequestPanel::createPendingNote()
{
    m_pendingText = new QLabel(tr("Applies at the next connection"), this);
    m_pendingText->setObjectName(QStringLiteral("muted"));
    auto *reconnect = new QToolButton(this);
    reconnect->setText(tr("Reconnect"));
    reconnect->setIcon(themedIcon(QStringLiteral("retry"), &Theme::accent));
    reconnect->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    reconnect->setFocusPolicy(Qt::StrongFocus);
    reconnect->setToolTip(m_pendingText->text());
    reconnect->setAccessibleName(tr("Reconnect with the changed request"));
    connect(reconnect, &QToolButton::clicked, this, &RequestPanel::reconnectRequested);
    m_pending = createRow(this, {m_pendingText, reconnect}, 0);
    m_pending->layout()->setContentsMargins(0, 0, 12, 0);
    return m_pending;
}

QSize RequestPanel::sizeHint() const
{
    return {640, 224};
}

void RequestPanel::setPage(StreamPage *page)
{
    if (m_page)
        disconnect(m_page, nullptr, this, nullptr);
    m_page = page;
    if (!page)
        return;
    connect(page, &StreamPage::draftChanged, this, &RequestPanel::showDraft);
    connect(page, &StreamPage::stateChanged, this, &RequestPanel::showStream);
    const QScopedValueRollback showing(m_isShowing, true);
    for (RequestSection *section : m_sections)
        section->showDraft(page->draft());
    showNames();
    showStream();
}

void RequestPanel::showTls()
{
    m_tabs->setCurrentIndex(int(m_sections.indexOf(m_tls)));
}

void RequestPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showStream();
}

void RequestPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_pendingText->setVisible(width() >= WidthForNote);
}

void RequestPanel::takeEdit(const RequestSection *section)
{
    if (m_isShowing || !m_page)
        return;
    RequestDraft draft = m_page->draft();
    section->writeTo(&draft);
    m_page->setDraft(draft);
}

// A section that holds what the draft says is left alone: it may be the one that is typed into.
void RequestPanel::showDraft()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const RequestDraft &draft = m_page->draft();
    for (RequestSection *section : m_sections) {
        RequestDraft held = draft;
        section->writeTo(&held);
        if (held != draft)
            section->showDraft(draft);
    }
    m_body->setMethod(draft.request.method);
    showNames();
    showStream();
}

// A dot at those that differ from a plain GET.
void RequestPanel::showNames()
{
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        RequestDraft draft;
        m_sections[i]->writeTo(&draft);
        const bool isPlain = draft == RequestDraft();
        m_tabs->setTabText(int(i), isPlain ? m_names[i] : m_names[i] + QStringLiteral(" •"));
    }
}

void RequestPanel::showStream()
{
    m_timer.stop();
    if (!m_page || !isVisible())
        return;
    m_connection->showStreamId(m_page->source().lastEventId());
    const auto url = parseStreamUrl(m_page->typedUrl(), nullptr);
    m_tls->setHost(url ? url->host() : QString());
    m_pending->setVisible(m_page->isDraftPending());
    m_timer.start();
}
