// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/router.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class TestRouter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answers_data();
    void answers();
    void answersPreflights_data();
    void answersPreflights();
    void sendsAFileOnlyIfItHasChanged();
    void listsTheStreamsThereAre();
    void putsTheStreamsIntoThePage();
    void explainsProblems();

private:
    static Scenario scenario(const char *name, const QByteArray &head);
    static RequestHead request(const QByteArray &line, const QByteArray &accept = {});
    QTemporaryDir m_folder;
};

Scenario TestRouter::scenario(const char *name, const QByteArray &head)
{
    ScriptError error;
    auto scenario = Scenario::parse(": @streamgauge 1\n" + head + "\ndata: x\n\n", &error);
    if (!scenario)
        qFatal("%s", qPrintable(error.message));
    scenario->setName(QString::fromLatin1(name));
    return *scenario;
}

RequestHead TestRouter::request(const QByteArray &line, const QByteArray &accept)
{
    const auto reading =
        readRequest(line + " HTTP/1.1\r\nHost: a\r\nAccept: " + accept + "\r\n\r\n");
    Q_ASSERT(reading.state == RequestReading::State::Complete);
    return reading.head;
}

void TestRouter::initTestCase()
{
    for (const char *name : {"index.html", "app.js", "sse"}) {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
}

void TestRouter::answers_data()
{
    QTest::addColumn<QByteArrayList>("scenarios"); // heads
    QTest::addColumn<bool>("hasFolder");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("expected"); // "stream N", "file NAME", "page", or a status

    const QByteArrayList anyPath{""};
    const QByteArrayList routed{": @route GET /sse"};
    const QByteArray browser = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    const QByteArray events = "text/event-stream";
    const auto row = [](const char *name, const QByteArrayList &scenarios, bool hasFolder,
                        const char *line, const QByteArray &accept, const char *expected) {
        QTest::newRow(name) << scenarios << hasFolder << QByteArray(line) << accept
                            << QByteArray(expected);
    };
    row("any-path", anyPath, false, "GET /what/ever", "*/*", "stream 0");
    row("any-path-root", anyPath, false, "GET /", "*/*", "stream 0");
    row("any-path-root-events", anyPath, false, "GET /", events, "stream 0");
    row("any-path-root-browser", anyPath, false, "GET /", browser, "page");
    row("any-path-index-browser", anyPath, false, "GET /index.html", browser, "page");
    row("any-path-elsewhere-browser", anyPath, false, "GET /x", browser, "stream 0");
    row("any-path-favicon", anyPath, false, "GET /favicon.ico", "image/*", "404");
    row("any-path-favicon-events", anyPath, false, "GET /favicon.ico", events, "stream 0");
    row("any-path-post", anyPath, false, "POST /x", "*/*", "stream 0");
    row("any-path-head", anyPath, false, "HEAD /x", "*/*", "stream 0");
    row("any-path-delete", anyPath, false, "DELETE /x", "*/*", "405");
    row("any-path-folder-file", anyPath, true, "GET /app.js", "*/*", "file app.js");
    row("any-path-folder-file-events", anyPath, true, "GET /app.js", events, "stream 0");
    row("any-path-folder-file-post", anyPath, true, "POST /app.js", "*/*", "stream 0");
    row("any-path-folder-missing", anyPath, true, "GET /none.js", "*/*", "stream 0");
    row("any-path-folder-root-browser", anyPath, true, "GET /", browser, "file index.html");
    row("any-path-folder-root-events", anyPath, true, "GET /", events, "stream 0");
    row("any-path-leaving-the-folder", anyPath, true, "GET /..%2f..%2fetc/passwd", "*/*",
        "stream 0");
    row("routed", routed, false, "GET /sse", "*/*", "stream 0");
    row("routed-with-query", routed, false, "GET /sse?a=b", "*/*", "stream 0");
    row("routed-head", routed, false, "HEAD /sse", "*/*", "stream 0");
    row("routed-post", routed, false, "POST /sse", "*/*", "405");
    row("routed-root", routed, false, "GET /", "*/*", "page");
    row("routed-root-browser", routed, false, "GET /", browser, "page");
    row("routed-missing", routed, false, "GET /none", "*/*", "404");
    row("routed-slash-behind", routed, false, "GET /sse/", "*/*", "404");
    row("routed-before-file", routed, true, "GET /sse", "*/*", "stream 0");
    row("routed-folder-root", routed, true, "GET /", browser, "file index.html");
    row("routed-folder-head", routed, true, "HEAD /app.js", "*/*", "file app.js");
    row("routed-leaving-the-folder", routed, true, "GET /%2e%2e/%2e%2e/etc/passwd", "*/*", "404");
    row("root-routed", {": @route GET /"}, false, "GET /", browser, "stream 0");
    row("encoded-route", {": @route GET /a%20b"}, false, "GET /a%20b", "*/*", "stream 0");
    row("post-routed", {": @route POST /v1/chat"}, false, "POST /v1/chat", "*/*", "stream 0");
    row("post-routed-get", {": @route POST /v1/chat"}, false, "GET /v1/chat", "*/*", "405");
    row("two-methods", {": @route POST /a", ": @route GET /a"}, false, "GET /a", "*/*", "stream 1");
    row("beside-routed-by-name", {": @route GET /a", ""}, false, "POST /s1", "*/*", "stream 1");
    row("beside-routed-else", {": @route GET /a", ""}, false, "GET /b", "*/*", "404");
    row("several-any-path-by-name", {"", ""}, false, "GET /s1", "*/*", "stream 1");
    row("several-any-path-else", {"", ""}, false, "GET /else", "*/*", "404");
}

void TestRouter::answers()
{
    QFETCH(QByteArrayList, scenarios);
    QFETCH(bool, hasFolder);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, expected);
    QList<Scenario> list;
    for (const QByteArray &head : std::as_const(scenarios))
        list.append(scenario(qPrintable(QStringLiteral("s%1").arg(list.size())), head));
    const Router router(list, hasFolder ? m_folder.path() : QString());
    QCOMPARE(router.problem(), QString());
    const Router::Answer answer = router.answer(request(line, accept));

    QByteArray found = QByteArray::number(answer.reply.status);
    if (answer.scenario >= 0)
        found = "stream " + QByteArray::number(answer.scenario);
    else if (!answer.reply.filePath.isEmpty())
        found = "file " + QFileInfo(answer.reply.filePath).fileName().toUtf8();
    else if (answer.reply.body.startsWith("<!DOCTYPE html>"))
        found = "page";
    QCOMPARE(found, expected);
    if (found == "405")
        QVERIFY(answer.reply.serializeHead(HttpResponse::Framing::Length, 0, true)
                    .contains("\r\nAllow: "));
}

