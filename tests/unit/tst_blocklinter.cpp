// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/blocklinter.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using Rule = Finding::Rule;
using StartsAt = StreamParser::StartsAt;

namespace {

QString text(QByteArrayView name, qint64 begin, qint64 end, const QString &detail = {})
{
    return QStringLiteral("%1 %2..%3 %4")
        .arg(QString::fromLatin1(name))
        .arg(begin)
        .arg(end)
        .arg(detail)
        .trimmed();
}

QStringList texts(const QList<Finding> &findings)
{
    QStringList result;
    for (const Finding &finding : findings)
        result += text(ruleName(finding.rule), finding.begin, finding.end, finding.detail);
    return result;
}

// What parser and linter must agree on, by the parser's name for it; empty for all else.
QByteArray ignoredName(StreamItem::Kind kind)
{
    switch (kind) {
    case StreamItem::Kind::UnknownField:
        return "unknown-field";
    case StreamItem::Kind::IdIgnored:
        return "id";
    case StreamItem::Kind::RetryIgnored:
        return "retry";
    case StreamItem::Kind::BlockWithoutData:
        return "no-data";
    case StreamItem::Kind::ByteOrderMark:
        return "byte-order-mark";
    case StreamItem::Kind::IncompleteBlock:
        return "incomplete";
    default:
        return {};
    }
}

QByteArray ignoredName(Rule rule)
{
    switch (rule) {
    case Rule::UnknownField:
        return "unknown-field";
    case Rule::IdWithNul:
        return "id";
    case Rule::RetryNotDigits:
        return "retry";
    case Rule::EmptyEvent:
    case Rule::IdAlone:
        return "no-data";
    case Rule::ByteOrderMark:
        return "byte-order-mark";
    case Rule::CutOff:
        return "incomplete";
    default:
        return {};
    }
}

QStringList ignored(const QList<Finding> &findings, qint64 offset)
{
    QStringList result;
    for (const Finding &finding : findings) {
        if (const QByteArray name = ignoredName(finding.rule); !name.isEmpty())
            result += text(name, offset + finding.begin, offset + finding.end);
    }
    return result;
}

// Where the block that begins there ends, past its blank line or at the end of the stream: found
// in the plainest way.
qsizetype blockEnd(const QByteArray &stream, qsizetype begin)
{
    bool hasLines = false;
    bool isLineEmpty = true;
    for (qsizetype i = begin; i < stream.size(); ++i) {
        const bool isCrLf = stream.mid(i, 2) == "\r\n";
        if (stream[i] != '\r' && stream[i] != '\n') {
            isLineEmpty = false;
            continue;
        }
        i += isCrLf ? 1 : 0;
        if (isLineEmpty && hasLines)
            return i + 1;
        hasLines = hasLines || !isLineEmpty;
        isLineEmpty = true;
    }
    return stream.size();
}

QByteArray randomStream(QRandomGenerator &random)
{
    static const QByteArrayList parts{
        "data", "event", "id",   "retry", "Data",  "x",    ":",    ":",         ": ",
        ":  ",  " ",     "7",    "a\tb",  "\0"_ba, "\xFF", "水",   "\\n",       "\n",
        "\n",   "\n",    "\n\n", "\r\n",  "\r",    "\r\n", "\r\n", "data: 1\n", "\xEF\xBB\xBF"};
    QByteArray stream;
    const int count = random.bounded(40);
    for (int i = 0; i < count; ++i)
        stream += parts[random.bounded(int(parts.size()))];
    if (random.bounded(4) == 0)
        stream.prepend("\xEF\xBB\xBF");
    return stream;
}

} // namespace

class TestBlockLinter : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsOdd_data();
    void findsWhatIsOdd();
    void looksAtLinesAlone_data();
    void looksAtLinesAlone();
    void agreesWithTheParser();
    void boundsWhatItFinds();
    void quotesALittle();
};

