// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/streampage.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/emptypage.h"
#include "ui/inspector/activitystrip.h"
#include "ui/inspector/attemptview.h"
#include "ui/inspector/detailpane.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace {

constexpr int WideBar = 560; // pixels, for buttons with words

} // namespace

StreamPage::StreamPage(QWidget *parent)
    : QWidget(parent)
    , m_recorder(&m_source, &m_capture)
    , m_log(&m_source)
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
    connect(&m_source, &EventSource::opened, this, &StreamPage::showStream);
    connect(&m_source, &EventSource::errorOccurred, this, &StreamPage::showFailure);
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
    m_hasOpened = false;
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
    m_source.close();
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
    (look == RecordView::Look::Table ? m_tableButton : m_logButton)->setChecked(true);
    showPart(m_rows);
}

void StreamPage::showAttempts()
{
    m_attemptsButton->setChecked(true);
    showPart(m_attempts);
}

void StreamPage::clear()
{
    m_capture.clear();
    m_log.clear();
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

// In words as long as there is room for them.
void StreamPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto style = width() < WideBar ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (QToolButton *button : {m_tableButton, m_logButton, m_attemptsButton, m_follow, m_clear})
        button->setToolButtonStyle(style);
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

    m_parts = new QStackedWidget(content);
    m_parts->addWidget(m_rows = createRows());
    m_attempts = new AttemptView([this] { return attemptHistory(); }, m_parts);
    m_parts->addWidget(m_attempts);
    layout->addWidget(m_parts, 1);
    return content;
}

QWidget *StreamPage::createRows()
{
    auto *splitter = new QSplitter(Qt::Vertical, m_parts);
    splitter->addWidget(m_view);
    splitter->addWidget(m_detail = new DetailPane(splitter));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({360, 280});
    m_detail->setMinimumHeight(96); // its head, and a little below; the request needs room, too
    connect(m_view, &RecordView::rowChosen, this, &StreamPage::selectionChanged);
    connect(m_view, &RecordView::rowChosen, this, &StreamPage::showRow);
    connect(m_view, &RecordView::activated, this,
            [this](const QModelIndex &index) { showAttemptOf(index.row()); });
    connect(m_detail, &DetailPane::attemptRequested, this,
            [this] { showAttemptOf(m_view->currentIndex().row()); });
    return splitter;
}

QWidget *StreamPage::createToolBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("band"));
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setMinimumWidth(1); // the buttons do without words if need be
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_count = new QLabel(bar), 1);
    m_count->setObjectName(QStringLiteral("muted"));
    addLooks(bar);
    addActions(bar);
    return bar;
}

void StreamPage::addLooks(QWidget *bar)
{
    auto *looks = new QButtonGroup(bar);
    m_tableButton = createTool(QStringLiteral("table"), tr("Table"));
    m_logButton = createTool(QStringLiteral("log"), tr("Log"));
    m_attemptsButton = createTool(QStringLiteral("attempts"), tr("Attempts"));
    m_attemptsButton->setToolTip(tr("What became of each connection"));
    for (QToolButton *button : {m_tableButton, m_logButton, m_attemptsButton}) {
        button->setCheckable(true);
        looks->addButton(button);
        bar->layout()->addWidget(button);
    }
    m_tableButton->setChecked(true);
    connect(m_tableButton, &QToolButton::clicked, this,
            [this] { setLook(RecordView::Look::Table); });
    connect(m_logButton, &QToolButton::clicked, this, [this] { setLook(RecordView::Look::Log); });
    connect(m_attemptsButton, &QToolButton::clicked, this, &StreamPage::showAttempts);
}

void StreamPage::addActions(QWidget *bar)
{
    m_follow = createTool(QStringLiteral("follow"), tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest row in sight"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    connect(m_follow, &QToolButton::clicked, m_view, &RecordView::setFollowing);
    connect(m_view, &RecordView::followingChanged, m_follow, &QToolButton::setChecked);
    bar->layout()->addWidget(m_follow);

    m_clear = createTool(QStringLiteral("clear"), tr("Clear"));
    m_clear->setToolTip(tr("Forget all rows and past attempts of this stream"));
    connect(m_clear, &QToolButton::clicked, this, &StreamPage::clear);
    bar->layout()->addWidget(m_clear);
}

QToolButton *StreamPage::createTool(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setIcon(themedIcon(icon));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(text);
    button->setToolTip(text);
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

// An attempt is what the rows about connections are about.
void StreamPage::showAttemptOf(int row)
{
    if (row < 0 || m_capture.kind(row) < Record::Kind::Attempt)
        return;
    showAttempts();
    m_attempts->chooseAttemptAt(m_capture.time(row));
    m_attempts->setFocus();
}

// When there has been no stream yet, the reason is what matters.
void StreamPage::showFailure()
{
    if (m_hasOpened || m_parts->currentWidget() == m_attempts
        || m_view->selectionModel()->hasSelection())
        return;
    showAttempts();
    m_attempts->follow();
    m_showsFailure = true;
}

void StreamPage::showStream()
{
    m_hasOpened = true;
    if (m_showsFailure && m_attempts->isFollowing())
        setLook(m_view->look());
}

void StreamPage::showPart(QWidget *part)
{
    const bool hadFocus = m_parts->isAncestorOf(window()->focusWidget());
    m_showsFailure = false;
    m_parts->setCurrentWidget(part);
    m_follow->setEnabled(part == m_rows);
    if (hadFocus)
        (part == m_rows ? static_cast<QWidget *>(m_view) : m_attempts)->setFocus();
}

AttemptHistory StreamPage::attemptHistory() const
{
    AttemptHistory history;
    history.attempts.reserve(m_log.count());
    for (qsizetype i = 0; i < m_log.count(); ++i) {
        if (!m_log.attempt(i).hops.isEmpty()) // there is a request
            history.attempts.append(m_log.attempt(i));
    }
    if (m_source.state() == EventSource::State::Waiting)
        history.untilNext = m_source.nextAttemptIn();
    history.time =
        std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    return history;
}

void StreamPage::showCount()
{
    m_count->setText(tr("Events: %1").arg(QLocale().toString(qint64(m_capture.eventCount()))));
}
