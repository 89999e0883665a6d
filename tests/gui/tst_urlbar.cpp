// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar above the streams as a person uses it: methods, what it tells of the rest of the request,
// and curl commands both ways.

#include "lib/curl/curlcommand.h"
#include "tests/gui/requestdriver.h"
#include "ui/inspector/streampage.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class UrlBarTest : public QObject, private RequestDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init() { openWindowAndServer(); }
    void cleanup() { closeWindowAndServer(); }

    void asksWithChosenMethod();
    void saysWhatIsWrongWithMethod();
    void showsRequestByButtonAndShortcut();
    void summarizesRequest_data();
    void summarizesRequest();
    void takesPastedCurlCommand_data();
    void takesPastedCurlCommand();
    void replacesRequestByCurlCommand();
    void startsFromIdOfCurlCommand();
    void sendsBytesOfFileOfCurlCommand();
    void tellsWhatItCouldNotTake();
    void staysSmallWhateverIsPasted();
    void saysWhatIsWrongWithCurlCommand();
    void copiesRequestAsCurlCommand();
    void copiesNothingWithoutUrl();

private:
    QToolButton *button() const
    {
        return find<QToolButton>(window(), u"Show or hide the rest of the request"_s);
    }
    QString command() const;
    QString noted() const { return sentence(u"Notes on the request"_s); }
    QString wrong() const { return sentence(u"What is wrong with the URL"_s); }
    static void putOnClipboard(const QString &text) { QGuiApplication::clipboard()->setText(text); }
};

QString UrlBarTest::command() const
{
    return u"curl -X PUT \\\n  -H 'X-One: a b' \\\n  --data-raw $'{\"a\":\\u00fc}\\n' '%1'"_s.arg(
        server()->url(u"/x?a=1&b=%20"_s).toString(QUrl::FullyEncoded));
}

void UrlBarTest::asksWithChosenMethod()
{
    auto *box = find<QComboBox>(window(), u"Method of the request"_s);
    QCOMPARE(box->currentText(), u"GET"_s);
    choose(u"Method of the request"_s, u"DELETE"_s);
    connectToServer();
    QVERIFY(request().startsWith("DELETE / HTTP/1.1\r\n"));
    fill(u"Method of the request"_s, u"REPORT"_s);
    QTest::keyClick(box->lineEdit(), Qt::Key_Return); // connects, as in the URL
    QTRY_COMPARE(server()->requestCount(), 2);
    QVERIFY(request(1).startsWith("REPORT / HTTP/1.1\r\n"));
}

void UrlBarTest::saysWhatIsWrongWithMethod()
{
    fill(u"Method of the request"_s, u"GET /"_s);
    type(server()->url().toString());
    QCOMPARE(wrong(), u"“GET /” cannot be the method of a request."_s);
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Closed);
    fill(u"Method of the request"_s, u"GET"_s);
    QCOMPARE(wrong(), QString());
}

void UrlBarTest::showsRequestByButtonAndShortcut()
{
    const auto isShown = [this] { return find<QTabWidget>(window(), u"Parts of the request"_s); };
    QVERIFY(!isShown());
    QTest::mouseClick(button(), Qt::LeftButton);
    QVERIFY(isShown() && button()->isChecked() && action(u"Request"_s)->isChecked());
    press(u"Ctrl+J"_s);
    QVERIFY(!isShown() && !button()->isChecked());
    press(u"Ctrl+J"_s);
    QVERIFY(isShown());
    button()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button(), Qt::Key_Space);
    QVERIFY(!isShown());
}

void UrlBarTest::summarizesRequest_data()
{
    QTest::addColumn<QString>("curl");
    QTest::addColumn<QString>("summary");

    QTest::newRow("plain") << u"curl http://h/"_s << QString();
    QTest::newRow("one-header") << u"curl -H 'A: b' http://h/"_s << u"1 header"_s;
    QTest::newRow("two-headers") << u"curl -H 'A: b' -H 'A: c' http://h/"_s << u"2 headers"_s;
    QTest::newRow("method") << u"curl -X DELETE http://h/"_s << u"DELETE"_s;
    QTest::newRow("body") << u"curl --json '{}' -H 'Accept: x/y' http://h/"_s
                          << u"1 header · POST 2 B"_s;
    QTest::newRow("credentials") << u"curl -u a:b http://h/"_s << u"credentials"_s;
    QTest::newRow("id") << u"curl -H 'Last-Event-ID: 7' http://h/"_s << u"from id 7"_s;
    QTest::newRow("proxy") << u"curl -x socks5://127.0.0.1:1080 http://h/"_s << u"proxy"_s;
    QTest::newRow("exception") << u"curl -k https://h/"_s << u"TLS exception"_s;
}

