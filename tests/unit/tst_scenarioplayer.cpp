// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenario.h"
#include "lib/simulator/scenarioplayer.h"

#include <QPoint>
#include <QTemporaryFile>
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
    void shapesTheBytes_data();
    void shapesTheBytes();
    void drawsFaultsFromTheSeed();
    void waitsForASignal();
    void countsTheWaitForASignal();
    void goesOnBehindAnEvent();
    void doesNotWaitIfToldSo();
    void tellsOfLabelsAndLateTimes();
    void playsFilesThatAreNotLoaded_data();
    void playsFilesThatAreNotLoaded();
    void knowsThePartsOfALargeFile();
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
    explicit Playing(const QByteArray &text, const RequestFacts &request = {}, quint64 seed = 0,
                     const QByteArray &resumeAfter = {})
        : player(
            parsed(text).part(request.attempt), request,
            {&sequence, seed, parsed(text).part(request.attempt).idSteps.value(resumeAfter, 0)})
    {
        player.start(start, wallStart);
    }

    // The bytes of a call, its pieces divided by "|".
    QByteArray play(TimePoint now)
    {
        QList<Piece> pieces;
        player.play(now, &pieces);
        QByteArrayList bytes;
        for (const Piece &piece : std::as_const(pieces)) {
            bytes.append(piece.bytes);
            output += piece.bytes;
        }
        return bytes.join('|');
    }

    // Follows the player's wishes up to a time since the start.
    void playUntil(std::chrono::microseconds end)
    {
        TimePoint now = start;
        for (int calls = 0; calls < 1000; ++calls) {
            const QByteArray bytes = play(now);
            if (!bytes.isEmpty()) {
                const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - start);
                log += QByteArray::number(qint64(ms.count())) + '[' + bytes + ']';
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
        playing.play(now);
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
    QList<Piece> pieces;
    for (int attempt = 1; attempt <= 2; ++attempt) {
        ScenarioPlayer player(scenario.part(attempt), {}, {&sequence});
        player.start(start, wallStart);
        player.play(start, &pieces);
    }
    QCOMPARE(pieces.value(0).bytes + pieces.value(1).bytes,
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

    const auto seeded = [&](quint64 seed) {
        Playing playing(pragma + body, {}, seed);
        playing.playUntil(1h);
        return playing.log;
    };
    QCOMPARE(seeded(7), seeded(7));
    QVERIFY(seeded(7) != seeded(8));
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
    playing.play(start);
    playing.player.insert("PUSHED\n\n");
    playing.play(start + 500ms);
    playing.play(start + 1s);
    QCOMPARE(playing.output, expected);
}

void TestScenarioPlayer::yieldsWhenThereIsNoEnd()
{
    Playing playing(pragma + ": @repeat forever\ndata: 0123456789\n\n: @end\n");
    playing.play(start);
    QVERIFY(playing.player.isSliced());
    QCOMPARE(playing.player.due().value_or(TimePoint()), start);
    const qsizetype slice = playing.output.size();
    QVERIFY(slice > 10'000 && slice < 100'000);
    playing.play(start);
    QVERIFY(playing.output.size() > slice);
    QVERIFY(playing.output.size() < 200'000);
}

void TestScenarioPlayer::shapesTheBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // "ms[piece|piece…]…" of the first ten seconds

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << pragma + text << QByteArray(expected);
    };
    row("cut", "data: a\n\n: @cut 3\ndata: b\n\ndata: c\n\n",
        "0[data: a\n\n|dat]20[a: b\n\ndata: c\n\n]");
    row("cut-with-delay", ": @cut 7b delay=1s\ndata: b\n\n", "0[data: b]1000[\n\n]");
    row("cut-over-several-lines", ": @cut 9 delay=1s\ndata: b\n: @wait 2s\ndata: c\n\n",
        "0[data: b\n]2000[d]3000[ata: c\n\n]");
    row("cut-behind-the-event", ": @cut 100\ndata: b\n\ndata: c\n\n", "0[data: b\n\ndata: c\n\n]");
    row("cut-passes-comments", ": @cut 3 delay=1s\n: c\n\ndata: b\n\n",
        "0[: c\n\n|dat]1000[a: b\n\n]");
    row("chunk", ": @chunk 4b delay=1s\ndata: ab\n\n: @chunk off\ndata: c\n\n",
        "0[data]1000[: ab]2000[\n\n|data: c\n\n]");
    row("chunk-without-delay", ": @chunk 4b delay=0ms\ndata: ab\n\n", "0[data|: ab|\n\n]");
    row("rate", ": @rate 1b/s\ndata\n\n", "0[d]1000[a]2000[t]3000[a]4000[\n]5000[\n]");
    row("rate-keeps-to-at", ": @rate 5b/s\n: @at 0s\ndata\n\n: @rate off\n: @at 3s\ndata\n\n",
        "0[d]200[a]400[t]600[a]800[\n]1000[\n]3000[data\n\n]");
    row("dup", "data: a\n\n: @dup\ndata: b\n\ndata: c\n\n",
        "0[data: a\n\ndata: b\n\ndata: b\n\ndata: c\n\n]");
    row("dup-of-a-slow-event", ": @dup\ndata: a\n: @wait 1s\ndata: b\n\n",
        "1000[data: a\ndata: b\n\ndata: a\ndata: b\n\n]");
    row("dup-passes-comments-and-ids", ": @dup\n: c\n\nid: 1\n\ndata: b\n\n",
        "0[: c\n\nid: 1\n\ndata: b\n\ndata: b\n\n]");
    row("skip", ": @skip\ndata: a\n\ndata: b\n\n", "0[data: b\n\n]");
    row("skip-keeps-times", ": @skip\ndata: a\n\n: @wait 1s\ndata: b\n\n", "1000[data: b\n\n]");
    row("swap", ": @swap\ndata: a\n\ndata: b\n\ndata: c\n\n",
        "0[data: b\n\ndata: a\n\ndata: c\n\n]");
    row("swap-waits-for-the-successor", ": @swap\ndata: a\n\n: c\n\n: @wait 1s\ndata: b\n\n",
        "0[: c\n\n]1000[data: b\n\ndata: a\n\n]");
    row("swap-without-successor", ": @swap\ndata: a\n\n", "0[data: a\n\n]");
    row("swap-before-a-close", ": @swap\ndata: a\n\n: @close\n", "0[data: a\n\n]");
    row("improbable-faults",
        ": @cut 1 p=0\n: @chunk 1b p=0\n: @rate 1b/s p=0\n: @dup p=0\n: @skip p=0\n: @swap p=0\n"
        ": @raw \"x\" p=0\ndata: a\n\ndata: b\n\n",
        "0[data: a\n\ndata: b\n\n]");
    row("speed", ": @speed 2x\n: @wait 2s\ndata: a\n\n: @speed 0.5x\n: @wait 1s\ndata: b\n\n",
        "1000[data: a\n\n]3000[data: b\n\n]");
    row("speed-and-at", ": @speed 10x\n: @at 10s\ndata: a\n\n: @at 20s\ndata: b\n\n",
        "1000[data: a\n\n]2000[data: b\n\n]");
    row("pace-as-recorded", ": @pace 1s\n: @pace recorded\ndata: a\n\ndata: b\n\n",
        "0[data: a\n\ndata: b\n\n]");
    row("bom", ": @bom\n: @wait 1s\ndata: a\n\n", "0[\xEF\xBB\xBF]1000[data: a\n\n]");
    row("eol-crlf",
        ": @eol crlf\n: @template on\n: @keepalive 1s\ndata: a\ndata: {{seq}}\n\n: @wait 1500ms\n",
        "0[data: a\r\ndata: 1\r\n\r\n]1000[: keep-alive\r\n\r\n]");
    row("eol-cr", ": @eol cr\ndata: a\n\r\n", "0[data: a\r\r]");
    row("queue-divides-events", ": @queue 5\ndata: a\n\ndata: b\n: @raw \"data: c\\n\"\n\n",
        "0[data: a\n\n|data: b\ndata: c\n\n]");
}

void TestScenarioPlayer::shapesTheBytes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    Playing playing(text);
    playing.playUntil(10s);
    QCOMPARE(playing.log, expected);
}

