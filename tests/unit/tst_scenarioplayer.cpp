// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenario.h"
#include "lib/simulator/scenarioplayer.h"

#include <QTest>

using namespace std::chrono_literals;

// Time here is a number, not a clock: nothing waits.
class TestScenarioPlayer : public QObject
{
    Q_OBJECT

private slots:
    void sendsExactlyTheseBytes_data();
    void sendsExactlyTheseBytes();
    void sendsAtTheseTimes_data();
    void sendsAtTheseTimes();
    void endsLikeThis_data();
    void endsLikeThis();
    void neverAddsUpDelays();
    void valuesCannotInjectLines_data();
    void valuesCannotInjectLines();
    void countsOneNumberForEachBlockOfARoute();
    void playsTheSameAgainWithTheSameSeed();
    void insertsBetweenBlocksOnly_data();
    void insertsBetweenBlocksOnly();
    void yieldsWhenThereIsNoEnd();
    void countsEvents_data();
    void countsEvents();
};

namespace {

using TimePoint = ScenarioPlayer::TimePoint;

constexpr TimePoint start{100s};
constexpr qint64 wallStart = 1'795'223'880'000;

Scenario parsed(const QByteArray &text)
{
    ScriptError error;
    auto scenario = Scenario::parse(text, &error);
    if (!scenario)
        qFatal("%d:%d %s", error.line, error.column, qPrintable(error.message));
    return *scenario;
}

struct Playing
{
    explicit Playing(const QByteArray &text, const RequestFacts &request = {})
        : player(parsed(text).part(request.attempt), request, &sequence)
    {
        player.start(start, wallStart);
    }

    // Follows the player's wishes up to a time since the start.
    void playUntil(std::chrono::microseconds end)
    {
        TimePoint now = start;
        for (int calls = 0; calls < 1000; ++calls) {
            const qsizetype before = output.size();
            player.play(now, &output);
            if (output.size() > before) {
                const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - start);
                log += QByteArray::number(qint64(ms.count())) + '[' + output.sliced(before) + ']';
            }
            const auto due = player.due();
            if (!due || *due > start + end)
                return;
            now = std::max(now, *due);
        }
    }

    quint64 sequence = 0;
    ScenarioPlayer player;
    QByteArray output;
    QByteArray log; // "ms[bytes]…"
};

const QByteArray pragma = ": @streamgauge 1\n";

} // namespace