void UrlBarTest::summarizesRequest()
{
    QFETCH(QString, curl);
    QFETCH(QString, summary);
    putOnClipboard(curl + u" --compressed"_s);
    press(u"Ctrl+Shift+V"_s);
    QCOMPARE(draft().summary(), summary);
    QCOMPARE(button()->text(), summary.isEmpty() ? u"Request"_s : u"Request · "_s + summary);
    QCOMPARE(button()->accessibleDescription(), summary);
    press(u"Ctrl+J"_s); // there, it needs no telling
    QCOMPARE(button()->text(), u"Request"_s);
}

void UrlBarTest::takesPastedCurlCommand_data()
{
    QTest::addColumn<QString>("way");
    for (const QString &way : words("key|mouse|menu"))
        QTest::newRow(qPrintable(way)) << way;
}

void UrlBarTest::takesPastedCurlCommand()
{
    QFETCH(QString, way);
    const QString wanted = server()->url(u"/x?a=1&b=%20"_s).toString(QUrl::FullyEncoded);
    putOnClipboard(command());
    if (way == u"key"_s) {
        url()->setText(u"http://another/"_s); // goes, wherever the cursor is
        QTest::keySequence(url(), QKeySequence::Paste);
    } else if (way == u"mouse"_s) {
        url()->paste(); // as its context menu does
    } else {
        press(u"Ctrl+Shift+V"_s);
    }
    QCOMPARE(url()->text(), wanted);
    QCOMPARE(field(u"Method of the request"_s), u"PUT"_s);
    QCOMPARE(wrong(), QString());
    QCOMPARE(server()->requestCount(), 0); // it is for the person to send it
    QTest::keyClick(url(), Qt::Key_Return);
    QTRY_COMPARE(server()->requestCount(), 1);
    QVERIFY(request().startsWith("PUT /x?a=1&b=%20 HTTP/1.1\r\n"));
    QCOMPARE(server()->header(0, "X-One"), QByteArray("a b"));
    QCOMPARE(requestBody(), QByteArray("{\"a\":ü}\n"));
}

void UrlBarTest::replacesRequestByCurlCommand()
{
    showPart(u"Headers"_s);
    typeHeader(u"X-Old"_s, u"1"_s);
    showPart(u"Reading"_s);
    check(u"Once"_s);
    putOnClipboard(command());
    press(u"Ctrl+Shift+V"_s);
    QCOMPARE(draft().retryPolicy.kind, RetryPolicy::Kind::Once); // curl says nothing about that
    showPart(u"Body"_s);
    QCOMPARE(find<QPlainTextEdit>(window(), u"Body of the request"_s)->toPlainText(),
             u"{\"a\":ü}\n"_s);
    showPart(u"Headers"_s);
    QVERIFY(headerColumn(1).contains(u"X-One"_s));
    QVERIFY(!headerColumn(1).contains(u"X-Old"_s));
}

// As a header it would be sent for ever, whatever the stream says.
void UrlBarTest::startsFromIdOfCurlCommand()
{
    putOnClipboard(u"curl -H 'Last-Event-ID: 5' "_s + server()->url().toString());
    press(u"Ctrl+Shift+V"_s);
    QTest::keyClick(url(), Qt::Key_Return);
    QTRY_COMPARE(lastText(), u"one"_s);
    QCOMPARE(server()->header(0, "Last-Event-ID"), QByteArray("5"));
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(server()->requestCount(), 2);
    QCOMPARE(server()->header(1, "Last-Event-ID"), QByteArray("7"));
}

void UrlBarTest::sendsBytesOfFileOfCurlCommand()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(bytes);
    file.flush();
    showPart(u"Body"_s);
    putOnClipboard(u"curl --data-binary @%1 %2"_s.arg(file.fileName(), server()->url().toString()));
    QTest::keySequence(url(), QKeySequence::Paste);
    const auto *body = find<QPlainTextEdit>(window(), u"Body of the request"_s);
    QVERIFY(body && body->isReadOnly());
    QVERIFY(body->toPlainText().startsWith(u"00000000  00 01 02 03"_s));
    QVERIFY(sentence(u"Check of the body"_s).contains(u"256 B"_s));
    QTest::keyClick(url(), Qt::Key_Return);
    QTRY_COMPARE(server()->requestCount(), 1);
    QVERIFY(request().startsWith("POST "));
    QCOMPARE(requestBody(), bytes);
}