void TestBlockLinter::findsWhatIsOdd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &findings) {
        QTest::newRow(name) << bytes << findings;
    };
    // Happy flows
    row("nothing", "", {});
    row("event", "data: a\n\n", {});
    row("all-fields", "id: 1\nevent: message\nretry: 3000\ndata: a\ndata: b\n\n", {});
    row("comments", ": a\n:b\n\n", {});
    row("comment-without-blank-line", ": a\n", {});
    row("blank-lines", "\n\r\n\r\r", {});
    row("blank-lines-before", "\n\ndata: a\n\n", {});
    row("empty-values", "data:\nevent:\nid:\n\n", {});
    row("names-alone", "data\n\n", {});
    row("crlf", "data: a\r\ndata: b\r\n\r\n", {});
    row("cr", "data: a\rdata: b\r\r", {});
    row("crlf-whose-last-lf-comes-later", "data: a\r\n\r", {});
    row("indented-json", "data: {\ndata:   \"a\": 1\ndata: }\n\n", {});
    row("blank-after-data", "data: a \n\n", {});
    row("second-block-is-not-looked-at", "data: a\n\nfoo\n\n", {});
    row("utf8", "data: 水🌊\n\n", {});

    // Ignored lines
    row("unknown-field", "foo: 1\ndata: a\n\n", {u"unknown-field 0..7 foo"_s});
    row("each-unknown-field", "data: a\nfoo: 1\r\nbar\n\n",
        {u"unknown-field 8..16 foo"_s, u"mixed-line-ends 14..16 LF, CRLF"_s,
         u"unknown-field 16..20 bar"_s});
    row("other-case", "Data: a\n\n", {u"unknown-field 0..8 Data"_s});
    row("blank-in-name", "event : a\n\n", {u"unknown-field 0..10 event"_s}); // trimmed by text()
    row("byte-order-mark-inside",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {u"unknown-field 0..11 \\u{feff}data"_s});
    row("id-with-nul", "id: a\0b\ndata: a\n\n"_ba, {u"id-with-nul 0..8 a\\x00b"_s});
    row("retry-not-digits", "retry: 3s\n\n", {u"retry-not-digits 0..10 3s"_s});
    row("empty-retry", "retry\n\n", {u"retry-not-digits 0..6"_s});
    row("retry-with-a-blank", "retry: 3000 \n\n", {u"retry-not-digits 0..13 3000"_s});
    row("negative-retry", "retry: -1\n\n", {u"retry-not-digits 0..10 -1"_s});
    row("retry-in-seconds", "retry: 3\n\n", {u"short-retry 0..9 3"_s});
    row("short-retry-with-zeros", "retry: 00099\n\n", {u"short-retry 0..13 00099"_s});
    row("huge-retry", "retry: 99999999999999999999999\n\n", {});

    // The block as a whole
    row("type-without-data", "event: ping\n\n", {u"empty-event 0..13 ping"_s});
    row("type-and-id-without-data", ": c\nid: 1\nevent: ping\n\n", {u"empty-event 0..23 ping"_s});
    row("empty-type-without-data", "event\n\n", {u"empty-event 0..7 message"_s});
    row("id-without-data", "\nid: 7\n\n", {u"id-alone 1..8 7"_s});
    row("named", "event: ping\ndata: a\n\n", {u"named-event 0..12 ping"_s});
    row("named-twice", "event: a\nevent: b\ndata: a\n\n",
        {u"repeated-field 9..18 event"_s, u"named-event 9..18 b"_s});
    row("name-undone", "event: a\nevent:\ndata: a\n\n", {u"repeated-field 9..16 event"_s});
    row("blank-line-missing", "id: 1\ndata: a\nid: 2\ndata: b\n\n",
        {u"repeated-field 14..20 id"_s});
    row("id-with-nul-is-no-id", "id: \0\nid: 2\ndata: b\n\n"_ba, {u"id-with-nul 0..6 \\x00"_s});

    // The end of the stream
    row("cut-off-after-a-line", "data: a\n", {u"cut-off 0..8"_s});
    row("cut-off-in-a-line", "data: a\nfoo: b", {u"cut-off 0..14"_s});
    row("cut-off-in-a-comment", ": a\n: b", {u"cut-off 0..7"_s});
    row("cut-off-after-blank-lines", "\n\nda", {u"cut-off 2..4"_s});
    row("cut-off-in-a-character", "data: \xE6\xB0", {u"cut-off 0..8"_s});
    row("cut-off-before-the-lf", "data: a\r", {u"cut-off 0..8"_s});
    row("cut-off-with-other-mistakes", "foo\nid: 1\n",
        {u"unknown-field 0..4 foo"_s, u"cut-off 0..10"_s});
    row("escaped-line-ends", R"(data: a\n\ndata: b\n\n)",
        {u"cut-off 0..22"_s, u"escaped-line-end 7..11"_s});
    row("escaped-crlf", R"(data: a\r\nevent: b)",
        {u"cut-off 0..19"_s, u"escaped-line-end 9..11"_s});
    row("escaped-and-real-line-ends", "data: a\\n\\n\ndata: b\\n\\n\n",
        {u"cut-off 0..24"_s, u"escaped-line-end 7..11"_s});
    row("escaped-line-end-in-json", R"(data: {"a":"\n\nb","c":"\n)", {u"cut-off 0..26"_s});
    row("escaped-line-end-after-json", R"(data: {"a":"\nb"}\n\n)",
        {u"cut-off 0..21"_s, u"escaped-line-end 17..21"_s});
    row("escaped-line-end-in-an-event", "data: a\\n\n\n", {});

    // Blanks
    row("no-space", "data:a\nevent:b\n\n", {u"no-space 0..5 data"_s, u"named-event 7..15 b"_s});
    row("no-space-in-an-unknown-field", "foo:a\ndata: b\n\n", {u"unknown-field 0..6 foo"_s});
    row("two-spaces-in-type", "event:  a\ndata: a\n\n",
        {u"named-event 0..10  a"_s, u"two-spaces 7..8 event"_s});
    row("two-spaces-in-id", "id:  1\ndata: a\n\n", {u"two-spaces 4..5 id"_s});
    row("tab-in-type", "event:\ta\ndata: a\n\n",
        {u"named-event 0..9 \\ta"_s, u"two-spaces 6..7 event"_s});
    row("blank-after-type", "event: a \ndata: a\n\n",
        {u"named-event 0..10 a"_s, u"trailing-blank 8..9 event"_s}); // trimmed by text()
    row("tab-after-id", "id: 1\t\ndata: a\n\n", {u"trailing-blank 5..6 id"_s});
    row("type-of-a-blank", "event:  \ndata: a\n\n",
        {u"named-event 0..9"_s, u"two-spaces 7..8 event"_s});
    row("indented-data", "data:  a\n\n", {u"indented-data 6..7"_s});

    // Bytes
    row("lf-in-crlf", "data: a\r\ndata: b\n\r\n", {u"mixed-line-ends 16..17 CRLF, LF"_s});
    row("all-line-ends", "data: a\r\ndata: b\ndata: c\r\n\n",
        {u"mixed-line-ends 16..17 CRLF, LF"_s});
    row("cr-among-others", "data: a\ndata: b\rdata: c\r\n\r\n",
        {u"mixed-line-ends 15..16 LF, CR, CRLF"_s});
    row("invalid-utf8", "data: \xFF\xFE\ndata: \xC3\n\n", {u"invalid-utf8 6..7 3"_s});
    row("invalid-utf8-in-a-comment", ": \xE6\xB0\ndata: a\n\n", {u"invalid-utf8 2..4 1"_s});
    row("invalid-utf8-in-a-name", "f\xFF: 1\n\n",
        {u"unknown-field 0..6 f\uFFFD"_s, u"invalid-utf8 1..2 1"_s});
}

