// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Serve this": what was received is played to others.

#include "tests/gui/rawserver.h"
#include "tests/gui/windowdriver.h"
#include "ui/inspector/streampage.h"
#include "ui/servedrecording.h"
#include "ui/simulator/scenariodrafts.h"
#include "ui/simulator/simulatorpanel.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

class ServedRecordingTest : public QObject, private WindowDriver
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void playsStreamThatGoesOn();
    void playsFileAsItIs();
    void staysWhereClientsAre();
    void keepsEditedCopy();
    void offersNothingWithoutRecording();

private:
    QUrl servedUrl() const;
    QByteArray receivedFrom(const QUrl &url, QByteArrayView end) const;
};

void ServedRecordingTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
}

void ServedRecordingTest::init()
{
    IsolatedSettings::clear();
    openWindow();
}

void ServedRecordingTest::cleanup()
{
    closeWindow();
}

QUrl ServedRecordingTest::servedUrl() const
{
    const auto *url = find<QLineEdit>(window(), u"URL of the simulated stream"_s);
    return url ? QUrl(url->text()) : QUrl();
}

QByteArray ServedRecordingTest::receivedFrom(const QUrl &url, QByteArrayView end) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(url.port()));
    socket.write("GET " + url.path().toUtf8() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QByteArray received;
    [&] { QTRY_VERIFY((received += socket.readAll()).contains(end)); }();
    return received;
}

void ServedRecordingTest::playsStreamThatGoesOn()
{
    RawServer server({{RawServer::stream("event: tick\nid: 7\ndata: one\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"one"_s);
    press(u"Ctrl+Shift+P"_s);
    QVERIFY(window()->simulatorPanel()->isVisible());
    const QUrl url = servedUrl();
    QVERIFY(url.isValid());
    QVERIFY(receivedFrom(url, "data: one").contains("event: tick\nid: 7\n"));
    closeWindow(); // the recording that was copied goes, the copy does not
    openWindow();
    QVERIFY(window()->simulatorPanel()->findChild<QComboBox *>()->findText(u"events.sse"_s) > 0);
}

void ServedRecordingTest::playsFileAsItIs()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kept.sse"_s);
    {
        Capture capture;
        QVERIFY(capture.create(path, CaptureFile::Existing::Refused));
        capture.writer().beginAttempt(1, Record::Time(), {"GET", "https://example.org/a", {}, {}});
        capture.writer().writeHead(200, "h2", {{"Content-Type", "text/event-stream"}});
        capture.writer().beginStream(Record::Time());
        capture.writer().writeBytes("data: kept\n\n", Record::Time());
        capture.commit();
    }
    window()->openFile(path);
    QTRY_COMPARE(lastText(), u"kept"_s);
    QTRY_VERIFY(!window()->currentPage()->capture().isLoading());
    QString error;
    QCOMPARE(servablePath(*window()->currentPage(), &error), path);
    QTRY_VERIFY(action(u"Serve this"_s)->isEnabled());
    press(u"Ctrl+Shift+P"_s);
    QVERIFY2(servedUrl().isValid(), qPrintable(sentence(u"State of the simulator"_s)));
    QVERIFY(!receivedFrom(servedUrl(), "data: kept").isEmpty());
}

// A client that knows the URL comes back to the recording.
void ServedRecordingTest::staysWhereClientsAre()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"one"_s);
    window()->setSimulatorVisible(true);
    const QUrl before = window()->simulatorPanel()->play(u"slide"_s, 0);
    QVERIFY(before.isValid());
    press(u"Ctrl+Shift+P"_s);
    QCOMPARE(servedUrl().port(), before.port());
    QVERIFY(!receivedFrom(servedUrl(), "data: one").isEmpty());
}

void ServedRecordingTest::keepsEditedCopy()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"one"_s);
    press(u"Ctrl+Shift+P"_s);
    fill(u"Text of the scenario"_s, u"data: mine"_s);
    const QString source = find<QComboBox>(window(), u"Scenario"_s)->currentData().toString();
    QTRY_VERIFY(ScenarioDrafts::exists(source));
    press(u"Ctrl+Shift+P"_s);
    QVERIFY(!receivedFrom(servedUrl(), "data: one").isEmpty());
    const auto *scenario = find<QComboBox>(window(), u"Scenario"_s);
    QCOMPARE(scenario->currentText(), u"events-2.sse"_s);
    QVERIFY(scenario->findText(u"events.sse •"_s) > 0);
}

void ServedRecordingTest::offersNothingWithoutRecording()
{
    QVERIFY(action(u"Serve this"_s));
    QVERIFY(!action(u"Serve this"_s)->isEnabled());
    QString error;
    QVERIFY(servablePath(*window()->currentPage(), &error).isEmpty());
    QVERIFY(error.contains(u"nothing to serve"_s));
}

QTEST_MAIN(ServedRecordingTest)

#include "tst_servedrecording.moc"
