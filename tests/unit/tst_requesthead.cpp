// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/requesthead.h"

#include <QTest>

class TestRequestHead : public QObject
{
    Q_OBJECT

private slots:
    void readsRequests_data();
    void readsRequests();
    void waitsForTheRest_data();
    void waitsForTheRest();
    void leavesWhatFollows();
    void refuses_data();
    void refuses();
    void takesAsLargeABodyAsItIsTold();
    void saysWhenContinueIsAwaited();
    void findsHeadersInAnyCase();
    void takesTheHostOfAWholeUrl();
    void keepsNoMoreFramingThanBody();
};

void TestRequestHead::readsRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected"); // method path [name=value…] {body} flags

    const auto row = [](const char *name, const char *bytes, const char *expected) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(expected);
    };
    row("get", "GET /sse HTTP/1.1\r\nHost: a\r\n\r\n", "GET /sse {} keeps-alive");
    row("close", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / {}");
    row("http-1.0", "GET / HTTP/1.0\r\n\r\n", "GET / {} 1.0");
    row("http-1.0-keep-alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "GET / {} 1.0 keeps-alive");
    row("empty-line-first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / {} keeps-alive");
    row("query", "GET /a?x=1&y=b%20c+d&z&=7 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a [x=1][y=b c d][z=] {} keeps-alive");
    row("encoded-path", "GET /a%20b%2Fc+d HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a b/c+d {} keeps-alive");
    row("whole-url", "GET http://a:80/b?c=d HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /b [c=d] {} keeps-alive");
    row("whole-url-without-path", "GET http://a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / {} keeps-alive");
    row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * {} keeps-alive");
    row("unknown-method", "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n", "BREW /pot {} keeps-alive");
    row("body", "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
        "POST /a {hello} keeps-alive");
    row("chunked-body",
        "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "POST /a {hello} keeps-alive");
}

void TestRequestHead::readsRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    const RequestReading reading = readRequest(bytes);
    QCOMPARE(reading.state, RequestReading::State::Complete);
    QCOMPARE(reading.size, bytes.size());
    QByteArray found = reading.head.method + ' ' + reading.head.path + ' ';
    for (const auto &[name, value] : reading.head.query)
        found += '[' + name + '=' + value + ']';
    if (!reading.head.query.isEmpty())
        found += ' ';
    found += '{' + reading.body + '}';
    found += reading.head.isHttp10 ? " 1.0" : "";
    found += reading.head.keepsAlive ? " keeps-alive" : "";
    QCOMPARE(found, expected);
}

void TestRequestHead::waitsForTheRest_data()
{
    readsRequests_data();
}

void TestRequestHead::waitsForTheRest()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const RequestReading reading = readRequest(bytes.first(size));
        QCOMPARE(reading.state, RequestReading::State::Incomplete);
        QVERIFY(reading.size >= size && reading.size < bytes.size());
    }
}

void TestRequestHead::leavesWhatFollows()
{
    const QByteArray first = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    const RequestReading reading = readRequest(first + "GET /next HTTP/1.1\r\n");
    QCOMPARE(reading.state, RequestReading::State::Complete);
    QCOMPARE(reading.size, first.size());
    QCOMPARE(reading.body, QByteArray("abc"));
}

