// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/itemtext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Kind = StreamItem::Kind;

namespace {

// One item: the bytes of the stream that it covers, which say where it begins and ends, too, and
// what it tells.
struct Expected
{
    Kind kind;
    QByteArray bytes;
    QByteArray name;
    QByteArray data;
    QByteArray id;
    qint64 retry = 0;

    bool isBlock() const
    {
        return kind == Kind::Event || kind == Kind::BlockWithoutData
            || kind == Kind::IncompleteBlock;
    }
};

using ExpectedItems = QList<Expected>;

Expected dispatched(const QByteArray &bytes, const QByteArray &data,
                    const QByteArray &type = "message", const QByteArray &id = {})
{
    return {Kind::Event, bytes, type, data, id};
}

Expected comment(const QByteArray &bytes, const QByteArray &text, const QByteArray &id = {})
{
    return {Kind::Comment, bytes, {}, text, id};
}

Expected retry(const QByteArray &bytes, const QByteArray &digits, qint64 milliseconds)
{
    return {Kind::Retry, bytes, "retry", digits, {}, milliseconds};
}

Expected retryIgnored(const QByteArray &bytes, const QByteArray &value)
{
    return {Kind::RetryIgnored, bytes, "retry", value, {}};
}

Expected unknown(const QByteArray &bytes, const QByteArray &name, const QByteArray &value = {})
{
    return {Kind::UnknownField, bytes, name, value, {}};
}

Expected withoutData(const QByteArray &bytes, const QByteArray &type, const QByteArray &id = {})
{
    return {Kind::BlockWithoutData, bytes, type, {}, id};
}

Expected incomplete(const QByteArray &bytes, const QByteArray &id = {})
{
    return {Kind::IncompleteBlock, bytes, {}, {}, id};
}

Expected byteOrderMark()
{
    return {Kind::ByteOrderMark, "\xEF\xBB\xBF", {}, {}, {}};
}

void row(const char *name, const QByteArray &stream, const ExpectedItems &items)
{
    QTest::newRow(name) << stream << items;
}

// Where the stream is cut: the offsets of the first bytes of all pieces but the first.
using Cuts = QList<qsizetype>;

QByteArrayList parse(QByteArrayView stream, const Cuts &cuts)
{
    StreamParser parser;
    QByteArrayList items;
    const auto take = [&items](const StreamItem &item) { items += itemText(item); };
    qsizetype begin = 0;
    for (const qsizetype cut : cuts) {
        feed(parser, stream.sliced(begin, cut - begin), take);
        begin = cut;
    }
    feed(parser, stream.sliced(begin), take);
    if (const StreamItem *item = parser.finish())
        take(*item);
    return items;
}

// The one thing that depends on the cuts: a CR ends its line when it arrives, so an LF that comes
// in the next piece belongs to no item.
QByteArrayList texts(const QByteArray &stream, const ExpectedItems &items, const Cuts &cuts)
{
    QByteArrayList result;
    qint64 lineEnd = 0;
    qint64 blockEnd = 0;
    for (const Expected &item : items) {
        const qint64 begin = stream.indexOf(item.bytes, item.isBlock() ? blockEnd : lineEnd);
        lineEnd = begin + item.bytes.size();
        if (item.isBlock())
            blockEnd = lineEnd;
        const bool cutInLineEnd = item.bytes.endsWith("\r\n") && cuts.contains(lineEnd - 1)
            && item.kind != Kind::IncompleteBlock;
        result += itemText(item.kind, item.name, item.data, item.id, begin,
                           cutInLineEnd ? lineEnd - 1 : lineEnd);
        if (item.kind == Kind::Retry)
            result.last() += ' ' + QByteArray::number(item.retry) + "ms";
    }
    return result;
}

} // namespace

Q_DECLARE_METATYPE(ExpectedItems)

