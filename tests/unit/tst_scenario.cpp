// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenario.h"

#include <QPoint>
#include <QTest>

class TestScenario : public QObject
{
    Q_OBJECT

private slots:
    void reportsErrorsByLineAndColumn_data();
    void reportsErrorsByLineAndColumn();
    void suggestsTheDirectiveThatWasMeant_data();
    void suggestsTheDirectiveThatWasMeant();
    void acceptsAllThatIsSupported_data();
    void acceptsAllThatIsSupported();
    void readsTheHead();
    void tellsAnnotatedFilesFromRecordings_data();
    void tellsAnnotatedFilesFromRecordings();
    void choosesThePartOfAnAttempt_data();
    void choosesThePartOfAnAttempt();
    void partsInheritWhatStandsBeforeThem();
    void readsTheShapeOfTheBody();
    void knowsWhereEachIdIs();
    void collectsEventTypes();
    void refusesFilesThatAreTooLarge();
};

namespace {

Scenario parsed(const QByteArray &text)
{
    ScriptError error;
    auto scenario = Scenario::parse(text, &error);
    if (!scenario)
        qFatal("%d:%d %s", error.line, error.column, qPrintable(error.message));
    return *scenario;
}

} // namespace

void TestScenario::reportsErrorsByLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("text"); // after the pragma, so the first line is line 2
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");

    const auto row = [](const char *name, const char *text, int line, int column) {
        QTest::newRow(name) << QByteArray(text) << line << column;
    };
    row("unknown-directive", ": @nonsense", 2, 3);
    row("name-missing", ": @ x", 2, 3);
    row("after-crlf-and-cr", "data: x\r\n\r: @nonsense", 4, 3);
    row("column-counts-characters", ": @header 信: x", 2, 11);
    row("column-after-wide-characters", ": @status 503 body=\"信息\" x=1", 2, 25);
    row("wait-without-time", ": @wait", 2, 8);
    row("wait-without-unit", ": @wait 300", 2, 12);
    row("wait-twice", ": @wait 1s 2s", 2, 9);
    row("wait-backwards", ": @wait 4s..1s", 2, 13);
    row("at-without-unit", ": @at +12", 2, 10);
    row("pace-without-rate", ": @pace fast", 2, 9);
    row("silence-without-time", ": @silence soon", 2, 12);
    row("hang-with-time", ": @hang 3s", 2, 9);
    row("repeat-without-count", ": @repeat", 2, 10);
    row("repeat-zero", ": @repeat 0", 2, 11);
    row("repeat-negative", ": @repeat -1", 2, 11);
    row("repeat-never-closed", "data: x\n: @repeat 5\ndata: y\n", 3, 3);
    row("repeat-not-closed-in-its-part", ": @connection 1\n: @repeat 5\ndata: y\n: @connection 2\n",
        3, 3);
    row("repeat-too-deep", QByteArray(": @repeat 2\n").repeated(33).constData(), 34, 3);
    row("end-without-repeat", "data: x\n: @end\n", 3, 3);
    row("end-with-word", ": @repeat 2\ndata: x\n: @end repeat", 4, 8);
    row("loop-that-does-nothing", ": @repeat forever\n: @pace 1s\n: @end", 4, 3);
    row("nested-loop-that-does-nothing", ": @repeat forever\n: @repeat 5\n: @end\n: @end", 5, 3);
    row("endless-file-that-does-nothing", ": @eof loop\n", 2, 1);
    row("status-without-number", ": @status bad", 2, 11);
    row("status-out-of-range", ": @status 99", 2, 11);
    row("status-with-unknown-word", ": @status 503 text=x", 2, 15);
    row("status-after-field", "data: x\n\n: @status 503", 4, 3);
    row("header-without-colon", ": @header X-Id 7", 2, 11);
    row("header-with-bad-name", ": @header X Id: 7", 2, 11);
    row("header-with-control-character", ": @header X-Id: a\x01", 2, 16);
    row("cors-of-what", ": @cors all", 2, 9);
    row("keepalive-without-time", ": @keepalive", 2, 13);
    row("keepalive-without-unit", ": @keepalive 15", 2, 16);
    row("keepalive-too-fast", ": @keepalive 1us", 2, 14);
    row("route-without-path", ": @route GET", 2, 10);
    row("route-in-lower-case", ": @route get /x", 2, 10);
    row("route-of-the-server", ": @route HEAD /x", 2, 10);
    row("route-with-a-misspelt-method", ": @route GTE /x", 2, 10);
    row("route-with-query", ": @route GET /x?a=1", 2, 14);
    row("second-route", ": @route GET /a\n: @route GET /b", 3, 3);
    row("connection-zero", ": @connection 0", 2, 15);
    row("connection-backwards", ": @connection 4..2", 2, 15);
    row("template-maybe", ": @template maybe", 2, 13);
    row("seed-of-words", ": @seed abc", 2, 9);
    row("eof-of-what", ": @eof stop", 2, 8);
    row("drop-with-word", ": @drop now", 2, 9);
    row("drop-improbable", ": @drop p=1.5", 2, 11);
    row("raw-without-quotation", ": @raw data", 2, 8);
    row("raw-with-unknown-escape", ": @raw \"a\\q\"", 2, 10);
    row("framing-of-what", ": @framing none", 2, 12);
    row("framing-of-negative-length", ": @framing length=-1", 2, 12);
    row("encoding-of-what", ": @encoding brotli", 2, 13);
    row("eol-of-what", ": @eol nl", 2, 8);
    row("bom-with-word", ": @bom on", 2, 8);
    row("queue-without-number", ": @queue policy=block", 2, 10);
    row("queue-of-nothing", ": @queue 0", 2, 10);
    row("queue-with-unknown-policy", ": @queue 10 policy=forget", 2, 13);
    row("shared-with-word", ": @shared room", 2, 11);
    row("shared-after-field", "data: a\n: @shared", 3, 3);
    row("resume-with-unknown-answer", ": @resume unknown=404", 2, 11);
    row("resume-with-bad-count", ": @resume keep=many", 2, 11);
    row("speed-without-x", ": @speed 2", 2, 10);
    row("speed-of-nothing", ": @speed 0x", 2, 10);
    row("await-without-name", ": @await", 2, 9);
    row("cut-of-nothing", ": @cut 0", 2, 8);
    row("cut-with-bad-delay", ": @cut 17 delay=5", 2, 18);
    row("chunk-without-unit", ": @chunk 1..8", 2, 13);
    row("chunk-of-nothing", ": @chunk 0b", 2, 10);
    row("chunk-backwards", ": @chunk 8..1b", 2, 13);
    row("rate-without-time", ": @rate 2kb", 2, 9);
    row("dup-with-word", ": @dup twice", 2, 8);
    row("skip-improbable", ": @skip p=two", 2, 11);
    row("swap-with-word", ": @swap 2", 2, 9);
    row("fixed-id-in-repeat", ": @repeat 2\nid: 7\ndata: a\n\n: @end", 3, 5);
    row("quotation-never-closed", ": @status 503 body=\"x", 2, 20);
    row("second-pragma", ": @streamgauge 1", 2, 3);
    row("unknown-placeholder", ": @template on\ndata: a{{nonsense}}", 3, 8);
    row("placeholder-in-retry", ": @template on\nretry: {{random 1 9}}", 3, 8);
}