void TestScenarioPlayer::sendsExactlyTheseBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const QByteArray &text, const char *expected) {
        QTest::newRow(name) << text << QByteArray(expected);
    };
    row("recording-verbatim", "\xEF\xBB\xBF: @wait 3s\r\ndata: {{now}}\r\r\n\nx",
        "\xEF\xBB\xBF: @wait 3s\r\ndata: {{now}}\r\r\n\nx");
    row("recording-blank-lines-first", "\n\ndata: x\n\n", "\n\ndata: x\n\n");
    row("line-ends-kept", pragma + "data: a\r\ndata: b\rdata: c\n\r\n",
        "data: a\r\ndata: b\rdata: c\n\r\n");
    row("no-line-end-at-the-end", pragma + "data: a", "data: a");
    row("layout-in-the-head", pragma + "\n: @cors *\n\n: @template on\n\ndata: a\n\n",
        "data: a\n\n");
    row("comments-are-sent", pragma + ": about\n\n: @cors *\n:b\ndata: a\n\n",
        ": about\n\n:b\ndata: a\n\n");
    row("comments-before-parts-are-not", pragma + ": about\n: @connection 1\ndata: a\n\n",
        "data: a\n\n");
    row("escaped-at", pragma + ": @@wait 3s\n:@@x\n: @@@y\n", ": @wait 3s\n:@x\n: @@y\n");
    row("odd-fields", pragma + "data\nid\nfoo: bar\ndata:  two\n:\n\n",
        "data\nid\nfoo: bar\ndata:  two\n:\n\n");
    row("unknown-optional", pragma + "data: a\n: @?nonsense\n\n", "data: a\n\n");
    row("recorded-notes",
        pragma + ": @recorded now\n: @request GET /\n: @sent a: b\ndata: a\n\n: @ended x\n",
        "data: a\n\n");
    row("labels", pragma + "data: a\n: @label here\n\n", "data: a\n\n");
    row("repeat", pragma + ": @repeat 3\ndata: a\n\n: @end\n", "data: a\n\ndata: a\n\ndata: a\n\n");
    row("repeat-nested", pragma + ": @repeat 2\ndata: a\n: @repeat 3\ndata: b\n: @end\n\n: @end\n",
        "data: a\ndata: b\ndata: b\ndata: b\n\ndata: a\ndata: b\ndata: b\ndata: b\n\n");
    row("repeat-number",
        pragma
            + ": @template on\n: @repeat 2\n: @repeat 2\ndata: {{repeat}}\n\n: @end\ndata: "
              "o{{repeat}}\n\n: @end\n",
        "data: 1\n\ndata: 2\n\ndata: o1\n\ndata: 1\n\ndata: 2\n\ndata: o2\n\n");
    row("raw", pragma + ": @raw \"data: \\xC3\\n\\n\"\ndata: a\n\n", "data: \xC3\n\ndata: a\n\n");
    row("template-off", pragma + "data: {{now}}\n\n", "data: {{now}}\n\n");
    row("template-on-where-it-stands",
        pragma
            + "data: {{seq}}\n\n: @template on\ndata: {{seq}}\n\n: @template off\ndata: "
              "{{seq}}\n\n",
        "data: {{seq}}\n\ndata: 1\n\ndata: {{seq}}\n\n");
    row("template-in-three-fields",
        pragma
            + ": @template on\nid:{{seq}}\nevent: e{{seq}}\ndata: {{seq}}\n: {{seq}}\nfoo: "
              "{{seq}}\n\n",
        "id:1\nevent: e1\ndata: 1\n: {{seq}}\nfoo: {{seq}}\n\n");
    row("now", pragma + ": @template on\n: @wait 1500ms\ndata: {{now ms}} {{elapsed}}\r\n\r\n",
        "data: 1795223881500 1.500\r\n\r\n");
    row("connection", pragma + ": @template on\ndata: {{connection}}\n\n", "data: 1\n\n");
    row("drop-ends-it", pragma + "data: a\n: @drop\ndata: b\n\n", "data: a\n");
    row("close-ends-it", pragma + "data: a\n\n: @close\ndata: b\n\n", "data: a\n\n");
    row("improbable-ending", pragma + ": @drop p=0\ndata: b\n\n", "data: b\n\n");
    row("hang-ends-it", pragma + "data: a\n: @hang\ndata: b\n\n", "data: a\n");
}

void TestScenarioPlayer::sendsExactlyTheseBytes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    Playing playing(text);
    playing.playUntil(1h);
    QCOMPARE(playing.output, expected);
}