// Each stream is read whole, byte by byte, and cut at every position.
class TestStreamParser : public QObject
{
    Q_OBJECT

private slots:
    void endsLines_data();
    void endsLines() { interpret(); }
    void readsFields_data();
    void readsFields() { interpret(); }
    void buildsEvents_data();
    void buildsEvents() { interpret(); }
    void remembersIds_data();
    void remembersIds() { interpret(); }
    void readsRetryTimes_data();
    void readsRetryTimes() { interpret(); }
    void stripsOneByteOrderMark_data();
    void stripsOneByteOrderMark() { interpret(); }
    void leavesUtf8Alone_data();
    void leavesUtf8Alone() { interpret(); }
    void discardsWhatTheEndCutsOff_data();
    void discardsWhatTheEndCutsOff() { interpret(); }

private:
    static void interpret();
};

static void addColumns()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<ExpectedItems>("items");
}

void TestStreamParser::interpret()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const ExpectedItems, items);

    QCOMPARE(parse(stream, {}), texts(stream, items, {}));
    Cuts everywhere;
    for (qsizetype cut = 1; cut < stream.size(); ++cut) {
        everywhere += cut;
        QCOMPARE(parse(stream, {cut}), texts(stream, items, {cut}));
        QCOMPARE(parse(stream, {cut, cut}), texts(stream, items, {cut})); // an empty piece between
    }
    QCOMPARE(parse(stream, everywhere), texts(stream, items, everywhere));
}

void TestStreamParser::endsLines_data()
{
    addColumns();
    row("lf", "data: a\ndata: b\n\n", {dispatched("data: a\ndata: b\n\n", "a\nb")});
    row("cr", "data: a\rdata: b\r\r", {dispatched("data: a\rdata: b\r\r", "a\nb")});
    row("crlf", "data: a\r\ndata: b\r\n\r\n", {dispatched("data: a\r\ndata: b\r\n\r\n", "a\nb")});
    row("all-mixed", "data: a\rdata: b\ndata: c\r\n\rdata: d\r\n\n",
        {dispatched("data: a\rdata: b\ndata: c\r\n\r", "a\nb\nc"),
         dispatched("data: d\r\n\n", "d")});
    row("cr-then-lf-across-chunks", "data: a\r\n\r\ndata: b\r\n\r\n",
        {dispatched("data: a\r\n\r\n", "a"), dispatched("data: b\r\n\r\n", "b")});
    row("cr-cr-lf-is-two-line-ends", "data: a\r\r\ndata: b\n\n",
        {dispatched("data: a\r\r\n", "a"), dispatched("data: b\n\n", "b")});
    row("lf-cr-is-two-line-ends", "data: a\n\rdata: b\n\n",
        {dispatched("data: a\n\r", "a"), dispatched("data: b\n\n", "b")});
    row("lf-cr-lf", "data: a\n\r\ndata: b\n\n",
        {dispatched("data: a\n\r\n", "a"), dispatched("data: b\n\n", "b")});
    row("cr-lf-lf", "data: a\r\n\ndata: b\n\n",
        {dispatched("data: a\r\n\n", "a"), dispatched("data: b\n\n", "b")});
    row("only-blank-lines", "\n\r\n\r\r\n\n", {});
    row("blank-lines-between", "\n\ndata: a\n\n\n\n\ndata: b\n\n\n",
        {dispatched("data: a\n\n", "a"), dispatched("data: b\n\n", "b")});
    row("crlf-blank-lines-between", "\r\n\r\ndata: a\r\n\r\n\r\n\r\ndata: b\r\n\r\n",
        {dispatched("data: a\r\n\r\n", "a"), dispatched("data: b\r\n\r\n", "b")});
    row("vertical-tab-is-no-end", "data: a\vdata: b\n\n",
        {dispatched("data: a\vdata: b\n\n", "a\vdata: b")});
    row("form-feed-is-no-end", "data: a\fdata: b\n\n",
        {dispatched("data: a\fdata: b\n\n", "a\fdata: b")});
    row("next-line-is-no-end", "data: a\u0085data: b\n\n",
        {dispatched("data: a\u0085data: b\n\n", "a\u0085data: b")});
    row("line-separator-is-no-end", "data: a\u2028data: b\n\n",
        {dispatched("data: a\u2028data: b\n\n", "a\u2028data: b")});
    row("paragraph-separator-is-no-end", "data: a\u2029data: b\n\n",
        {dispatched("data: a\u2029data: b\n\n", "a\u2029data: b")});
    row("file-separator-is-no-end", "data: a\x1C\n\n", {dispatched("data: a\x1C\n\n", "a\x1C")});
    row("nul-is-no-end", "data: a\0b\n\n"_ba, {dispatched("data: a\0b\n\n"_ba, "a\0b"_ba)});
    row("items-of-lines-end-after-crlf", ": a\r\nretry: 1\r\nx: y\r\n",
        {comment(": a\r\n", " a"), retry("retry: 1\r\n", "1", 1), unknown("x: y\r\n", "x", "y"),
         incomplete(": a\r\nretry: 1\r\nx: y\r\n")});
    row("longer-than-a-vector-register", "data: " + "x"_ba.repeated(70) + "\r\n\r\n",
        {dispatched("data: " + "x"_ba.repeated(70) + "\r\n\r\n", "x"_ba.repeated(70))});
}

