// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/capture/capturescanner.h"
#include "lib/script/annotatedtext.h"
#include "lib/script/scenario.h"
#include "lib/simulator/scenarioplayer.h"
#include "tests/unit/itemtext.h"
#include "tests/unit/recording.h"

#include <QRandomGenerator>
#include <QTest>

#include <chrono>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using std::chrono::microseconds;

namespace {

// A read, and when it came.
struct Read
{
    QByteArray bytes;
    microseconds time;
};

QByteArray recorded(const QList<Read> &reads)
{
    CaptureWriter writer;
    writer.writePragma();
    beginRecording(&writer);
    microseconds last = 5ms;
    for (const Read &read : reads) {
        writer.writeBytes(read.bytes, recordTime(read.time));
        last = read.time;
    }
    endRecording(&writer, last + 1ms);
    return writer.take();
}

QList<Read> cut(const QByteArray &stream, qsizetype size)
{
    QList<Read> reads;
    for (qsizetype i = 0; i < stream.size(); i += size)
        reads.append({stream.mid(i, size), 10ms + microseconds(7 * i)});
    return reads;
}

QByteArray line(StreamItem::Kind kind, QByteArrayView name, QByteArrayView data)
{
    return QByteArray::number(int(kind)) + ' ' + name.toByteArray() + '|' + data.toByteArray();
}

// What a client dispatches; comments that are directives left out.
QByteArrayList clientView(const QByteArray &bytes)
{
    QByteArrayList result;
    StreamParser parser;
    parser.feed(bytes);
    const auto take = [&](const StreamItem &item) {
        if (item.kind() == StreamItem::Kind::Event)
            result += line(item.kind(), item.name(), item.data());
    };
    while (const StreamItem *item = parser.next())
        take(*item);
    return result;
}

// Every item of a stream, and the time of the read in which it ended.
QByteArrayList itemsOf(const QList<Read> &reads)
{
    QByteArrayList result;
    StreamParser parser;
    QByteArray bytes;
    QHash<qint64, microseconds> times;
    for (const Read &read : reads) {
        parser.feed(read.bytes);
        while (const StreamItem *item = parser.next())
            result += line(item->kind(), item->name(), item->data()) + '@'
                + QByteArray::number(qint64(read.time.count()));
    }
    if (const StreamItem *item = parser.finish())
        result += line(item->kind(), item->name(), item->data());
    return result;
}

QByteArrayList rowsOf(const QByteArray &file, const QByteArrayList &wanted)
{
    const auto index = std::make_shared<CaptureIndex>();
    CaptureScanner scanner(index);
    scanner.feed(file);
    scanner.finish(file.sliced(scanner.position()));
    QByteArrayList result;
    for (qsizetype row = 0; row < index->count(); ++row) {
        const CaptureIndex::Entry entry = index->entry(row);
        if (Record::isNote(entry.kind))
            continue;
        QByteArray scratch;
        const QByteArrayView bytes =
            streamBytes(QByteArrayView(file).sliced(entry.begin, entry.size), &scratch);
        StreamParser parser(StreamParser::DefaultLimit,
                            entry.itemKind == StreamItem::Kind::ByteOrderMark
                                ? StreamParser::StartsAt::Stream
                                : StreamParser::StartsAt::Block);
        QByteArray text = line(entry.itemKind, {}, {});
        parser.feed(bytes);
        while (const StreamItem *item = parser.next()) {
            if (item->kind() == entry.itemKind)
                text = line(item->kind(), item->name(), item->data());
        }
        const microseconds time = index->time(row) - recordTime({});
        // What has not ended has no time of its own.
        if (result.size() < wanted.size() && wanted.at(result.size()).contains('@'))
            text += '@' + QByteArray::number(qint64(time.count()));
        result += text;
    }
    if (scanner.damage())
        result += "damaged: " + scanner.damage()->sentence.toUtf8();
    return result;
}

// All that a client is sent that plays the file.
QByteArray played(const QByteArray &file)
{
    ScriptError error;
    const auto scenario = Scenario::parse(file, &error);
    if (!scenario)
        return "line " + QByteArray::number(error.line) + ": " + error.message.toUtf8();
    quint64 sequence = 0;
    ScenarioPlayer player(scenario->part(1), RequestFacts(), {&sequence});
    const ScenarioPlayer::TimePoint start;
    player.start(start, 0);
    QList<Piece> pieces;
    for (int i = 0; i < 100'000 && player.ending() == ScenarioPlayer::Ending::None; ++i)
        player.play(start + 1000h, &pieces);
    QByteArray output;
    for (const Piece &piece : std::as_const(pieces))
        output += piece.bytes;
    return output;
}

// Everything a recording must keep.
void check(const QList<Read> &reads)
{
    QByteArray stream;
    for (const Read &read : reads)
        stream += read.bytes;
    const QByteArray file = recorded(reads);
    const QByteArrayList wanted = itemsOf(reads);
    QCOMPARE(clientView(file), clientView(stream));
    QCOMPARE(rowsOf(file, wanted), wanted);
    QCOMPARE(played(file), stream);
    QByteArray scratch;
    QCOMPARE(streamBytes(file, &scratch).toByteArray(), stream);
}

} // namespace

class TestCaptureWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesTheFormat();
    void keepsStreams_data();
    void keepsStreams();
    void keepsRandomStreams();
    void keepsLinesOfOtherBodies();
    void writesOnlyWholeBlocks();
    void writesWhatIsTooLargeInPieces();
    void goesOnInAnotherFile();
};

