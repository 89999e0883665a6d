// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/streampage.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/emptypage.h"
#include "ui/inspector/activitystrip.h"
#include "ui/inspector/detailpane.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

StreamPage::StreamPage(QWidget *parent)
    : QWidget(parent)
    , m_recorder(&m_source, &m_capture)
    , m_model(&m_capture)
    , m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto *empty = new EmptyPage(m_stack);
    connect(empty, &EmptyPage::demoRequested, this, &StreamPage::demoRequested);
    connect(empty, &EmptyPage::urlChosen, this, &StreamPage::urlChosen);
    auto *area = new QScrollArea(m_stack); // lest what it says keep the window from being small
    area->setWidget(empty);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(area);
    m_stack->addWidget(createStreamView());

    connect(&m_source, &EventSource::stateChanged, this, &StreamPage::stateChanged);
    connect(&m_capture, &Capture::failed, this, &StreamPage::failed);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &StreamPage::showCount);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &StreamPage::showCount);
    showCount();
}

StreamPage::~StreamPage()
{
    m_source.disconnect();
}

void StreamPage::connectTo(const QUrl &url)
{
    if (m_source.request().url != url) { // what another stream said means nothing to this one
        m_source.setLastEventId({});
        m_source.setReconnectionTime(EventSource().reconnectionTime());
    }
    open(url);
}

void StreamPage::reconnect()
{
    const QUrl url = m_source.request().url;
    if (const QString problem = m_draft.problem(url); !problem.isEmpty())
        emit failed(problem);
    else if (isDraftPending() || m_source.state() == EventSource::State::Closed)
        open(url);
    else
        m_source.reconnect();
}

void StreamPage::reconnectFrom(const QByteArray &lastEventId)
{
    RequestDraft draft = m_draft;
    draft.lastEventId = lastEventId;
    setDraft(draft);
    reconnect();
}

void StreamPage::forgetLastEventId()
{
    m_source.setLastEventId({});
    RequestDraft draft = m_draft;
    draft.lastEventId.reset();
    setDraft(draft);
}

void StreamPage::open(const QUrl &url)
{
    RequestDraft draft = m_draft;
    m_source.setRequest(draft.requestTo(url));
    if (draft.lastEventId)
        m_source.setLastEventId(*draft.lastEventId);
    draft.lastEventId.reset(); // the stream says from where to go on, from now on
    setDraft(draft);
    m_stack->setCurrentIndex(1);
    m_source.open();
    emit stateChanged();
}

void StreamPage::setDraft(const RequestDraft &draft)
{
    if (m_draft == draft)
        return;
    m_draft = draft;
    m_source.setRetryPolicy(draft.retryPolicy);
    m_source.setIdleTimeout(draft.idleTimeout);
    emit draftChanged();
}

bool StreamPage::isDraftPending() const
{
    return m_source.state() != EventSource::State::Closed
        && (m_draft.lastEventId || m_draft.requestTo(m_source.request().url) != m_source.request());
}

void StreamPage::stop()
{
    if (m_source.state() == EventSource::State::Closed)
        return;
    m_source.close();
    m_capture.appendNote(
        Record::Kind::Attempt, tr("Stopped by you."),
        std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()));
}

QString StreamPage::title() const
{
    const QUrl url = m_source.request().url;
    if (url.isEmpty())
        return tr("New stream");
    const QString last = url.path().section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
    return last.isEmpty() ? url.authority(QUrl::EncodeUnicode) : last;
}

void StreamPage::setLook(RecordView::Look look)
{
    m_view->setLook(look);
    (look == RecordView::Look::Table ? m_table : m_log)->setChecked(true);
}

void StreamPage::clear()
{
    m_capture.clear();
    m_detail->showNothing();
    m_view->setFollowing(true);
}

QByteArray StreamPage::selectedId() const
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || !m_view->selectionModel()->isRowSelected(row))
        return {};
    return m_capture.record(row).item.lastEventId().toByteArray();
}

QWidget *StreamPage::createStreamView()
{
    auto *content = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new ActivityStrip(&m_capture, content));
    m_view = new RecordView(content);
    m_view->setRecords(&m_model);
    layout->addWidget(createToolBar());

    auto *splitter = new QSplitter(Qt::Vertical, content);
    splitter->addWidget(m_view);
    splitter->addWidget(m_detail = new DetailPane(splitter));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({360, 280});
    m_detail->setMinimumHeight(96); // its head, and a little below; the request needs room, too
    layout->addWidget(splitter, 1);
    connect(m_view, &RecordView::rowChosen, this, &StreamPage::showRow);
    connect(m_view, &RecordView::rowChosen, this, &StreamPage::selectionChanged);
    return content;
}

QWidget *StreamPage::createToolBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("band"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_count = new QLabel(bar), 1);
    m_count->setObjectName(QStringLiteral("muted"));

    auto *looks = new QButtonGroup(bar);
    m_table = createTool(QStringLiteral("table"), tr("Table"));
    m_log = createTool(QStringLiteral("log"), tr("Log"));
    for (QToolButton *button : {m_table, m_log}) {
        button->setCheckable(true);
        looks->addButton(button);
        layout->addWidget(button);
    }
    m_table->setChecked(true);
    connect(m_table, &QToolButton::clicked, this, [this] { setLook(RecordView::Look::Table); });
    connect(m_log, &QToolButton::clicked, this, [this] { setLook(RecordView::Look::Log); });

    m_follow = createTool(QStringLiteral("follow"), tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest row in sight"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    connect(m_follow, &QToolButton::clicked, m_view, &RecordView::setFollowing);
    connect(m_view, &RecordView::followingChanged, m_follow, &QToolButton::setChecked);
    layout->addWidget(m_follow);

    QToolButton *clear = createTool(QStringLiteral("clear"), tr("Clear"));
    clear->setToolTip(tr("Forget all rows of this stream"));
    connect(clear, &QToolButton::clicked, this, &StreamPage::clear);
    layout->addWidget(clear);
    return bar;
}

QToolButton *StreamPage::createTool(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setIcon(themedIcon(icon));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(text);
    return button;
}

void StreamPage::showRow(int row)
{
    if (row < 0)
        m_detail->showNothing();
    else
        m_detail->showRecord(m_capture.record(row),
                             Theme::current().typeColor(m_capture.typeIndex(row)));
}

void StreamPage::showCount()
{
    m_count->setText(tr("Events: %1").arg(QLocale().toString(qint64(m_capture.eventCount()))));
}