void TestStreamParser::readsFields_data()
{
    addColumns();
    row("no-space", "data:a\n\n", {dispatched("data:a\n\n", "a")});
    row("one-space", "data: a\n\n", {dispatched("data: a\n\n", "a")});
    row("second-space-stays", "data:  a\n\n", {dispatched("data:  a\n\n", " a")});
    row("space-at-the-end-stays", "data: a \n\n", {dispatched("data: a \n\n", "a ")});
    row("only-a-space", "data: \n\n", {dispatched("data: \n\n", "")});
    row("only-two-spaces", "data:  \n\n", {dispatched("data:  \n\n", " ")});
    row("tab-after-colon-stays", "data:\ta\n\n", {dispatched("data:\ta\n\n", "\ta")});
    row("no-break-space-stays", "data:\u00A0a\n\n", {dispatched("data:\u00A0a\n\n", "\u00A0a")});
    row("second-colon-is-value", "data:a:b\n\n", {dispatched("data:a:b\n\n", "a:b")});
    row("colon-is-value", "data::\n\n", {dispatched("data::\n\n", ":")});
    row("no-colon", "data\n\n", {dispatched("data\n\n", "")});
    row("no-colon-twice", "data\ndata\n\n", {dispatched("data\ndata\n\n", "\n")});
    row("comment", ": keep-alive\n\n", {comment(": keep-alive\n", " keep-alive")});
    row("empty-comment", ":\n\n", {comment(":\n", "")});
    row("comment-of-colons", ":::\n\n", {comment(":::\n", "::")});
    row("comment-like-a-field", ":data: a\n\n", {comment(":data: a\n", "data: a")});
    row("comment-with-nul", ":a\0b\n\n"_ba, {comment(":a\0b\n"_ba, "a\0b"_ba)});
    row("space-before-colon-is-no-comment", " : a\n\n", {unknown(" : a\n", " ", "a")});
    row("unknown", "foo: bar\ndata: a\n\n",
        {unknown("foo: bar\n", "foo", "bar"), dispatched("foo: bar\ndata: a\n\n", "a")});
    row("unknown-without-colon", "foo\n\n", {unknown("foo\n", "foo")});
    row("upper-case", "DATA: a\nData: b\nID: c\nEvent: d\nRETRY: 1\n\n",
        {unknown("DATA: a\n", "DATA", "a"), unknown("Data: b\n", "Data", "b"),
         unknown("ID: c\n", "ID", "c"), unknown("Event: d\n", "Event", "d"),
         unknown("RETRY: 1\n", "RETRY", "1")});
    row("space-before-name", " data: a\n\n", {unknown(" data: a\n", " data", "a")});
    row("space-after-name", "data : a\n\n", {unknown("data : a\n", "data ", "a")});
    row("tab-before-name", "\tid: a\n\n", {unknown("\tid: a\n", "\tid", "a")});
    row("longer-names", "dataa: a\nids: b\nevents: c\nretryy: 1\n\n",
        {unknown("dataa: a\n", "dataa", "a"), unknown("ids: b\n", "ids", "b"),
         unknown("events: c\n", "events", "c"), unknown("retryy: 1\n", "retryy", "1")});
    row("shorter-names", "dat: a\ni: b\neven: c\nretr: 1\n\n",
        {unknown("dat: a\n", "dat", "a"), unknown("i: b\n", "i", "b"),
         unknown("even: c\n", "even", "c"), unknown("retr: 1\n", "retr", "1")});
    row("nul-in-name", "da\0ta: a\n\n"_ba, {unknown("da\0ta: a\n"_ba, "da\0ta"_ba, "a")});
    row("long-name", "x"_ba.repeated(40) + ": a\n\n",
        {unknown("x"_ba.repeated(40) + ": a\n", "x"_ba.repeated(40), "a")});
}