void TestScenarioPlayer::sendsAtTheseTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // "ms[bytes]…" of the first ten seconds

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << pragma + text << QByteArray(expected);
    };
    row("wait", "data: a\n\n: @wait 3s\ndata: b\n\n", "0[data: a\n\n]3000[data: b\n\n]");
    row("wait-inside-an-event", "data: a\n: @wait 3s\ndata: b\n\n",
        "0[data: a\n]3000[data: b\n\n]");
    row("waits-add", ": @wait 1s\n: @wait 500ms\ndata: b\n\n", "1500[data: b\n\n]");
    row("at", ": @at +1s\ndata: a\n\n: @at +2.5s\ndata: b\n\n",
        "1000[data: a\n\n]2500[data: b\n\n]");
    row("late-at", ": @at +2s\ndata: a\n\n: @at +1s\ndata: b\n\n: @wait 1s\ndata: c\n\n",
        "2000[data: a\n\ndata: b\n\n]3000[data: c\n\n]");
    row("pace", ": @pace 2/s\n: @repeat 3\ndata: a\n\n: @end\n: @pace 0s\ndata: b\n\n",
        "0[data: a\n\n]500[data: a\n\n]1000[data: a\n\ndata: b\n\n]");
    row("pace-yields-to-wait",
        ": @pace 2s\ndata: a\n\n: @wait 1s\ndata: b\n\n: @wait 0s\ndata: c\n\n",
        "0[data: a\n\n]1000[data: b\n\ndata: c\n\n]");
    row("pace-is-not-for-comments", ": @pace 1s\ndata: a\n\n: c\n\ndata: b\n\n",
        "0[data: a\n\n: c\n\n]1000[data: b\n\n]");
    row("pace-with-values", ": @template on\n: @pace 1s\n: @repeat 2\ndata: {{repeat}}\n\n: @end\n",
        "0[data: 1\n\n]1000[data: 2\n\n]");
    row("keepalive", ": @keepalive 3s\n: @wait 7s\ndata: a\n\n: @wait 1s\ndata: b\n\n: @eof hold\n",
        "3000[: keep-alive\n\n]6000[: keep-alive\n\n]7000[data: a\n\n]8000[data: b\n\n]");
    row("keepalive-text", ": @keepalive 4s \"a\\nb\"\n: @wait 5s\n", "4000[: a\n: b\n\n]");
    row("keepalive-empty", ": @keepalive 4s \"\"\n: @wait 5s\n", "4000[: \n\n]");
    row("keepalive-does-not-cut-an-event", ": @keepalive 3s\ndata: a\n: @wait 5s\ndata: b\n\n",
        "0[data: a\n]3000[: keep-alive\n]5000[data: b\n\n]");
    row("keepalive-does-not-cut-a-line",
        ": @keepalive 3s\n: @raw \"data: a\"\n: @wait 5s\n: @raw \"b\\n\\n\"\n",
        "0[data: a]5000[b\n\n]");
    row("silence", ": @keepalive 3s\n: @silence 8s\ndata: a\n\n", "8000[data: a\n\n]");
    row("keepalive-after-silence", ": @keepalive 3s\n: @silence 4s\n: @wait 1s\ndata: a\n\n",
        "4000[: keep-alive\n\n]5000[data: a\n\n]");
    row("hang-is-silent", ": @keepalive 3s\ndata: a\n\n: @hang\n", "0[data: a\n\n]");
    row("hold-keeps-alive", ": @keepalive 4s\ndata: a\n\n: @eof hold\n",
        "0[data: a\n\n]4000[: keep-alive\n\n]8000[: keep-alive\n\n]");
    row("loop", ": @wait 4s\ndata: a\n\n: @eof loop\n", "4000[data: a\n\n]8000[data: a\n\n]");
    row("loop-counts-at-anew", ": @at 1s\ndata: a\n\n: @at 4s\ndata: b\n\n: @eof loop\n",
        "1000[data: a\n\n]4000[data: b\n\n]5000[data: a\n\n]8000[data: b\n\n]9000[data: a\n\n]");
    row("repeat-forever", ": @repeat forever\n: @wait 4s\ndata: a\n\n: @end\n",
        "4000[data: a\n\n]8000[data: a\n\n]");
}

void TestScenarioPlayer::sendsAtTheseTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    Playing playing(text);
    playing.playUntil(10s);
    QCOMPARE(playing.log, expected);
}

