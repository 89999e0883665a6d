// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/theme.h"

#include <QMainWindow>

class QAction;
class QActionGroup;
class QDockWidget;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStringListModel;
class QTabWidget;
class SimulatorPanel;
class StreamPage;
class StreamStatus;

// The window: a URL to connect to, a tab for each stream, the simulator at the right, and the
// state of the stream in sight at the bottom. Wires them together.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    // As if the user had typed it into the current tab, or into a new one if that is in use.
    void openUrl(const QString &text);

    // Starts a scenario of the simulator, and watches it.
    void playScenario(const QString &scenario);

    StreamPage *currentPage() const;
    SimulatorPanel *simulatorPanel() const { return m_simulatorPanel; }
    void setSimulatorVisible(bool visible);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *createUrlBar();
    QWidget *createTabs();
    void createSimulatorDock();
    void createMenus();
    void createStreamMenu();
    void createViewMenu();
    void createHelpMenu();
    QActionGroup *createThemeActions(QMenu *menu);
    QActionGroup *createLanguageActions(QMenu *menu);
    void setTheme(Theme::Name name);
    void restoreWindow();

    StreamPage *addPage();
    void closePage(int index);
    void showPage();
    void showConnectButton();
    void showTab(StreamPage *page);
    void connectOrStop();
    void connectTyped();
    void connectPage(StreamPage *page, const QUrl &url);
    void showUrlError(const QString &sentence);
    void showAbout();

    QLineEdit *m_url = nullptr;
    QLabel *m_urlError = nullptr;
    QPushButton *m_connect = nullptr;
    QStringListModel *m_recentUrls = nullptr;
    QTabWidget *m_tabs = nullptr;
    QDockWidget *m_simulatorDock = nullptr;
    SimulatorPanel *m_simulatorPanel = nullptr;
    StreamStatus *m_status = nullptr;
    QAction *m_reconnect = nullptr;
};