void TestStreamParser::buildsEvents_data()
{
    addColumns();
    row("type", "event: add\ndata: 1\n\n", {dispatched("event: add\ndata: 1\n\n", "1", "add")});
    row("type-after-data", "data: 1\nevent: add\n\n",
        {dispatched("data: 1\nevent: add\n\n", "1", "add")});
    row("last-type-counts", "event: a\nevent: b\ndata: 1\n\n",
        {dispatched("event: a\nevent: b\ndata: 1\n\n", "1", "b")});
    row("empty-type-undoes-the-type", "event: a\nevent:\ndata: 1\n\n",
        {dispatched("event: a\nevent:\ndata: 1\n\n", "1")});
    row("type-without-colon-undoes-the-type", "event: a\nevent\ndata: 1\n\n",
        {dispatched("event: a\nevent\ndata: 1\n\n", "1")});
    row("type-of-a-blank", "event:  \ndata: 1\n\n",
        {dispatched("event:  \ndata: 1\n\n", "1", " ")});
    row("type-does-not-leak", "event: a\ndata: 1\n\ndata: 2\n\n",
        {dispatched("event: a\ndata: 1\n\n", "1", "a"), dispatched("data: 2\n\n", "2")});
    row("type-of-a-block-without-data-does-not-leak", "event: a\n\ndata: 2\n\n",
        {withoutData("event: a\n\n", "a"), dispatched("data: 2\n\n", "2")});
    row("data-lines-are-joined", "data: YHOO\ndata: +2\ndata: 10\n\n",
        {dispatched("data: YHOO\ndata: +2\ndata: 10\n\n", "YHOO\n+2\n10")});
    row("one-last-lf-is-dropped", "data: a\ndata:\n\n", {dispatched("data: a\ndata:\n\n", "a\n")});
    row("data-only-empty", "data:\n\n", {dispatched("data:\n\n", "")});
    row("data-empty-first", "data:\ndata: a\n\n", {dispatched("data:\ndata: a\n\n", "\na")});
    row("data-does-not-leak", "data: a\ndata: b\n\ndata: c\n\n",
        {dispatched("data: a\ndata: b\n\n", "a\nb"), dispatched("data: c\n\n", "c")});
    row("comment-inside-a-block", "data: a\n: note\ndata: b\n\n",
        {comment(": note\n", " note"), dispatched("data: a\n: note\ndata: b\n\n", "a\nb")});
    row("comment-before-data", ": note\ndata: a\n\n",
        {comment(": note\n", " note"), dispatched(": note\ndata: a\n\n", "a")});
    row("comment-alone-is-no-event", "event: a\ndata: 1\n\n: note\n\ndata: 2\n\n",
        {dispatched("event: a\ndata: 1\n\n", "1", "a"), comment(": note\n", " note"),
         dispatched("data: 2\n\n", "2")});
    row("type-only", "event: a\n\n", {withoutData("event: a\n\n", "a")});
    row("everything", "id: 7\nevent: add\nretry: 5\n: c\ndata: x\nfoo\ndata: y\n\n",
        {retry("retry: 5\n", "5", 5), comment(": c\n", " c"), unknown("foo\n", "foo"),
         dispatched("id: 7\nevent: add\nretry: 5\n: c\ndata: x\nfoo\ndata: y\n\n", "x\ny", "add",
                    "7")});
    // The examples of HTML 9.2.6.
    row("html-example-stocks", "data: YHOO\ndata: +2\ndata: 10\n\n",
        {dispatched("data: YHOO\ndata: +2\ndata: 10\n\n", "YHOO\n+2\n10")});
    row("html-example-four-blocks",
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third "
        "event\n\n",
        {comment(": test stream\n", " test stream"),
         dispatched("data: first event\nid: 1\n\n", "first event", "message", "1"),
         dispatched("data:second event\nid\n\n", "second event"),
         dispatched("data:  third event\n\n", " third event")});
    row("html-example-two-empty-events", "data\n\ndata\ndata\n\ndata:",
        {dispatched("data\n\n", ""), dispatched("data\ndata\n\n", "\n"), incomplete("data:")});
    row("html-example-space", "data:test\n\ndata: test\n\n",
        {dispatched("data:test\n\n", "test"), dispatched("data: test\n\n", "test")});
}

