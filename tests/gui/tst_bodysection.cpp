// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The body in the request panel as a person uses it.

#include "tests/gui/requestdriver.h"
#include "ui/inspector/streampage.h"

#include <QPlainTextEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

class BodySectionTest : public QObject, private RequestDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init() { openWindowAndServer(); }
    void cleanup() { closeWindowAndServer(); }

    void sendsTypedBody();
    void checksJson_data();
    void checksJson();
    void keepsBodiesThatAreNoText_data();
    void keepsBodiesThatAreNoText();
};

void BodySectionTest::sendsTypedBody()
{
    fill(u"Method of the request"_s, u"POST"_s);
    showPart(u"Body"_s);
    fill(u"Content type of the body"_s, u"application/json"_s);
    fill(u"Body of the request"_s, u"{\"ü\":\u00a01}"_s); // a no-break space stays one
    connectToServer(u"/chat"_s);
    QVERIFY(request().startsWith("POST /chat HTTP/1.1\r\n"));
    QVERIFY(requestLines().contains("Content-Type: application/json"));
    QCOMPARE(requestBody(), QByteArray("{\"ü\":\u00a01}"));

    fill(u"Content type of the body"_s, QString());
    fill(u"Body of the request"_s, QString());
    fill(u"Method of the request"_s, u"FETCH"_s); // any other, too
    connectToServer();
    QVERIFY(request(1).startsWith("FETCH / HTTP/1.1\r\n"));
    QCOMPARE(requestBody(1), QByteArray());
    QVERIFY(!requestLines(1).contains("Content-Type: application/json"));
}

void BodySectionTest::checksJson_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("hint");

    QTest::newRow("object") << u"{\"a\":1}"_s << u"Valid JSON · 7 B"_s;
    QTest::newRow("scalar") << u"17"_s << u"Valid JSON · 2 B"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("bad-value") << u"{\"a\":x}"_s << u"Not JSON from line 1, column 6 on"_s;
    QTest::newRow("second-line") << u"{\n  \"ü\": 1,\n  b\n}"_s
                                 << u"Not JSON from line 3, column 3 on"_s;
    QTest::newRow("two-values") << u"1,2"_s << u"Not JSON"_s;
    QTest::newRow("unfinished") << u"[1"_s << u"Not JSON"_s;
}

void BodySectionTest::checksJson()
{
    QFETCH(QString, body);
    QFETCH(QString, hint);
    fill(u"Method of the request"_s, u"POST"_s);
    showPart(u"Body"_s);
    fill(u"Content type of the body"_s, u"application/vnd.x+json; charset=utf-8"_s);
    auto *edit = find<QPlainTextEdit>(window(), u"Body of the request"_s);
    edit->setPlainText(body);
    const QString said = sentence(u"Check of the body"_s);
    QVERIFY2(hint.isEmpty() ? said.isEmpty() : said.startsWith(hint), qPrintable(said));
    fill(u"Content type of the body"_s, u"text/plain"_s);
    QVERIFY(!sentence(u"Check of the body"_s).contains(u"JSON"_s));
}

void BodySectionTest::keepsBodiesThatAreNoText_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("binary") << QByteArray("\x00\xff\x80 bytes", 9);
    QTest::newRow("crlf") << QByteArray("a=1\r\nb=2\r\n");
    QTest::newRow("separators") << QByteArray("a\u2028b\u2029c");
    QTest::newRow("large") << QByteArray(300'000, 'x');
    QTest::newRow("no-break-space") << QByteArray("a\u00a0b"); // which an editor can keep
}

void BodySectionTest::keepsBodiesThatAreNoText()
{
    QFETCH(QByteArray, body);
    RequestDraft draft;
    draft.request.method = "PUT";
    draft.request.body = body;
    window()->currentPage()->setDraft(draft);
    showPart(u"Body"_s);
    fill(u"Content type of the body"_s, u"application/octet-stream"_s);
    const auto *edit = find<QPlainTextEdit>(window(), u"Body of the request"_s);
    QCOMPARE(edit->isReadOnly(), body != "a\u00a0b");
    press(u"Ctrl+T"_s); // away and back
    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    connectToServer();
    QCOMPARE(requestBody(), body);

    if (edit->isReadOnly()) {
        click(u"Remove the body"_s);
        QVERIFY(!edit->isReadOnly());
        fill(u"Body of the request"_s, u"typed"_s);
        click(u"Reconnect with the changed request"_s);
        QTRY_COMPARE(server()->requestCount(), 2);
        QCOMPARE(requestBody(1), QByteArray("typed"));
    }
}

QTEST_MAIN(BodySectionTest)

#include "tst_bodysection.moc"