void TestScenario::reportsErrorsByLineAndColumn()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    ScriptError error;
    QVERIFY(!Scenario::parse(": @streamgauge 1\n" + text, &error));
    QVERIFY(!error.message.isEmpty());
    QVERIFY2(error.message.endsWith(u'.'), qPrintable(error.message)); // a sentence
    QCOMPARE(QPoint(error.line, error.column), QPoint(line, column));
}

void TestScenario::suggestsTheDirectiveThatWasMeant_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("meant");

    QTest::newRow("letter-missing") << QByteArray("repeet") << QStringLiteral("@repeat");
    QTest::newRow("letters-swapped") << QByteArray("wiat") << QStringLiteral("@wait");
    QTest::newRow("capitals") << QByteArray("Wait") << QStringLiteral("@wait");
    QTest::newRow("letter-too-many") << QByteArray("templates") << QStringLiteral("@template");
    QTest::newRow("nothing-like-it") << QByteArray("mentions") << QString();
}

void TestScenario::suggestsTheDirectiveThatWasMeant()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, meant);
    ScriptError error;
    QVERIFY(!Scenario::parse(": @streamgauge 1\n: @" + written, &error));
    const bool suggests = error.message.contains(QLatin1String("did you mean"));
    QCOMPARE(suggests, !meant.isEmpty());
    QVERIFY2(error.message.contains(meant), qPrintable(error.message));
}