void TestStreamParser::remembersIds_data()
{
    addColumns();
    row("id", "id: 1\ndata: a\n\n", {dispatched("id: 1\ndata: a\n\n", "a", "message", "1")});
    row("id-after-data", "data: a\nid: 1\n\n",
        {dispatched("data: a\nid: 1\n\n", "a", "message", "1")});
    row("id-stays", "id: 1\ndata: a\n\ndata: b\n\n",
        {dispatched("id: 1\ndata: a\n\n", "a", "message", "1"),
         dispatched("data: b\n\n", "b", "message", "1")});
    row("last-id-of-a-block-counts", "id: 1\ndata: a\nid: 2\n\n",
        {dispatched("id: 1\ndata: a\nid: 2\n\n", "a", "message", "2")});
    row("empty-id-clears", "id: 1\ndata: a\n\nid:\ndata: b\n\n",
        {dispatched("id: 1\ndata: a\n\n", "a", "message", "1"),
         dispatched("id:\ndata: b\n\n", "b")});
    row("id-without-colon-clears", "id: 1\ndata: a\n\nid\ndata: b\n\n",
        {dispatched("id: 1\ndata: a\n\n", "a", "message", "1"),
         dispatched("id\ndata: b\n\n", "b")});
    row("id-without-data-counts", "id: 1\n\ndata: a\n\n",
        {withoutData("id: 1\n\n", "", "1"), dispatched("data: a\n\n", "a", "message", "1")});
    row("id-and-type-without-data", "id: 1\nevent: x\n\n",
        {withoutData("id: 1\nevent: x\n\n", "x", "1")});
    row("nul-is-ignored", "id: a\0b\ndata: a\n\n"_ba,
        {{Kind::IdIgnored, "id: a\0b\n"_ba, "id", "a\0b"_ba, ""},
         dispatched("id: a\0b\ndata: a\n\n"_ba, "a")});
    row("nul-leaves-the-id-of-the-block", "id: 1\nid: \0\ndata: a\n\n"_ba,
        {{Kind::IdIgnored, "id: \0\n"_ba, "id", "\0"_ba, ""},
         dispatched("id: 1\nid: \0\ndata: a\n\n"_ba, "a", "message", "1")});
    row("nul-leaves-the-id-before", "id: 1\n\nid:2\0\n\ndata: a\n\n"_ba,
        {withoutData("id: 1\n\n", "", "1"),
         {Kind::IdIgnored, "id:2\0\n"_ba, "id", "2\0"_ba, "1"},
         dispatched("data: a\n\n", "a", "message", "1")});
    row("id-keeps-its-blanks", "id:  1 \ndata: a\n\n",
        {dispatched("id:  1 \ndata: a\n\n", "a", "message", " 1 ")});
    row("id-of-chinese", "id: 水位\ndata: a\n\n",
        {dispatched("id: 水位\ndata: a\n\n", "a", "message", "水位")});
    row("not-before-the-blank-line", "id: 1\ndata: a\n\nid: 2\n: c\ndata: b\n\n",
        {dispatched("id: 1\ndata: a\n\n", "a", "message", "1"), comment(": c\n", " c", "1"),
         dispatched("id: 2\n: c\ndata: b\n\n", "b", "message", "2")});
    row("ids-in-turn", "id: 1\ndata: a\n\nid: 22\ndata: b\n\ndata: c\n\nid: 3\ndata: d\n\n",
        {dispatched("id: 1\ndata: a\n\n", "a", "message", "1"),
         dispatched("id: 22\ndata: b\n\n", "b", "message", "22"),
         dispatched("data: c\n\n", "c", "message", "22"),
         dispatched("id: 3\ndata: d\n\n", "d", "message", "3")});
    row("longer-than-a-small-string", "id: " + "9"_ba.repeated(50) + "\ndata: a\n\ndata: b\n\n",
        {dispatched("id: " + "9"_ba.repeated(50) + "\ndata: a\n\n", "a", "message",
                    "9"_ba.repeated(50)),
         dispatched("data: b\n\n", "b", "message", "9"_ba.repeated(50))});
}

