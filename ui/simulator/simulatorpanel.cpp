// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/simulatorpanel.h"

#include "lib/simulator/scenariofile.h"
#include "lib/wire/printable.h"
#include "ui/common/format.h"
#include "ui/common/row.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/common/toolbutton.h"
#include "ui/simulator/clientpage.h"
#include "ui/simulator/clockbar.h"
#include "ui/simulator/scenariobox.h"
#include "ui/simulator/scenarioeditor.h"
#include "ui/simulator/serveroptions.h"
#include "ui/simulator/streamaddress.h"
#include "ui/simulator/timelineview.h"
#include "ui/simulator/verdictview.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QTime>
#include <QVBoxLayout>

namespace {

constexpr int DefaultPort = 8080;
constexpr int LogLines = 500;
constexpr int UsualWidth = 372;

QLabel *createLine(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QStringLiteral("muted"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// A page that needs more height than there may be.
QScrollArea *createScroller(QWidget *page)
{
    auto *area = new QScrollArea(page->parentWidget());
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setWidget(page);
    return area;
}

} // namespace

SimulatorPanel::SimulatorPanel(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(createScenarioRow());
    layout->addWidget(m_title = createLine(this));
    layout->addWidget(createServerRow());
    layout->addWidget(m_options = new ServerOptions(this));
    m_options->hide();
    layout->addWidget(m_sentence = createLine(this));
    m_sentence->setAccessibleName(tr("State of the simulator"));
    layout->addWidget(m_clock = new ClockBar(&m_simulator, this));
    layout->addWidget(createTabs(), 1);
    connect(m_showOptions, &QToolButton::toggled, m_options, &QWidget::setVisible);
    connect(m_options, &ServerOptions::changed, this, &SimulatorPanel::showState);
    connectSimulator();
    connectEditor();
    openScenario();
}

void SimulatorPanel::connectSimulator()
{
    connect(&m_simulator, &Simulator::started, this, &SimulatorPanel::showState);
    connect(&m_simulator, &Simulator::stopped, this, &SimulatorPanel::showState);
    connect(&m_simulator, &Simulator::clientsChanged, this,
            [this](const QList<Simulator::Client> &clients) { showCount(clients.size()); });
    connect(&m_simulator, &Simulator::logged, this, [this](const QString &line) {
        m_log->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
    });
}

void SimulatorPanel::connectEditor()
{
    connect(m_scenario, &QComboBox::currentIndexChanged, this, &SimulatorPanel::openScenario);
    connect(m_editor, &ScenarioEditor::applyRequested, this, &SimulatorPanel::apply);
    connect(m_editor, &ScenarioEditor::changed, this, &SimulatorPanel::showState);
    connect(m_editor, &ScenarioEditor::titleChanged, this, &SimulatorPanel::showTitle);
    connect(m_editor, &ScenarioEditor::modifiedChanged, this,
            [this] { m_scenario->setEdited(m_editor->source(), m_editor->isModified()); });
    connect(m_editor, &ScenarioEditor::savedAs, this, [this](const QString &path) {
        Settings::addRecentScenario(path);
        m_scenario->setEdited(m_scenario->source(), false);
        const QSignalBlocker blocker(m_scenario); // it is open already
        m_scenario->chooseFile(path);
    });
}

// Its parts would ask for more than the stream beside it can spare.
QSize SimulatorPanel::sizeHint() const
{
    return {UsualWidth, QWidget::sizeHint().height()};
}

QUrl SimulatorPanel::play(const QString &scenario, quint16 port)
{
    const int known = m_scenario->findData(scenario);
    if (known >= 0)
        m_scenario->setCurrentIndex(known);
    else
        addFile(scenario);
    return start(port) ? request().url : QUrl();
}

QUrl SimulatorPanel::serve(const QString &path)
{
    return play(path, m_simulator.isListening() ? m_simulator.port() : 0);
}

void SimulatorPanel::stop()
{
    m_verdicts->refresh(); // what was known last is still to be read and saved
    m_simulator.stop();
}

void SimulatorPanel::addFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    Settings::addRecentScenario(absolute);
    m_scenario->chooseFile(absolute);
}

const StreamRequest &SimulatorPanel::request() const
{
    return m_address->request();
}

QWidget *SimulatorPanel::createScenarioRow()
{
    m_scenario = new ScenarioBox(this);
    auto *file = createToolButton(this, QStringLiteral("folder"),
                                  tr("Open a scenario file or a recorded stream"));
    connect(file, &QToolButton::clicked, this, &SimulatorPanel::chooseFile);
    m_start = new QPushButton(this);
    m_start->setObjectName(QStringLiteral("primary"));
    m_start->setToolTip(tr("Open the port, or close it and cut all clients off"));
    connect(m_start, &QPushButton::clicked, this, &SimulatorPanel::startOrStop);
    return createRow(this, {m_scenario, file, m_start}, 0);
}

void SimulatorPanel::openScenario()
{
    QString error;
    const bool isOpen = m_editor->open(m_scenario->source(), &error);
    m_scenario->setEdited(m_editor->source(), m_editor->isModified());
    showTitle({});
    showState();
    if (!isOpen)
        showSentence(error, true);
}

void SimulatorPanel::showTitle(const QString &title)
{
    m_title->setText(toPrintable(title.toUtf8()));
    m_title->setVisible(!title.isEmpty());
}

QWidget *SimulatorPanel::createServerRow()
{
    m_port = new QSpinBox(this);
    m_port->setRange(0, 65535);
    m_port->setValue(DefaultPort);
    m_port->setSpecialValueText(tr("any free port"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_port->setToolTip(tr("The port to listen on; 0 is any free port"));
    m_portLabel = new QLabel(tr("&Port"), this);
    m_portLabel->setBuddy(m_port);
    m_showOptions =
        createToolButton(this, QStringLiteral("settings"), tr("Who reaches it, https, files"));
    m_showOptions->setCheckable(true);
    m_address = new StreamAddress(this);
    connect(m_address, &StreamAddress::inspectRequested, this, &SimulatorPanel::inspectRequested);
    connect(m_address, &StreamAddress::told, this,
            [this](const QString &sentence) { showSentence(sentence, false); });
    connect(m_address, &StreamAddress::failed, this,
            [this](const QString &sentence) { showSentence(sentence, true); });
    QWidget *row = createRow(this, {m_portLabel, m_port, m_showOptions, m_address}, 3);
    static_cast<QHBoxLayout *>(row->layout())->setStretch(1, 1); // while there is no address
    return row;
}

QWidget *SimulatorPanel::createTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setAccessibleName(tr("Parts of the simulator"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setObjectName(QStringLiteral("narrow"));
    m_tabs->addTab(m_editor = new ScenarioEditor(m_tabs), tr("Scenario"));
    m_clientPage = createScroller(m_clients = new ClientPage(&m_simulator, m_tabs));
    m_tabs->addTab(m_clientPage, tr("Clients"));
    m_tabs->addTab(m_timeline = new TimelineView(&m_simulator, m_tabs), tr("Timeline"));
    m_tabs->addTab(m_verdicts = new VerdictView(&m_simulator, m_tabs), tr("Verdicts"));
    m_tabs->addTab(createLog(), tr("Log"));
    connect(m_clients, &ClientPage::chosenChanged, this,
            [this] { m_timeline->setChosen(m_clients->chosen()); });
    return m_tabs;
}

QWidget *SimulatorPanel::createLog()
{
    m_log = new QPlainTextEdit(this);
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(LogLines);
    m_log->setAccessibleName(tr("What the simulator did"));
    m_log->setPlaceholderText(tr("Requests and disconnections appear here."));
    return m_log;
}

void SimulatorPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a scenario"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Event streams (*.sse *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SimulatorPanel::addFile);
    dialog->open();
}

void SimulatorPanel::startOrStop()
{
    if (m_simulator.isListening())
        stop();
    else
        start(quint16(m_port->value()));
}

bool SimulatorPanel::start(quint16 port)
{
    QString error;
    Simulator::Options options;
    options.port = port;
    const QList<Scenario> served = m_editor->reload(&error) ? scenarios(&error) : QList<Scenario>();
    if (served.isEmpty() || !m_options->fill(&options, &error)) {
        showSentence(error, true);
        return false;
    }
    if (!m_simulator.start(served, options)) {
        showState();
        showSentence(m_simulator.errorString(), true);
        return false;
    }
    m_digest = options.tls ? options.tls->localCertificate().digest(QCryptographicHash::Sha256)
                           : QByteArray();
    m_served = m_editor->bytes();
    m_clock->showClock();
    showAddress(served.constFirst());
    showState();
    return true;
}

// What is in the editor, and those in the folder beside it. Empty: that failed.
QList<Scenario> SimulatorPanel::scenarios(QString *error) const
{
    const auto edited = m_editor->scenario(error);
    if (!edited)
        return {};
    const QString folder = m_options->scenarioFolder();
    QList<Scenario> all{*edited};
    if (folder.isEmpty())
        return all;
    if (QDir(folder).exists())
        all += loadScenarios(QDir(folder).absolutePath(), error, m_editor->source());
    else
        *error = tr("There is no folder %1.").arg(folder);
    return error->isEmpty() ? all : QList<Scenario>();
}

// Whoever is connected goes on with what it has.
void SimulatorPanel::apply()
{
    QString error;
    const QList<Scenario> served = scenarios(&error);
    if (served.isEmpty() || !m_simulator.replace(served)) {
        showSentence(served.isEmpty() ? error : m_simulator.errorString(), true);
        return;
    }
    m_served = m_editor->bytes();
    showAddress(served.constFirst());
    showState();
    m_editor->showSentence(tr("Applied. Clients that are connected keep what they have; "
                              "whoever connects from now on gets this."));
}

// Asked as browsers and API clients do, so that it works at once.
void SimulatorPanel::showAddress(const Scenario &scenario)
{
    StreamRequest request;
    request.url = m_simulator.streamUrls().constFirst();
    request.method = scenario.method().toLatin1();
    if (request.method != "GET") {
        request.headers = {{"Content-Type", "application/json"}};
        request.body = "{}";
    }
    if (!m_digest.isEmpty()) {
        request.tls.exceptionHost = request.url.host();
        request.tls.exceptionDigest = m_digest;
    }
    m_address->setRequest(request, m_simulator.baseUrl());
}

void SimulatorPanel::showState()
{
    const bool isListening = m_simulator.isListening();
    m_start->setText(isListening ? tr("Stop") : tr("Start"));
    m_start->setAccessibleName(isListening ? tr("Stop the simulator") : tr("Start the simulator"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_portLabel, m_port, m_showOptions})
        widget->setVisible(!isListening);
    m_options->setVisible(!isListening && m_showOptions->isChecked());
    m_address->setVisible(isListening);
    if (isListening)
        m_port->setValue(m_simulator.port());
    m_clock->setVisible(isListening);
    m_editor->setApplicable(isListening);
    showSentence(servingSentence(), false);
}

QString SimulatorPanel::servingSentence() const
{
    if (!m_simulator.isListening()) {
        const QString options = m_options->summary();
        return options.isEmpty()
            ? tr("Start it, then connect any client to its URL.")
            : tr("Start it, then connect any client to its URL (%1).").arg(options);
    }
    const qsizetype count = m_simulator.streamUrls().size();
    QString sentence = count == 1
        ? tr("Serving on port %1.").arg(m_simulator.port())
        : tr("Serving %1 scenarios on port %2.").arg(count).arg(m_simulator.port());
    if (m_options->isForEverybody()) {
        const QString host = networkAddresses().value(0);
        if (!host.isEmpty()) {
            QUrl url = request().url;
            url.setHost(host);
            sentence += QLatin1Char(' ') + tr("Others reach it at %1").arg(formatUrl(url));
        }
    }
    if (m_editor->bytes() != m_served)
        sentence += QLatin1Char(' ') + tr("The text below is not applied yet (Ctrl+Return).");
    return sentence;
}

void SimulatorPanel::showCount(qsizetype clients)
{
    m_tabs->setTabText(m_tabs->indexOf(m_clientPage),
                       clients == 0 ? tr("Clients") : tr("Clients (%1)").arg(clients));
}

void SimulatorPanel::showSentence(const QString &sentence, bool isBad)
{
    m_sentence->setText(sentence);
    m_sentence->setObjectName(isBad ? QStringLiteral("bad") : QStringLiteral("muted"));
    m_sentence->style()->polish(m_sentence);
}
