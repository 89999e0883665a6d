// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/builtinscenarios.h"
#include "tests/gui/gui.h"
#include "ui/simulator/serveroptions.h"
#include "ui/simulator/simulatorpanel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSslSocket>
#include <QTabBar>
#include <QTabWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

class SimulatorPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void startsAndStopsByClick();
    void groupsScenarios();
    void appliesEditedScenario();
    void keepsServingWhenTextIsWrong();
    void servesAnotherScenarioWithoutRestart();
    void marksEditedScenario();
    void servesHttpsAndFolder();
    void servesFolderOfScenarios();
    void saysHowOthersReachIt();
    void saysThatPortIsInUse();
    void saysWhereScenarioIsWrong();
    void saysThatScenarioIsGone();
    void addsFileOnce();
    void countsClients();
    void scrollsOnlyWhenLow();
    void logsRequests();
    void controlsClock();
    void copiesUrl();
    void copiesCommand();
    void asksToWatchStream();

private:
    template<class Widget>
    Widget *one(const QString &name) const
    {
        return find<Widget>(m_panel.get(), name);
    }
    void click(const QString &button) const;
    void type(const QString &field, const QString &text) const;
    QString sentence() const { return one<QLabel>(u"State of the simulator"_s)->text(); }
    bool says(const QString &text) const;
    QString writeScenario(const QByteArray &text) const;
    QUrl startHanging() const;
    void showPart(const QString &name) const;
    QUrl shownUrl() const;
    void edit(const QString &text) const;
    static void request(QTcpSocket *socket, const QUrl &url, const QByteArray &headers = {});

    IsolatedSettings m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<SimulatorPanel> m_panel;
};

void SimulatorPanelTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
    QVERIFY(m_folder.isValid());
}

void SimulatorPanelTest::init()
{
    IsolatedSettings::clear();
    m_panel = std::make_unique<SimulatorPanel>();
    m_panel->resize(400, 760);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void SimulatorPanelTest::cleanup()
{
    m_panel.reset();
}

void SimulatorPanelTest::click(const QString &button) const
{
    auto *found = one<QAbstractButton>(button);
    for (auto *other : m_panel->findChildren<QAbstractButton *>()) { // some are named by their text
        if (!found && other->isVisible() && other->text() == button)
            found = other;
    }
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

void SimulatorPanelTest::type(const QString &field, const QString &text) const
{
    auto *found = one<QWidget>(field);
    QVERIFY2(found, qPrintable(field));
    found->setFocus();
    QTest::keySequence(found, QKeySequence::SelectAll);
    QTest::keyClicks(found, text);
}

void SimulatorPanelTest::showPart(const QString &name) const
{
    auto *tabs = one<QTabWidget>(u"Parts of the simulator"_s);
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->tabText(i).section(u' ', 0, 0) == name)
            QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                              tabs->tabBar()->tabRect(i).center());
    }
    QVERIFY(tabs->tabText(tabs->currentIndex()).startsWith(name));
}

QUrl SimulatorPanelTest::shownUrl() const
{
    const auto *url = one<QLineEdit>(u"URL of the simulated stream"_s);
    return url ? QUrl(url->text()) : QUrl();
}

// Writes that in place of the scenario.
void SimulatorPanelTest::edit(const QString &text) const
{
    auto *editor = one<QPlainTextEdit>(u"Text of the scenario"_s);
    QVERIFY(editor);
    editor->setFocus();
    QTest::keySequence(editor, QKeySequence::SelectAll);
    QGuiApplication::clipboard()->setText(text);
    QTest::keySequence(editor, QKeySequence::Paste);
}

// Whether a label in sight holds this text.
bool SimulatorPanelTest::says(const QString &text) const
{
    const auto labels = m_panel->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(text);
    });
}

