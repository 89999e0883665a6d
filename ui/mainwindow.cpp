// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "lib/client/curlcommand.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/settings.h"
#include "ui/inspector/streampage.h"
#include "ui/request/certificatenotice.h"
#include "ui/request/requestpanel.h"
#include "ui/simulator/simulatorpanel.h"
#include "ui/streamstatus.h"
#include "ui/urlbar.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
{
    setWindowTitle(QStringLiteral("Streamgauge"));
    setAcceptDrops(true);
    createActions();
    setCentralWidget(createContent());
    createSimulatorDock();
    m_status = new StreamStatus(this);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    createMenus();
    addPage();
    restoreWindow();
}

StreamPage *MainWindow::currentPage() const
{
    return static_cast<StreamPage *>(m_tabs->currentWidget());
}

void MainWindow::openUrl(const QString &text)
{
    if (!currentPage()->source().request().url.isEmpty())
        addPage();
    m_urlBar->setUrl(text);
    connectTyped();
}

void MainWindow::playScenario(const QString &scenario)
{
    setSimulatorVisible(true);
    const QUrl url = m_simulatorPanel->play(scenario, 0);
    if (!url.isEmpty())
        openUrl(formatUrl(url));
}

void MainWindow::setSimulatorVisible(bool visible)
{
    m_simulatorDock->setVisible(visible);
}

void MainWindow::setRequestVisible(bool visible)
{
    m_showRequest->setChecked(visible);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Settings::setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            playScenario(url.toLocalFile());
        else
            openUrl(formatUrl(url));
    }
}

// Those that are in a menu and somewhere else, too.
void MainWindow::createActions()
{
    m_showRequest = new QAction(tr("Re&quest"), this);
    m_showRequest->setCheckable(true);
    m_showRequest->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    m_copyRows = new QAction(tr("&Copy selected rows"), this);
    connect(m_copyRows, &QAction::triggered, this,
            [this] { currentPage()->view()->copySelection(); });
    m_copyAsCurl = new QAction(tr("Copy as c&url"), this);
    m_copyAsCurl->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_copyAsCurl, &QAction::triggered, this, &MainWindow::copyAsCurl);
    m_reconnect = new QAction(tr("&Reconnect now"), this);
    m_reconnect->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(m_reconnect, &QAction::triggered, this, [this] { currentPage()->reconnect(); });
    m_reconnectFrom = new QAction(tr("R&econnect from this event's id"), this);
    m_reconnectFrom->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    connect(m_reconnectFrom, &QAction::triggered, this,
            [this] { currentPage()->reconnectFrom(currentPage()->selectedId()); });
    m_drop = new QAction(tr("&Drop the connection"), this);
    m_drop->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_drop->setToolTip(tr("As if it had been lost"));
    connect(m_drop, &QAction::triggered, this, [this] { currentPage()->source().drop(); });
}

QWidget *MainWindow::createContent()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    createUrlBar();
    createCertificateNotice();
    layout->addWidget(m_urlBar);
    layout->addWidget(m_certificate);

    m_requestPanel = new RequestPanel(content);
    connect(m_requestPanel, &RequestPanel::reconnectRequested, m_reconnect, &QAction::trigger);
    connect(m_requestPanel, &RequestPanel::forgetRequested, this, &MainWindow::forgetLastEventId);
    m_requestPanel->hide();
    auto *splitter = new QSplitter(Qt::Vertical, content);
    int height = m_requestPanel->sizeHint().height(); // as the user has left it
    connect(m_showRequest, &QAction::toggled, this, [this, splitter, height](bool isShown) mutable {
        if (!isShown)
            height = m_requestPanel->height();
        m_requestPanel->setVisible(isShown);
        if (isShown)
            splitter->setSizes({height, splitter->height() - height});
    });
    splitter->addWidget(m_requestPanel);
    splitter->addWidget(createTabs());
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);
    return content;
}

void MainWindow::createUrlBar()
{
    m_urlBar = new UrlBar(m_showRequest, this);
    m_urlBar->setRecentUrls(Settings::recentUrls());
    connect(m_urlBar, &UrlBar::connectRequested, this, &MainWindow::connectTyped);
    connect(m_urlBar, &UrlBar::connectOrStopRequested, this, &MainWindow::connectOrStop);
    connect(m_urlBar, &UrlBar::urlChanged, this,
            [this](const QString &text) { currentPage()->setTypedUrl(text); });
    connect(m_urlBar, &UrlBar::methodChanged, this, [this](const QByteArray &method) {
        RequestDraft draft = currentPage()->draft();
        draft.request.method = method;
        currentPage()->setDraft(draft);
    });
    connect(m_urlBar, &UrlBar::curlPasted, this, &MainWindow::takeCurlCommand);
}