void TestScenarioPlayer::drawsFaultsFromTheSeed()
{
    const QByteArray text = pragma
        + ": @seed 3\n: @chunk 1..5b delay=1ms..9ms\n: @repeat 20\n: @dup p=0.3\n: @skip p=0.3\n"
          "data: abcdef\n\n: @end\n";
    Playing first(text);
    first.playUntil(1h);
    Playing second(text);
    second.playUntil(1h);
    QCOMPARE(first.log, second.log);
    const auto events = first.output.count("abcdef");
    QVERIFY2(events > 5 && events < 30 && events != 20, qPrintable(QString::number(events)));
}

void TestScenarioPlayer::waitsForASignal()
{
    Playing playing(
        pragma + ": @keepalive 3s\ndata: a\n\n: @await go\ndata: b\n\n: @wait 1s\ndata: c\n\n");
    QCOMPARE(playing.play(start), QByteArray("data: a\n\n"));
    QCOMPARE(playing.player.awaitedName(), QByteArray("go"));
    QCOMPARE(playing.player.due().value_or(start), start + 3s); // only the keep-alive
    QCOMPARE(playing.play(start + 4s), QByteArray(": keep-alive\n\n"));
    QVERIFY(!playing.player.signal("stay", start + 5s));
    QVERIFY(playing.player.signal("go", start + 5s));
    QVERIFY(!playing.player.signal("go", start + 5s));
    QCOMPARE(playing.play(start + 5s), QByteArray("data: b\n\n"));
    QCOMPARE(playing.player.due().value_or(start), start + 6s); // the wait begins with the signal
    QCOMPARE(playing.play(start + 6s), QByteArray("data: c\n\n"));
}