QString SimulatorPanelTest::writeScenario(const QByteArray &text) const
{
    QFile file(m_folder.filePath(u"%1.sse"_s.arg(QLatin1String(QTest::currentTestFunction()))));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

// A stream that sends one event and then nothing any more.
QUrl SimulatorPanelTest::startHanging() const
{
    return m_panel->play(writeScenario(": @streamgauge 1\n\nid: 1\ndata: hello\n\n: @hang\n"), 0);
}

void SimulatorPanelTest::request(QTcpSocket *socket, const QUrl &url, const QByteArray &headers)
{
    socket->connectToHost(QHostAddress::LocalHost, quint16(url.port()));
    socket->write("GET " + url.path().toUtf8() + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                  + "\r\n");
}

void SimulatorPanelTest::startsAndStopsByClick()
{
    auto *scenario = one<QComboBox>(u"Scenario"_s);
    QTest::keyClicks(scenario, u"slide"_s);
    QCOMPARE(scenario->currentText(), u"slide"_s);
    QTRY_VERIFY(says(u"Slide show"_s));
    type(u"Port"_s, u"0"_s);
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().startsWith(u"Serving on port "_s), qPrintable(sentence()));
    const QUrl url = shownUrl();
    QVERIFY(url.isValid() && url.port() > 0);
    QVERIFY(sentence().contains(QString::number(url.port())));
    QVERIFY(!one<QSpinBox>(u"Port"_s));

    QTcpSocket socket;
    request(&socket, url);
    QTRY_VERIFY(socket.peek(4096).startsWith("HTTP/1.1 200 OK\r\n"));
    click(u"Stop the simulator"_s);
    QTRY_COMPARE(socket.state(), QTcpSocket::UnconnectedState);
    QVERIFY(sentence().startsWith(u"Start it"_s));
    QVERIFY(shownUrl().isEmpty());
    QCOMPARE(one<QSpinBox>(u"Port"_s)->value(), url.port()); // the same again
}

void SimulatorPanelTest::groupsScenarios()
{
    auto *scenario = one<QComboBox>(u"Scenario"_s);
    QCOMPARE(scenario->currentText(), u"demo"_s);
    QCOMPARE(scenario->itemText(0), u"First steps"_s);
    QTest::keyClick(scenario, Qt::Key_Home); // headings are stepped over
    QCOMPARE(scenario->currentText(), u"demo"_s);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(scenario, Qt::Key_Down);
    QCOMPARE(scenario->currentText(), u"slide"_s);
    QTest::keyClick(scenario, Qt::Key_Down);
    QCOMPARE(scenario->currentText(), u"await"_s);
    QStringList names;
    for (int i = 0; i < scenario->count(); ++i)
        names << scenario->itemData(i).toString();
    names.removeAll(QString());
    for (const BuiltinScenario &builtin : builtinScenarios())
        QCOMPARE(names.count(builtin.name), 1);
}

void SimulatorPanelTest::appliesEditedScenario()
{
    const QUrl url = startHanging();
    QTcpSocket before;
    request(&before, url);
    QTRY_VERIFY(before.peek(4096).contains("data: hello"));

    edit(u": @streamgauge 1\n: @route GET /other\n\ndata: changed\n\n: @hang\n"_s);
    QTRY_VERIFY(sentence().contains(u"not applied yet"_s));
    QTest::keyClick(one<QPlainTextEdit>(u"Text of the scenario"_s), Qt::Key_Return,
                    Qt::ControlModifier);
    QVERIFY2(sentence() == u"Serving on port %1."_s.arg(url.port()), qPrintable(sentence()));
    QVERIFY(says(u"Clients that are connected keep what they have"_s));
    QCOMPARE(shownUrl().path(), u"/other"_s);
    QCOMPARE(shownUrl().port(), url.port());
    QTcpSocket after;
    request(&after, shownUrl());
    QTRY_VERIFY(after.peek(4096).contains("data: changed"));
    QCOMPARE(before.state(), QTcpSocket::ConnectedState);
}

void SimulatorPanelTest::keepsServingWhenTextIsWrong()
{
    const QUrl url = startHanging();
    edit(u": @streamgauge 1\n: @wiat 1s\n"_s);
    click(u"Apply"_s);
    QVERIFY2(sentence().contains(u", line 2, column 3"_s), qPrintable(sentence()));
    QTcpSocket socket;
    request(&socket, url);
    QTRY_VERIFY(socket.peek(4096).contains("data: hello"));
}

void SimulatorPanelTest::servesAnotherScenarioWithoutRestart()
{
    const QUrl url = startHanging();
    QTest::keyClicks(one<QComboBox>(u"Scenario"_s), u"slide"_s);
    QVERIFY(sentence().contains(u"not applied yet"_s));
    click(u"Apply"_s);
    QCOMPARE(shownUrl().port(), url.port());
    QVERIFY(!sentence().contains(u"not applied yet"_s));
}

void SimulatorPanelTest::marksEditedScenario()
{
    auto *scenario = one<QComboBox>(u"Scenario"_s);
    edit(u"data: mine\n\n"_s);
    QCOMPARE(scenario->currentText(), u"demo •"_s);
    m_panel.reset();
    m_panel = std::make_unique<SimulatorPanel>(); // the next start of the program
    m_panel->show();
    QCOMPARE(one<QComboBox>(u"Scenario"_s)->currentText(), u"demo •"_s);
    QCOMPARE(one<QPlainTextEdit>(u"Text of the scenario"_s)->toPlainText(), u"data: mine\n\n"_s);
    click(u"Revert"_s);
    QCOMPARE(one<QComboBox>(u"Scenario"_s)->currentText(), u"demo"_s);
}

