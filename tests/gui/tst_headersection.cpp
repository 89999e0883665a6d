// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The headers in the request panel as a person uses them.

#include "tests/gui/requestdriver.h"
#include "ui/inspector/streampage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

class HeaderSectionTest : public QObject, private RequestDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init() { openWindowAndServer(); }
    void cleanup() { closeWindowAndServer(); }

    void sendsTypedHeaders();
    void pastesHeaderLines();
    void removesHeaders();
    void marksWrongHeaders_data();
    void marksWrongHeaders();
    void hidesSecretHeaders();
    void readsCredentialsFromHeaders();
};

void HeaderSectionTest::sendsTypedHeaders()
{
    showPart(u"Headers"_s);
    typeHeader(u"X-One"_s, u"1"_s);
    typeHeader(u"X-Two"_s, u"zwei ü"_s);
    typeHeader(u"X-Off"_s, u"no"_s);
    typeHeader(u"X-One"_s, u"again"_s); // equal names stay apart
    const QModelIndex mark = headers()->model()->index(2, 0);
    QCOMPARE(mark.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    headers()->setCurrentIndex(mark);
    QTest::keyClick(headers(), Qt::Key_Space);
    QCOMPARE(mark.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));

    connectToServer();
    const QByteArrayList lines = requestLines();
    QVERIFY2(lines.contains("X-Two: zwei ü"), request().constData());
    QVERIFY(!request().contains("X-Off"));
    const qsizetype first = lines.indexOf("X-One: 1");
    const qsizetype second = lines.indexOf("X-One: again");
    const bool isJoined = lines.contains("X-One: 1, again"); // RFC 9110 5.3: the same
    QVERIFY2(isJoined || (first >= 0 && second > first), request().constData());
}

void HeaderSectionTest::pastesHeaderLines()
{
    showPart(u"Headers"_s);
    typeHeader(u"X-Old"_s, u"0"_s);
    QGuiApplication::clipboard()->setText(
        u"GET /x HTTP/1.1\r\n> Accept-Language: de\r\n:path: /x\nX-Colon: a: b\n\nnonsense\n"_s);
    headers()->clearSelection();
    headers()->setFocus();
    QTest::keySequence(headers(), QKeySequence::Paste);
    QCOMPARE(headerColumn(1), words("X-Old|Accept-Language|X-Colon"));
    QCOMPARE(headerColumn(2), words("0|de|a: b"));

    QGuiApplication::clipboard()->setText(u"X-First: 1"_s);
    headers()->selectRow(0);
    click(u"Paste lines such as “Name: value” from the clipboard"_s);
    QCOMPARE(headerColumn(1), words("X-First|X-Old|Accept-Language|X-Colon"));
    typeHeader(u"X-Typed: whole"_s, u"whole"_s); // a line that is typed is one, too
    QCOMPARE(headerColumn(1).constLast(), u"X-Typed"_s);
    connectToServer();
    QVERIFY(requestLines().contains("Accept-Language: de"));
}

void HeaderSectionTest::removesHeaders()
{
    showPart(u"Headers"_s);
    for (const QString &name : words("A|B|C|D"))
        typeHeader(name, u"x"_s);
    headers()->selectRow(1);
    QTest::keyClick(headers(), Qt::Key_Delete);
    QCOMPARE(headerColumn(1), words("A|C|D"));
    headers()->selectRow(0);
    click(u"Remove the selected headers"_s);
    QCOMPARE(headerColumn(1), words("C|D"));
    QCOMPARE(draft().headers.size(), 2);
}

void HeaderSectionTest::marksWrongHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("blank-in-name")
        << u"X One"_s << u"1"_s << u"“X One” cannot be the name of a header."_s;
    QTest::newRow("no-name") << QString() << u"1"_s << u"This header has no name."_s;
}

void HeaderSectionTest::marksWrongHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    showPart(u"Headers"_s);
    typeHeader(u"X-Good"_s, u"1"_s);
    const int row = headers()->model()->rowCount() - 1;
    typeHeader(name, value);
    const QModelIndex cell = headers()->model()->index(row, 1);
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(), sentence.toHtmlEscaped());
    QVERIFY(!cell.data(Qt::DecorationRole).isNull());
    QVERIFY(headers()->model()->index(0, 1).data(Qt::DecorationRole).isNull());

    type(server()->url().toString());
    QVERIFY(!this->sentence(u"What is wrong with the URL"_s).isEmpty());
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Closed);
}

void HeaderSectionTest::hidesSecretHeaders()
{
    showPart(u"Headers"_s);
    typeHeader(u"Cookie"_s, u"session=4711"_s);
    QVERIFY(!headerColumn(2).constFirst().contains(u"4711"_s));
    QVERIFY(!headers()
                 ->model()
                 ->index(0, 2)
                 .data(Qt::AccessibleTextRole)
                 .toString()
                 .contains(u"4711"_s));
    showPart(u"Authorization"_s);
    auto *cookies = find<QLineEdit>(window(), u"Cookies"_s);
    QVERIFY(cookies && cookies->echoMode() == QLineEdit::Password);
    QCOMPARE(cookies->text(), u"session=4711"_s);
    click(u"Show: Cookies"_s);
    QCOMPARE(cookies->echoMode(), QLineEdit::Normal);
    connectToServer();
    QVERIFY(requestLines().contains("Cookie: session=4711"));
}

void HeaderSectionTest::readsCredentialsFromHeaders()
{
    showPart(u"Headers"_s);
    typeHeader(u"authorization"_s, u"Basic YWRhOmxvdmVsYWNl"_s);
    showPart(u"Authorization"_s);
    QCOMPARE(field(u"User"_s), u"ada"_s);
    QCOMPARE(field(u"Password"_s), u"lovelace"_s);
    fill(u"User"_s, u"eva"_s);
    showPart(u"Headers"_s);
    QCOMPARE(headerColumn(1), words("authorization")); // in its place, as it was written
    connectToServer();
    QVERIFY(request().contains("uthorization: Basic " + QByteArray("eva:lovelace").toBase64()));

    showPart(u"Headers"_s);
    headers()->selectRow(0);
    click(u"Remove the selected headers"_s);
    typeHeader(u"Authorization"_s, u"Custom 42"_s);
    showPart(u"Authorization"_s);
    QVERIFY(!find<QLineEdit>(window(), u"User"_s));
    QCOMPARE(draft().header("Authorization"), QByteArray("Custom 42"));
}

QTEST_MAIN(HeaderSectionTest)

#include "tst_headersection.moc"
