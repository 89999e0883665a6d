// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/streampage.h"

#include "lib/exchange/captureimport.h"
#include "ui/common/icon.h"
#include "ui/common/settings.h"
#include "ui/common/task.h"
#include "ui/common/theme.h"
#include "ui/emptypage.h"
#include "ui/inspector/activitystrip.h"
#include "ui/inspector/attemptview.h"
#include "ui/inspector/detailpane.h"
#include "ui/inspector/filterbar.h"
#include "ui/inspector/noticebar.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace {

constexpr int WideBar = 1000; // pixels, for buttons with words

} // namespace

StreamPage::StreamPage(QWidget *parent)
    : QWidget(parent)
    , m_recorder(&m_source, &m_capture)
    , m_log(&m_source)
    , m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto *empty = new EmptyPage(m_stack);
    connect(empty, &EmptyPage::demoRequested, this, &StreamPage::demoRequested);
    connect(empty, &EmptyPage::urlChosen, this, &StreamPage::urlChosen);
    connect(empty, &EmptyPage::fileChosen, this, &StreamPage::fileChosen);
    auto *area = new QScrollArea(m_stack); // lest what it says keep the window from being small
    area->setWidget(empty);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(area);
    m_stack->addWidget(createStreamView());

    connect(&m_source, &EventSource::stateChanged, this, &StreamPage::stateChanged);
    connect(&m_source, &EventSource::opened, this, &StreamPage::showStream);
    connect(&m_source, &EventSource::errorOccurred, this, &StreamPage::showFailure);
    connect(&m_capture, &Capture::failed, this, [this](const QString &sentence) {
        m_notice->showSentences({sentence}, NoticeBar::Kind::Error);
        emit failed(sentence);
    });
    connect(&m_capture, &Capture::grown, this, &StreamPage::showLoading);
    connect(&m_capture, &Capture::loaded, this, &StreamPage::finishLoading);
    connect(m_notice, &NoticeBar::cancelled, &m_capture, &Capture::cancelLoading);
    takeSettings();
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

bool StreamPage::openFile(const QString &path)
{
    setFileTitle(QFileInfo(path).completeBaseName());
    if (m_capture.open(path))
        return true;
    m_notice->showSentences({m_capture.errorString()}, NoticeBar::Kind::Error);
    emit failed(m_capture.errorString());
    return false;
}

void StreamPage::setFileTitle(const QString &title)
{
    m_isFile = true;
    m_strip->setLive(false);
    m_fileTitle = title;
    m_stack->setCurrentIndex(1);
    emit stateChanged();
}

void StreamPage::importFile(const QString &path)
{
    setFileTitle(QFileInfo(path).fileName());
    QString error;
    std::shared_ptr<CaptureFile> target = CaptureFile::createIn(Settings::captureFolder(), &error);
    if (!target) {
        m_notice->showSentences({error}, NoticeBar::Kind::Error);
        return;
    }
    const auto result = std::make_shared<ImportResult>();
    auto *task =
        new Task([path, target, result](
                     Progress *progress) { *result = importCapture(path, target.get(), progress); },
                 this);
    m_notice->showTask(task, tr("Reading %1 …").arg(QFileInfo(path).fileName()));
    connect(task, &Task::finished, this, [this, task, target, result]() mutable {
        if (!result->error.isEmpty() || task->isCancelled())
            target->remove();
        const QString made = target->path();
        delete task;
        target.reset(); // so that it can be locked again
        finishImport(made, *result);
    });
}

void StreamPage::finishImport(const QString &path, const ImportResult &result)
{
    if (!result.error.isEmpty()) {
        m_notice->showSentences({result.error}, NoticeBar::Kind::Error);
        return;
    }
    m_losses = result.losses;
    if (!m_capture.open(path))
        m_notice->showSentences({m_capture.errorString()}, NoticeBar::Kind::Error);
}

void StreamPage::showLoading()
{
    if (m_capture.isLoading())
        m_notice->showProgress(tr("Reading %1 …").arg(QFileInfo(m_capture.path()).fileName()),
                               m_capture.loadedShare());
}