// @at counts from the response head, and so does what went by while it waited.
void TestScenarioPlayer::countsTheWaitForASignal()
{
    Playing playing(pragma + ": @await go\n: @at +2s\ndata: late\n\n: @at +5s\ndata: in time\n\n");
    QCOMPARE(playing.play(start + 3s), QByteArray());
    QVERIFY(playing.player.signal("go", start + 3s));
    QCOMPARE(playing.play(start + 3s), QByteArray("data: late\n\n"));
    QCOMPARE(playing.player.due().value_or(start), start + 5s);
    QCOMPARE(playing.play(start + 5s), QByteArray("data: in time\n\n"));
}

void TestScenarioPlayer::goesOnBehindAnEvent()
{
    const QByteArray text = pragma
        + ": @resume\n: @pace 1s\nid: 1\ndata: a\n\n: @at +5s\nid: 2\ndata: b\n\n: @at +7s\nid: "
          "3\ndata: c\n\nid: 4\ndata: d\n\n";
    Playing whole(text);
    whole.playUntil(10s);
    QCOMPARE(whole.log,
             QByteArray("0[id: 1\ndata: a\n\n]5000[id: 2\ndata: b\n\n]7000[id: 3\ndata: c\n\n]"
                        "8000[id: 4\ndata: d\n\n]"));
    Playing resumed(text, {}, 0, "2");
    resumed.playUntil(10s);
    QCOMPARE(resumed.log, QByteArray("2000[id: 3\ndata: c\n\n]3000[id: 4\ndata: d\n\n]"));
}

void TestScenarioPlayer::doesNotWaitIfToldSo()
{
    Playing playing(pragma
                    + ": @template on\n: @repeat 3\n: @wait 1h\ndata: {{elapsed}}\n\n: @end\n");
    playing.player.setSkipsWaits(true);
    QCOMPARE(playing.play(start),
             QByteArray("data: 3600.000\n\ndata: 7200.000\n\ndata: 10800.000\n\n"));
    QCOMPARE(int(playing.player.ending()), int(ScenarioPlayer::Ending::Close));
}

void TestScenarioPlayer::tellsOfLabelsAndLateTimes()
{
    Playing playing(pragma
                    + ": @label title\ndata: a\n\n: @label one\n: @at +2s\n: @at +1s\ndata: b\n\n");
    playing.playUntil(10s);
    QCOMPARE(playing.player.takeLabels(),
             (QStringList{QStringLiteral("one"), QStringLiteral("@at +1s came late")}));
    QVERIFY(playing.player.takeLabels().isEmpty());
}