void TestCaptureWriter::writesTheFormat()
{
    CaptureWriter writer;
    writer.writePragma();
    writer.beginAttempt(1, recordTime({}), {"GET", "http://a/?b=c", "7", {}});
    writer.writeRedirect(307, "http://b/");
    writer.writeSent({{"Accept", "text/event-stream"}, {"Last-Event-ID", "7"}});
    writer.writeHead(200, "HTTP/1.1", {{"Content-Type", "text/event-stream"}});
    writer.beginStream(recordTime(5ms));
    writer.writeBytes("data: a\n\nda", recordTime(6ms));
    writer.writeBytes("ta: b\n: @x\n\nid: 4\n: c\ndata: \"\xC3", recordTime(1005ms + 1us));
    writer.endAttempt(CaptureWriter::Ending::Truncated, recordTime(2s), u"It is\ngone."_s, 3s);
    writer.beginAttempt(2, recordTime(5s), {"GET", "http://a/?b=c", {}, {}});
    writer.writeHead(503, "h2", {}, "no \"way\"\n");
    writer.endAttempt(CaptureWriter::Ending::Dropped, recordTime(6s), u"Refused."_s, {});
    writer.writeBookmark(3, u"look \"here\""_s);
    writer.writeBookmark(3, {});
    QCOMPARE(writer.take(),
             ": @streamgauge 1\n"
             ": @connection 1\n"
             ": @?begun 2025-11-21T01:53:20.000000Z\n"
             ": @sent Last-Event-ID: 7\n"
             ": @request GET http://a/?b=c\n"
             ": @?redirect 307 http://b/\n"
             ": @sent Accept: text/event-stream\n"
             ": @status 200\n"
             ": @?protocol HTTP/1.1\n"
             ": @header Content-Type: text/event-stream\n"
             ": @recorded 2025-11-21T01:53:20.005000Z\n"
             ": @at +0.001s\n"
             "data: a\n"
             "\n"
             "data: b\n"
             ": @at +1.000001s\n"
             ": @@x\n"
             "\n"
             ": @raw \"id: 4\\n\"\n"
             ": c\n"
             ": @raw \"data: \\\"\\xC3\"\n"
             ": @at +1.995s\n"
             ": @truncate\n"
             ": @?next 3s\n"
             ": @ended It is gone.\n"
             ": @connection 2\n"
             ": @?begun 2025-11-21T01:53:25.000000Z\n"
             ": @request GET http://a/?b=c\n"
             ": @status 503 body=\"no \\\"way\\\"\\n\"\n"
             ": @?protocol h2\n"
             ": @?took 1s\n"
             ": @ended Refused.\n"
             ": @?bookmark 4 \"look \\\"here\\\"\"\n"
             ": @?bookmark 4 off\n"_ba);
}

