// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/itemtext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using Kind = StreamItem::Kind;

namespace {

QList<StreamItem> parse(StreamParser &parser, QByteArrayView stream, qsizetype pieceSize)
{
    QList<StreamItem> items;
    for (qsizetype begin = 0; begin < stream.size(); begin += pieceSize) {
        feed(parser, stream.sliced(begin, std::min(pieceSize, stream.size() - begin)),
             [&items](const StreamItem &item) { items += item; });
    }
    return items;
}

QByteArrayList texts(const QList<StreamItem> &items)
{
    QByteArrayList result;
    for (const StreamItem &item : items)
        result += itemText(item);
    return result;
}

QList<Kind> kinds(const QList<StreamItem> &items)
{
    QList<Kind> result;
    for (const StreamItem &item : items)
        result += item.kind();
    return result;
}

// Bytes that look like a stream now and then.
QByteArray randomStream(QRandomGenerator &random)
{
    static const QByteArrayList words = {
        "data",      ":",       " ",     "\n",       "\r",
        "\r\n",      "id",      "event", "retry",    "\xEF\xBB\xBF",
        "12345",     "\0"_ba,   "水",    "\xED\xA0", "\n\n",
        "data: a\n", "id: 1\n", ": c\n", "x"};
    QByteArray stream;
    for (int left = random.bounded(60); left > 0; --left) {
        if (random.bounded(20) == 0)
            stream += char(random.bounded(256));
        else
            stream += words[random.bounded(int(words.size()))];
    }
    return stream;
}

// Cut at random, and with a line end that is cut put down to the item, as if it were whole.
QByteArrayList parseInRandomPieces(QByteArrayView stream, QRandomGenerator &random, qint64 limit)
{
    StreamParser parser(limit);
    QByteArrayList items;
    const auto take = [&](const StreamItem &item) {
        const bool isCut = item.end() < stream.size() && stream[item.end() - 1] == '\r'
            && stream[item.end()] == '\n';
        // How much of a line there was when it became too much depends on the pieces.
        const bool isAnyEnd = item.kind() == Kind::TooLarge;
        items += itemText(item.kind(), item.name(), item.data(), item.lastEventId(), item.begin(),
                          isAnyEnd ? -1 : item.end() + isCut);
    };
    for (qsizetype begin = 0, end = 0; begin < stream.size(); begin = end) {
        end = std::min(stream.size(), begin + 1 + random.bounded(random.bounded(2) ? 3 : 100));
        feed(parser, stream.sliced(begin, end - begin), take);
    }
    if (const StreamItem *item = parser.finish())
        take(*item);
    return items;
}

} // namespace

// What a parser keeps: too much, for too long, over a reconnection, and in copies.
class TestStreamParserLimits : public QObject
{
    Q_OBJECT

private slots:
    void passesOverWhatIsTooLarge_data();
    void passesOverWhatIsTooLarge();
    void keepsWhatIsJustNotTooLarge();
    void reportsALineThatNeverEndsOnce();
    void readsLongLinesInPieces();
    void readsManyDataLines();
    void tellsWhatIsPending();
    void endsALineAtItsCr();
    void keepsTheIdOverReset();
    void startsAtABlock();
    void canBeLeftInTheMiddle();
    void takesTheMemoryOfNoOne();
    void canBeCopied();
    void readsTheSameHoweverItIsCut();
};

void TestStreamParserLimits::passesOverWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<qint64>("earliestEnd"); // of the item, which depends on the pieces
    const QByteArray x = "x"_ba.repeated(100);

    QTest::newRow("data-line") << "data: " + x << qint64(33);
    QTest::newRow("data-lines") << "data: 1234567\n"_ba.repeated(9) << qint64(3 * 14 + 10);
    QTest::newRow("empty-data-lines") << "data\n"_ba.repeated(50) << qint64(30 * 5 + 4);
    QTest::newRow("comment") << ": " + x << qint64(33);
    QTest::newRow("type") << "event: " + x << qint64(33);
    QTest::newRow("id") << "id: " + x << qint64(33);
    QTest::newRow("unknown-field") << x + ": y" << qint64(33);
    QTest::newRow("no-colon") << x << qint64(33);
    QTest::newRow("long-line-after-data") << "data: y\n: " + x << qint64(40);
    QTest::newRow("fields-after-it")
        << "data: " + x + "\nid: 2\nevent: e\ndata: z\n: c\nfoo" << qint64(33);
    QTest::newRow("fields-before-it") << "id: 2\nevent: e\ndata: " + x << qint64(48);
}