void TestBlockLinter::findsWhatIsOdd()
{
    QFETCH(const QByteArray, bytes);
    // In memory of its own, without a NUL behind it, for memory checkers.
    const std::vector<char> copy(bytes.begin(), bytes.end());
    QTEST(texts(lintBlock(QByteArrayView(copy.data(), qsizetype(copy.size())))), "findings");
}

void TestBlockLinter::looksAtLinesAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<StartsAt>("start");
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &findings,
                        StartsAt start = StartsAt::Block) {
        QTest::newRow(name) << bytes << start << findings;
    };
    row("comment", ": a\n", {});
    row("field", "data: a\n", {});
    row("type", "event: a\n", {});
    row("start-of-a-line", "foo", {});
    row("unknown-field", "foo: 1\r", {u"unknown-field 0..7 foo"_s});
    row("comment-that-is-not-utf8", ": \xFF\n", {u"invalid-utf8 2..3 1"_s});
    row("whole-block", "event: a\n\n", {});
    row("byte-order-mark", "\xEF\xBB\xBF", {u"byte-order-mark 0..3"_s}, StartsAt::Stream);
    row("byte-order-mark-and-more",
        "\xEF\xBB\xBF"
        "foo\n",
        {u"byte-order-mark 0..3"_s, u"unknown-field 3..7 foo"_s}, StartsAt::Stream);
    row("second-byte-order-mark", "\xEF\xBB\xBF\xEF\xBB\xBF\n",
        {u"byte-order-mark 0..3"_s, u"unknown-field 3..7 \\u{feff}"_s}, StartsAt::Stream);
}