void UrlBarTest::tellsWhatItCouldNotTake()
{
    putOnClipboard(u"curl --frobnicate http://127.0.0.1/x"_s);
    QTest::keySequence(url(), QKeySequence::Paste);
    QVERIFY2(noted().contains(u"--frobnicate"_s), qPrintable(noted()));
    QCOMPARE(url()->text(), u"http://127.0.0.1/x"_s);
    QTest::keyClicks(url(), u"y"_s);
    QCOMPARE(noted(), QString());
}

void UrlBarTest::staysSmallWhateverIsPasted()
{
    const int width = window()->minimumSizeHint().width();
    QString options = u" --"_s + QString(9000, u'y');
    for (int i = 0; i < 1000; ++i)
        options += u" --x%1"_s.arg(i);
    putOnClipboard(u"curl http://127.0.0.1/"_s + options);
    QTest::keySequence(url(), QKeySequence::Paste);
    QVERIFY(noted().count(u'\n') > 2 && noted().count(u'\n') < 10);
    putOnClipboard(u"http://a"_s + QString(100'000, u' ') + u"b"_s);
    url()->clear();
    url()->paste();
    QTest::keyClick(url(), Qt::Key_Return);
    QVERIFY(!wrong().isEmpty() && wrong().size() < 1000);
    QVERIFY(window()->minimumSizeHint().width() < width + 50);
}

void UrlBarTest::saysWhatIsWrongWithCurlCommand()
{
    url()->setText(u"http://127.0.0.1/kept"_s);
    const RequestDraft before = draft();
    putOnClipboard(u"curl -X POST 'http://127.0.0.1/x"_s); // the quotation does not end
    QTest::keySequence(url(), QKeySequence::Paste);
    QVERIFY(!wrong().isEmpty());
    QCOMPARE(url()->text(), u"http://127.0.0.1/kept"_s);
    QCOMPARE(draft(), before);

    url()->clear();
    QTest::keyClicks(url(),
                     u"curl http://127.0.0.1/typed"_s); // by hand, it takes effect at its end
    QCOMPARE(url()->text(), u"curl http://127.0.0.1/typed"_s);
    QTest::keyClick(url(), Qt::Key_Return);
    QCOMPARE(url()->text(), u"http://127.0.0.1/typed"_s);
    QCOMPARE(wrong(), QString());
}

void UrlBarTest::copiesRequestAsCurlCommand()
{
    fill(u"Method of the request"_s, u"POST"_s);
    showPart(u"Headers"_s);
    typeHeader(u"X-One"_s, u"it's \"1\" ü"_s);
    typeHeader(u"X-One"_s, u"2"_s);
    showPart(u"Authorization"_s);
    choose(u"Scheme of authorization"_s, u"Bearer"_s);
    fill(u"Bearer token"_s, u"abc"_s);
    showPart(u"Body"_s);
    fill(u"Body of the request"_s, u"line 'one'\n\\two"_s);
    connectToServer(u"/a?b=%27"_s);
    QTRY_COMPARE(lastText(), u"one"_s); // with id 7
    press(u"Ctrl+Shift+C"_s);
    QVERIFY(!noted().isEmpty());

    const QString copied = QGuiApplication::clipboard()->text();
    QString error;
    const auto parsed = parseCurlCommand(copied, &error);
    QVERIFY2(parsed, qPrintable(error));
    RequestDraft read;
    read.setRequest(parsed->request, parsed->lastEventId);
    QCOMPARE(read.lastEventId, QByteArray("7"));
    const StreamRequest sent = window()->currentPage()->source().request();
    QCOMPARE(parsed->request.url, sent.url);
    QCOMPARE(read.requestTo(sent.url), sent);
}

void UrlBarTest::copiesNothingWithoutUrl()
{
    putOnClipboard(u"before"_s);
    press(u"Ctrl+Shift+C"_s);
    QVERIFY(!wrong().isEmpty());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

QTEST_MAIN(UrlBarTest)

#include "tst_urlbar.moc"