void TestScenario::acceptsAllThatIsSupported_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {": @label any text, \"quoted or not",
                             ": @recorded 2026-11-21T01:58:00.123Z",
                             ": @request GET https://example.org/ \"",
                             ": @sent Accept: text/event-stream",
                             ": @ended closed by the server",
                             ": @header Content-Length: 7",
                             ": @header -Cache-Control",
                             ": @cors origin",
                             ": @cors https://example.org",
                             ": @keepalive off",
                             ": @keepalive 15s \"\"",
                             ": @wait 1s..4s",
                             ": @at +12.345s",
                             ": @at 12s",
                             ": @pace 20/s",
                             ": @silence 60s",
                             ": @hang",
                             ": @drop p=0.05",
                             ": @close",
                             ": @truncate",
                             ": @raw \"data: \\xC3\"",
                             ": @raw \"a\" p=0.5",
                             ": @framing length=100",
                             ": @framing close",
                             ": @framing chunked",
                             ": @encoding gzip-noflush",
                             ": @encoding identity",
                             ": @eol crlf",
                             ": @bom",
                             ": @queue 1000",
                             ": @queue 1000 policy=drop-oldest",
                             ": @shared",
                             ": @resume",
                             ": @resume unknown=204 keep=5",
                             ": @speed 2x",
                             ": @speed 0.5x",
                             ": @await payment",
                             ": @pace recorded",
                             ": @cut 17",
                             ": @cut 17b delay=1ms..5ms p=0.1",
                             ": @chunk 1..8b delay=5ms",
                             ": @chunk off",
                             ": @rate 2kb/s p=0.5",
                             ": @rate off",
                             ": @dup",
                             ": @skip p=0.05",
                             ": @swap",
                             ": @repeat 2\nid\n: @end",
                             ": @eof hold",
                             ": @eof no-content",
                             ": @connection 2..4",
                             ": @?whatever it is",
                             ": @seed 18446744073709551615",
                             ": @status 204"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestScenario::acceptsAllThatIsSupported()
{
    QFETCH(QByteArray, text);
    ScriptError error;
    QVERIFY2(Scenario::parse(": @streamgauge 1\n" + text + '\n', &error),
             qPrintable(error.message));
}

void TestScenario::readsTheHead()
{
    const Scenario scenario = parsed(": @streamgauge 1\n"
                                     ": @label Orders, as they come\n"
                                     ": @route POST /a%20b\n"
                                     ": @header X-Id: 7\n: @header -Cache-Control\n"
                                     ": @cors https://example.org\n"
                                     ": @keepalive 15s \"ping\"\n"
                                     ": @status 503 retry-after=2 body=\"upstream down\"\n");
    QCOMPARE(scenario.title(), QStringLiteral("Orders, as they come"));
    QCOMPARE(scenario.route(), QStringLiteral("/a b"));
    QCOMPARE(scenario.method(), QStringLiteral("POST"));
    const StreamHead &head = scenario.part(1).head;
    QCOMPARE(head.headers.size(), 1);
    QCOMPARE(head.headers.first().first, QByteArray("X-Id"));
    QCOMPARE(head.headers.first().second, QByteArray("7"));
    QCOMPARE(head.removedHeaders, QByteArrayList{"cache-control"});
    QCOMPARE(head.cors, StreamHead::Cors::Fixed);
    QCOMPARE(head.corsOrigin, QByteArray("https://example.org"));
    QCOMPARE(head.keepAlive->count(), 15'000'000);
    QCOMPARE(head.keepAliveText, QByteArray("ping"));
    QCOMPARE(head.status, 503);
    QCOMPARE(head.retryAfter, QByteArray("2"));
    QCOMPARE(head.body, QByteArray("upstream down"));
}

void TestScenario::tellsAnnotatedFilesFromRecordings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isAnnotated");
    QTest::addColumn<QString>("title");

    QTest::newRow("pragma-first") << QByteArray(": @streamgauge 1\ndata: x\n\n") << true
                                  << QString();
    QTest::newRow("pragma-after-comment")
        << QByteArray(": about\n\n: @streamgauge 1\n") << true << QStringLiteral("about");
    QTest::newRow("pragma-after-bom")
        << QByteArray("\xEF\xBB\xBF: @streamgauge 1\n: t\n") << true << QStringLiteral("t");
    QTest::newRow("pragma-after-directive")
        << QByteArray(": @wait 3s\n: @streamgauge 1\n") << false << QStringLiteral("@wait 3s");
    QTest::newRow("pragma-after-field")
        << QByteArray("data: x\n: @streamgauge 1\n: @nonsense\n") << false << QString();
    QTest::newRow("nothing-of-ours") << QByteArray("data: x\n\n") << false << QString();
    QTest::newRow("empty") << QByteArray() << false << QString();
}

void TestScenario::tellsAnnotatedFilesFromRecordings()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isAnnotated);
    QFETCH(QString, title);
    const Scenario scenario = parsed(text);
    QCOMPARE(scenario.isAnnotated(), isAnnotated);
    QCOMPARE(scenario.title(), title);
    QCOMPARE(scenario.route(), QString());
    QCOMPARE(scenario.method(), QStringLiteral("GET"));
}

