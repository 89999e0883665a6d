// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as a person uses it: it is clicked and typed into, and what it says is read.

#include "tests/gui/rawserver.h"
#include "tests/gui/windowdriver.h"
#include "ui/inspector/streampage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

class MainWindowTest : public QObject, private WindowDriver
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhatIsWrongWithUrl_data();
    void saysWhatIsWrongWithUrl();
    void showsRowsOfTypedUrl();
    void stopsByButton();
    void saysWhyNothingComes_data();
    void saysWhyNothingComes();
    void reconnectsWithLastEventId();
};

void MainWindowTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
}

void MainWindowTest::init()
{
    IsolatedSettings::clear();
    openWindow();
}

void MainWindowTest::cleanup()
{
    closeWindow();
}

void MainWindowTest::saysWhatIsWrongWithUrl_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("nothing") << QString() << u"Type the URL of an event stream"_s;
    QTest::newRow("blanks") << u"  "_s << u"Type the URL of an event stream"_s;
    QTest::newRow("ftp") << u"ftp://example.org/x"_s << u"“ftp” URLs cannot be read"_s;
    QTest::newRow("no-host") << u"http:///events"_s << u"is not a URL"_s;
    QTest::newRow("port-too-large") << u"http://localhost:99999/"_s << u"is not a URL"_s;
    QTest::newRow("markup") << u"ftp://<b>x</b>/"_s << u"is not a URL"_s;
}

void MainWindowTest::saysWhatIsWrongWithUrl()
{
    QFETCH(QString, text);
    type(text);
    const QString wrong = sentence(u"What is wrong with the URL"_s);
    QFETCH(QString, sentence);
    QVERIFY2(wrong.contains(sentence), qPrintable(wrong));
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Closed);
    QVERIFY(window()->currentPage()->source().request().url.isEmpty());

    QTest::keyClicks(url(), u"h"_s); // goes away with the next character
    QVERIFY(!find<QLabel>(window(), u"What is wrong with the URL"_s));
}

void MainWindowTest::showsRowsOfTypedUrl()
{
    RawServer server({{RawServer::stream("data: one\n\nevent: tick\nid: 7\ndata: two\n\n: hi\n")}});
    type(server.url());
    QTRY_COMPARE(column(EventTableModel::Data).mid(2), words("one|two|: hi"));
    QCOMPARE(column(EventTableModel::Type), words("request|open|message|tick|comment"));
    QCOMPARE(column(EventTableModel::Id).at(3), u"7"_s);
    QCOMPARE(sentence(u"State of the stream"_s), u"Open"_s);
    QTRY_VERIFY(sentence(u"Facts about the stream"_s).contains(u"last id 7"_s));
    QVERIFY(server.requests().constFirst().startsWith("GET /events HTTP/1.1\r\n"));
}

void MainWindowTest::stopsByButton()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    type(server.url());
    QTRY_COMPARE(column(EventTableModel::Data).size(), 3);
    click(u"Stop the stream"_s);
    QCOMPARE(sentence(u"State of the stream"_s), u"Not connected"_s);
    QTRY_COMPARE(column(EventTableModel::Data).constLast(), u"Stopped by you."_s);
    QTRY_COMPARE(server.openCount(), 0);

    click(u"Connect to the stream"_s);
    QTRY_COMPARE(server.requests().size(), 2);
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);
}

void MainWindowTest::saysWhyNothingComes_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("status-500")
        << QByteArray("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n")
        << u"Closed"_s << u"The server answered 500 Internal Server Error instead of 200 OK."_s;
    QTest::newRow("status-204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << u"Closed"_s
                                << u"The server answered 204 No Content: the stream is over."_s;
    QTest::newRow("html") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                        "Content-Length: 2\r\n\r\nhi")
                          << u"Closed"_s
                          << u"The response is “text/html”, not text/event-stream."_s;
    QTest::newRow("no-type") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
                             << u"Closed"_s
                             << u"The response has no Content-Type; an event stream must say "
                                "text/event-stream."_s;
    QTest::newRow("no-answer") << QByteArray() << u"Next attempt in"_s
                               << u"closed the connection without an answer."_s;
}

void MainWindowTest::saysWhyNothingComes()
{
    QFETCH(QByteArray, answer);
    RawServer server({{answer, RawServer::Then::Close}});
    type(server.url());
    QFETCH(QString, state);
    QTRY_VERIFY(sentence(u"State of the stream"_s).startsWith(state));
    QFETCH(QString, sentence);
    const QString why = this->sentence(u"Why the stream is not open"_s);
    QVERIFY2(why.contains(sentence), qPrintable(why));
    QTRY_VERIFY2(column(EventTableModel::Data).constLast().contains(sentence),
                 qPrintable(column(EventTableModel::Data).constLast()));
    click(u"New stream"_s); // the window still reacts
    QVERIFY(url()->text().isEmpty());
}

void MainWindowTest::reconnectsWithLastEventId()
{
    RawServer server(
        {{RawServer::stream("retry: 20\nid: é7\ndata: one\n\n"), RawServer::Then::Close},
         {RawServer::stream("data: two\n\n")}});
    type(server.url());
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().at(0).contains("Last-Event-ID"));
    QVERIFY(server.requests().at(1).contains("\r\nLast-Event-ID: é7\r\n"));
    QTRY_COMPARE(column(EventTableModel::Data).constLast(), u"two"_s);
    QCOMPARE(column(EventTableModel::Type),
             words("request|open|retry|message|lost|request|open|message"));
    const QString lost = column(EventTableModel::Data).at(4);
    QVERIFY2(lost.startsWith(u"The server ended the stream after"_s), qPrintable(lost));
    QVERIFY2(lost.endsWith(u"Next attempt in 0.02 s."_s), qPrintable(lost));
    QCOMPARE(sentence(u"State of the stream"_s), u"Open"_s);
}

QTEST_MAIN(MainWindowTest)

#include "tst_mainwindow.moc"