void TestStreamParserLimits::passesOverWhatIsTooLarge()
{
    QFETCH(const QByteArray, block);
    QFETCH(const qint64, earliestEnd);
    const QByteArray before = "id: 1\ndata: a\n\n";
    const QByteArray stream = before + block + "\n\ndata: b\n\n";
    for (const qsizetype size : {stream.size(), qsizetype(1), qsizetype(7), qsizetype(33)}) {
        StreamParser parser(32);
        const QList<StreamItem> items = parse(parser, stream, size);
        QCOMPARE(kinds(items), QList<Kind>({Kind::Event, Kind::TooLarge, Kind::Event}));
        QCOMPARE(items[1].begin(), before.size());
        QVERIFY(items[1].end() >= before.size() + earliestEnd);
        QVERIFY(items[1].end() <= before.size() + block.size() + 1);
        if (size == 1)
            QCOMPARE(items[1].end(), before.size() + earliestEnd);
        QCOMPARE(items[2].data(), "b");
        QCOMPARE(items[2].name(), "message");
        QCOMPARE(items[2].lastEventId(), "1"); // a block that is passed over leaves no trace
        QCOMPARE(items[2].begin(), stream.size() - 9);
        QCOMPARE(items[2].end(), stream.size());
        QCOMPARE(parser.pendingSize(), 0);
    }
}

void TestStreamParserLimits::keepsWhatIsJustNotTooLarge()
{
    const QByteArray stream =
        "data: 12345678901234567890123456\n\ndata: 1234\ndata: 123456789012345678901\n\n";
    for (const qsizetype size : {stream.size(), qsizetype(1), qsizetype(5)}) {
        StreamParser parser(32);
        const QList<StreamItem> items = parse(parser, stream, size);
        QCOMPARE(kinds(items), QList<Kind>({Kind::Event, Kind::Event}));
        QCOMPARE(items[0].data().size(), 26);
        QCOMPARE(items[1].data(), "1234\n123456789012345678901");
    }
}

void TestStreamParserLimits::reportsALineThatNeverEndsOnce()
{
    StreamParser parser(1000);
    QList<StreamItem> items = parse(parser, "data: " + "x"_ba.repeated(1'000'000), 4096);
    QCOMPARE(kinds(items), QList<Kind>({Kind::TooLarge}));
    QCOMPARE(parser.pendingSize(), 1'000'006);
    QCOMPARE(parser.position(), 1'000'006);
    const StreamItem *end = parser.finish();
    QVERIFY(end);
    QCOMPARE(itemText(*end), "incomplete-block  '' id '' 0..1000006");
}

// In time that grows with the length, which a line read anew for every piece would not: 16 MiB
// in a thousand pieces would take minutes.
void TestStreamParserLimits::readsLongLinesInPieces()
{
    const QByteArray data = "0123456789abcdef"_ba.repeated(1024 * 1024);
    for (const qsizetype size : {16 * 1024, 1500}) {
        StreamParser parser;
        const QList<StreamItem> items = parse(parser, ": c\ndata: " + data + "\n\n", size);
        QCOMPARE(kinds(items), QList<Kind>({Kind::Comment, Kind::Event}));
        QVERIFY(items[1].data() == data);
        QCOMPARE(items[1].size(), data.size() + 12);
    }
}

void TestStreamParserLimits::readsManyDataLines()
{
    constexpr int count = 200'000;
    StreamParser parser;
    const QList<StreamItem> items =
        parse(parser, "data: 0123456789\n"_ba.repeated(count) + '\n', 16 * 1024);
    QCOMPARE(kinds(items), QList<Kind>({Kind::Event}));
    QCOMPARE(items[0].data().size(), count * 11 - 1);
    QVERIFY(items[0].data() == "0123456789\n"_ba.repeated(count).chopped(1));
}

void TestStreamParserLimits::tellsWhatIsPending()
{
    StreamParser parser;
    const auto pendingAfter = [&parser](QByteArrayView bytes) {
        parse(parser, bytes, bytes.size());
        return parser.pendingSize();
    };
    QCOMPARE(pendingAfter("data: a"), 7);
    QCOMPARE(pendingAfter("\n"), 8);
    QCOMPARE(pendingAfter("\n"), 0);
    QCOMPARE(pendingAfter("\n\r\n"), 0);
    QCOMPARE(pendingAfter(": c\n"), 0); // a comment waits for nothing …
    QCOMPARE(pendingAfter("id\n"), 7);  // … but may be part of a block
    QCOMPARE(parser.position(), 19);
    parser.finish();
    QCOMPARE(parser.pendingSize(), 0);
    parser.reset();
    QCOMPARE(parser.position(), 0);
    QCOMPARE(pendingAfter("d"), 1);
}

// A CR that is the last byte so far ends its line at once, not when the next byte tells whether
// an LF follows.
void TestStreamParserLimits::endsALineAtItsCr()
{
    StreamParser parser;
    QCOMPARE(texts(parse(parser, "data: a\r\r", 100)), {"event message 'a' id '' 0..9"});
    QCOMPARE(texts(parse(parser, ": c\r", 100)), {"comment  ' c' id '' 9..13"});
    QCOMPARE(texts(parse(parser, "\n", 100)), {}); // the rest of that CRLF
    QCOMPARE(texts(parse(parser, "\n", 100)), {}); // a blank line
    QCOMPARE(texts(parse(parser, "data: b\r\n\r", 100)), {"event message 'b' id '' 15..25"});
    QCOMPARE(texts(parse(parser, "data: c\n\n", 100)), {"event message 'c' id '' 25..34"});
}