void StreamPage::finishLoading()
{
    const RecordedAttempts &attempts = m_capture.attempts();
    m_log.setAttempts(attempts.all(), attempts.forgottenCount());
    QStringList sentences = m_losses;
    if (!m_capture.damage().isEmpty())
        sentences.prepend(m_capture.damage());
    m_notice->showSentences(
        sentences, m_capture.damage().isEmpty() ? NoticeBar::Kind::Note : NoticeBar::Kind::Warning);
    emit stateChanged();
}

void StreamPage::takeSettings()
{
    m_capture.setFolder(Settings::captureFolder());
    m_capture.setDiskLimit(Settings::diskLimit());
    m_recorder.setKeepingSecrets(Settings::keepsSecrets());
    m_browser->takeSettings();
    m_beside->setChecked(Settings::showsResultsBeside());
    m_browser->setResults(m_beside->isChecked() ? RecordBrowser::Results::Beside
                                                : RecordBrowser::Results::Instead);
}

QString StreamPage::title() const
{
    if (m_isFile)
        return m_fileTitle;
    const QUrl url = m_source.request().url;
    if (url.isEmpty())
        return tr("New stream");
    const QString last = url.path().section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
    return last.isEmpty() ? url.authority(QUrl::EncodeUnicode) : last;
}

void StreamPage::setLook(RecordView::Look look)
{
    m_browser->setLook(look);
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
    m_notice->hide();
    m_browser->setFollowing(true);
}

void StreamPage::setPaused(bool isPaused)
{
    m_pause->setChecked(isPaused);
    m_browser->setPaused(isPaused);
    showCount();
}

QByteArray StreamPage::selectedId() const
{
    const qsizetype row = m_browser->selectedRow();
    return row < 0 ? QByteArray() : m_capture.record(row).item.lastEventId().toByteArray();
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
    layout->addWidget(m_strip = new ActivityStrip(&m_capture, content));
    m_browser = new RecordBrowser(&m_capture, content);
    layout->addWidget(createToolBar());
    layout->addWidget(m_filterError);
    layout->addWidget(m_notice = new NoticeBar(content));

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
    splitter->addWidget(m_browser);
    splitter->addWidget(m_detail = new DetailPane(splitter));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({360, 280});
    m_detail->setMinimumHeight(96); // its head, and a little below; the request needs room, too
    connect(m_browser, &RecordBrowser::rowChosen, this, &StreamPage::selectionChanged);
    connect(m_browser, &RecordBrowser::rowChosen, this, &StreamPage::showRow);
    connect(m_browser, &RecordBrowser::rowActivated, this, &StreamPage::showAttemptOf);
    connect(m_browser, &RecordBrowser::countChanged, this, &StreamPage::showCount);
    connect(m_detail, &DetailPane::attemptRequested, this,
            [this] { showAttemptOf(m_browser->selectedRow()); });
    connect(m_detail, &DetailPane::noteEdited, this, &StreamPage::noteRow);
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
    addLooks(bar);
    layout->addSpacing(8);
    addFilter(bar);
    layout->addSpacing(8);
    addActions(bar);
    return bar;
}

void StreamPage::addFilter(QWidget *bar)
{
    auto *layout = static_cast<QHBoxLayout *>(bar->layout());
    layout->addWidget(m_filter = new FilterBar(bar), 1);
    layout->addWidget(m_count = new QLabel(bar));
    m_count->setObjectName(QStringLiteral("muted"));
    m_count->setAccessibleName(tr("Rows in sight"));
    m_saved = createTool(QStringLiteral("star"), tr("Kept and earlier filters"));
    m_saved->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_saved->setPopupMode(QToolButton::InstantPopup);
    m_saved->setMenu(m_filter->savedMenu());
    layout->addWidget(m_saved);
    m_beside = createTool(QStringLiteral("beside"), tr("Keep all rows above the results"));
    m_beside->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_beside->setCheckable(true);
    layout->addWidget(m_beside);
    m_filterError = new QLabel(this);
    m_filterError->setObjectName(QStringLiteral("bad"));
    m_filterError->setTextFormat(Qt::PlainText);
    m_filterError->setWordWrap(true);
    m_filterError->setContentsMargins(12, 2, 12, 6);
    m_filterError->setAccessibleName(tr("What is wrong with the filter"));
    m_filterError->hide();
    m_filter->setTypeSource([this] {
        QStringList types;
        for (const QByteArray &type : m_capture.types())
            types += QString::fromUtf8(type);
        return types;
    });
    connect(m_filter, &FilterBar::filterChanged, m_browser, &RecordBrowser::setFilter);
    connect(m_filter, &FilterBar::errorChanged, this, [this](const QString &error) {
        m_filterError->setText(error);
        m_filterError->setVisible(!error.isEmpty());
    });
    connect(m_filter, &FilterBar::leftDownwards, this, [this] { view()->setFocus(); });
    connect(m_filter, &FilterBar::colorChosen, this, &StreamPage::addColorRule);
    connect(m_beside, &QToolButton::clicked, this, [this](bool isBeside) {
        Settings::setShowsResultsBeside(isBeside);
        takeSettings();
    });
}

