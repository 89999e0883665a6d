// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/query/literal.h"
#include "lib/query/query.h"
#include "lib/query/regexshape.h"
#include "lib/wire/streamparser.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace {

// One block, and the row that a parser makes of it.
struct Block
{
    qint64 begin = 0;
    qint64 end = 0;
    QueryRow row;
    StreamItem item;
    QByteArray ownId;
};

// The rows of a stream, as a capture has them.
std::vector<Block> blocksOf(const QByteArray &stream)
{
    std::vector<Block> blocks;
    StreamParser parser;
    parser.feed(stream);
    const auto take = [&](const StreamItem &item) {
        Block block{item.begin(), item.end(), {}, item, {}};
        block.row.itemKind = item.kind();
        block.row.kind = item.kind() == StreamItem::Kind::Event ? Record::Kind::Event
            : item.kind() == StreamItem::Kind::Comment          ? Record::Kind::Comment
                                                                : Record::Kind::Ignored;
        block.row.bytes = QByteArrayView(stream).sliced(item.begin(), item.size());
        blocks.push_back(block);
    };
    while (const StreamItem *item = parser.next())
        take(*item);
    if (const StreamItem *item = parser.finish())
        take(*item);
    for (Block &block : blocks) { // now that the copies stay where they are
        block.row.data = block.item.data();
        block.row.size = block.row.data.size();
        if (!block.row.isEvent())
            continue;
        block.row.type = block.item.name();
        StreamParser alone(StreamParser::DefaultLimit, StreamParser::StartsAt::Block);
        alone.feed(block.row.bytes);
        while (const StreamItem *item = alone.next()) // the event comes last
            block.ownId = item->lastEventId().toByteArray();
        block.row.id = block.ownId;
    }
    return blocks;
}

class Generator
{
public:
    explicit Generator(unsigned seed)
        : m_random(seed)
    {
    }

    int number(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }

    template<typename T>
    T oneOf(std::initializer_list<T> list)
    {
        return *(list.begin() + number(int(list.size()) - 1));
    }

    QByteArray text()
    {
        QByteArray result;
        for (int i = number(8); i >= 0; --i)
            result +=
                oneOf<QByteArray>({"a",  "A",       "b",  "B", "s",    "k",    "ä",         "Ä",
                                   "ß",  "ſ",       "K",  "1", "2",    " ",    ":",         "data",
                                   "id", "message", "\\", "é", "\xff", "\xc3", "{\"x\":1}", "订"});
        return result;
    }

    QByteArray line()
    {
        return oneOf<QByteArray>({"data: ", "data: ", "data: ", "data:", "data",
                                  "event: ", "id:", ":", "foo: ", "retry: "})
            + text();
    }

    QByteArray stream()
    {
        QByteArray result;
        const auto lineEnd = oneOf<QByteArray>({"\n", "\r", "\r\n"});
        for (int i = number(6); i >= 0; --i) {
            for (int lines = number(3); lines >= 0; --lines)
                result += line() + lineEnd;
            result += lineEnd;
        }
        return number(3) == 0 ? result + line() : result;
    }

    QByteArray word()
    {
        return oneOf<QByteArray>({"a", "ab", "A", "ba", "ä", "ÄB", "ß", "aß", "s", "k", "ask",
                                  "message", "mess", "1", "12", "data", "订", "aé", "{"});
    }

    QByteArray regex()
    {
        QByteArray result;
        for (int i = number(3); i >= 0; --i)
            result += oneOf<QByteArray>(
                {"a",     "b",    "ab",    "A",       "1",    "ä",     "s",       "k",     ".",
                 "a*",    "b+",   "(a|b)", "(?:ab)?", "[ab]", "[^a]",  "\\d",     "\\s",   "\\w+",
                 "\\b",   "\\S",  "a{2}",  "b{0,1}",  "^",    "$",     "\\n",     "(?=b)", "(?<!a)",
                 "a|b",   "{\"x", "a++",   "\\Ba",    ".*",   "[\\s]", "\\x61",   "data",  "ä?",
                 "[ä-é]", "\\{",  "(?i)A", "(?>a)",   "\\W",  "\\R",   "\\Qa|\\E"});
        return result;
    }

