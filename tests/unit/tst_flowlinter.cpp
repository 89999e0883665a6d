// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/flowlinter.h"
#include "lib/wire/streamparser.h"

#include <QDateTime>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// What a client reads, by the time since the head.
struct Read
{
    milliseconds time;
    QByteArray bytes;
};
using Reads = QList<Read>;

// An event as a server makes it, which tells of that time after the head.
using Make = std::function<QByteArray(milliseconds)>;

constexpr qint64 HeadTime = 1'782'907'496'000;

QByteArray isoEvent(milliseconds time)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(HeadTime + time.count(), Qt::UTC);
    return "event: tick\ndata: {\"at\":\"" + at.toString(Qt::ISODateWithMs).toLatin1()
        + "\",\"created\":\"2020-01-01T00:00:00Z\",\"n\":"
        + QByteArray::number(qint64(time.count())) + "}\n\n";
}

QByteArray secondsEvent(milliseconds time)
{
    return "data: {\"created\":1577836800,\"time\":"
        + QByteArray::number((HeadTime + time.count()) / 1000) + "}\n\n";
}

QByteArray idEvent(milliseconds time)
{
    return "id: " + QByteArray::number(HeadTime + time.count()) + "-0\ndata: x\n\n";
}

QByteArray plainEvent(milliseconds time)
{
    return "data: {\"n\":" + QByteArray::number(qint64(time.count())) + "}\n\n";
}

// Each event when it is made.
Reads prompt(milliseconds interval, milliseconds length, const Make &make, milliseconds begin = 0ms)
{
    Reads reads;
    for (milliseconds time = begin; time < begin + length; time += interval)
        reads += {time + 3ms, make(time)};
    return reads;
}

// What a buffer of that size makes of it: nothing until it is full. The first one holds the head,
// too.
Reads inBlocks(const Reads &sent, qsizetype size, qsizetype headSize = 133)
{
    Reads reads;
    QByteArray buffer(headSize, 'H');
    qsizetype skip = headSize;
    for (const Read &read : sent) {
        buffer += read.bytes;
        while (buffer.size() >= size) {
            reads += {read.time, buffer.mid(skip, size - skip)};
            buffer.remove(0, size);
            skip = 0;
        }
    }
    return reads;
}

// All that was sent in each period, together, in two reads.
Reads inBursts(const Reads &sent, milliseconds period)
{
    Reads reads;
    QByteArray waiting;
    milliseconds next = period;
    for (const Read &read : sent) {
        if (read.time >= next) {
            reads += {next, waiting.first(waiting.size() / 2)};
            reads += {next + 10ms, waiting.sliced(waiting.size() / 2)};
            waiting.clear();
            next += period;
        }
        waiting += read.bytes;
    }
    return reads;
}

// Whatever size the reads have, in pieces of that size, evenly in time.
Reads flood(qsizetype pieceSize, milliseconds interval, milliseconds length, const Make &make,
            milliseconds pauseEverySecond = 0ms)
{
    Reads reads;
    QByteArray bytes;
    milliseconds time = 0ms;
    milliseconds late = 0ms;
    for (; time < length; time += interval) {
        if (time.count() % 1000 == 0)
            late += pauseEverySecond;
        while (bytes.size() < pieceSize)
            bytes += make(time);
        reads += {time + late, bytes.first(pieceSize)};
        bytes.remove(0, pieceSize);
    }
    return reads;
}

QStringList lint(const Reads &reads, FlowLinter::Coding coding, milliseconds *foundAt = nullptr)
{
    const FlowLinter::Time head(milliseconds(HeadTime + 12'345)); // any clock will do
    FlowLinter linter(head, coding);
    StreamParser parser;
    QStringList found;
    for (const Read &read : reads) {
        linter.takeRead(head + read.time, read.bytes);
        parser.feed(read.bytes);
        while (const StreamItem *item = parser.next()) {
            if (item->kind() == StreamItem::Kind::Event)
                linter.takeEvent(*item);
        }
        for (const Finding &finding : linter.take()) {
            found +=
                (QString::fromLatin1(ruleName(finding.rule)) + u' ' + finding.detail).trimmed();
            if (foundAt)
                *foundAt = read.time;
        }
    }
    found.sort();
    return found;
}

} // namespace

Q_DECLARE_METATYPE(Reads)

class TestFlowLinter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void isSilent_data();
    void isSilent();
    void findsWhatIsKeptBack_data();
    void findsWhatIsKeptBack();
    void findsItSoon_data();
    void findsItSoon();
    void tellsOnce();
};