void TestCaptureWriter::keepsStreams_data()
{
    QTest::addColumn<QByteArray>("stream");
    const auto row = [](const char *name, const QByteArray &stream) {
        QTest::newRow(name) << stream;
    };
    row("nothing", "");
    row("events", "id: 1\nevent: x\ndata: a\ndata: b\n\ndata: c\n\n");
    row("cr", "data: a\r\rdata: b\r: c\r\r\r");
    row("crlf", "data: a\r\n\r\ndata: b\r\n\r\n");
    row("mixed", "data: a\r\n\rdata: b\n\r\n\r\n\ndata: c\r\r\n");
    row("blank-lines-first", "\n\n\r\n\rdata: a\n\n\n\n");
    row("comments", ": a\n:b\n\n:\n: c\ndata: d\n: e\n\n");
    row("comments-like-directives",
        ": @at +1s\n:@drop\n: @@x\n:@@@y\n\n:  @z\n: a@b\ndata: @c\n\n");
    row("data-like-directives", "data: : @drop\ndata\n\n@at\n\n");
    row("retry-in-a-cut-block", "retry: 5\ndata: a\nretry: 6\nfoo: b\n:c\nid: \0\n");
    row("cut-in-a-line", "data: a\n\nevent: b\ndata: c");
    row("cut-in-a-comment", "data: a\n\n: @b");
    row("cut-behind-cr", "data: a\r");
    row("cut-behind-crcr", "data: a\r\r");
    row("byte-order-mark",
        "\xEF\xBB\xBF"
        "data: a\n\n");
    row("byte-order-mark-alone", "\xEF\xBB\xBF");
    row("half-a-byte-order-mark", "\xEF\xBB");
    row("byte-order-mark-inside",
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\n");
    row("names-that-begin-alike", "database: a\nidea: b\nevents: c\ndata: d\n");
    row("any-bytes", QByteArrayLiteral("data: \0\xC3\xFF\x7f\n\n\0\n\ndata: \\\"\t"));
}

// Whole, byte by byte, and in pieces of every size.
void TestCaptureWriter::keepsStreams()
{
    QFETCH(const QByteArray, stream);
    for (qsizetype size = 1; size <= stream.size() + 1; ++size)
        check(cut(stream, size));
}

void TestCaptureWriter::keepsRandomStreams()
{
    static constexpr const char *tokens[] = {"\n",       "\n",      "\r",           "\r\n",
                                             "data: x",  "data:",   "id: 1",        "event: a",
                                             "retry: 5", ": @at 1", ": @@",         ":@raw ",
                                             ": c",      "foo: 1",  "\xEF\xBB\xBF", "data",
                                             "@",        "\n\n"};
    QRandomGenerator random(4711);
    for (int round = 0; round < 3000; ++round) {
        QList<Read> reads;
        microseconds time = 10ms;
        const int count = random.bounded(1, 12);
        for (int i = 0; i < count; ++i) {
            QByteArray bytes;
            for (int j = random.bounded(1, 5); j > 0; --j)
                bytes += tokens[random.bounded(int(std::size(tokens)))];
            if (random.bounded(3) == 0)
                bytes.chop(random.bounded(int(bytes.size())));
            time += microseconds(random.bounded(1, 2'000'000));
            reads.append({bytes, time});
        }
        check(reads);
        if (QTest::currentTestFailed())
            qFatal("round %d", round);
    }
}

void TestCaptureWriter::keepsLinesOfOtherBodies()
{
    const QByteArray body = "{\"a\":1}\n\n: @x\ndata: y\n{\"b\"";
    CaptureWriter writer;
    writer.writePragma();
    beginRecording(&writer, 1, CaptureWriter::Body::JsonLines);
    for (qsizetype i = 0; i < body.size(); i += 5)
        writer.writeBytes(body.mid(i, 5), recordTime(10ms));
    endRecording(&writer, 20ms);
    const QByteArray file = writer.take();
    QVERIFY(file.contains(": @?body json-lines\n"));
    const auto index = std::make_shared<CaptureIndex>();
    CaptureScanner scanner(index);
    scanner.feed(file);
    QByteArrayList lines;
    for (qsizetype row = 0; row < index->count(); ++row) {
        const CaptureIndex::Entry entry = index->entry(row);
        QByteArray scratch;
        if (entry.itemKind == StreamItem::Kind::Line && !Record::isNote(entry.kind))
            lines += streamBytes(QByteArrayView(file).sliced(entry.begin, entry.size), &scratch)
                         .toByteArray();
    }
    QCOMPARE(lines, (QByteArrayList{"{\"a\":1}\n", ": @x\n", "data: y\n", "{\"b\""}));
    QCOMPARE(played(file), body);
}

// Another reader of the file never sees half of an event.
void TestCaptureWriter::writesOnlyWholeBlocks()
{
    CaptureWriter writer;
    beginRecording(&writer);
    writer.take();
    writer.writeBytes("data: a\n", recordTime(10ms));
    QCOMPARE(writer.take(), QByteArray());
    QCOMPARE(writer.pendingSize(), 8);
    writer.writeBytes("\n: c\n: d", recordTime(11ms));
    QCOMPARE(writer.take(), ": @at +0.005s\ndata: a\n: @at +0.006s\n\n: c\n"_ba);
}

void TestCaptureWriter::writesWhatIsTooLargeInPieces()
{
    CaptureWriter writer;
    writer.writePragma();
    beginRecording(&writer);
    const QByteArray piece = "data: " + QByteArray(1'000'000, 'x') + '\n';
    qint64 largest = 0;
    for (int i = 0; i < 200; ++i) {
        writer.writeBytes(piece, recordTime(10ms));
        largest = std::max(largest, writer.pendingSize());
    }
    writer.writeBytes("\ndata: b\n\n", recordTime(11ms));
    QVERIFY(largest <= 2 * StreamParser::DefaultLimit + piece.size());
    const QByteArray file = writer.take();
    QVERIFY(file.endsWith("\ndata: b\n\n"));
    const auto index = std::make_shared<CaptureIndex>();
    CaptureScanner scanner(index);
    scanner.feed(file);
    QVERIFY(!scanner.damage());
    QCOMPARE(index->count(), 4);
    QCOMPARE(index->entry(2).itemKind, StreamItem::Kind::TooLarge);
    QCOMPARE(index->entry(3).itemKind, StreamItem::Kind::Event);
}

void TestCaptureWriter::goesOnInAnotherFile()
{
    CaptureWriter writer;
    beginRecording(&writer);
    writer.writeBytes("data: a\n", recordTime(10ms));
    writer.take();
    writer.startOver();
    writer.writePragma();
    beginRecording(&writer);
    writer.writeBytes("data: b\n\n", recordTime(11ms));
    endRecording(&writer, 20ms);
    const QByteArray file = writer.take();
    QCOMPARE(clientView(file), QByteArrayList{line(StreamItem::Kind::Event, "message", "a\nb")});
    QCOMPARE(played(file), "data: a\ndata: b\n\n"_ba);
}

QTEST_APPLESS_MAIN(TestCaptureWriter)
#include "tst_capturewriter.moc"
