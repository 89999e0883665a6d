// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "lib/capture/recordings.h"
#include "lib/curl/curlcommand.h"
#include "lib/exchange/foreignformat.h"
#include "ui/appearancemenu.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/settings.h"
#include "ui/fileactions.h"
#include "ui/inspector/filterbar.h"
#include "ui/inspector/streampage.h"
#include "ui/request/certificatenotice.h"
#include "ui/request/requestpanel.h"
#include "ui/servedrecording.h"
#include "ui/simulator/simulatorpanel.h"
#include "ui/streamactions.h"
#include "ui/streamstatus.h"
#include "ui/urlbar.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
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
    m_actions = new StreamActions(this);
    connect(m_actions, &StreamActions::idForgotten, this,
            [this] { m_urlBar->showNotes({tr("The last event id is forgotten.")}); });
    connect(m_actions, &StreamActions::serveRequested, this, &MainWindow::serveStream);
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
    if (currentPage()->isFile() || !currentPage()->source().request().url.isEmpty())
        addPage();
    m_urlBar->setUrl(text);
    connectTyped();
}

void MainWindow::playScenario(const QString &scenario)
{
    setSimulatorVisible(true);
    if (!m_simulatorPanel->play(scenario, 0).isEmpty())
        openRequest(m_simulatorPanel->request());
}

void MainWindow::openRequest(const StreamRequest &request)
{
    if (currentPage()->isFile() || !currentPage()->source().request().url.isEmpty())
        addPage();
    RequestDraft draft = currentPage()->draft();
    draft.setRequest(request, {});
    currentPage()->setDraft(draft);
    m_urlBar->setUrl(formatUrl(request.url));
    connectTyped();
}

void MainWindow::openFile(const QString &path)
{
    QFile file(path);
    const QByteArray start = file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
    if (!file.isOpen()) {
        m_urlBar->showError(tr("%1 cannot be opened: %2.").arg(path, file.errorString()));
        return;
    }
    const ForeignFormat format = detectFormat(start, path);
    if (format == ForeignFormat::AnnotatedStream && !isRecording(start)) {
        playScenario(path);
        return;
    }
    Settings::addRecentFile(QFileInfo(path).absoluteFilePath());
    StreamPage *page = currentPage();
    if (page->isFile() || !page->source().request().url.isEmpty())
        page = addPage();
    if (format == ForeignFormat::AnnotatedStream)
        page->openFile(path);
    else
        page->importFile(path);
    showTab(page);
    page->view()->setFocus();
}

void MainWindow::takeSettings()
{
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<StreamPage *>(m_tabs->widget(i))->takeSettings();
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
            openFile(url.toLocalFile());
        else
            openUrl(formatUrl(url));
    }
}

QWidget *MainWindow::createContent()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_showRequest = new QAction(tr("Re&quest"), this);
    m_showRequest->setCheckable(true);
    m_showRequest->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    createUrlBar();
    layout->addWidget(m_urlBar);
    layout->addWidget(m_certificate = new CertificateNotice(content));

    m_requestPanel = new RequestPanel(content);
    connect(m_requestPanel, &RequestPanel::reconnectRequested, m_actions->reconnect(),
            &QAction::trigger);
    connect(m_requestPanel, &RequestPanel::forgetRequested, m_actions->forget(), &QAction::trigger);
    m_requestPanel->hide();
    auto *splitter = new QSplitter(Qt::Vertical, content);
    int height = m_requestPanel->sizeHint().height(); // as the user has left it
    connect(m_showRequest, &QAction::toggled, this, [this, splitter, height](bool isShown) mutable {
        if (!isShown)
            height = m_requestPanel->height();
        m_requestPanel->setVisible(isShown);
        if (!isShown)
            return;
        splitter->setSizes({height, splitter->height() - height});
        m_requestPanel->setFocus();
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
        draft.setMethod(method);
        currentPage()->setDraft(draft);
    });
    connect(m_urlBar, &UrlBar::curlPasted, this, &MainWindow::takeCurlCommand);
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
    connect(m_simulatorPanel, &SimulatorPanel::inspectRequested, this, &MainWindow::openRequest);
}

void MainWindow::createMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_files = new FileActions(this);
    connect(m_files, &FileActions::fileChosen, this, &MainWindow::openFile);
    connect(m_files, &FileActions::settingsChanged, this, &MainWindow::takeSettings);
    m_files->addTo(file);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    createStreamMenu();
    createSearchMenu();
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
    menu->addAction(tr("Copy as c&url"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this,
                    &MainWindow::copyAsCurl);
    menu->addSeparator();
    m_actions->addTo(menu);
    menu->addSeparator();
    menu->addAction(tr("Close t&ab"), QKeySequence::Close, this,
                    [this] { closePage(m_tabs->currentIndex()); });
}