void MainWindow::createCertificateNotice()
{
    m_certificate = new CertificateNotice(this);
    m_certificate->hide();
    connect(m_certificate, &CertificateNotice::dismissed, m_certificate, &QWidget::hide);
    connect(m_certificate, &CertificateNotice::trusted, this, &MainWindow::trustCertificate);
}

QWidget *MainWindow::createTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Streams"));
    auto *add = new QToolButton(m_tabs);
    add->setIcon(themedIcon(QStringLiteral("add")));
    add->setToolTip(tr("New stream"));
    add->setAccessibleName(tr("New stream"));
    connect(add, &QToolButton::clicked, this, &MainWindow::addPage);
    m_tabs->setCornerWidget(add);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::showPage);
    return m_tabs;
}

void MainWindow::createSimulatorDock()
{
    m_simulatorDock = new QDockWidget(tr("Simulator"), this);
    m_simulatorDock->setObjectName(QStringLiteral("simulator"));
    m_simulatorPanel = new SimulatorPanel(m_simulatorDock);
    m_simulatorPanel->setMinimumWidth(360);
    m_simulatorDock->setWidget(m_simulatorPanel);
    addDockWidget(Qt::RightDockWidgetArea, m_simulatorDock);
    m_simulatorDock->hide();
    connect(m_simulatorPanel, &SimulatorPanel::inspectRequested, this,
            [this](const QUrl &url) { openUrl(formatUrl(url)); });
}

void MainWindow::createMenus()
{
    createStreamMenu();
    createViewMenu();
    createHelpMenu();
}

void MainWindow::createStreamMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Stream"));
    menu->addAction(tr("&New stream"), QKeySequence::AddTab, this, &MainWindow::addPage);
    menu->addAction(tr("&Type a URL"), QKeySequence(Qt::CTRL | Qt::Key_L), m_urlBar,
                    &UrlBar::selectUrl);
    menu->addAction(tr("&Paste curl command"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), this,
                    [this] { takeCurlCommand(QGuiApplication::clipboard()->text()); });
    menu->addAction(m_copyAsCurl);
    menu->addSeparator();
    menu->addActions({m_reconnect, m_reconnectFrom, m_drop});
    menu->addAction(tr("&Forget the last id"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this,
                    &MainWindow::forgetLastEventId);
    menu->addAction(tr("&Stop"), QKeySequence(Qt::CTRL | Qt::Key_Period), this,
                    [this] { currentPage()->stop(); });
    menu->addSeparator();
    menu->addAction(tr("C&lear rows"), QKeySequence(Qt::CTRL | Qt::Key_K), this,
                    [this] { currentPage()->clear(); });
    menu->addAction(m_copyRows);
    menu->addSeparator();
    menu->addAction(tr("Close t&ab"), QKeySequence::Close, this,
                    [this] { closePage(m_tabs->currentIndex()); });
    menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::createViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    QAction *simulator = m_simulatorDock->toggleViewAction();
    simulator->setText(tr("&Simulator"));
    simulator->setIcon(themedIcon(QStringLiteral("simulator")));
    simulator->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    menu->addAction(m_showRequest);
    menu->addAction(simulator);
    menu->addSeparator();
    menu->addAction(tr("&Table"), QKeySequence(Qt::CTRL | Qt::Key_1), this,
                    [this] { currentPage()->setLook(RecordView::Look::Table); });
    menu->addAction(tr("&Log"), QKeySequence(Qt::CTRL | Qt::Key_2), this,
                    [this] { currentPage()->setLook(RecordView::Look::Log); });
    menu->addAction(tr("&Follow the newest row"), QKeySequence(Qt::CTRL | Qt::Key_End), this,
                    [this] { currentPage()->view()->setFollowing(true); });
    menu->addSeparator();
    createThemeActions(menu->addMenu(tr("&Colours")));
    createLanguageActions(menu->addMenu(tr("La&nguage")));

    auto *button = new QToolButton(menuBar());
    button->setDefaultAction(simulator);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(tr("Show or hide the simulator"));
    menuBar()->setCornerWidget(button);
}