void SimulatorPanelTest::servesHttpsAndFolder()
{
    QDir(m_folder.path()).mkdir(u"site"_s);
    QFile page(m_folder.filePath(u"site/page.html"_s));
    QVERIFY(page.open(QIODevice::WriteOnly));
    page.write("<p>here</p>");
    page.close();
    click(u"Who reaches it, https, files"_s);
    auto *tls = one<QCheckBox>(QString());
    QVERIFY(tls && tls->text().startsWith(u"https"_s));
    QTest::mouseClick(tls, Qt::LeftButton, {}, {8, tls->height() / 2});
    type(u"Folder of files to serve"_s, m_folder.filePath(u"site"_s));
    QVERIFY2(sentence().contains(u"(https, files)"_s), qPrintable(sentence()));
    type(u"Port"_s, u"0"_s);
    click(u"Start the simulator"_s);
    QCOMPARE(shownUrl().scheme(), u"https"_s);
    const StreamRequest asked = m_panel->request();
    QCOMPARE(asked.tls.exceptionHost, asked.url.host());

    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::QueryPeer);
    connect(&socket, &QSslSocket::sslErrors, &socket,
            [&](const auto &) { socket.ignoreSslErrors(); });
    socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(shownUrl().port()));
    QTRY_VERIFY(socket.isEncrypted());
    QCOMPARE(socket.peerCertificate().digest(QCryptographicHash::Sha256),
             asked.tls.exceptionDigest);
    socket.write("GET /page.html HTTP/1.1\r\nHost: 127.0.0.1:"
                 + QByteArray::number(shownUrl().port()) + "\r\n\r\n");
    QTRY_VERIFY(socket.peek(4096).contains("<p>here</p>"));
}

void SimulatorPanelTest::servesFolderOfScenarios()
{
    const QDir folder(m_folder.filePath(u"streams"_s));
    QVERIFY(folder.mkpath(u"shop"_s));
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(u"orders.sse"_s, ": @streamgauge 1\n: @route GET /api/orders\ndata: order\n\n"));
    QVERIFY(write(u"shop/news.sse"_s, "data: news\n\n"));
    const auto answers = [&](const QString &path, const QByteArray &text) {
        QUrl url = m_panel->request().url;
        url.setPath(path);
        QTcpSocket socket;
        request(&socket, url);
        return QTest::qWaitFor([&] { return socket.peek(4096).contains(text); });
    };
    click(u"Who reaches it, https, files"_s);
    type(u"Port"_s, u"0"_s);
    type(u"Folder of more scenarios"_s, m_folder.filePath(u"none"_s));
    QVERIFY2(sentence().contains(u"(more scenarios)"_s), qPrintable(sentence()));
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().startsWith(u"There is no folder "_s), qPrintable(sentence()));
    type(u"Folder of more scenarios"_s, folder.path());
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().startsWith(u"Serving 3 scenarios on port "_s), qPrintable(sentence()));
    QVERIFY(answers(u"/api/orders"_s, "data: order\n"));
    QVERIFY(answers(u"/shop/news"_s, "data: news\n"));
    QVERIFY(answers(u"/nowhere"_s, "404"));

    // The one that is open is served as it stands in the editor.
    m_panel->serve(folder.filePath(u"orders.sse"_s));
    QVERIFY2(sentence().startsWith(u"Serving 2 scenarios on port "_s), qPrintable(sentence()));
    QVERIFY(write(u"shop/news.sse"_s, "data: later\n\n"));
    edit(u"data: mine\n\n"_s);
    click(u"Apply"_s);
    QVERIFY(answers(u"/orders"_s, "data: mine\n"));
    QVERIFY(answers(u"/shop/news"_s, "data: later\n"));
}

void SimulatorPanelTest::saysHowOthersReachIt()
{
    click(u"Who reaches it, https, files"_s);
    auto *host = one<QComboBox>(u"Who reaches the simulator"_s);
    QTest::keyClick(host, Qt::Key_Down);
    QVERIFY(sentence().contains(u"(for everybody)"_s));
    type(u"Port"_s, u"0"_s);
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().startsWith(u"Serving on port "_s), qPrintable(sentence()));
    QCOMPARE(sentence().contains(u"Others reach it at http://"_s), !networkAddresses().isEmpty());
}