void TestScenarioPlayer::playsFilesThatAreNotLoaded_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("block"); // repeated until the file is some megabytes large

    const QByteArray text(300, 'x');
    QTest::newRow("recording") << pragma << ": @at +1.5s\nid: 1\n: c\ndata: " + text + "\n\n";
    QTest::newRow("crlf") << pragma << "data: " + text + "\r\n\r\n: @wait 1us\r\n";
    QTest::newRow("cr") << pragma << "data: " + text + "\r\r";
    QTest::newRow("escapes") << pragma << ": @@" + text + "\n:@@x\ndata: @\n\n";
    QTest::newRow("raw") << pragma << ": @raw \"data: \\xC3\\n\"\n\n" + text + "\n";
    QTest::newRow("templates") << pragma + ": @template on\n"
                               << "id: {{seq}}\ndata: " + text + "\n\n: @wait 1us\n";
    QTest::newRow("foreign") << QByteArray("data: first\n: @wait 3s\n\n")
                             << ": @wait 3s\ndata: " + text + "\n\n";
    QTest::newRow("one-line") << pragma << "data: " + QByteArray(2'000'000, 'y') + "\n\n";
}

// The same as when they are.
void TestScenarioPlayer::playsFilesThatAreNotLoaded()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, block);
    QByteArray bytes = head;
    while (bytes.size() < 9'000'000)
        bytes += block;
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(bytes);
    file.close();
    ScriptError error;
    const auto streamed = Scenario::open(file.fileName(), &error);
    QVERIFY2(streamed, qPrintable(error.message));
    QVERIFY(streamed->part(1).source);
    QVERIFY(streamed->part(1).steps.isEmpty());
    const auto playedBy = [](const Scenario &scenario) {
        quint64 sequence = 0;
        ScenarioPlayer player(scenario.part(1), {}, {&sequence});
        player.start(start, wallStart);
        QList<Piece> pieces;
        for (int i = 0; i < 100'000 && player.ending() == ScenarioPlayer::Ending::None; ++i)
            player.play(start + 1000h, &pieces);
        QByteArray output;
        for (const Piece &piece : std::as_const(pieces))
            output += piece.bytes;
        return output;
    };
    QVERIFY(playedBy(*streamed) == playedBy(parsed(bytes)));
}

void TestScenarioPlayer::knowsThePartsOfALargeFile()
{
    const QByteArray large = QByteArray(": @at +1s\ndata: abc\n\n").repeated(200'000);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(pragma
               + ": @connection 1\n: @request GET /\n: @drop\n: @connection 2\n"
                 ": @header X: y\n"
               + large
               + ": @truncate\n: @ended so\n: @connection 3\n"
                 ": @status 503\n");
    file.close();
    ScriptError error;
    auto scenario = Scenario::open(file.fileName(), &error);
    QVERIFY2(scenario, qPrintable(error.message));
    QVERIFY(scenario->part(1).isUnanswered());
    QVERIFY(!scenario->part(1).source);
    QVERIFY(scenario->part(2).source);
    QCOMPARE(scenario->part(2).head.headers.size(), 1);
    QCOMPARE(scenario->part(3).head.status, 503);
    quint64 sequence = 0;
    ScenarioPlayer player(scenario->part(2), {}, {&sequence});
    player.start(start, wallStart);
    QList<Piece> pieces;
    qint64 size = 0;
    while (player.ending() == ScenarioPlayer::Ending::None) {
        pieces.clear();
        player.play(start + 1h, &pieces);
        for (const Piece &piece : std::as_const(pieces))
            size += piece.bytes.size();
    }
    QCOMPARE(size, 200'000 * qint64(qstrlen("data: abc\n\n")));
    QCOMPARE(int(player.ending()), int(ScenarioPlayer::Ending::Truncate));

    QVERIFY(file.open());
    file.seek(file.size());
    file.write("data: x\n\n: @connection 4\n" + large + ": @wiat 1s\n");
    file.close();
    QVERIFY(!Scenario::open(file.fileName(), &error));
    QVERIFY2(error.message.contains(u"@wait"), qPrintable(error.message));
    QCOMPARE(QPoint(error.column, error.line), QPoint(3, 2 * 3 * 200'000 + 14));
}

QTEST_APPLESS_MAIN(TestScenarioPlayer)
#include "tst_scenarioplayer.moc"