void MainWindow::createSearchMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("Search"));
    const auto add = [&](const QString &text, const QKeySequence &keys, auto action) {
        menu->addAction(text, keys, this, [this, action] { action(currentPage()); });
    };
    add(tr("&Filter"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
        [](StreamPage *page) { page->filterBar()->setFocus(); });
    add(tr("F&ind"), QKeySequence::Find, [](StreamPage *page) { page->browser()->find(); });
    add(tr("Find &next"), QKeySequence(Qt::Key_F3),
        [](StreamPage *page) { page->browser()->findNext(); });
    add(tr("Find &previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3),
        [](StreamPage *page) { page->browser()->findPrevious(); });
    add(tr("&Go to a number or time…"), QKeySequence(Qt::CTRL | Qt::Key_G),
        [](StreamPage *page) { page->browser()->jump(); });
    menu->addSeparator();
    add(tr("Set or remove a &bookmark"), QKeySequence(Qt::CTRL | Qt::Key_B),
        [](StreamPage *page) { page->browser()->toggleBookmark(); });
    add(tr("Next b&ookmark"), QKeySequence(Qt::Key_F6),
        [](StreamPage *page) { page->browser()->goToBookmark(1); });
    add(tr("Pre&vious bookmark"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
        [](StreamPage *page) { page->browser()->goToBookmark(-1); });
    menu->addSeparator();
    add(tr("Add a &column…"), {}, [](StreamPage *page) { page->browser()->addColumn(); });
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
    menu->addAction(tr("&Attempts"), QKeySequence(Qt::CTRL | Qt::Key_3), this,
                    [this] { currentPage()->showAttempts(); });
    menu->addAction(tr("&Follow the newest row"), QKeySequence(Qt::CTRL | Qt::Key_End), this,
                    [this] { currentPage()->browser()->setFollowing(true); });
    menu->addSeparator();
    addAppearanceMenus(menu);

    auto *button = new QToolButton(menuBar());
    button->setDefaultAction(simulator);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(tr("Show or hide the simulator"));
    menuBar()->setCornerWidget(button);
}

void MainWindow::createHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("Play the &demo stream"), this,
                    [this] { playScenario(QStringLiteral("demo")); });
    menu->addAction(tr("&About Streamgauge"), this, &MainWindow::showAbout);
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
            m_urlBar->showDraft(page->draft());
    });
    connect(page, &StreamPage::settingsChanged, this, &MainWindow::takeSettings);
    connect(page, &StreamPage::fileChosen, this, &MainWindow::openFile);
    connect(page, &StreamPage::demoRequested, this,
            [this] { playScenario(QStringLiteral("demo")); });
    connect(page, &StreamPage::urlChosen, this,
            [this](const QUrl &url) { openUrl(formatUrl(url)); });
    connect(page, &StreamPage::failed, this, [this, page](const QString &sentence) {
        if (page == currentPage()) // the status line of the other pages has it
            m_urlBar->showError(sentence);
    });
    for (RecordView *view : page->browser()->views())
        m_actions->addToRows(view);
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
    m_actions->setPage(page);
    m_files->setPage(page);
    m_certificate->setPage(page);
    m_requestPanel->setPage(page);
    if (!page)
        return;
    m_urlBar->setUrl(page->typedUrl());
    m_urlBar->showError({});
    m_urlBar->showNotes({});
    m_urlBar->showDraft(page->draft());
    m_urlBar->setState(page->source().state());
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
        m_urlBar->setState(page->source().state());
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
    if (!sentence.isEmpty())
        return;
    if (currentPage()->isFile()) { // a recording stays what it is
        const RequestDraft draft = currentPage()->draft();
        addPage()->setDraft(draft);
    }
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

void MainWindow::takeCurlCommand(const QString &command)
{
    QString error;
    const auto parsed = parseCurlCommand(command, &error);
    m_urlBar->showError(error);
    m_urlBar->showNotes({});
    if (!parsed)
        return;
    RequestDraft draft = currentPage()->draft();
    draft.setRequest(parsed->request, parsed->lastEventId);
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

// A recording that is still being written, or that will go away, is copied first.
void MainWindow::serveStream()
{
    QString error;
    const QString path = servablePath(*currentPage(), &error);
    m_urlBar->showError(error);
    if (path.isEmpty())
        return;
    setSimulatorVisible(true);
    m_simulatorPanel->serve(path);
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