void TestFlowLinter::isSilent_data()
{
    QTest::addColumn<Reads>("reads");

    const auto row = [](const char *name, const Reads &reads) { QTest::newRow(name) << reads; };
    row("nothing", {});
    row("ten-a-second", prompt(100ms, 60s, isoEvent));
    row("ten-a-second-in-whole-seconds", prompt(100ms, 60s, secondsEvent));
    row("a-thousand-a-second", prompt(1ms, 20s, isoEvent));
    row("one-in-15-seconds", prompt(15s, 30min, isoEvent));
    row("one-in-2-seconds-in-whole-seconds", prompt(2s, 10min, secondsEvent));
    row("without-times", inBursts(prompt(100ms, 60s, plainEvent), 5s));

    // Text as a model writes it: small reads, and the same time in all events.
    const Make token = [](milliseconds) {
        return R"(data: {"created":1782907496,"choices":[{"delta":{"content":" a"}}]})"_ba
               "\n\n";
    };
    row("tokens", prompt(30ms, 60s, token));
    row("tokens-in-bursts", inBursts(prompt(30ms, 60s, token), 2s));

    // As fast as it goes: reads end anywhere, but the rest follows at once.
    const Make large = [](milliseconds time) { return isoEvent(time).repeated(50); };
    row("flood", flood(65'536, 1ms, 3s, large));
    row("flood-of-kilobytes", flood(1024, 1ms, 10s, isoEvent));
    row("flood-over-a-bad-network", flood(16'384, 5ms, 20s, large, 400ms));
    row("flood-over-a-worse-network", flood(16'384, 5ms, 60s, large, 1500ms));

    // What was missed while nobody was connected, at once; then events as they happen.
    const auto replay = [](milliseconds at, milliseconds interval) {
        Reads reads;
        for (milliseconds time = -100 * interval; time < 0ms; time += interval)
            reads += {at, isoEvent(time)};
        return reads;
    };
    row("replay-at-the-start", replay(20ms, 1s) + prompt(100ms, 60s, isoEvent, 100ms));
    row("replay-of-days", replay(20ms, 1h) + prompt(5s, 10min, isoEvent, 5s));
    row("late-replay", replay(5s, 1s) + prompt(100ms, 60s, isoEvent, 5s));
    row("history-faster-than-it-happened", [] {
        Reads reads;
        for (milliseconds time = 0ms; time < 30s; time += 100ms) {
            for (int i = 0; i < 10; ++i)
                reads += {time, isoEvent(time * 100 + i * 1s)};
        }
        return reads;
    }());

    // A network that stood still for a while, now and then.
    Reads stalls;
    for (milliseconds begin = 0ms; begin < 5min; begin += 30s) {
        stalls += prompt(100ms, 24s, isoEvent, begin);
        for (milliseconds time = begin + 24s; time < begin + 30s; time += 100ms)
            stalls += {begin + 30s, isoEvent(time)};
    }
    row("stalls", stalls);

    // Times of something else than the sending: a calendar; measurements in no order.
    const auto batches = [](const std::function<milliseconds(int batch, int event)> &time) {
        Reads reads;
        for (int batch = 0; batch < 100; ++batch) {
            for (int event = 0; event < 5; ++event)
                reads += {batch * 5s, isoEvent(time(batch, event))};
        }
        return reads;
    };
    row("calendar", batches([](int batch, int event) { return batch * 24h + event * 1h; }));
    row("same-calendar-again-and-again", batches([](int, int event) { return event * 1h; }));
    row("falling-times", batches([](int batch, int event) { return batch * 5s - event * 1s; }));
    row("bursts-of-old-news",
        batches([](int batch, int event) { return batch * 5s - 1h * (batch % 7) + event * 1s; }));

    // Two events that a second border parts.
    Reads pairs;
    for (milliseconds time = 999ms; time < 60s; time += 2s) {
        pairs += {time, secondsEvent(time)};
        pairs += {time + 1ms, secondsEvent(time + 1ms)};
    }
    row("pairs-at-a-second-border", pairs);

    // A server that sends each line as it has it.
    Reads lines;
    for (milliseconds time = 0ms; time < 60s; time += 1s) {
        lines += {time, "event: tick\n"};
        lines += {time + 300ms, "data: a\r"};
        lines += {time + 600ms, "\r"};
    }
    row("line-by-line", lines);
    row("cut-once-in-a-while", [] {
        Reads reads;
        for (milliseconds time = 0ms; time < 10min; time += 1s) {
            const bool isCut = time.count() % 10'000 == 0;
            reads += {time, isCut ? "data:"_ba : "data: a\n\n"_ba};
            if (isCut)
                reads += {time + 300ms, " a\n\n"};
        }
        return reads;
    }());
    row("clock-that-jumps-back", [] {
        Reads reads = prompt(100ms, 10s, isoEvent);
        for (int i = 0; i < reads.size(); ++i)
            reads[i].time -= 3s * (i / 20);
        return reads;
    }());
}

void TestFlowLinter::isSilent()
{
    QFETCH(const Reads, reads);
    QCOMPARE(lint(reads, FlowLinter::Coding::Identity), QStringList());
    QCOMPARE(lint(reads, FlowLinter::Coding::Compressed), QStringList());
}

void TestFlowLinter::findsWhatIsKeptBack_data()
{
    QTest::addColumn<Reads>("reads");
    QTest::addColumn<FlowLinter::Coding>("coding");
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const Reads &reads, const QStringList &findings,
                        FlowLinter::Coding coding = FlowLinter::Coding::Identity) {
        QTest::newRow(name) << reads << coding << findings;
    };
    const Reads tenASecond = prompt(100ms, 90s, isoEvent);
    row("4096-byte-buffers", inBlocks(tenASecond, 4096),
        {u"cut-in-blocks 4096"_s, u"held-back 4.2"_s});
    row("8192-byte-buffers", inBlocks(tenASecond, 8192),
        {u"cut-in-blocks 8192"_s, u"held-back 8.0"_s});
    row("buffers-of-no-round-size", inBlocks(tenASecond, 5000),
        {u"cut-in-blocks"_s, u"held-back 5.0"_s});
    row("buffers-without-the-head", inBlocks(tenASecond, 4096, 0),
        {u"cut-in-blocks 4096"_s, u"held-back 4.2"_s});
    row("events-without-times", inBlocks(prompt(10ms, 60s, plainEvent), 4096),
        {u"cut-in-blocks 4096"_s});
    row("buffers-of-a-fast-stream", inBlocks(prompt(10ms, 60s, isoEvent), 4096),
        {u"cut-in-blocks 4096"_s});
    row("buffers-of-a-slow-stream", inBlocks(prompt(5s, 60min, isoEvent), 1024),
        {u"cut-in-blocks 1024"_s, u"held-back 40.0"_s});
    row("large-events",
        inBlocks(prompt(1s, 10min,
                        [](milliseconds) { return "data: " + QByteArray(3000, 'x') + "\n\n"; }),
                 4096),
        {u"cut-in-blocks 4096"_s});

    row("whole-events-in-bursts", inBursts(tenASecond, 3s), {u"held-back 2.9"_s});
    row("whole-seconds", inBursts(prompt(100ms, 60s, secondsEvent), 3s), {u"held-back 2.0"_s});
    row("times-in-ids", inBursts(prompt(100ms, 60s, idEvent), 3s), {u"held-back 2.9"_s});
    row("after-a-good-start",
        [tenASecond] {
            Reads reads = tenASecond;
            for (const Read &read : inBursts(tenASecond, 3s))
                reads += {read.time + 90s, read.bytes};
            return reads;
        }(),
        {u"held-back 2.9"_s});
    row("many-events-in-a-burst", inBursts(prompt(1ms, 30s, isoEvent), 3s),
        {u"held-back 2.7"_s}); // not each of them is looked into

    row("compressor", inBlocks(prompt(20ms, 90s, isoEvent), 30'001, 0),
        {u"compressed-without-flush"_s, u"held-back 5.8"_s}, FlowLinter::Coding::Compressed);
}

void TestFlowLinter::findsWhatIsKeptBack()
{
    QFETCH(const Reads, reads);
    QFETCH(const FlowLinter::Coding, coding);
    QTEST(lint(reads, coding), "findings");
}

void TestFlowLinter::findsItSoon_data()
{
    QTest::addColumn<Reads>("reads");

    const Reads tenASecond = prompt(100ms, 90s, isoEvent);
    QTest::newRow("4096-byte-buffers") << inBlocks(tenASecond, 4096);
    QTest::newRow("8192-byte-buffers") << inBlocks(tenASecond, 8192);
    QTest::newRow("bursts-of-5-seconds") << inBursts(tenASecond, 5s);
    QTest::newRow("bursts-of-10-seconds") << inBursts(tenASecond, 10s);
}

void TestFlowLinter::findsItSoon()
{
    QFETCH(const Reads, reads);
    milliseconds foundAt = 0ms;
    QVERIFY(!lint(reads, FlowLinter::Coding::Identity, &foundAt).isEmpty());
    QVERIFY2(foundAt <= 30s, qPrintable(QString::number(foundAt.count())));
}

void TestFlowLinter::tellsOnce()
{
    const Reads reads = inBlocks(prompt(100ms, 10min, isoEvent), 4096);
    QCOMPARE(lint(reads, FlowLinter::Coding::Identity).size(), 2);
}

QTEST_APPLESS_MAIN(TestFlowLinter)
#include "tst_flowlinter.moc"