void TestBlockLinter::looksAtLinesAlone()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const StartsAt, start);
    QTEST(texts(lintBlock(bytes, BlockExtent::Lines, start)), "findings");
}

// What the parser reports as ignored the linter finds at the same place, and no more; in the
// blocks of a stream, and in the bytes of each item.
void TestBlockLinter::agreesWithTheParser()
{
    QRandomGenerator random(20);
    int seen = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray stream = randomStream(random);
        QStringList expected;
        const auto take = [&](const StreamItem &item) {
            const QByteArray name = ignoredName(item.kind());
            if (!name.isEmpty())
                expected += text(name, item.begin(), item.end());
            const bool isBlock =
                item.kind() == StreamItem::Kind::Event || name == "no-data" || name == "incomplete";
            const bool isMark = item.kind() == StreamItem::Kind::ByteOrderMark;
            const QByteArray bytes = stream.mid(item.begin(), item.size());
            const QList<Finding> own =
                lintBlock(bytes, isBlock ? BlockExtent::Whole : BlockExtent::Lines,
                          isMark ? StartsAt::Stream : StartsAt::Block);
            if (isBlock)
                QCOMPARE(ignored(own, 0).contains(text(name, 0, item.size())), !name.isEmpty());
            else
                QCOMPARE(ignored(own, 0),
                         name.isEmpty() ? QStringList() : QStringList(text(name, 0, item.size())));
        };
        StreamParser parser;
        parser.feed(stream);
        while (const StreamItem *item = parser.next())
            take(*item);
        if (const StreamItem *item = parser.finish())
            take(*item);

        QStringList found;
        const qsizetype markSize = stream.startsWith("\xEF\xBB\xBF") ? 3 : 0;
        for (qsizetype begin = 0; begin < stream.size();) {
            const qsizetype end = blockEnd(stream, begin == 0 ? markSize : begin);
            found += ignored(lintBlock(QByteArrayView(stream).sliced(begin, end - begin),
                                       BlockExtent::Whole,
                                       begin == 0 ? StartsAt::Stream : StartsAt::Block),
                             begin);
            begin = end;
        }
        expected.sort();
        found.sort();
        if (found != expected)
            qWarning() << stream;
        QCOMPARE(found, expected);
        seen += int(found.size());
    }
    QVERIFY(seen > 20'000);
}

// Takes for ever unless it is linear in the number of lines, whatever ends them.
void TestBlockLinter::boundsWhatItFinds()
{
    for (const QByteArray &line : {"x\n"_ba, "x\r"_ba, "x\r\n"_ba, ":\n"_ba, "data\n"_ba,
                                   "id:\xFF\n"_ba, "retry\n"_ba, "event: x\\n"_ba}) {
        const QList<Finding> findings = lintBlock(line.repeated(300'000));
        QVERIFY(findings.size() <= MaxIgnoredLines + Finding::RuleCount);
        if (line.startsWith('x')) {
            QCOMPARE(findings.size(), MaxIgnoredLines + 1);
            QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
                return finding.rule == Rule::CutOff;
            }));
        }
    }
}

void TestBlockLinter::quotesALittle()
{
    const auto detail = [](const QByteArray &name) {
        return lintBlock(name + "\n\n").constFirst().detail;
    };
    QCOMPARE(detail("x"_ba.repeated(80)), QString(80, u'x'));
    QCOMPARE(detail("x"_ba.repeated(81)), QString(80, u'x') + u'…');
    QCOMPARE(detail("xx" + "水"_ba.repeated(50)), u"xx"_s + QString(26, u'水') + u'…');
    QVERIFY(detail("\x80"_ba.repeated(1000)).size() <= 81);
    QCOMPARE(detail("\x1b[2J"), u"\\x1b[2J"_s);
}

QTEST_APPLESS_MAIN(TestBlockLinter)
#include "tst_blocklinter.moc"