void TestScenario::choosesThePartOfAnAttempt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("seconds"); // of the first wait, for attempts 1 to 5

    QTest::newRow("no-parts") << QByteArray(": @wait 9s\n") << QList{9, 9, 9, 9, 9};
    QTest::newRow("one-each") << QByteArray(
        ": @connection 1\n: @wait 1s\n: @connection 2\n: @wait 2s\n"
        ": @connection 3..\n: @wait 3s\n")
                              << QList{1, 2, 3, 3, 3};
    QTest::newRow("content-before")
        << QByteArray(": @wait 9s\n: @connection 2..3\n: @wait 2s\n") << QList{9, 2, 2, 9, 9};
    QTest::newRow("gap-takes-what-came-before")
        << QByteArray(": @connection 1\n: @wait 1s\n: @connection 4\n: @wait 4s\n")
        << QList{1, 1, 1, 4, 4};
    QTest::newRow("first-not-written")
        << QByteArray(": about\n: @connection 2\n: @wait 2s\n") << QList{2, 2, 2, 2, 2};
}

void TestScenario::choosesThePartOfAnAttempt()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, seconds);
    const Scenario scenario = parsed(": @streamgauge 1\n" + text);
    for (int attempt = 1; attempt <= seconds.size(); ++attempt) {
        const auto &wait = std::get<WaitStep>(scenario.part(attempt).steps.first());
        QCOMPARE(wait.time.min.count() / 1'000'000, seconds.at(attempt - 1));
    }
}

void TestScenario::partsInheritWhatStandsBeforeThem()
{
    const Scenario scenario =
        parsed(": @streamgauge 1\n: @cors off\n: @seed 5\n: @template on\n: @eof hold\n\n"
               ": @connection 1\n: @cors *\n: @template off\ndata: {{seq}}\n\n"
               ": @connection 2\ndata: {{seq}}\n\n: @eof close\n");
    QCOMPARE(scenario.part(1).head.cors, StreamHead::Cors::Any);
    QCOMPARE(scenario.part(2).head.cors, StreamHead::Cors::Off);
    QCOMPARE(scenario.part(2).seed.value_or(0), quint64(5));
    QCOMPARE(scenario.part(1).eof, ScenarioPart::Eof::Hold);
    QCOMPARE(scenario.part(2).eof, ScenarioPart::Eof::Close);
    QVERIFY(std::holds_alternative<LinesStep>(scenario.part(1).steps.first()));
    QVERIFY(std::holds_alternative<ValueStep>(scenario.part(2).steps.first()));
}

void TestScenario::readsTheShapeOfTheBody()
{
    const StreamHead head =
        parsed(": @streamgauge 1\n: @framing length=7\n: @encoding gzip\n: @eol cr\n: @bom\n"
               ": @queue 5 policy=block\n")
            .part(1)
            .head;
    QCOMPARE(head.framing, StreamHead::Framing::Length);
    QCOMPARE(head.length, 7);
    QCOMPARE(head.encoding, StreamHead::Encoding::Gzip);
    QCOMPARE(head.eol(), QByteArray("\r"));
    QVERIFY(head.hasByteOrderMark);
    QVERIFY(head.queue);
    QCOMPARE(head.queue->limit, 5);
    QCOMPARE(head.queue->policy, StreamHead::Queue::Policy::Block);
}

void TestScenario::knowsWhereEachIdIs()
{
    const ScenarioPart part =
        parsed(": @streamgauge 1\n: @template on\nid: 1\ndata: a\n\nid: {{seq}}\ndata: b\n\n"
               "data: c\nid: x\nid: y\n: @wait 1s\ndata: d\n\ndata: e\n\n")
            .part(1);
    QCOMPARE(part.idSteps.size(), 2);
    QCOMPARE(part.idSteps.value("1"), 1);
    const qsizetype behind = part.idSteps.value("y");
    QVERIFY(behind > 0 && behind < part.steps.size());
    QCOMPARE(std::get<LinesStep>(part.steps.at(behind)).bytes, QByteArray("data: e\n\n"));
}

void TestScenario::collectsEventTypes()
{
    const Scenario scenario =
        parsed(": @streamgauge 1\n: @template on\nevent: b\ndata: 1\n\nevent: a\n\nevent: b\n\n"
               "event:{{pick c|d}}\n\nevent: {{seq}}\n\nevent: message\n\nevent\n\n");
    QCOMPARE(scenario.eventTypes().join(u' '), QStringLiteral("b a c d"));
}

void TestScenario::refusesFilesThatAreTooLarge()
{
    ScriptError error;
    QVERIFY(!Scenario::parse(QByteArray(Scenario::maximumFileSize + 1, '\n'), &error));
    QCOMPARE(error.line, 0);
    QVERIFY(error.message.contains(QLatin1String("64 MB")));
}

QTEST_APPLESS_MAIN(TestScenario)
#include "tst_scenario.moc"
