// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QToolButton;
class QTreeWidget;
class QVBoxLayout;

// The server on this machine: which scenario it plays and where, who is listening, and an event
// to push to all of them.
class SimulatorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SimulatorPanel(QWidget *parent = nullptr);

    // Chooses a built-in scenario or a file and starts it, on any free port if port is 0. The
    // URL of the stream, or an empty one if that failed; the panel says why.
    QUrl play(const QString &scenario, quint16 port);

    void stop();

    // Adds a file to the scenarios to choose from, and chooses it.
    void addFile(const QString &path);

signals:
    void inspectRequested(const QUrl &url);

private:
    QWidget *createScenarioRow();
    QWidget *createServerRow();
    QWidget *createUrlRow();
    QWidget *createClientList();
    QWidget *createComposer();
    QWidget *createLog();
    QToolButton *createTool(const QString &icon, const QString &text);

    void chooseFile();
    void startOrStop();
    bool start(quint16 port);
    void push();
    void showScenario();
    void showState();
    void showClients(const QList<Simulator::Client> &clients);
    void showSentence(const QString &sentence, bool isBad);

    Simulator m_simulator;
    QUrl m_streamUrl;
    QComboBox *m_scenario = nullptr;
    QLabel *m_title = nullptr;
    QSpinBox *m_port = nullptr;
    QPushButton *m_start = nullptr;
    QLabel *m_sentence = nullptr;
    QWidget *m_urlRow = nullptr;
    QLineEdit *m_url = nullptr;
    QLabel *m_clientCount = nullptr;
    QTreeWidget *m_clients = nullptr;
    QLineEdit *m_type = nullptr;
    QLineEdit *m_id = nullptr;
    QPlainTextEdit *m_data = nullptr;
    QPushButton *m_push = nullptr;
    QLabel *m_pushed = nullptr;
    QPlainTextEdit *m_log = nullptr;
};
