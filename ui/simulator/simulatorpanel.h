// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/streamrequest.h"
#include "lib/simulator/simulator.h"

#include <QWidget>

class ClientPage;
class ClockBar;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QToolButton;
class ScenarioBox;
class ScenarioEditor;
class ServerOptions;
class StreamAddress;
class TimelineView;
class VerdictView;

// The server on this machine: which scenario it plays and where, who is listening, and what is done
// to them. Wires its parts together.
class SimulatorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SimulatorPanel(QWidget *parent = nullptr);

    // Chooses a built-in scenario or a file and starts it, on any free port if port is 0. The
    // URL of the stream, or an empty one if that failed; the panel says why.
    QUrl play(const QString &scenario, quint16 port);

    void stop();

    // Plays a recording where the clients of the simulator are already, or on any free port.
    QUrl serve(const QString &path);

    // Adds a file to the scenarios to choose from, and chooses it.
    void addFile(const QString &path);

    // What a client has to ask for to get the stream, while there is one.
    const StreamRequest &request() const;

    QSize sizeHint() const override;

signals:
    void inspectRequested(const StreamRequest &request);

private:
    QWidget *createScenarioRow();
    QWidget *createServerRow();
    QWidget *createTabs();
    QWidget *createLog();
    void connectSimulator();
    void connectEditor();

    void chooseFile();
    void startOrStop();
    bool start(quint16 port);
    QList<Scenario> scenarios(QString *error) const;
    void apply();
    void openScenario();
    void showTitle(const QString &title);
    void showState();
    void showAddress(const Scenario &scenario);
    QString servingSentence() const;
    void showCount(qsizetype clients);
    void showSentence(const QString &sentence, bool isBad);

    Simulator m_simulator;
    QByteArray m_served; // the scenario, as it stands in the editor if that is applied
    QByteArray m_digest; // of the certificate that clients are shown; empty: none
    ScenarioBox *m_scenario = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_portLabel = nullptr;
    QSpinBox *m_port = nullptr;
    QToolButton *m_showOptions = nullptr;
    ServerOptions *m_options = nullptr;
    StreamAddress *m_address = nullptr;
    QPushButton *m_start = nullptr;
    QLabel *m_sentence = nullptr;
    ClockBar *m_clock = nullptr;
    QTabWidget *m_tabs = nullptr;
    ScenarioEditor *m_editor = nullptr;
    ClientPage *m_clients = nullptr;
    QWidget *m_clientPage = nullptr; // around it
    TimelineView *m_timeline = nullptr;
    VerdictView *m_verdicts = nullptr;
    QPlainTextEdit *m_log = nullptr;
};