void SimulatorPanelTest::saysThatPortIsInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    type(u"Port"_s, QString::number(other.serverPort()));
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().contains(u"Port %1 on"_s.arg(other.serverPort())), qPrintable(sentence()));
    QVERIFY(sentence().contains(u"already in use"_s));

    type(u"Port"_s, u"0"_s);
    click(u"Start the simulator"_s);
    QVERIFY(sentence().startsWith(u"Serving on port "_s));
}

void SimulatorPanelTest::saysWhereScenarioIsWrong()
{
    m_panel->addFile(writeScenario(": @streamgauge 1\n: @wiat 1s\ndata: x\n\n"));
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().contains(u", line 2, column 3"_s), qPrintable(sentence()));
    QVERIFY2(sentence().contains(u"wiat"_s), qPrintable(sentence()));
    QTRY_VERIFY(one<QListWidget>(u"Problems of the scenario"_s)); // it has been checked, too
    QVERIFY2(sentence().contains(u"wiat"_s), qPrintable(sentence()));
    QVERIFY(shownUrl().isEmpty());
}

void SimulatorPanelTest::saysThatScenarioIsGone()
{
    const QString path = writeScenario("data: x\n\n");
    m_panel->addFile(path);
    QVERIFY(QFile::remove(path));
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().contains(path), qPrintable(sentence()));
    QVERIFY(m_panel->play(path, 0).isEmpty());
}

void SimulatorPanelTest::addsFileOnce()
{
    auto *scenario = one<QComboBox>(u"Scenario"_s);
    const QString path = writeScenario("data: x\n\n");
    m_panel->addFile(path);
    const int count = scenario->count();
    m_panel->addFile(path);
    QCOMPARE(scenario->count(), count);
    QCOMPARE(scenario->currentText(), u"addsFileOnce.sse"_s);
    m_panel = std::make_unique<SimulatorPanel>(); // it is there at the next start, too
    QVERIFY(m_panel->findChild<QComboBox *>()->findData(path) > 0);
}

void SimulatorPanelTest::countsClients()
{
    QTcpSocket socket;
    request(&socket, startHanging());
    const auto *tabs = one<QTabWidget>(u"Parts of the simulator"_s);
    QTRY_COMPARE(tabs->tabText(1), u"Clients (1)"_s);
    m_panel->stop();
    QTRY_COMPARE(tabs->tabText(1), u"Clients"_s);
}

void SimulatorPanelTest::scrollsOnlyWhenLow()
{
    showPart(u"Clients"_s);
    const QUrl url = m_panel->play(u"await"_s, 0);
    const auto *area = m_panel->findChild<QScrollArea *>();
    QVERIFY(area);
    QTcpSocket socket;
    request(&socket, url);
    QTRY_VERIFY(one<QAbstractButton>(u"Signal approve"_s));
    QCoreApplication::processEvents();
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    m_panel->resize(372, 400);
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
}

void SimulatorPanelTest::logsRequests()
{
    QTcpSocket socket;
    request(&socket, startHanging());
    showPart(u"Log"_s);
    const auto *log = one<QPlainTextEdit>(u"What the simulator did"_s);
    QTRY_VERIFY2(log->toPlainText().contains(u"asked GET "_s), qPrintable(log->toPlainText()));
}

void SimulatorPanelTest::controlsClock()
{
    QVERIFY(!one<QAbstractButton>(u"Pause all scenarios"_s));
    startHanging();
    click(u"Pause all scenarios"_s);
    startHanging(); // another server, another clock
    QVERIFY(!one<QAbstractButton>(u"Pause all scenarios"_s)->isChecked());
}

void SimulatorPanelTest::copiesUrl()
{
    const QUrl url = startHanging();
    QGuiApplication::clipboard()->clear();
    click(u"Copy the URL"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), url.toString());
}

void SimulatorPanelTest::copiesCommand()
{
    const QUrl url = startHanging();
    click(u"Copy a curl command"_s);
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(u"curl "_s) && command.contains(url.toString()),
             qPrintable(command));
    QVERIFY(says(u"on the clipboard"_s));
}

void SimulatorPanelTest::asksToWatchStream()
{
    const QUrl url = startHanging();
    QSignalSpy asked(m_panel.get(), &SimulatorPanel::inspectRequested);
    click(u"Watch the stream here"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<StreamRequest>().url, url);
}

QTEST_MAIN(SimulatorPanelTest)

#include "tst_simulatorpanel.moc"