void TestStreamParserLimits::keepsTheIdOverReset()
{
    StreamParser parser;
    QCOMPARE(parser.lastEventId(), "");
    parse(parser, "id: 1\ndata: a\n\nid: 2\ndata: b\nevent: x\n: c\r", 100);
    QCOMPARE(parser.lastEventId(), "1");
    parser.finish();
    parser.reset();
    QCOMPARE(parser.lastEventId(), "1");
    // Nothing of the block that was cut off, nor its CR, and a byte order mark counts again.
    QCOMPARE(texts(parse(parser, "\uFEFFdata: d\n\n", 100)),
             QByteArrayList({"byte-order-mark  '' id '1' 0..3", "event message 'd' id '1' 3..12"}));
    parser.reset();
    QCOMPARE(texts(parse(parser, "\ndata: e\n\n", 100)), {"event message 'e' id '1' 1..10"});
    parser.reset();
    parser.setLastEventId("七");
    QCOMPARE(texts(parse(parser, "data: f\n\nid\n\n", 100)),
             QByteArrayList(
                 {"event message 'f' id '%E4%B8%83' 0..9", "block-without-data  '' id '' 9..13"}));
    QCOMPARE(parser.lastEventId(), "");
}

void TestStreamParserLimits::startsAtABlock()
{
    StreamParser parser(StreamParser::DefaultLimit, StreamParser::StartsAt::Block);
    const QByteArray stream = "\uFEFFdata: a\ndata: b\n\n";
    const QByteArrayList expected{"unknown-field %EF%BB%BFdata 'a' id '' 0..11",
                                  "event message 'b' id '' 0..20"};
    QCOMPARE(texts(parse(parser, stream, 100)), expected);
    parser.reset(StreamParser::StartsAt::Block);
    QCOMPARE(texts(parse(parser, stream, 1)), expected);
}

void TestStreamParserLimits::canBeLeftInTheMiddle()
{
    StreamParser parser;
    QByteArray chunk = "id: 12345678901234567890\ndata: a\n\ndata: b\n\nid: x";
    parser.feed(chunk);
    const StreamItem *item = parser.next();
    QVERIFY(item);
    QCOMPARE(itemText(*item), "event message 'a' id '12345678901234567890' 0..34");
    parser.reset();
    chunk.fill('?');
    QCOMPARE(parser.lastEventId(), "12345678901234567890");
    QCOMPARE(texts(parse(parser, "data: c\n\n", 100)),
             {"event message 'c' id '12345678901234567890' 0..9"});
}

// Each piece is gone when its items are taken (see feed()); what was copied stays.
void TestStreamParserLimits::takesTheMemoryOfNoOne()
{
    QList<StreamItem> items;
    {
        StreamParser parser;
        items =
            parse(parser, "id: one\nevent: add\ndata: a\ndata: b\n\n: note\nretry: 5\nx: y\n\n", 9);
    }
    QCOMPARE(texts(items),
             QByteArrayList({"event add 'a%0Ab' id 'one' 0..36", "comment  ' note' id 'one' 36..43",
                             "retry retry '5' id 'one' 43..52 5ms",
                             "unknown-field x 'y' id 'one' 52..57"}));
}

void TestStreamParserLimits::canBeCopied()
{
    StreamParser parser;
    QCOMPARE(parse(parser, "id: 7\ndata: first\n\nevent: longer than the first\nda", 100).size(),
             1);
    StreamParser copy(parser);
    StreamParser other;
    other = parser;
    parse(parser, "ta: x\nid: 8\n\n", 3);
    const QByteArrayList expected{
        "event longer than the first 'second, which is longer' id '7' 19..79"};
    QCOMPARE(texts(parse(copy, "ta: second, which is longer\n\n", 100)), expected);
    QCOMPARE(texts(parse(other, "ta: second, which is longer\n\n", 2)), expected);
    QCOMPARE(parser.lastEventId(), "8");
    QCOMPARE(copy.lastEventId(), "7");

    // After an item without data, too, whose bytes are gone.
    parse(parser, "event: gone\n\n", 100);
    copy = parser;
    QCOMPARE(texts(parse(copy, "data: x\n\n", 100)).size(), 1);
    parse(parser, "data: gone\n\nda", 100);
    parser.reset();
    copy = parser;
    QCOMPARE(texts(parse(copy, "data: x\n\n", 100)).size(), 1);
}

void TestStreamParserLimits::readsTheSameHoweverItIsCut()
{
    QRandomGenerator random(20260101);
    for (int i = 0; i < 5000; ++i) {
        const QByteArray stream = randomStream(random);
        const qint64 limit = random.bounded(3) ? StreamParser::DefaultLimit : 20;
        const QByteArrayList first = parseInRandomPieces(stream, random, limit);
        QCOMPARE(parseInRandomPieces(stream, random, limit), first);
    }
}

QTEST_APPLESS_MAIN(TestStreamParserLimits)
#include "tst_streamparserlimits.moc"