void TestRequestHead::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray get = "GET / HTTP/1.1\r\nHost: a\r\n";
    row("no-http", "hello\r\n\r\n", 400);
    row("tls", QByteArray("\x16\x03\x01", 3), 400);
    row("no-path", "GET x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("asterisk-for-get", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("http-2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("no-host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two-hosts", get + "Host: b\r\n\r\n", 400);
    row("blank-before-colon", get + "X : y\r\n\r\n", 400);
    row("control-character-in-header", get + "X: a\x01\r\n\r\n", 400);
    row("bare-line-feed", get + "X: a\nY: b\r\n\r\n", 400);
    row("oversized-head", get + "X: " + QByteArray(17'000, 'x'), 431);
    row("oversized-head-complete", get + "X: " + QByteArray(17'000, 'x') + "\r\n\r\n", 431);
    row("oversized-path", "GET /" + QByteArray(17'000, 'x'), 431);
    row("too-many-headers", get + QByteArray("X: y\r\n").repeated(100) + "\r\n", 431);
    row("oversized-body", get + "Content-Length: 1048577\r\n\r\n", 413);
    row("oversized-chunk",
        get + "Transfer-Encoding: chunked\r\n\r\n100001\r\n" + QByteArray(0x100001, 'x'), 413);
    row("length-and-chunked",
        get + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("chunked-and-length",
        get + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400);
    row("two-lengths", get + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400);
    row("negative-length", get + "Content-Length: -1\r\n\r\n", 400);
    row("length-is-no-number", get + "Content-Length: 5x\r\n\r\n", 400);
    row("chunked-twice",
        get + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("unknown-coding", get + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501);
    row("compressed-coding", get + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501);
    row("identity-coding", get + "Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello",
        501);
    row("coding-in-http-1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400);
    row("coding-before-its-body", get + "Transfer-Encoding: xchunked\r\n\r\n", 501);
    for (const char *host : {"a b", "a/b", "a@b", "a,b", "a\\b", "a?b", "a#b"})
        row(qPrintable(QStringLiteral("host ") + QLatin1String(host)),
            "GET / HTTP/1.1\r\nHost: " + QByteArray(host) + "\r\n\r\n", 400);
    row("bad-chunk", get + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
}

void TestRequestHead::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const RequestReading reading = readRequest(bytes);
    QCOMPARE(reading.state, RequestReading::State::Refused);
    QCOMPARE(reading.status, status);
    QVERIFY(!reading.reason.isEmpty());
}

void TestRequestHead::takesAsLargeABodyAsItIsTold()
{
    constexpr qsizetype limit = 3 * 1024 * 1024;
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ";
    const QByteArray body(limit, 'x');
    const RequestReading largest = readRequest(head + "3145728\r\n\r\n" + body, limit);
    QCOMPARE(largest.state, RequestReading::State::Complete);
    QCOMPARE(largest.body, body);
    const RequestReading larger = readRequest(head + "3145729\r\n\r\n", limit);
    QCOMPARE(larger.state, RequestReading::State::Refused);
    QCOMPARE(larger.status, 413);
    QCOMPARE(larger.reason, QStringLiteral("The request body is larger than 3 MiB."));
}

void TestRequestHead::saysWhenContinueIsAwaited()
{
    const QByteArray head =
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n";
    QVERIFY(!readRequest(head.chopped(1)).awaitsContinue);
    QVERIFY(readRequest(head).awaitsContinue);
}

void TestRequestHead::findsHeadersInAnyCase()
{
    const auto head =
        readRequest("GET / HTTP/1.1\r\nHost: a\r\nlast-event-ID:  \xE4\xBF\xA1 7 \r\n\r\n").head;
    QCOMPARE(head.header("Last-Event-ID"), QByteArray("\xE4\xBF\xA1 7"));
    QCOMPARE(head.header("Other"), QByteArray());
}

void TestRequestHead::takesTheHostOfAWholeUrl()
{
    const auto host = [](const QByteArray &target) {
        return readRequest("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").head.header("Host");
    };
    QCOMPARE(host("/b"), QByteArray("a"));
    QCOMPARE(host("http://b.example:80/c"), QByteArray("b.example:80"));
    QCOMPARE(host("http://b.example"), QByteArray("b.example"));
}

void TestRequestHead::keepsNoMoreFramingThanBody()
{
    constexpr qsizetype limit = 100'000;
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray extension = head + "5;a=" + QByteArray(limit, 'x');
    QCOMPARE(readRequest(extension, limit).state, RequestReading::State::Incomplete);
    QCOMPARE(readRequest(extension + QByteArray(2 * limit, 'x'), limit).status, 413);
    const QByteArray trailers = head + "0\r\n" + QByteArray("a: b\r\n").repeated(limit / 2);
    QCOMPARE(readRequest(trailers, limit).state, RequestReading::State::Refused);
}

QTEST_APPLESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