void TestRouter::answersPreflights_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("any") << QByteArray(": @cors *")
                         << QByteArray("Access-Control-Allow-Origin: "
                                       "*\r\nAccess-Control-Allow-Methods: GET, HEAD, OPTIONS\r\n"
                                       "Access-Control-Allow-Headers: X-A, Authorization\r\n");
    QTest::newRow("echo") << QByteArray(": @cors origin")
                          << QByteArray("Access-Control-Allow-Origin: "
                                        "https://b\r\nAccess-Control-Allow-Credentials: true\r\n");
    QTest::newRow("fixed") << QByteArray(": @cors https://c")
                           << QByteArray("Access-Control-Allow-Origin: https://c\r\n");
    QTest::newRow("off") << QByteArray(": @cors off") << QByteArray();
}

void TestRouter::answersPreflights()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, expected);
    const Router router({scenario("s", ": @route GET /a\n" + head)}, {});
    RequestHead preflight = request("OPTIONS /a");
    preflight.headers += {{"Origin", "https://b"},
                          {"Access-Control-Request-Method", "GET"},
                          {"Access-Control-Request-Headers", "X-A, Authorization"}};
    const HttpResponse reply = router.answer(preflight).reply;
    QCOMPARE(reply.status, 204);
    const QByteArray bytes = reply.serializeHead(HttpResponse::Framing::Length, 0, true);
    QVERIFY(bytes.contains("\r\nAllow: GET, HEAD, OPTIONS\r\n"));
    QVERIFY2(bytes.contains("\r\n" + expected), bytes.constData());
    QCOMPARE(bytes.contains("Access-Control"), !expected.isEmpty());
    QVERIFY(!bytes.contains("Content-Length"));
}

void TestRouter::sendsAFileOnlyIfItHasChanged()
{
    QFile file(m_folder.filePath(QStringLiteral("changing.txt")));
    const auto write = [&file](const QByteArray &text) {
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size()
            && (file.close(), true);
    };
    QVERIFY(write("one"));
    const Router router({scenario("a", ": @route GET /a")}, m_folder.path());
    RequestHead asking = request("GET /changing.txt");
    const HttpResponse first = router.answer(asking).reply;
    QCOMPARE(first.status, 200);
    const QByteArray tag = first.headers.last().second;
    QVERIFY(tag.size() > 2 && tag.startsWith('"') && tag.endsWith('"'));

    for (const QByteArray &known : {tag, "W/" + tag, "\"other\", " + tag, QByteArray("*")}) {
        asking.headers = {{"if-none-match", known}};
        const HttpResponse same = router.answer(asking).reply;
        QCOMPARE(same.status, 304);
        QVERIFY(same.filePath.isEmpty());
        QCOMPARE(same.headers, first.headers);
    }
    QVERIFY(write("three"));
    asking.headers = {{"if-none-match", tag}};
    const HttpResponse changed = router.answer(asking).reply;
    QCOMPARE(changed.status, 200);
    QVERIFY(changed.headers.last().second != tag);
}

void TestRouter::listsTheStreamsThereAre()
{
    const Router router({scenario("s", ": @route GET /a%20b"), scenario("t", ": @route POST /c")},
                        {});
    const HttpResponse reply = router.answer(request("GET /none%0a")).reply;
    QCOMPARE(reply.status, 404);
    QVERIFY(reply.body.contains("  GET /a%20b\n  POST /c\n"));
}

void TestRouter::putsTheStreamsIntoThePage()
{
    const Router router({scenario("s", ": @route GET /a%20b\n: @label </script><b>\nevent: x\n"),
                         scenario("t", ": @route POST /c")},
                        {});
    const QByteArray page = router.answer(request("GET /")).reply.body;
    QVERIFY(page.contains(
        R"(const streams = [{"name":"s","path":"/a%20b","title":"\u003c/script>\u003cb>","types":["x"]}];)"));
}

void TestRouter::explainsProblems()
{
    const Scenario one = scenario("one", ": @route GET /a");
    QVERIFY(Router({one, one}, {}).problem().contains(QLatin1String("GET /a")));
    QVERIFY(Router({one}, QStringLiteral("/no/such/folder"))
                .problem()
                .contains(QLatin1String("/no/such/folder")));
    QCOMPARE(Router({}, {}).problem(), QString());
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