QActionGroup *MainWindow::createThemeActions(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const std::pair<Theme::Name, QString> themes[]{{Theme::Name::System, tr("As the &system")},
                                                   {Theme::Name::Light, tr("&Light")},
                                                   {Theme::Name::Dark, tr("&Dark")}};
    for (const auto &[name, text] : themes) {
        QAction *action = menu->addAction(text, this, [this, name = name] { setTheme(name); });
        action->setCheckable(true);
        action->setChecked(Settings::theme() == name);
        group->addAction(action);
    }
    return group;
}

QActionGroup *MainWindow::createLanguageActions(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const std::pair<QString, QString> languages[]{
        {QString(), tr("As the &system")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
    for (const auto &[locale, text] : languages) {
        QAction *action = menu->addAction(text, this, [this, locale = locale] {
            Settings::setLanguage(locale);
            QMessageBox::information(
                this, tr("Language"),
                tr("The new language is used from the next start of Streamgauge."));
        });
        action->setCheckable(true);
        action->setChecked(Settings::language() == locale);
        group->addAction(action);
    }
    return group;
}

void MainWindow::createHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("Play the &demo stream"), this,
                    [this] { playScenario(QStringLiteral("demo")); });
    menu->addAction(tr("&About Streamgauge"), this, &MainWindow::showAbout);
}

void MainWindow::setTheme(Theme::Name name)
{
    Settings::setTheme(name);
    Theme::apply(name);
}

void MainWindow::restoreWindow()
{
    if (!restoreGeometry(Settings::windowGeometry()))
        resize(1280, 820);
}

StreamPage *MainWindow::addPage()
{
    auto *page = new StreamPage(m_tabs);
    connect(page, &StreamPage::stateChanged, this, [this, page] { showTab(page); });
    connect(page, &StreamPage::draftChanged, this, [this, page] {
        if (page == currentPage())
            showDraft();
    });
    connect(page, &StreamPage::selectionChanged, this, &MainWindow::showStream);
    connect(page, &StreamPage::demoRequested, this,
            [this] { playScenario(QStringLiteral("demo")); });
    connect(page, &StreamPage::urlChosen, this,
            [this](const QUrl &url) { openUrl(formatUrl(url)); });
    connect(page, &StreamPage::failed, this, [this, page](const QString &sentence) {
        if (page == currentPage()) // the status line of the other pages has it
            m_urlBar->showError(sentence);
    });
    page->view()->addActions({m_copyRows, m_reconnectFrom, m_reconnect, m_drop, m_copyAsCurl});
    page->view()->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tabs->setCurrentIndex(m_tabs->addTab(page, page->title()));
    auto *close = new QToolButton(m_tabs->tabBar());
    close->setIcon(themedIcon(QStringLiteral("close"), &Theme::muted));
    close->setIconSize({12, 12});
    close->setToolTip(tr("Close this stream"));
    close->setAccessibleName(tr("Close this stream"));
    connect(close, &QToolButton::clicked, page, [this, page] { closePage(m_tabs->indexOf(page)); });
    m_tabs->tabBar()->setTabButton(m_tabs->indexOf(page), QTabBar::RightSide, close);
    showTab(page);
    m_urlBar->selectUrl();
    return page;
}

void MainWindow::closePage(int index)
{
    QWidget *page = m_tabs->widget(index);
    m_tabs->removeTab(index);
    page->deleteLater(); // its close button may be the sender
    if (m_tabs->count() == 0)
        addPage();
}

void MainWindow::showPage()
{
    StreamPage *page = currentPage();
    m_status->setPage(page);
    m_requestPanel->setPage(page);
    if (!page)
        return;
    m_urlBar->setUrl(page->typedUrl());
    m_urlBar->showError({});
    m_urlBar->showNotes({});
    showDraft();
    showStream();
}

void MainWindow::showStream()
{
    const StreamPage *page = currentPage();
    const EventSource &source = page->source();
    m_urlBar->setState(source.state());
    m_reconnect->setEnabled(!source.request().url.isEmpty());
    m_reconnectFrom->setEnabled(!page->selectedId().isEmpty());
    m_drop->setEnabled(source.state() == EventSource::State::Open
                       || source.state() == EventSource::State::Connecting);
    showCertificate();
}

void MainWindow::showDraft()
{
    const RequestDraft &draft = currentPage()->draft();
    m_urlBar->setMethod(draft.request.method);
    m_urlBar->setSummary(draft.summary());
    m_urlBar->setExceptionHost(draft.request.tls.exceptionHost);
}