void TestScenarioPlayer::endsLikeThis_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("ending");
    using Ending = ScenarioPlayer::Ending;
    const auto row = [](const char *name, const char *text, Ending ending) {
        QTest::newRow(name) << pragma + text << static_cast<int>(ending);
    };
    row("end-of-file", "data: a\n\n", Ending::Close);
    row("eof-close", "data: a\n\n: @eof close\n", Ending::Close);
    row("eof-no-content", "data: a\n\n: @eof no-content\n", Ending::CloseForGood);
    row("eof-hold", "data: a\n\n: @eof hold\n", Ending::None);
    row("hang", "data: a\n\n: @hang\n", Ending::None);
    row("close", "data: a\n\n: @close\ndata: b\n\n", Ending::Close);
    row("drop", "data: a\n: @drop\n", Ending::Drop);
    row("truncate", "data: a\n: @truncate\n", Ending::Truncate);
    row("certain-drop", ": @drop p=1\n", Ending::Drop);
    row("nothing-at-all", "", Ending::Close);
}

void TestScenarioPlayer::endsLikeThis()
{
    QFETCH(QByteArray, text);
    QFETCH(int, ending);
    Playing playing(text);
    playing.playUntil(1h);
    QCOMPARE(static_cast<int>(playing.player.ending()), ending);
    QVERIFY(!playing.player.due());
}

void TestScenarioPlayer::neverAddsUpDelays()
{
    Playing playing(pragma + ": @repeat forever\n: @wait 10ms\ndata: a\n\n: @end\n");
    TimePoint now = start;
    for (int i = 0; i < 200; ++i) {
        playing.player.play(now, &playing.output);
        now = *playing.player.due() + 3ms; // always late
    }
    QCOMPARE(playing.player.due().value_or(start) - start, 10ms * 200);
}

void TestScenarioPlayer::valuesCannotInjectLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *line, const QByteArray &expected) {
        QTest::newRow(name) << QByteArray(line) << expected;
    };
    const QByteArray lines =
        "a\ndata: event: b\ndata: \ndata: c" + QByteArray(1, '\0') + "d\ndata: ";
    row("data", "data: {{query.x}}\n", "data: " + lines + '\n');
    row("data-with-text-around", "data: <{{query.x}}>\n", "data: <" + lines + ">\n");
    row("data-without-blank", "data:{{query.x}}\n", "data:" + lines + '\n');
    row("data-with-crlf", "data: {{query.x}}\r\n",
        "data: " + QByteArray(lines).replace("\n", "\r\n") + "\r\n");
    row("id", "id: {{query.x}}\n", "id: aevent: bcd\n");
    row("event", "event: {{query.x}}\n", "event: aevent: bcd\n");
}

void TestScenarioPlayer::valuesCannotInjectLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    RequestFacts request;
    request.query = {{"x", QByteArray("a\nevent: b\r\n\rc") + '\0' + "d\n"}};
    Playing playing(pragma + ": @template on\n" + line, request);
    playing.playUntil(1s);
    QCOMPARE(playing.output, expected);
}

void TestScenarioPlayer::countsOneNumberForEachBlockOfARoute()
{
    const Scenario scenario = parsed(pragma
                                     + ": @template on\nid: {{seq}}\ndata: {{seq}} {{seq "
                                       "1000}}\n\ndata: none\n\ndata: {{seq}}\n\n");
    quint64 sequence = 0;
    QByteArray output;
    for (int attempt = 1; attempt <= 2; ++attempt) {
        ScenarioPlayer player(scenario.part(attempt), {}, &sequence);
        player.start(start, wallStart);
        player.play(start, &output);
    }
    QCOMPARE(output,
             QByteArray("id: 1\ndata: 1 1000\n\ndata: none\n\ndata: 2\n\n"
                        "id: 3\ndata: 3 1002\n\ndata: none\n\ndata: 4\n\n"));
}

void TestScenarioPlayer::playsTheSameAgainWithTheSameSeed()
{
    const QByteArray body =
        ": @template on\n: @repeat 20\n: @wait 10ms..90ms\ndata: {{uuid}} {{random 1 1000}}\n\n"
        ": @drop p=0.02\n: @end\n";
    const auto played = [](const QByteArray &text) {
        Playing playing(text);
        playing.playUntil(1h);
        return playing.log;
    };
    QCOMPARE(played(pragma + ": @seed 42\n" + body), played(pragma + ": @seed 42\n" + body));
    QVERIFY(played(pragma + ": @seed 42\n" + body) != played(pragma + ": @seed 43\n" + body));
    QVERIFY(played(pragma + body) != played(pragma + body));
}