// The rule for a filter is the first one, so that it is seen.
void StreamPage::addColorRule(int color)
{
    QList<ColorRule> rules = Settings::colorRules();
    rules.removeIf([this](const ColorRule &rule) { return rule.query == m_filter->filter(); });
    if (color >= 0)
        rules.prepend({m_filter->filter(), color});
    Settings::setColorRules(rules);
    emit settingsChanged();
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
    m_pause = createTool(QStringLiteral("pause"), tr("Pause"));
    m_pause->setToolTip(tr("Show no new rows for a while; they are recorded"));
    m_pause->setCheckable(true);
    connect(m_pause, &QToolButton::clicked, this, &StreamPage::setPaused);
    bar->layout()->addWidget(m_pause);

    m_follow = createTool(QStringLiteral("follow"), tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest row in sight"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    connect(m_follow, &QToolButton::clicked, m_browser, &RecordBrowser::setFollowing);
    connect(m_browser, &RecordBrowser::followingChanged, m_follow, &QToolButton::setChecked);
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

void StreamPage::showRow(qsizetype row)
{
    if (row < 0) {
        m_detail->showNothing();
        return;
    }
    const QMap<qsizetype, QString> bookmarks = m_capture.bookmarks();
    const auto note = bookmarks.constFind(row);
    m_detail->showRecord(m_capture.record(row),
                         Theme::current().typeColor(m_capture.typeIndex(row)),
                         note == bookmarks.cend() ? std::nullopt : std::optional(*note));
}

void StreamPage::noteRow(const std::optional<QString> &note)
{
    const qsizetype row = m_browser->selectedRow();
    if (row < 0)
        return;
    m_capture.setBookmark(row, note);
    showRow(row);
}

// An attempt is what the rows about connections are about.
void StreamPage::showAttemptOf(qsizetype row)
{
    if (row < 0 || !Record::isNote(m_capture.kind(row)))
        return;
    showAttempts();
    m_attempts->chooseAttemptAt(m_capture.time(row));
    m_attempts->setFocus();
}

// When there has been no stream yet, the reason is what matters.
void StreamPage::showFailure()
{
    if (m_hasOpened || m_parts->currentWidget() == m_attempts
        || view()->selectionModel()->hasSelection())
        return;
    showAttempts();
    m_attempts->follow();
    m_showsFailure = true;
}

void StreamPage::showStream()
{
    m_hasOpened = true;
    if (m_showsFailure && m_attempts->isFollowing())
        setLook(view()->look());
}

void StreamPage::showPart(QWidget *part)
{
    const bool hadFocus = m_parts->isAncestorOf(window()->focusWidget());
    m_showsFailure = false;
    m_parts->setCurrentWidget(part);
    m_follow->setEnabled(part == m_rows);
    if (hadFocus)
        (part == m_rows ? static_cast<QWidget *>(view()) : m_attempts)->setFocus();
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
    const QLocale locale;
    const QString all = locale.toString(qint64(m_capture.eventCount()));
    const qsizetype waiting = m_browser->waitingCount();
    m_pause->setText(waiting > 0 && m_pause->isChecked()
                         ? QStringLiteral("+") + locale.toString(qint64(waiting))
                         : tr("Pause"));
    const FilterRun *filter = m_browser->filterRun();
    if (!filter) {
        m_count->setText(tr("Events: %1").arg(all));
        return;
    }
    QString text = tr("%1 of %2")
                       .arg(locale.toString(qint64(filter->rows().size())),
                            locale.toString(qint64(m_capture.count())));
    if (!filter->isCaughtUp())
        text += QStringLiteral(" · ") + locale.toString(filter->share() * 100, 'f', 0)
            + locale.percent();
    m_count->setText(text);
}
