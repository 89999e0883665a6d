// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/gui.h"
#include "ui/simulator/simulatorpanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTreeWidget>

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
    void saysThatPortIsInUse();
    void saysWhereScenarioIsWrong();
    void saysThatScenarioIsGone();
    void addsFileOnce();
    void listsClients();
    void pushesComposedEvent();
    void refusesLineBreaks_data();
    void refusesLineBreaks();
    void copiesUrl();
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
    QVERIFY(says(u"Slide show"_s));
    type(u"Port"_s, u"0"_s);
    QVERIFY(!one<QPushButton>(u"Push the event"_s)->isEnabled());
    click(u"Start the simulator"_s);
    QVERIFY2(sentence().startsWith(u"Serving on port "_s), qPrintable(sentence()));
    const QUrl url(one<QLineEdit>(u"URL of the simulated stream"_s)->text());
    QVERIFY(url.isValid() && url.port() > 0);
    QCOMPARE(one<QSpinBox>(u"Port"_s)->value(), url.port());
    QVERIFY(!scenario->isEnabled());
    QVERIFY(one<QPushButton>(u"Push the event"_s)->isEnabled());

    QTcpSocket socket;
    request(&socket, url);
    QTRY_VERIFY(socket.peek(4096).startsWith("HTTP/1.1 200 OK\r\n"));
    click(u"Stop the simulator"_s);
    QTRY_COMPARE(socket.state(), QTcpSocket::UnconnectedState);
    QVERIFY(sentence().startsWith(u"Start it"_s));
    QVERIFY(!one<QLineEdit>(u"URL of the simulated stream"_s));
    QVERIFY(scenario->isEnabled());
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
    QVERIFY(!one<QLineEdit>(u"URL of the simulated stream"_s));
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
    const int count = scenario->count();
    const QString path = writeScenario("data: x\n\n");
    m_panel->addFile(path);
    m_panel->addFile(path);
    QCOMPARE(scenario->count(), count + 1);
    QCOMPARE(scenario->currentText(), u"addsFileOnce.sse"_s);
}

void SimulatorPanelTest::listsClients()
{
    const QUrl url = startHanging();
    QVERIFY(!url.isEmpty());
    auto *clients = one<QTreeWidget>(u"Clients"_s);
    QTcpSocket first;
    request(&first, url,
            "Last-Event-ID: \xE2\x80\xAE"
            "7\r\n");
    QTRY_COMPARE(clients->topLevelItemCount(), 1);
    QVERIFY(says(u"Clients: 1"_s));
    const QTreeWidgetItem *item = clients->topLevelItem(0);
    QCOMPARE(item->text(0), u"127.0.0.1:%1"_s.arg(first.localPort()));
    QCOMPARE(item->text(1), u"\\u{202e}7"_s);
    QTRY_COMPARE(item->text(2), u"1"_s);

    QTcpSocket second;
    request(&second, url);
    QTRY_COMPARE(clients->topLevelItemCount(), 2);
    first.abort();
    QTRY_COMPARE(clients->topLevelItemCount(), 1);
    QTRY_COMPARE(clients->topLevelItem(0)->text(0), u"127.0.0.1:%1"_s.arg(second.localPort()));
    QTRY_VERIFY(!one<QPlainTextEdit>(u"What the simulator did"_s)->toPlainText().isEmpty());
    m_panel->stop();
    QTRY_COMPARE(clients->topLevelItemCount(), 0);
    QVERIFY(says(u"Clients: 0"_s));
}

void SimulatorPanelTest::pushesComposedEvent()
{
    const QUrl url = startHanging();
    QTcpSocket socket;
    request(&socket, url);
    QTRY_VERIFY(socket.peek(4096).contains("data: hello"));
    socket.readAll();

    type(u"Event type"_s, u"notice"_s);
    type(u"Event id"_s, u"n-1"_s);
    type(u"Event data"_s, u"one"_s);
    QTest::keyClick(one<QPlainTextEdit>(u"Event data"_s), Qt::Key_Return);
    QTest::keyClicks(one<QPlainTextEdit>(u"Event data"_s), u"two"_s);
    click(u"Push the event"_s);
    QVERIFY(says(u"Clients it was sent to: 1"_s));
    QTRY_VERIFY(socket.peek(4096).contains("data: two"));
    const QByteArray pushed = socket.readAll();
    QVERIFY2(pushed.contains("event: notice\n"), pushed.constData());
    QVERIFY2(pushed.contains("id: n-1\n"), pushed.constData());
    QVERIFY2(pushed.contains("data: one\ndata: two\n\n"), pushed.constData());
}

void SimulatorPanelTest::refusesLineBreaks_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("type") << u"Event type"_s;
    QTest::newRow("id") << u"Event id"_s;
}

// A line edit takes none from the keyboard, but from the clipboard.
void SimulatorPanelTest::refusesLineBreaks()
{
    QTcpSocket socket;
    request(&socket, startHanging());
    QTRY_VERIFY(socket.peek(4096).contains("data: hello"));
    socket.readAll();
    QFETCH(QString, field);
    QGuiApplication::clipboard()->setText(u"a\ndata: smuggled"_s);
    one<QLineEdit>(field)->setFocus();
    QTest::keySequence(one<QLineEdit>(field), QKeySequence::Paste);
    QVERIFY(one<QLineEdit>(field)->text().contains(u"smuggled"_s));
    click(u"Push the event"_s);
    QVERIFY(says(u"must not contain line breaks"_s));

    type(field, u"good"_s);
    click(u"Push the event"_s);
    QTRY_VERIFY(socket.peek(4096).contains("good"));
    QVERIFY(!socket.readAll().contains("smuggled"));
}

void SimulatorPanelTest::copiesUrl()
{
    const QUrl url = startHanging();
    QGuiApplication::clipboard()->clear();
    click(u"Copy the URL"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), url.toString());
}

void SimulatorPanelTest::asksToWatchStream()
{
    const QUrl url = startHanging();
    QSignalSpy asked(m_panel.get(), &SimulatorPanel::inspectRequested);
    click(u"Watch the stream here"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().toUrl(), url);
}

QTEST_MAIN(SimulatorPanelTest)

#include "tst_simulatorpanel.moc"