void TestScenarioPlayer::insertsBetweenBlocksOnly_data()
{
    QTest::addColumn<QByteArray>("text"); // has a wait, during which a block is inserted
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << pragma + text << QByteArray(expected);
    };
    row("between-blocks", "data: a\n\n: @wait 1s\ndata: b\n\n", "data: a\n\nPUSHED\n\ndata: b\n\n");
    row("inside-a-block", "data: a\n: @wait 1s\ndata: b\n\ndata: c\n\n",
        "data: a\ndata: b\n\nPUSHED\n\ndata: c\n\n");
    row("inside-a-block-of-values",
        ": @template on\ndata: {{seq}}\n: @wait 1s\ndata: {{seq}}\n\ndata: c\n\n",
        "data: 1\ndata: 1\n\nPUSHED\n\ndata: c\n\n");
    row("after-a-comment", ": a\n: @wait 1s\ndata: b\n\n", ": a\nPUSHED\n\ndata: b\n\n");
    row("inside-a-raw-line", ": @raw \"dat\"\n: @wait 1s\n: @raw \"a: x\\r\\n\\r\\n\"\ndata: c\n\n",
        "data: x\r\n\r\nPUSHED\n\ndata: c\n\n");
    row("raw-line-ended-by-a-blank-one", ": @raw \"data: a\"\n: @wait 1s\n\n\ndata: c\n\n",
        "data: a\n\nPUSHED\n\ndata: c\n\n");
    row("before-the-end", "data: a\n: @wait 1s\n\n", "data: a\n\nPUSHED\n\n");
    row("never-in-a-cut-block", "data: a\n: @wait 1s\n: @drop\n", "data: a\n");
}

void TestScenarioPlayer::insertsBetweenBlocksOnly()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    Playing playing(text);
    playing.player.play(start, &playing.output);
    playing.player.insert("PUSHED\n\n");
    playing.player.play(start + 500ms, &playing.output);
    playing.player.play(start + 1s, &playing.output);
    QCOMPARE(playing.output, expected);
}

void TestScenarioPlayer::yieldsWhenThereIsNoEnd()
{
    Playing playing(pragma + ": @repeat forever\ndata: 0123456789\n\n: @end\n");
    playing.player.play(start, &playing.output);
    QVERIFY(playing.player.isSliced());
    QCOMPARE(playing.player.due().value_or(TimePoint()), start);
    const qsizetype slice = playing.output.size();
    QVERIFY(slice > 10'000 && slice < 100'000);
    playing.player.play(start, &playing.output);
    QVERIFY(playing.output.size() > slice);
    QVERIFY(playing.output.size() < 200'000);
}

void TestScenarioPlayer::countsEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");

    QTest::newRow("comments-and-ids-are-none")
        << QByteArray(": a\n\nid: 1\n\nretry: 3\n\n\n\n") << 0;
    QTest::newRow("blocks-with-data") << QByteArray("data: a\ndata: b\n\nevent: x\ndata\n\n") << 2;
    QTest::newRow("values") << QByteArray(": @template on\ndata: {{seq}}\n\nid: {{seq}}\n\n") << 1;
    QTest::newRow("cut-block") << QByteArray("data: a\n\ndata: b\n") << 1;
}

void TestScenarioPlayer::countsEvents()
{
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    Playing playing(pragma + text);
    playing.playUntil(1h);
    QCOMPARE(playing.player.eventCount(), count);
}

QTEST_APPLESS_MAIN(TestScenarioPlayer)
#include "tst_scenarioplayer.moc"
