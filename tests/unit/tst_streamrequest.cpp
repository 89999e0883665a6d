// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/client/streamrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(StreamRequest)

class TestStreamRequest : public QObject
{
    Q_OBJECT

private slots:
    void readsUrlsAsTyped_data();
    void readsUrlsAsTyped();
    void refusesWhatIsNoUrl_data();
    void refusesWhatIsNoUrl();
    void findsProblemsOfUrls_data();
    void findsProblemsOfUrls();
    void findsProblemsOfRequests_data();
    void findsProblemsOfRequests();
    void followsRedirects_data();
    void followsRedirects();
};

void TestStreamRequest::readsUrlsAsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("url");

    QTest::newRow("http") << u"http://example.org/events"_s << "http://example.org/events"_ba;
    QTest::newRow("https") << u"https://example.org"_s << "https://example.org"_ba;
    QTest::newRow("upper-case") << u"HTTP://EXAMPLE.org/A"_s << "http://example.org/A"_ba;
    QTest::newRow("blanks-around") << u" \t http://a/b\n"_s << "http://a/b"_ba;
    QTest::newRow("no-scheme") << u"example.org/events"_s << "http://example.org/events"_ba;
    QTest::newRow("host-and-port") << u"localhost:8080/sse"_s << "http://localhost:8080/sse"_ba;
    QTest::newRow("ipv4") << u"127.0.0.1:80"_s << "http://127.0.0.1:80"_ba;
    QTest::newRow("ipv6") << u"http://[::1]:8080/"_s << "http://[::1]:8080/"_ba;
    QTest::newRow("query") << u"http://a/b?c=d&e=%20f"_s << "http://a/b?c=d&e=%20f"_ba;
    QTest::newRow("encoded-slash-stays") << u"http://a/b%2Fc"_s << "http://a/b%2Fc"_ba;
    QTest::newRow("chinese-path") << u"http://a/水"_s << "http://a/%E6%B0%B4"_ba;
    QTest::newRow("international-host")
        << u"http://bücher.example/"_s << "http://xn--bcher-kva.example/"_ba;
    QTest::newRow("blank-in-query") << u"http://a/b?c=d e"_s << "http://a/b?c=d%20e"_ba;
    QTest::newRow("bars-and-braces") << u"http://a/b?c=d|{e}"_s << "http://a/b?c=d%7C%7Be%7D"_ba;
    QTest::newRow("lone-percent") << u"http://a/b?c=100%"_s << "http://a/b?c=100%25"_ba;
    QTest::newRow("user") << u"http://me:secret@a/"_s << "http://me:secret@a/"_ba;
}

void TestStreamRequest::readsUrlsAsTyped()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, url);
    QString error;
    const std::optional<QUrl> read = parseStreamUrl(text, &error);
    QVERIFY2(read, qPrintable(error));
    QCOMPARE(read->toEncoded(), url);
    QCOMPARE(error, QString());
    QCOMPARE(streamUrlProblem(*read), QString());
}

void TestStreamRequest::refusesWhatIsNoUrl_data()
{
    QTest::addColumn<QString>("text");

    for (const char *text : {"",
                             "   ",
                             "http://",
                             "http:",
                             "https:///events",
                             "/events",
                             "//host/events",
                             "http:/example.org/x",
                             "http:example.org",
                             "http://exa mple.org/",
                             "http://a:port/",
                             "http://a:99999/",
                             "http://[::1/",
                             "ftp://example.org/",
                             "file:///etc/passwd",
                             "ws://example.org/",
                             "data:text/event-stream,x",
                             "javascript:alert(1)",
                             "about:blank",
                             "://",
                             "http://<script>/",
                             "not a url",
                             "http://%zz/"})
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
}

void TestStreamRequest::refusesWhatIsNoUrl()
{
    QFETCH(const QString, text);
    QString error;
    QVERIFY(!parseStreamUrl(text, &error));
    QVERIFY2(error.endsWith(u'.'), qPrintable(error));
    QVERIFY(!parseStreamUrl(text, nullptr));
}

void TestStreamRequest::findsProblemsOfUrls_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("isGood");

    QTest::newRow("good") << QUrl(u"http://a/b"_s) << true;
    QTest::newRow("empty") << QUrl() << false;
    QTest::newRow("relative") << QUrl(u"example.org/x"_s) << false;
    QTest::newRow("host-taken-for-a-scheme") << QUrl(u"localhost:8080/x"_s) << false;
    QTest::newRow("no-host") << QUrl(u"http:/x"_s) << false;
    QTest::newRow("file") << QUrl::fromLocalFile(u"/etc/passwd"_s) << false;
    QTest::newRow("invalid") << QUrl(u"http://a:port/"_s) << false;
}