    // Also such that are no queries.
    QByteArray query(int depth = 2)
    {
        if (depth > 0 && number(2) == 0)
            return "(" + query(depth - 1) + ")"
                + oneOf<QByteArray>({" ", " or ", " and ", " or not "}) + query(depth - 1);
        switch (number(8)) {
        case 0:
            return '/' + regex() + '/';
        case 1:
            return '/' + regex() + oneOf<QByteArray>({"/i", "/m", "/s", "/is"});
        case 2:
            return "type:" + word() + oneOf<QByteArray>({"", "*", ",b"});
        case 3:
            return "id:" + oneOf<QByteArray>({"", "*"}) + word();
        case 4:
            return '"' + word() + oneOf<QByteArray>({" ", "\n", "b\nab"}) + word() + '"';
        case 5:
            return oneOf<QByteArray>({"data:", "comment:", "not "}) + word();
        default:
            return word();
        }
    }

private:
    std::mt19937 m_random;
};

} // namespace

class TestQueryCandidates : public QObject
{
    Q_OBJECT

private slots:
    void findsLiterals_data();
    void findsLiterals();
    void findsLiteralsAsAPlainSearch();
    void knowsTheShapeOfExpressions_data();
    void knowsTheShapeOfExpressions();
    void passesOver_data();
    void passesOver();
    void cannotTell_data();
    void cannotTell();
    void findsTheNearestOfSeveral();
    void missesNoRow_data();
    void missesNoRow();
};

void TestQueryCandidates::findsLiterals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Literal::Letters>("letters");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("place");
    const auto exact = Literal::Letters::Exact;
    const auto caseless = Literal::Letters::AsciiCaseless;

    QTest::newRow("nothing-to-search") << "a"_ba << exact << ""_ba << qsizetype(-1);
    QTest::newRow("all-of-it") << "abc"_ba << exact << "abc"_ba << qsizetype(0);
    QTest::newRow("too-short") << "abc"_ba << exact << "ab"_ba << qsizetype(-1);
    QTest::newRow("at-the-end") << "c"_ba << exact << QByteArray(200, 'a') + "c" << qsizetype(200);
    QTest::newRow("in-the-first-block")
        << "bc"_ba << exact << "abc" + QByteArray(200, 'a') << qsizetype(1);
    QTest::newRow("over-blocks") << "bcd"_ba << exact << QByteArray(63, 'a') + "bcd"
                                 << qsizetype(63);
    QTest::newRow("other-case") << "bc"_ba << exact << "aBC"_ba << qsizetype(-1);
    QTest::newRow("caseless") << "Bc"_ba << caseless << "abC"_ba << qsizetype(1);
    QTest::newRow("caseless-letters-only") << "{"_ba << caseless << "["_ba << qsizetype(-1);
    QTest::newRow("caseless-at-sign") << "`"_ba << caseless << "@"_ba << qsizetype(-1);
    QTest::newRow("high-bytes") << "\xc3\xa4"_ba << caseless << "\xc3\x84\xc3\xa4"_ba
                                << qsizetype(2);
    QTest::newRow("nul") << QByteArray("\0b", 2) << exact << QByteArray("a\0b", 3) << qsizetype(1);
    QTest::newRow("once-more") << "aab"_ba << exact << "aaab"_ba << qsizetype(1);
}

void TestQueryCandidates::findsLiterals()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Literal::Letters, letters);
    QFETCH(const QByteArray, bytes);
    QTEST(Literal(text, letters).find(bytes), "place");
}

