// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/simulatorpanel.h"

#include "lib/simulator/builtinscenarios.h"
#include "lib/simulator/scenariofile.h"
#include "lib/wire/printable.h"
#include "lib/wire/streamwriter.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/row.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QTime>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace {

constexpr int DefaultPort = 8080;
constexpr int LogLines = 500;

QLabel *createHeading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(QStringLiteral("heading"));
    return label;
}

} // namespace

SimulatorPanel::SimulatorPanel(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(createScenarioRow());
    layout->addWidget(m_title = new QLabel(this));
    m_title->setObjectName(QStringLiteral("muted"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    layout->addWidget(createServerRow());
    layout->addWidget(m_sentence = new QLabel(this));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAccessibleName(tr("State of the simulator"));
    layout->addWidget(m_urlRow = createUrlRow());
    layout->addSpacing(8);
    layout->addWidget(m_clientCount = createHeading({}));
    layout->addWidget(createClientList(), 2);
    layout->addSpacing(8);
    layout->addWidget(createHeading(tr("Push an event to all clients")));
    layout->addWidget(createComposer(), 2);
    layout->addSpacing(8);
    layout->addWidget(createHeading(tr("What happened")));
    layout->addWidget(createLog(), 2);

    connect(&m_simulator, &Simulator::started, this, &SimulatorPanel::showState);
    connect(&m_simulator, &Simulator::stopped, this, &SimulatorPanel::showState);
    connect(&m_simulator, &Simulator::clientsChanged, this, &SimulatorPanel::showClients);
    connect(&m_simulator, &Simulator::logged, this, [this](const QString &line) {
        m_log->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
    });
    showScenario();
}

QUrl SimulatorPanel::play(const QString &scenario, quint16 port)
{
    const int known = m_scenario->findData(scenario);
    if (known >= 0)
        m_scenario->setCurrentIndex(known);
    else
        addFile(scenario);
    return start(port) ? m_streamUrl : QUrl();
}

void SimulatorPanel::stop()
{
    m_simulator.stop();
}

void SimulatorPanel::addFile(const QString &path)
{
    const int known = m_scenario->findData(path);
    if (known >= 0) {
        m_scenario->setCurrentIndex(known);
        return;
    }
    m_scenario->addItem(QFileInfo(path).fileName(), path);
    m_scenario->setCurrentIndex(m_scenario->count() - 1);
}

QWidget *SimulatorPanel::createScenarioRow()
{
    m_scenario = new QComboBox(this);
    m_scenario->setAccessibleName(tr("Scenario"));
    for (const BuiltinScenario &scenario : builtinScenarios())
        m_scenario->addItem(scenario.name, scenario.name);
    connect(m_scenario, &QComboBox::currentIndexChanged, this, &SimulatorPanel::showScenario);
    auto *file =
        createTool(QStringLiteral("folder"), tr("Open a scenario file or a recorded stream"));
    connect(file, &QToolButton::clicked, this, &SimulatorPanel::chooseFile);
    return createRow(this, {m_scenario, file}, 0);
}

void SimulatorPanel::showScenario()
{
    if (!m_title)
        return; // still being built
    QString error;
    const auto scenario = loadScenario(m_scenario->currentData().toString(), &error);
    m_title->setText(scenario ? scenario->title() : error);
    m_title->setVisible(!m_title->text().isEmpty());
    showState();
}

QWidget *SimulatorPanel::createServerRow()
{
    m_port = new QSpinBox(this);
    m_port->setRange(0, 65535);
    m_port->setValue(DefaultPort);
    m_port->setSpecialValueText(tr("any free port"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_port->setToolTip(tr("The port to listen on, on this machine only; 0 is any free port"));
    m_start = new QPushButton(this);
    m_start->setObjectName(QStringLiteral("primary"));
    connect(m_start, &QPushButton::clicked, this, &SimulatorPanel::startOrStop);
    auto *label = new QLabel(tr("&Port"), this);
    label->setBuddy(m_port);
    return createRow(this, {label, m_port, m_start}, 1);
}

QWidget *SimulatorPanel::createUrlRow()
{
    m_url = new QLineEdit(this);
    m_url->setReadOnly(true);
    m_url->setFont(wireFont());
    m_url->setAccessibleName(tr("URL of the simulated stream"));
    auto *copy = createTool(QStringLiteral("copy"), tr("Copy the URL"));
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_url->text()); });
    auto *browser = createTool(QStringLiteral("open-browser"),
                               tr("Open a page that shows the stream in the browser"));
    connect(browser, &QToolButton::clicked, this, [this] {
        if (!QDesktopServices::openUrl(m_simulator.baseUrl()))
            showSentence(tr("No browser could be started; open %1 yourself.")
                             .arg(m_simulator.baseUrl().toString()),
                         true);
    });
    auto *inspect = createTool(QStringLiteral("connect"), tr("Watch the stream here"));
    connect(inspect, &QToolButton::clicked, this, [this] { emit inspectRequested(m_streamUrl); });
    return createRow(this, {m_url, copy, browser, inspect}, 0);
}

QWidget *SimulatorPanel::createClientList()
{
    m_clients = new QTreeWidget(this);
    m_clients->setAccessibleName(tr("Clients"));
    m_clients->setRootIsDecorated(false);
    m_clients->setUniformRowHeights(true);
    m_clients->setHeaderLabels({tr("Client"), tr("Last-Event-ID"), tr("Events"), tr("Sent")});
    m_clients->header()->setStretchLastSection(false);
    m_clients->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_clients->header()->resizeSection(1, 96);
    m_clients->header()->resizeSection(2, 58);
    m_clients->header()->resizeSection(3, 68);
    m_clients->setMinimumHeight(56);
    return m_clients;
}

QWidget *SimulatorPanel::createComposer()
{
    m_type = new QLineEdit(this);
    m_type->setPlaceholderText(tr("type (message)"));
    m_type->setAccessibleName(tr("Event type"));
    m_id = new QLineEdit(this);
    m_id->setPlaceholderText(tr("id (none)"));
    m_id->setAccessibleName(tr("Event id"));
    m_data = new QPlainTextEdit(this);
    m_data->setObjectName(QStringLiteral("editor"));
    m_data->setPlaceholderText(tr("data"));
    m_data->setAccessibleName(tr("Event data"));
    m_data->setFont(wireFont());
    m_data->setTabChangesFocus(true);
    m_data->setPlainText(QStringLiteral("{\"hello\":\"world\"}"));
    m_data->setMinimumHeight(46);
    m_push = new QPushButton(themedIcon(QStringLiteral("push")), tr("Push"), this);
    m_push->setAccessibleName(tr("Push the event"));
    connect(m_push, &QPushButton::clicked, this, &SimulatorPanel::push);
    m_pushed = new QLabel(tr("Not sent yet."), this); // not empty, lest the row grow later
    m_pushed->setObjectName(QStringLiteral("muted"));
    m_pushed->setTextFormat(Qt::PlainText);
    m_pushed->setWordWrap(true);

    auto *composer = new QWidget(this);
    auto *layout = new QVBoxLayout(composer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(createRow(this, {m_type, m_id}, 0));
    layout->addWidget(m_data, 1);
    layout->addWidget(createRow(this, {m_pushed, m_push}, 0));
    return composer;
}

QWidget *SimulatorPanel::createLog()
{
    m_log = new QPlainTextEdit(this);
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(LogLines);
    m_log->setAccessibleName(tr("What the simulator did"));
    m_log->setPlaceholderText(tr("Requests and disconnections appear here."));
    m_log->setMinimumHeight(44);
    return m_log;
}

QToolButton *SimulatorPanel::createTool(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setIcon(themedIcon(icon));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void SimulatorPanel::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a scenario"), {}, tr("Event streams (*.sse *.txt);;All files (*)"));
    if (!path.isEmpty())
        addFile(path);
}

void SimulatorPanel::startOrStop()
{
    if (m_simulator.isListening())
        m_simulator.stop();
    else
        start(quint16(m_port->value()));
}

bool SimulatorPanel::start(quint16 port)
{
    QString error;
    const auto scenario = loadScenario(m_scenario->currentData().toString(), &error);
    if (!scenario) {
        showSentence(error, true);
        return false;
    }
    Simulator::Options options;
    options.port = port;
    if (!m_simulator.start({*scenario}, options)) {
        showState();
        showSentence(m_simulator.errorString(), true);
        return false;
    }
    m_streamUrl = m_simulator.streamUrls().constFirst();
    showState();
    return true;
}

void SimulatorPanel::push()
{
    OutgoingEvent event;
    event.type = m_type->text().toUtf8();
    event.data = m_data->toPlainText().toUtf8();
    if (!m_id->text().isEmpty())
        event.id = m_id->text().toUtf8();
    StreamWriter writer;
    if (!writer.writeEvent(event)) {
        m_pushed->setText(tr("A type or id must not contain line breaks or NUL characters."));
        return;
    }
    m_pushed->setText(tr("Clients it was sent to: %1").arg(m_simulator.push(writer.take())));
}

void SimulatorPanel::showState()
{
    if (!m_push)
        return; // still being built
    const bool listening = m_simulator.isListening();
    m_start->setText(listening ? tr("Stop") : tr("Start"));
    m_start->setAccessibleName(listening ? tr("Stop the simulator") : tr("Start the simulator"));
    m_scenario->setEnabled(!listening);
    m_port->setEnabled(!listening);
    if (listening)
        m_port->setValue(m_simulator.port());
    m_push->setEnabled(listening);
    m_urlRow->setVisible(listening);
    m_url->setText(listening ? formatUrl(m_streamUrl) : QString());
    if (!listening)
        showClients({});
    showSentence(listening ? tr("Serving on port %1.").arg(m_simulator.port())
                           : tr("Start it, then connect any client to its URL."),
                 false);
}

void SimulatorPanel::showClients(const QList<Simulator::Client> &clients)
{
    m_clientCount->setText(tr("Clients: %1").arg(clients.size()));
    // Rows are reused: the list comes ten times a second.
    while (m_clients->topLevelItemCount() > clients.size())
        delete m_clients->takeTopLevelItem(m_clients->topLevelItemCount() - 1);
    for (int i = 0; i < clients.size(); ++i) {
        const Simulator::Client &client = clients[i];
        if (i == m_clients->topLevelItemCount())
            m_clients->addTopLevelItem(new QTreeWidgetItem);
        QTreeWidgetItem *item = m_clients->topLevelItem(i);
        item->setText(0, QStringLiteral("%1:%2").arg(client.address).arg(client.port));
        item->setText(1, toPrintable(client.lastEventId));
        item->setText(2, QString::number(client.eventsSent));
        item->setText(3, formatSize(client.bytesSent));
    }
}

void SimulatorPanel::showSentence(const QString &sentence, bool isBad)
{
    m_sentence->setText(sentence);
    m_sentence->setObjectName(isBad ? QStringLiteral("bad") : QStringLiteral("muted"));
    m_sentence->style()->polish(m_sentence);
}