void TestStreamRequest::findsProblemsOfUrls()
{
    QFETCH(const QUrl, url);
    QFETCH(const bool, isGood);
    QCOMPARE(streamUrlProblem(url).isEmpty(), isGood);
    QCOMPARE(streamRequestProblem({url, "GET", {}, {}}).isEmpty(), isGood);
}

void TestStreamRequest::findsProblemsOfRequests_data()
{
    QTest::addColumn<StreamRequest>("request");
    QTest::addColumn<bool>("isGood");
    const QUrl url(u"http://a/"_s);

    QTest::newRow("post") << StreamRequest{url, "POST", {{"X-A", "b c"}}, "body"} << true;
    QTest::newRow("own-method") << StreamRequest{url, "REPORT", {}, {}} << true;
    QTest::newRow("utf8-value") << StreamRequest{url, "GET", {{"X", "水"}}, {}} << true;
    QTest::newRow("empty-value") << StreamRequest{url, "GET", {{"X", ""}}, {}} << true;
    QTest::newRow("no-method") << StreamRequest{url, "", {}, {}} << false;
    QTest::newRow("blank-in-method") << StreamRequest{url, "GET /", {}, {}} << false;
    QTest::newRow("line-end-in-method") << StreamRequest{url, "GET\r\n", {}, {}} << false;
    QTest::newRow("no-name") << StreamRequest{url, "GET", {{"", "x"}}, {}} << false;
    QTest::newRow("colon-in-name") << StreamRequest{url, "GET", {{"X:", "x"}}, {}} << false;
    QTest::newRow("line-end-in-name") << StreamRequest{url, "GET", {{"X\nY", "x"}}, {}} << false;
    QTest::newRow("crlf-in-value") << StreamRequest{url, "GET", {{"X", "a\r\nY: b"}}, {}} << false;
    QTest::newRow("nul-in-value") << StreamRequest{url, "GET", {{"X", "\0"_ba}}, {}} << false;
}

void TestStreamRequest::findsProblemsOfRequests()
{
    QFETCH(const StreamRequest, request);
    QFETCH(const bool, isGood);
    const QString problem = streamRequestProblem(request);
    QCOMPARE(problem.isEmpty(), isGood);
    QCOMPARE(problem.endsWith(u'.'), !isGood);
}

void TestStreamRequest::followsRedirects_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("keepsBody");
    QTest::addColumn<bool>("keepsCredentials");
    const QString same = u"http://a/y"_s;

    QTest::newRow("post-301") << "POST"_ba << 301 << same << false << true;
    QTest::newRow("post-302") << "POST"_ba << 302 << same << false << true;
    QTest::newRow("post-303") << "POST"_ba << 303 << same << false << true;
    QTest::newRow("post-307") << "POST"_ba << 307 << same << true << true;
    QTest::newRow("post-308") << "POST"_ba << 308 << same << true << true;
    QTest::newRow("put-302") << "PUT"_ba << 302 << same << true << true;
    QTest::newRow("put-303") << "PUT"_ba << 303 << same << false << true;
    QTest::newRow("get-303") << "GET"_ba << 303 << same << true << true;
    QTest::newRow("default-port") << "GET"_ba << 307 << u"http://a:80/y"_s << true << true;
    QTest::newRow("other-port") << "GET"_ba << 307 << u"http://a:81/y"_s << true << false;
    QTest::newRow("other-host") << "GET"_ba << 307 << u"http://b/y"_s << true << false;
    QTest::newRow("other-scheme") << "GET"_ba << 307 << u"https://a/y"_s << true << false;
    QTest::newRow("other-host-and-method") << "POST"_ba << 302 << u"http://b/"_s << false << false;
}

void TestStreamRequest::followsRedirects()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    QFETCH(const QString, target);
    QFETCH(const bool, keepsBody);
    QFETCH(const bool, keepsCredentials);

    StreamRequest expected{QUrl(target), keepsBody ? method : "GET"_ba, {{"X-A", "1"}}, {}};
    if (keepsBody) {
        expected.headers.emplaceBack("content-type", "text/plain");
        expected.body = "body";
    }
    if (keepsCredentials)
        expected.headers.emplaceBack("authorization", "Bearer x");
    const StreamRequest request{
        QUrl(u"http://a/x"_s),
        method,
        {{"X-A", "1"}, {"content-type", "text/plain"}, {"authorization", "Bearer x"}},
        "body"};
    QCOMPARE(redirectedRequest(request, status, QUrl(target)), expected);
}

QTEST_APPLESS_MAIN(TestStreamRequest)
#include "tst_streamrequest.moc"