void TestQueryCandidates::findsLiteralsAsAPlainSearch()
{
    Generator generate(3);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes;
        for (int size = generate.number(300); size > 0; --size)
            bytes += generate.oneOf({'a', 'b', 'A', 'B', 'c'});
        QByteArray text;
        for (int size = generate.number(5); size >= 0; --size)
            text += generate.oneOf({'a', 'b', 'A', 'c'});
        const qsizetype from = generate.number(int(bytes.size()));
        QCOMPARE(Literal(text, Literal::Letters::Exact).find(bytes, from),
                 bytes.indexOf(text, from));
        QCOMPARE(Literal(text, Literal::Letters::AsciiCaseless).find(bytes, from),
                 bytes.toLower().indexOf(text.toLower(), from));
    }
}

void TestQueryCandidates::knowsTheShapeOfExpressions_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<bool>("staysInLine");
    QTest::addColumn<QByteArray>("literal");
    const auto row = [](const char *pattern, bool staysInLine, const char *literal) {
        QTest::newRow(pattern) << QByteArray(pattern) << staysInLine << QByteArray(literal);
    };

    row("abc", true, "abc");
    row("a\\.b", true, "a.b");
    row("ab+c", true, "ab");
    row("ab*cd", true, "cd");
    row("abc?", true, "ab");
    row("aü?b", true, "a");
    row("ab{2}c", true, "a");
    row("{\"a\":\\d+}", true, "{\"a\":");
    row("a.*bcd", true, "bcd");
    row("\\bab\\b", true, "ab");
    row("[a-z]xy", true, "xy");
    row("[]a]xy", true, "xy");
    row("(ab)c", true, "c");
    row("(?:ab|c)de", true, "de");
    row("ab|c", true, "");
    row(".*abc", false, "abc");
    row("(.*a)bc", false, "bc");
    row("(?:.*a)bc", false, "bc");
    row("ab[^c]d", false, "ab");
    row("ab\\s+cde", false, "");
    row("^ab$", false, "ab");
    row("ab(?=c)", false, "ab");
    row("(?!ab)c", false, "c");
    row("a++b", false, "a");
    row("(?i)ab", false, "");
    row("(?<n>ab)c", false, "");
    row("(?>ab)c", false, "");
    row("(*CR)ab.", false, "");
    row("\\Qa|b\\E", false, "");
    row("ab\\nc", false, "");
    row("ab[\\s]c", false, "ab");
    row("ab[\\x00-\\xff]", false, "ab");
    row("ab[[:space:]]", false, "");
    row("ab\\x0a", false, "");
    row("ab\\012", false, "");
    row("(?#ab)c", false, "");
    row("a\nbc", false, "bc");
}

void TestQueryCandidates::knowsTheShapeOfExpressions()
{
    QFETCH(const QByteArray, pattern);
    const RegexShape shape = regexShape(pattern, Regex::NoFlag);
    QTEST(shape.staysInLine, "staysInLine");
    QTEST(shape.literal, "literal");
}

void TestQueryCandidates::passesOver_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("word") << u"needle"_s;
    QTest::newRow("word-in-any-case") << u"needle -x"_s;
    QTest::newRow("exact-word") << u"eeDle"_s;
    QTest::newRow("words") << u"n needle"_s;
    QTest::newRow("phrase-over-lines") << u"\"a\nneedle\nb\""_s;
    QTest::newRow("either-word") << u"needle or nothing"_s;
    QTest::newRow("umlauts") << u"needleö"_s;
    QTest::newRow("type") << u"type:neeDle"_s;
    QTest::newRow("types") << u"type:nothing,neeDle*"_s;
    QTest::newRow("data") << u"data:needle"_s;
    QTest::newRow("regex") << u"/ne+D.e/"_s;
    QTest::newRow("regex-in-any-case") << u"/NEEDLE/i"_s;
    QTest::newRow("regex-with-literal") << u"/^neeD[^x]*/"_s;
    QTest::newRow("regex-and-what-tells-nothing") << u"/neeD/ is:event not x jq:(.)"_s;
}