// What was refused is shown until there is another attempt.
void MainWindow::showCertificate()
{
    const EventSource &source = currentPage()->source();
    m_certificate->hide();
    if (source.state() != EventSource::State::Closed || source.error() != EventSource::Error::Tls)
        return;
    const Attempt::Hop &hop = source.currentAttempt()->lastHop();
    if (!hop.tls || hop.tls->chain.isEmpty() || hop.tls->flaws.isEmpty())
        return;
    m_certificate->showCertificate(hop.url.host(), *hop.tls);
    m_certificate->show();
}

void MainWindow::showTab(StreamPage *page)
{
    const int index = m_tabs->indexOf(page);
    m_tabs->setTabText(index, page->title().replace(QLatin1Char('&'), QLatin1String("&&")));
    m_tabs->setTabToolTip(index, page->source().request().url.toString().toHtmlEscaped());
    switch (page->source().state()) {
    case EventSource::State::Connecting:
        m_tabs->setTabIcon(index, themedIcon(QStringLiteral("clock"), &Theme::warning));
        break;
    case EventSource::State::Open:
        m_tabs->setTabIcon(index, themedIcon(QStringLiteral("ok"), &Theme::good));
        break;
    case EventSource::State::Waiting:
        m_tabs->setTabIcon(index, themedIcon(QStringLiteral("retry"), &Theme::warning));
        break;
    case EventSource::State::Closed:
        m_tabs->setTabIcon(index,
                           page->source().error() == EventSource::Error::None
                               ? QIcon()
                               : themedIcon(QStringLiteral("error"), &Theme::bad));
        break;
    }
    if (page == currentPage())
        showStream();
}

void MainWindow::connectOrStop()
{
    if (currentPage()->source().state() == EventSource::State::Closed)
        connectTyped();
    else
        currentPage()->stop();
}

void MainWindow::connectTyped()
{
    QString sentence;
    const auto url = parseStreamUrl(m_urlBar->url(), &sentence);
    if (url)
        sentence = currentPage()->draft().problem(*url);
    m_urlBar->showError(sentence);
    if (sentence.isEmpty())
        connectPage(currentPage(), *url);
}

void MainWindow::connectPage(StreamPage *page, const QUrl &url)
{
    page->connectTo(url);
    page->setTypedUrl(formatUrl(url));
    m_urlBar->setUrl(page->typedUrl());
    m_urlBar->showNotes({});
    showTab(page);
    Settings::addRecentUrl(url);
    m_urlBar->setRecentUrls(Settings::recentUrls());
    page->view()->setFocus();
}

void MainWindow::trustCertificate(const QString &host, const QByteArray &digest)
{
    RequestDraft draft = currentPage()->draft();
    draft.request.tls.exceptionHost = host;
    draft.request.tls.exceptionDigest = digest;
    currentPage()->setDraft(draft);
    currentPage()->connectTo(currentPage()->source().request().url);
}

void MainWindow::forgetLastEventId()
{
    currentPage()->forgetLastEventId();
    m_urlBar->showNotes({tr("The last event id is forgotten.")});
}

void MainWindow::takeCurlCommand(const QString &command)
{
    QString error;
    const auto parsed = parseCurlCommand(command, &error);
    m_urlBar->showError(error);
    m_urlBar->showNotes({});
    if (!parsed)
        return;
    RequestDraft draft = currentPage()->draft();
    draft.setRequest(parsed->request);
    currentPage()->setDraft(draft);
    m_urlBar->setUrl(formatUrl(parsed->request.url));
    m_urlBar->showNotes(parsed->notes);
    m_urlBar->selectUrl();
}

void MainWindow::copyAsCurl()
{
    QString sentence;
    const auto url = parseStreamUrl(m_urlBar->url(), &sentence);
    m_urlBar->showError(sentence);
    if (!url)
        return;
    const RequestDraft &draft = currentPage()->draft();
    QGuiApplication::clipboard()->setText(toCurlCommand(
        draft.requestTo(*url), draft.lastEventId.value_or(currentPage()->source().lastEventId())));
    m_urlBar->showNotes({tr("The request is on the clipboard, as a curl command.")});
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Streamgauge"),
        tr("<h3>Streamgauge %1</h3><p>Inspects, simulates, records and replays Server-Sent "
           "Events.</p><p>Free software under the GNU General Public License, version 3 or "
           "later.</p>")
            .arg(QStringLiteral(STREAMGAUGE_VERSION)));
}