void TestStreamParser::readsRetryTimes_data()
{
    addColumns();
    const auto valid = [](const char *name, const QByteArray &digits, qint64 milliseconds) {
        row(name, "retry: " + digits + "\n\n",
            {retry("retry: " + digits + "\n", digits, milliseconds)});
    };
    const auto bogus = [](const char *name, const QByteArray &value) {
        row(name, "retry: " + value + "\n\n", {retryIgnored("retry: " + value + "\n", value)});
    };
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    valid("zero", "0", 0);
    valid("three-seconds", "3000", 3000);
    valid("leading-zeros", "0000000000000000000000010", 10);
    valid("over-int", "2147483648", 2147483648);
    valid("eighteen-digits", "123456789012345678", 123456789012345678);
    valid("more-than-fits", "9223372036854775808", most);
    valid("thirty-digits", "1"_ba.repeated(30), most);
    bogus("letter-after-digits", "1000x");
    bogus("plus", "+5");
    bogus("minus", "-1");
    bogus("exponent", "1e3");
    bogus("fraction", "1.5");
    bogus("hexadecimal", "0x10");
    bogus("two-spaces", " 5");
    bogus("space-after", "5 ");
    bogus("empty", "");
    bogus("arabic-digits", "\u0661\u0662");
    bogus("nul", "5\0"_ba);
    row("without-colon", "retry\n\n", {retryIgnored("retry\n", "")});
    row("counts-at-its-line", "retry: 1\nretry: x\nretry: 2\ndata: a\n\n",
        {retry("retry: 1\n", "1", 1), retryIgnored("retry: x\n", "x"), retry("retry: 2\n", "2", 2),
         dispatched("retry: 1\nretry: x\nretry: 2\ndata: a\n\n", "a")});
    row("counts-in-a-block-that-is-cut-off", "retry: 1\ndata: a",
        {retry("retry: 1\n", "1", 1), incomplete("retry: 1\ndata: a")});
}

