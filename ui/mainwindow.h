// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMainWindow>

class CertificateNotice;
class FileActions;
class QAction;
class QDockWidget;
class QTabWidget;
class RequestPanel;
class SimulatorPanel;
class StreamActions;
class StreamPage;
class StreamStatus;
class UrlBar;
struct StreamRequest;

// The window: a URL to connect to, the rest of the request below it, a tab for each stream, the
// simulator at the right, and the state of the stream in sight at the bottom. Wires them together.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    // As if the user had typed it into the current tab, or into a new one if that is in use.
    void openUrl(const QString &text);

    // Shows a recording, brings in a file of another kind, or plays a scenario and watches it.
    void openFile(const QString &path);

    // Starts a scenario of the simulator, and watches it.
    void playScenario(const QString &scenario);

    StreamPage *currentPage() const;
    SimulatorPanel *simulatorPanel() const { return m_simulatorPanel; }
    void setSimulatorVisible(bool visible);
    void setRequestVisible(bool visible);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void createUrlBar();
    QWidget *createContent();
    QWidget *createTabs();
    void createSimulatorDock();
    void takeSettings();
    void createMenus();
    void createStreamMenu();
    void createSearchMenu();
    void createViewMenu();
    void createHelpMenu();
    void restoreWindow();

    StreamPage *addPage();
    void closePage(int index);
    void showPage();
    void showTab(StreamPage *page);
    void openRequest(const StreamRequest &request);
    void connectOrStop();
    void connectTyped();
    void connectPage(StreamPage *page, const QUrl &url);
    void takeCurlCommand(const QString &command);
    void copyAsCurl();
    void serveStream();
    void showAbout();

    FileActions *m_files = nullptr;
    StreamActions *m_actions = nullptr;
    UrlBar *m_urlBar = nullptr;
    CertificateNotice *m_certificate = nullptr;
    RequestPanel *m_requestPanel = nullptr;
    QTabWidget *m_tabs = nullptr;
    QDockWidget *m_simulatorDock = nullptr;
    SimulatorPanel *m_simulatorPanel = nullptr;
    StreamStatus *m_status = nullptr;
    QAction *m_showRequest = nullptr;
};