void TestQueryCandidates::passesOver()
{
    QFETCH(const QString, text);
    QueryError error;
    auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    const QByteArray hay = QByteArray("event: hay\ndata: x\n\n").repeated(1000);
    const QByteArray block = "data: neeDleÖ\n\n";
    QCOMPARE(query->findCandidate(hay, 0), -1);
    QCOMPARE(query->findCandidate(hay, 5000), -1);
    const qsizetype found = query->findCandidate(hay + block + hay, 10);
    QVERIFY(found >= hay.size() && found < hay.size() + block.size());
    QCOMPARE(query->findCandidate(hay + block, hay.size() + block.size()), -1);
}

void TestQueryCandidates::cannotTell_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("blank") << u""_s;
    QTest::newRow("not") << u"not needle"_s;
    QTest::newRow("or") << u"needle or is:event"_s;
    QTest::newRow("jq") << u"jq:(.a)"_s;
    QTest::newRow("lint") << u"lint:"_s;
    QTest::newRow("default-type") << u"message"_s;
    QTest::newRow("part-of-default-type") << u"sag"_s;
    QTest::newRow("default-type-by-name") << u"type:message"_s;
    QTest::newRow("default-type-among-others") << u"type:a,mess*"_s;
    QTest::newRow("note") << u"note:needle"_s;
    QTest::newRow("bookmark") << u"bookmark:needle"_s;
    QTest::newRow("regex-over-lines") << u"/\\s+/"_s;
    QTest::newRow("anchors") << u"/^$/"_s;
}

void TestQueryCandidates::cannotTell()
{
    QFETCH(const QString, text);
    QueryError error;
    auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    QCOMPARE(query->findCandidate("data: x\n\n", 0), 0);
    QCOMPARE(query->findCandidate("data: x\n\n", 3), 3);
}

void TestQueryCandidates::findsTheNearestOfSeveral()
{
    QueryError error;
    auto query = Query::parse(u"aaaa or bbbb or cccc"_s, &error);
    QVERIFY(query);
    Generator generate(5);
    for (int i = 0; i < 200; ++i) {
        QByteArray bytes(generate.number(200'000), '.');
        for (int count = generate.number(5); count > 0; --count)
            bytes.insert(generate.number(int(bytes.size())),
                         generate.oneOf<QByteArray>({"aaaa", "bbbb", "cccc"}));
        const qsizetype from = generate.number(int(bytes.size()));
        qsizetype nearest = -1;
        for (const char *word : {"aaaa", "bbbb", "cccc"}) {
            const qsizetype found = bytes.indexOf(word, from);
            if (found >= 0 && (nearest < 0 || found < nearest))
                nearest = found;
        }
        QCOMPARE(query->findCandidate(bytes, from), nearest);
    }
}

void TestQueryCandidates::missesNoRow_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed-%u", seed) << seed;
}

void TestQueryCandidates::missesNoRow()
{
    QFETCH(const unsigned, seed);
    Generator generate(seed);
    int matched = 0;
    int passedOver = 0;
    for (int i = 0; i < 3000; ++i) {
        const QByteArray text = generate.query();
        QueryError error;
        auto query = Query::parse(QString::fromUtf8(text), &error);
        if (!query)
            continue;
        const QByteArray stream = generate.stream();
        for (Block &block : blocksOf(stream)) {
            const qsizetype from = generate.number(int(block.begin));
            const qsizetype candidate = query->findCandidate(stream, from);
            const bool isPassedOver = candidate < 0 || candidate >= block.end;
            const bool isMatch = query->matches(block.row);
            const QByteArray what =
                text + " misses " + block.row.bytes.toByteArray().toPercentEncoding();
            QVERIFY2(!isMatch || !isPassedOver, what.constData());
            matched += isMatch;
            passedOver += isPassedOver;
        }
    }
    QVERIFY(matched > 1000);
    QVERIFY(passedOver > 1000);
}

QTEST_GUILESS_MAIN(TestQueryCandidates)
#include "tst_querycandidates.moc"
