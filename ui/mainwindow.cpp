// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/settings.h"
#include "ui/inspector/streampage.h"
#include "ui/simulator/simulatorpanel.h"
#include "ui/streamstatus.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QCompleter>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>
#include <QStringListModel>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
{
    setWindowTitle(QStringLiteral("Streamgauge"));
    setAcceptDrops(true);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createUrlBar());
    layout->addWidget(createTabs(), 1);
    setCentralWidget(content);

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
    m_url->setText(text);
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

QWidget *MainWindow::createUrlBar()
{
    auto *bar = new QWidget(this);
    auto *rows = new QVBoxLayout(bar);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    rows->addLayout(row);

    m_url = new QLineEdit(bar);
    m_url->setPlaceholderText(tr("URL of an event stream, such as http://localhost:8080/events"));
    m_url->setAccessibleName(tr("URL of the event stream"));
    m_url->setFont(wireFont());
    m_url->setClearButtonEnabled(true);
    m_url->addAction(themedIcon(QStringLiteral("link"), &Theme::muted), QLineEdit::LeadingPosition);
    m_recentUrls = new QStringListModel(Settings::recentUrls(), this);
    auto *completer = new QCompleter(m_recentUrls, m_url);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_url->setCompleter(completer);
    connect(m_url, &QLineEdit::returnPressed, this, &MainWindow::connectTyped);
    connect(m_url, &QLineEdit::textChanged, this,
            [this](const QString &text) { currentPage()->setTypedUrl(text); });
    connect(m_url, &QLineEdit::textEdited, this, [this] { showUrlError({}); });
    row->addWidget(m_url, 1);

    m_connect = new QPushButton(bar);
    m_connect->setObjectName(QStringLiteral("primary"));
    connect(m_connect, &QPushButton::clicked, this, &MainWindow::connectOrStop);
    row->addWidget(m_connect);

    m_urlError = new QLabel(bar);
    m_urlError->setObjectName(QStringLiteral("bad"));
    m_urlError->setTextFormat(Qt::PlainText);
    m_urlError->setAccessibleName(tr("What is wrong with the URL"));
    m_urlError->setWordWrap(true);
    m_urlError->hide();
    rows->addWidget(m_urlError);
    return bar;
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
    menu->addAction(tr("&Type a URL"), QKeySequence(Qt::CTRL | Qt::Key_L), this, [this] {
        m_url->setFocus(Qt::ShortcutFocusReason);
        m_url->selectAll();
    });
    menu->addSeparator();
    m_reconnect = menu->addAction(tr("&Reconnect now"), QKeySequence(Qt::CTRL | Qt::Key_R), this,
                                  [this] { currentPage()->source().reconnect(); });
    menu->addAction(tr("&Stop"), QKeySequence(Qt::CTRL | Qt::Key_Period), this,
                    [this] { currentPage()->stop(); });
    menu->addAction(tr("C&lear rows"), QKeySequence(Qt::CTRL | Qt::Key_K), this,
                    [this] { currentPage()->clear(); });
    menu->addAction(tr("&Copy selected rows"), this,
                    [this] { currentPage()->view()->copySelection(); });
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
    menu->addAction(simulator);
    menu->addSeparator();
    menu->addAction(tr("&Table"), QKeySequence(Qt::CTRL | Qt::Key_1), this,
                    [this] { currentPage()->setLook(RecordView::Look::Table); });
    menu->addAction(tr("&Log"), QKeySequence(Qt::CTRL | Qt::Key_2), this,
                    [this] { currentPage()->setLook(RecordView::Look::Log); });
    menu->addAction(tr("&Attempts"), QKeySequence(Qt::CTRL | Qt::Key_3), this,
                    [this] { currentPage()->showAttempts(); });
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
    connect(page, &StreamPage::demoRequested, this,
            [this] { playScenario(QStringLiteral("demo")); });
    connect(page, &StreamPage::urlChosen, this,
            [this](const QUrl &url) { openUrl(formatUrl(url)); });
    connect(page, &StreamPage::failed, this, [this, page](const QString &sentence) {
        if (page == currentPage()) // the status line of the other pages has it
            showUrlError(sentence);
    });
    m_tabs->setCurrentIndex(m_tabs->addTab(page, page->title()));
    auto *close = new QToolButton(m_tabs->tabBar());
    close->setIcon(themedIcon(QStringLiteral("close"), &Theme::muted));
    close->setIconSize({12, 12});
    close->setToolTip(tr("Close this stream"));
    close->setAccessibleName(tr("Close this stream"));
    connect(close, &QToolButton::clicked, page, [this, page] { closePage(m_tabs->indexOf(page)); });
    m_tabs->tabBar()->setTabButton(m_tabs->indexOf(page), QTabBar::RightSide, close);
    showTab(page);
    m_url->setFocus();
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
    if (!page)
        return;
    m_url->setText(page->typedUrl());
    showUrlError({});
    showConnectButton();
}

void MainWindow::showConnectButton()
{
    const bool active = currentPage()->source().state() != EventSource::State::Closed;
    m_connect->setText(active ? tr("Stop") : tr("Connect"));
    m_connect->setAccessibleName(active ? tr("Stop the stream") : tr("Connect to the stream"));
    m_reconnect->setEnabled(!currentPage()->source().request().url.isEmpty());
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
        showConnectButton();
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
    const auto url = parseStreamUrl(m_url->text(), &sentence);
    showUrlError(sentence);
    if (url)
        connectPage(currentPage(), *url);
}

void MainWindow::connectPage(StreamPage *page, const QUrl &url)
{
    page->connectTo(url);
    page->setTypedUrl(formatUrl(url));
    m_url->setText(page->typedUrl());
    showTab(page);
    Settings::addRecentUrl(url);
    m_recentUrls->setStringList(Settings::recentUrls());
    page->view()->setFocus();
}

void MainWindow::showUrlError(const QString &sentence)
{
    m_urlError->setText(sentence);
    m_urlError->setVisible(!sentence.isEmpty());
    m_url->setProperty("invalid", !sentence.isEmpty());
    m_url->style()->polish(m_url);
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