void TestStreamParser::stripsOneByteOrderMark_data()
{
    addColumns();
    row("at-the-start", "\uFEFFdata: a\n\n", {byteOrderMark(), dispatched("data: a\n\n", "a")});
    row("alone", "\uFEFF", {byteOrderMark()});
    row("before-a-blank-line", "\uFEFF\r\n\r\n", {byteOrderMark()});
    row("before-a-comment", "\uFEFF: a\n\n", {byteOrderMark(), comment(": a\n", " a")});
    row("second-one-is-part-of-the-name", "\uFEFF\uFEFFdata: a\n\n",
        {byteOrderMark(), unknown("\uFEFFdata: a\n", "\uFEFFdata", "a")});
    row("after-a-blank-line-is-not-one", "\n\uFEFFdata: a\n\n",
        {unknown("\uFEFFdata: a\n", "\uFEFFdata", "a")});
    row("before-the-second-event-is-not-one", "data: a\n\n\uFEFFdata: b\n\n",
        {dispatched("data: a\n\n", "a"), unknown("\uFEFFdata: b\n", "\uFEFFdata", "b")});
    row("in-a-value-stays", "data: \uFEFFa\n\n", {dispatched("data: \uFEFFa\n\n", "\uFEFFa")});
    row("two-thirds-of-one",
        "\xEF\xBB"
        "data: a\n\n",
        {unknown("\xEF\xBB"
                 "data: a\n",
                 "\xEF\xBB"
                 "data",
                 "a")});
    row("one-third-of-one",
        "\xEF"
        "data: a\n\n",
        {unknown("\xEF"
                 "data: a\n",
                 "\xEF"
                 "data",
                 "a")});
    row("one-third-then-line-end", "\xEF\n\n", {unknown("\xEF\n", "\xEF")});
    row("another-character-with-the-same-start", "\uFEC0: a\n\n",
        {unknown("\uFEC0: a\n", "\uFEC0", "a")});
    row("utf-16-is-not-one",
        "\xFE\xFF"
        "data: a\n\n",
        {unknown("\xFE\xFF"
                 "data: a\n",
                 "\xFE\xFF"
                 "data",
                 "a")});
    row("one-byte-of-one-at-the-end", "\xEF", {incomplete("\xEF")});
    row("two-bytes-of-one-at-the-end", "\xEF\xBB", {incomplete("\xEF\xBB")});
}

void TestStreamParser::leavesUtf8Alone_data()
{
    addColumns();
    row("two-to-four-bytes", "event: é\ndata: 水🌊\n\n",
        {dispatched("event: é\ndata: 水🌊\n\n", "水🌊", "é")});
    row("ill-formed", "data: \xFF\xC3\x28\xED\xA0\x80\n\n",
        {dispatched("data: \xFF\xC3\x28\xED\xA0\x80\n\n", "\xFF\xC3\x28\xED\xA0\x80")});
    row("cut-by-a-line-end", "data: \xE6\xB0\ndata: \xB4\n\n",
        {dispatched("data: \xE6\xB0\ndata: \xB4\n\n", "\xE6\xB0\n\xB4")});
    row("overlong-lf-is-no-line-end", "data: a\xC0\x8A\n\n",
        {dispatched("data: a\xC0\x8A\n\n", "a\xC0\x8A")});
}

void TestStreamParser::discardsWhatTheEndCutsOff_data()
{
    addColumns();
    row("nothing-at-all", "", {});
    row("after-a-whole-event", "data: a\n\n", {dispatched("data: a\n\n", "a")});
    row("after-a-cr", "data: a\r\r", {dispatched("data: a\r\r", "a")});
    row("before-the-blank-line", "data: a\n", {incomplete("data: a\n")});
    row("before-the-blank-line-crlf", "data: a\r\n", {incomplete("data: a\r\n")});
    row("in-a-line", "data: a\n\ndata: b", {dispatched("data: a\n\n", "a"), incomplete("data: b")});
    row("in-a-name", "data: a\n\nda", {dispatched("data: a\n\n", "a"), incomplete("da")});
    row("in-a-comment", ": a", {incomplete(": a")});
    row("after-a-comment-line", ": a\n", {comment(": a\n", " a")});
    row("after-a-comment-and-a-field", ": a\nid: 1\n",
        {comment(": a\n", " a"), incomplete(": a\nid: 1\n")});
    row("its-id-does-not-count", "id: 1\ndata: a\n\nid: 2\ndata: b\n",
        {dispatched("id: 1\ndata: a\n\n", "a", "message", "1"),
         incomplete("id: 2\ndata: b\n", "1")});
    row("after-an-id-line", "id: 1\n", {incomplete("id: 1\n")});
    row("after-retry-and-its-blank-line", "retry: 5\n\n", {retry("retry: 5\n", "5", 5)});
}

QTEST_APPLESS_MAIN(TestStreamParser)
#include "tst_streamparser.moc"
