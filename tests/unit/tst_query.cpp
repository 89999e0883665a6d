// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/query/query.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A row that owns its texts.
struct Row
{
    QueryRow row;
    QByteArray type;
    QByteArray id;
    QByteArray data;
    QByteArray bytes;
    QByteArray bookmarkNote;

    QueryRow view() const
    {
        QueryRow result = row;
        result.type = type;
        result.id = id;
        result.data = data;
        result.bytes = bytes;
        result.size = data.size();
        result.bookmarkNote = bookmarkNote;
        return result;
    }
};

Record::Time localTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return Record::Time(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

// An event as the rows of the tables below change it.
Row order()
{
    Row row;
    row.row.number = 42;
    row.row.attempt = 2;
    row.row.gap = 1500ms;
    row.row.time = localTime(u"2026-11-21T10:30:05.100"_s);
    row.type = "order";
    row.id = "a-42";
    row.data = R"({"sku":"A7","price":130,"note":"Größe ok"})";
    row.bytes = "event: order\nid: a-42\ndata: " + row.data + "\n\n";
    return row;
}

Row tick(const QByteArray &data)
{
    Row row = order();
    row.type = "message";
    row.id.clear();
    row.data = data;
    row.bytes = "data: " + data + "\n\n";
    return row;
}

Row comment(const QByteArray &text)
{
    Row row = order();
    row.row.kind = Record::Kind::Comment;
    row.row.itemKind = StreamItem::Kind::Comment;
    row.row.number = 0;
    row.type.clear();
    row.id.clear();
    row.data = text;
    row.bytes = ":" + text + "\n";
    return row;
}

Row note(Record::Kind kind, const QByteArray &text)
{
    Row row = comment(text);
    row.row.kind = kind;
    row.bytes.clear();
    return row;
}

} // namespace

Q_DECLARE_METATYPE(Row)

class TestQuery : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void matchesTexts_data();
    void matchesTexts();
    void matchesFields_data();
    void matchesFields();
    void combines_data();
    void combines();
    void takesWordsWithColonsForTexts_data();
    void takesWordsWithColonsForTexts();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void suggestsWhatWasMeant_data();
    void suggestsWhatWasMeant();
    void knowsWhetherItNeedsThePayload_data();
    void knowsWhetherItNeedsThePayload();
    void highlightsWhatItLooksFor_data();
    void highlightsWhatItLooksFor();
    void highlightsNotTooMuch();
    void blankTextMatchesEverything();
    void survivesHostileExpressions_data();
    void survivesHostileExpressions();
    void survivesHostileTexts_data();
    void survivesHostileTexts();
};

void TestQuery::initTestCase()
{
    qputenv("TZ", "Europe/Berlin");
}

void TestQuery::matchesTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Row>("row");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *name, const QString &text, const Row &in, bool matches) {
        QTest::newRow(name) << text << in << matches;
    };

    row("word-in-data", u"price"_s, order(), true);
    row("word-in-type", u"orde"_s, order(), true);
    row("word-in-id", u"a-42"_s, order(), true);
    row("word-in-comment", u"alive"_s, comment("keep-alive"), true);
    row("word-in-note", u"lost"_s, note(Record::Kind::Lost, "The connection was lost"), true);
    row("word-in-default-type", u"essag"_s, tick("1"), true);
    row("word-nowhere", u"nothing"_s, order(), false);
    row("word-in-field-names-only", u"event:"_s + u"order"_s, tick("event: order"), false);
    row("lower-case-finds-capitals", u"a7"_s, order(), true);
    row("capitals-are-exact", u"PRICE"_s, order(), false);
    row("capitals-that-are-there", u"A7"_s, order(), true);
    row("lower-case-umlaut", u"größe"_s, order(), true);
    row("lower-case-finds-capital-umlaut", u"größe"_s, tick("GRÖßE"), true);
    row("capital-umlaut-is-exact", u"Ö"_s, order(), false);
    row("greek", u"ὀδυσσεύς"_s, tick("Ὀδυσσεύς"), true);
    row("chinese", u"订单"_s, tick("新订单 42"), true);
    row("emoji", u"🚀"_s, tick("to the 🚀!"), true);
    row("not-utf-8", u"def"_s,
        tick("abc\xff\xfe"
             "DEF"),
        true);
    row("umlaut-behind-what-is-not-utf-8", u"ä"_s,
        tick("\xc3\xff\xe4\xbd"
             "Ä"),
        true);
    row("nul", u"b"_s, tick(QByteArray("a\0b", 3)), true);
    row("phrase", u"\"sku\\\":\\\"A7\""_s, order(), true);
    row("phrase-with-blank", u"\"größe ok\""_s, order(), true);
    row("phrase-with-other-quotes", u"“größe ok”"_s, order(), true);
    row("phrase-with-backslash", uR"("a\\b")"_s, tick(R"(a\b)"), true);
    row("backslash-that-escapes-nothing", uR"("a\nb")"_s, tick(R"(a\nb)"), true);
    row("phrase-over-lines", u"\"a\nb\""_s, tick("a\nb"), true);
    row("quotes-inside-of-a-word", u"{\"sku\":\"A7\","_s, order(), true);
    row("pasted-json", u"{\"a\": \"b c\"}"_s, tick("{\"a\": \"b c\"}"), true);
    row("word-with-parentheses", u"f(x)"_s, tick("y = f(x)"), true);
    row("word-with-slashes", u"/api/v1/orders"_s, tick("GET /api/v1/orders"), true);
    row("path-with-parameter", u"/api/orders?id=5"_s, tick("GET /api/orders?id=5"), true);
    row("negative-number", u"-5"_s, tick("t=-5"), true);
    row("option", u"--verbose"_s, tick("curl --verbose"), true);
    row("colour", u"#ff0000"_s, tick("#FF0000"), true);
    row("keyword-in-quotes", u"\"not\""_s, tick("why not"), true);
    row("word-that-begins-with-a-keyword", u"order"_s, order(), true);

    row("regex", u"/price\":1\\d0/"_s, order(), true);
    row("regex-that-does-not-match", u"/price\":2/"_s, order(), false);
    row("regex-is-exact", u"/PRICE/"_s, order(), false);
    row("regex-in-any-case", u"/PRICE/i"_s, order(), true);
    row("regex-in-any-case-umlaut", u"/GRÖßE/i"_s, order(), true);
    row("regex-with-blank-and-slash", uR"(/a b\/c/)"_s, tick("a b/c"), true);
    row("regex-with-slash-in-class", u"/a[/]b/"_s, tick("a/b"), true);
    row("regex-anchored", u"/^b$/"_s, tick("a\nb"), false);
    row("regex-anchored-to-lines", u"/^b$/m"_s, tick("a\nb"), true);
    row("regex-dot-is-no-line-break", u"/a.b/"_s, tick("a\nb"), false);
    row("regex-dot-is-anything", u"/a.b/s"_s, tick("a\nb"), true);
    row("regex-with-callout", u"/p(?C1)rice(?C2)/"_s, order(), true);
    row("regex-flags-of-javascript", u"/PRICE/giu"_s, order(), true);
    row("regex-not-in-type", u"/^order$/"_s, order(), false);
    row("regex-in-comment", u"/^keep/"_s, comment("keep-alive"), true);
    row("regex-character-of-several-bytes", u"/^Gr.ße$/"_s, tick("Größe"), true);
    row("regex-behind-what-is-not-utf-8", u"/d.f/"_s,
        tick("\xff"
             "def"),
        true);
    row("regex-and-empty-data", u"/^$/"_s, tick(""), true);
}

void TestQuery::matchesTexts()
{
    QFETCH(const QString, text);
    QFETCH(const Row, row);
    QueryError error;
    auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    QTEST(query->matches(row.view()), "matches");
}

void TestQuery::matchesFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Row>("row");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *name, const QString &text, const Row &in, bool matches) {
        QTest::newRow(name) << text << in << matches;
    };
    Row marked = order();
    marked.row.isBookmarked = true;
    marked.bookmarkNote = "Price is wrong";

    row("type", u"type:order"_s, order(), true);
    row("type-is-exact", u"type:orde"_s, order(), false);
    row("type-minds-case", u"type:Order"_s, order(), false);
    row("type-with-star", u"type:or*"_s, order(), true);
    row("type-with-stars", u"type:*r*er"_s, order(), true);
    row("type-with-star-too-long", u"type:order*r"_s, order(), false);
    row("type-of-a-list", u"type:tick,order"_s, order(), true);
    row("type-of-a-list-with-bars", u"type:tick|order"_s, order(), true);
    row("type-not-in-the-list", u"type:tick,tock"_s, order(), false);
    row("type-quoted", u"type:\"order\""_s, order(), true);
    row("type-quoted-star", u"type:\"or*\""_s, order(), false);
    row("type-equal", u"type=order"_s, order(), true);
    row("type-not-equal", u"type!=order"_s, order(), false);
    row("type-behind-blank", u"type: order"_s, order(), true);
    row("type-default", u"type:message"_s, tick("1"), true);
    row("type-of-a-comment", u"type:*"_s, comment("x"), false);
    row("event-is-type", u"event:order"_s, order(), true);
    row("field-in-capitals", u"TYPE:order"_s, order(), true);
    row("id", u"id:a-42"_s, order(), true);
    row("id-with-star", u"id:*42"_s, order(), true);
    row("id-is-exact", u"id:42"_s, order(), false);
    row("id-of-what-has-none", u"id:*"_s, tick("1"), false);

    row("data", u"data:sku"_s, order(), true);
    row("data-is-not-type", u"data:order"_s, order(), false);
    row("data-is-not-comment", u"data:keep"_s, comment("keep"), false);
    row("data-regex", u"data:/sku.*130/"_s, order(), true);
    row("comment", u"comment:"_s, comment("ping"), true);
    row("comment-of-an-event", u"comment:"_s, order(), false);
    row("comment-text", u"comment:pin"_s, comment("PING"), true);
    row("comment-other-text", u"comment:pong"_s, comment("ping"), false);
    row("comment-text-of-an-event", u"comment:sku"_s, order(), false);
    row("comment-regex", u"comment:/^p.ng$/"_s, comment("ping"), true);
    row("note", u"note:"_s, note(Record::Kind::Lost, "gone"), true);
    row("note-text", u"note:\"was lost\""_s, note(Record::Kind::Lost, "It was lost"), true);
    row("bookmark", u"bookmark:"_s, marked, true);
    row("bookmark-of-another", u"bookmark:"_s, order(), false);
    row("bookmark-text", u"bookmark:wrong"_s, marked, true);
    row("bookmark-other-text", u"bookmark:right"_s, marked, false);

    row("is-event", u"is:event"_s, order(), true);
    row("is-comment", u"is:comment"_s, order(), false);
    row("is-one-of", u"is:retry,comment"_s, comment("x"), true);
    row("is-note", u"is:note"_s, note(Record::Kind::Closed, "x"), true);
    row("is-lost", u"is:lost"_s, note(Record::Kind::Closed, "x"), false);
    row("is-bookmarked", u"is:bookmarked"_s, marked, true);
    row("is-warning", u"is:warning"_s, order(), false);

    row("size-more", u"size>40"_s, order(), true);
    row("size-more-with-blanks", u"size > 40"_s, order(), true);
    row("size-forgiven-colon", u"size:>40b"_s, order(), true);
    row("size-equal", u"size:2"_s, tick("ab"), true);
    row("size-not-equal", u"size!=2"_s, tick("ab"), false);
    row("size-kb", u"size>=1kb"_s, tick(QByteArray(1024, 'x')), true);
    row("size-kb-less", u"size<1KB"_s, tick(QByteArray(1024, 'x')), false);
    row("size-kb-fraction", u"size<1.5kb"_s, tick(QByteArray(1024, 'x')), true);
    row("size-range", u"size:1kb..2kb"_s, tick(QByteArray(1024, 'x')), true);
    row("size-of-a-note", u"size<100"_s, note(Record::Kind::Lost, "x"), false);
    row("gap-more", u"gap>1s"_s, order(), true);
    row("gap-equal", u"gap=1500ms"_s, order(), true);
    row("gap-less", u"gap<1.5s"_s, order(), false);
    row("gap-at-most", u"gap<=1.5s"_s, order(), true);
    row("gap-minutes", u"gap>1m"_s, order(), false);

    row("time-after", u"time>10:30"_s, order(), true);
    row("time-after-the-second", u"time>10:30:05"_s, order(), true);
    row("time-after-the-fraction", u"time>10:30:05.1"_s, order(), false);
    row("time-from-the-fraction", u"time>=10:30:05.1"_s, order(), true);
    row("time-before", u"time<10:30"_s, order(), false);
    row("time-of-the-minute", u"time:10:30"_s, order(), true);
    row("time-of-the-second", u"time:10:30:05"_s, order(), true);
    row("time-of-another-minute", u"time:10:31"_s, order(), false);
    row("time-range", u"time:10:00..11:00"_s, order(), true);
    row("time-range-over-midnight", u"time:22:00..10:31"_s, order(), true);
    row("time-outside-of-range-over-midnight", u"time:22:00..10:29"_s, order(), false);
    row("time-of-a-day", u"time>\"2026-11-21 10:30\""_s, order(), true);
    row("time-of-the-day-before", u"time<\"2026-11-21 10:30\""_s, order(), false);
    row("time-with-t", u"time>2026-11-21T10:30:05.099"_s, order(), true);
    row("time-on-a-day", u"time:2026-11-21"_s, order(), true);
    row("time-on-another-day", u"time:2026-11-20"_s, order(), false);

    row("number-more", u"number>41"_s, order(), true);
    row("number-hash", u"#42"_s, order(), true);
    row("number-hash-range", u"#40..42"_s, order(), true);
    row("number-hash-open-range", u"#43.."_s, order(), false);
    row("number-hash-up-to", u"#..42"_s, order(), true);
    row("number-hash-compared", u"#>41"_s, order(), true);
    row("number-of-a-comment", u"number<100"_s, comment("x"), false);
    row("attempt", u"attempt:2"_s, order(), true);
    row("attempt-more", u"attempt>2"_s, order(), false);

    Row odd = tick("1");
    odd.bytes = "evnt: x\ndata:1\n\n";
    row("lint", u"lint:"_s, odd, true);
    row("lint-of-what-is-right", u"lint:"_s, tick("1"), false);
    row("lint-rule", u"lint:unknown-field"_s, odd, true);
    row("lint-rule-that-is-a-note", u"lint:no-space"_s, odd, true);
    row("lint-other-rule", u"lint:cut-off"_s, odd, false);
    row("lint-rules", u"lint:cut-off,unknown-field"_s, odd, true);

    row("jq", u"jq:(.price > 100)"_s, order(), true);
    row("jq-that-is-false", u"jq:(.price > 200)"_s, order(), false);
    row("jq-with-parentheses-in-a-string", u"jq:(.note == \")\" or .sku == \"A7\")"_s, order(),
        true);
    row("jq-with-a-program-in-a-string", uR"q(jq:("x\(.sku + ")")" == "xA7)"))q"_s, order(), true);
    row("jq-without-parentheses", u"jq:.price"_s, order(), true);
    row("jq-of-no-json", u"jq:(.price > 100)"_s, tick("hello"), false);
    row("jq-of-a-comment", u"jq:(. == 1)"_s, comment("1"), false);
}

void TestQuery::matchesFields()
{
    matchesTexts();
}

void TestQuery::combines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");

    QTest::newRow("both") << u"sku price"_s << true;
    QTest::newRow("one-of-both") << u"sku nothing"_s << false;
    QTest::newRow("and") << u"sku and price"_s << true;
    QTest::newRow("and-in-capitals") << u"sku AND nothing"_s << false;
    QTest::newRow("and-of-programmers") << u"sku && price"_s << true;
    QTest::newRow("or") << u"nothing or sku"_s << true;
    QTest::newRow("or-of-neither") << u"nothing OR nowhere"_s << false;
    QTest::newRow("bar") << u"nothing | sku"_s << true;
    QTest::newRow("bar-without-blanks") << u"nothing|sku"_s << true;
    QTest::newRow("two-bars") << u"nothing || sku"_s << true;
    QTest::newRow("not") << u"not sku"_s << false;
    QTest::newRow("not-nothing") << u"NOT nothing"_s << true;
    QTest::newRow("minus") << u"-nothing sku"_s << true;
    QTest::newRow("minus-field") << u"-type:order"_s << false;
    QTest::newRow("minus-phrase") << u"-\"no such\""_s << true;
    QTest::newRow("minus-parentheses") << u"-(sku nothing)"_s << true;
    QTest::newRow("exclamation-mark") << u"!sku"_s << false;
    QTest::newRow("exclamation-mark-and-blank") << u"! nothing"_s << true;
    QTest::newRow("not-not") << u"not not sku"_s << true;
    QTest::newRow("and-binds-closer-than-or") << u"sku or nothing nowhere"_s << true;
    QTest::newRow("not-binds-closer-than-and") << u"not nothing nowhere"_s << false;
    QTest::newRow("parentheses") << u"(sku or nothing) nowhere"_s << false;
    QTest::newRow("parentheses-with-blanks") << u"( nothing or ( sku ) )"_s << true;
    QTest::newRow("keyword-before-parenthesis") << u"sku and(price or nothing)"_s << true;
    QTest::newRow("not-before-parenthesis") << u"not(sku)"_s << false;
    QTest::newRow("field-in-parentheses") << u"(type:order)"_s << true;
    QTest::newRow("regex-in-parentheses") << u"(/sku/|/nothing/)"_s << true;
}

void TestQuery::combines()
{
    QFETCH(const QString, text);
    QueryError error;
    auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    QTEST(query->matches(order().view()), "matches");
}

void TestQuery::takesWordsWithColonsForTexts_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("url") << u"http://localhost/"_s;
    QTest::newRow("port") << u"localhost:8080"_s;
    QTest::newRow("time-of-day") << u"12:30"_s;
    QTest::newRow("scope") << u"std::string"_s;
    QTest::newRow("colon-at-the-end") << u"error:"_s;
    QTest::newRow("json") << u"\"price\":130"_s;
    QTest::newRow("key-and-value") << u"level=error"_s;
    QTest::newRow("arrow") << u"a->b"_s;
    QTest::newRow("element") << u"<b>"_s;
    QTest::newRow("comparison-of-letters") << u"a<b"_s;
    QTest::newRow("name-with-digit") << u"x1:y"_s;
}

void TestQuery::takesWordsWithColonsForTexts()
{
    QFETCH(QString, text);
    QueryError error;
    auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    const QByteArray found = text.remove(u'"').toUtf8();
    QVERIFY(query->matches(tick("x " + (text.startsWith(u"price") ? "price\" :130" : found)).view())
            || text.startsWith(u"price"));
    QVERIFY(!query->matches(tick("x").view()));
}

void TestQuery::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *name, const QString &text, const QString &part) {
        QTest::newRow(name) << text << part << int(text.indexOf(part));
    };

    row("phrase-not-closed", u"a \"b c"_s, u"\"b c"_s);
    row("phrase-of-a-field-not-closed", u"type:\"b"_s, u"\"b"_s);
    row("empty-phrase", u"a \"\""_s, u"\"\""_s);
    row("regex-not-closed", u"a /b.*"_s, u"/b.*"_s);
    row("regex-parenthesis", u"a /b(c/"_s, u""_s);
    row("regex-quantifier", u"a /ü*+*/"_s, u"*/"_s);
    row("parenthesis-not-closed", u"a (b or c"_s, u"("_s);
    row("parenthesis-at-the-end", u"a ("_s, u"("_s);
    row("parenthesis-not-opened", u"a b)"_s, u")"_s);
    row("empty-parentheses", u"a ()"_s, u")"_s);
    row("and-at-the-end", u"a and"_s, u"and"_s);
    row("or-at-the-end", u"a or "_s, u"or"_s);
    row("or-at-the-start", u"or a"_s, u"or"_s);
    row("or-before-parenthesis", u"(a or) b"_s, u"or"_s);
    row("not-alone", u"not"_s, u"not"_s);
    row("and-or", u"a and or b"_s, u"or"_s);
    row("unknown-field", u"a tpye:b"_s, u"tpye"_s);
    row("field-of-json", u"price>100"_s, u"price"_s);
    row("unknown-field-like-no-other", u"colour:red"_s, u"colour"_s);
    row("type-without-value", u"a type:"_s, u"type:"_s);
    row("type-before-keyword", u"type: or b"_s, u"type:"_s);
    row("type-compared", u"type>b"_s, u"type>"_s);
    row("type-with-comma-only", u"type:a,,b"_s, u"a,,b"_s);
    row("kind", u"is:evnt"_s, u"evnt"_s);
    row("second-kind", u"is:event,foo"_s, u"foo"_s);
    row("rule", u"lint:cutoff"_s, u"cutoff"_s);
    row("size", u"size>big"_s, u"big"_s);
    row("size-unit", u"size>1tb"_s, u"1tb"_s);
    row("size-of-nothing", u"size> "_s, u"size>"_s);
    row("gap-without-unit", u"gap>2"_s, u"2"_s);
    row("gap-unit", u"gap>2days"_s, u"2days"_s);
    row("time", u"time>25:00"_s, u"25:00"_s);
    row("time-of-no-day", u"time>\"2026-02-30 10:00\""_s, u"\"2026-02-30 10:00\""_s);
    row("times-that-differ", u"time:10:00..2026-01-01"_s, u"10:00..2026-01-01"_s);
    row("number", u"number>many"_s, u"many"_s);
    row("range-backwards", u"#200..100"_s, u"200..100"_s);
    row("jq-not-closed", u"jq:(.a > 1"_s, u"(.a > 1"_s);
    row("jq-without-parentheses", u"jq:.a > 1"_s, u"jq:.a"_s);
    row("jq-empty", u"jq:()"_s, u"jq:()"_s);
    row("jq-wrong", u"b jq:(.a >)"_s, u".a >"_s);
    row("jq-unknown-function", u"jq:(foo(1))"_s, u"foo(1)"_s);
}

void TestQuery::saysWhatIsWrong()
{
    QFETCH(const QString, text);
    QFETCH(const QString, part);
    QFETCH(const int, offset);
    QueryError error;
    QVERIFY(!Query::parse(text, &error));
    QVERIFY(!error.message.isEmpty());
    QVERIFY2(error.message.endsWith(u'.') || error.message.endsWith(u'?'),
             qPrintable(error.message));
    QVERIFY(!error.message.contains(u"%"));
    QVERIFY(!error.message.contains(u'\n'));
    QVERIFY(error.offset >= 0 && error.length >= 0 && error.offset + error.length <= text.size());
    if (part.isEmpty())
        return;
    if (text.contains(u"ü*"))
        QCOMPARE(error.offset, 6);
    else
        QCOMPARE(text.sliced(error.offset, error.length), part);
    if (!text.contains(u"ü*"))
        QCOMPARE(error.offset, offset);
}

void TestQuery::suggestsWhatWasMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("suggestion");

    QTest::newRow("field") << u"tpye:order"_s << u"type"_s;
    QTest::newRow("field-compared") << u"szie>5"_s << u"size"_s;
    QTest::newRow("kind") << u"is:comments"_s << u"comment"_s;
    QTest::newRow("rule") << u"lint:cutoff"_s << u"cut-off"_s;
    QTest::newRow("member-of-json") << u"price>100"_s << u"jq:("_s;
    QTest::newRow("gap-unit") << u"gap>2"_s << u"ms"_s;
}

void TestQuery::suggestsWhatWasMeant()
{
    QFETCH(const QString, text);
    QFETCH(const QString, suggestion);
    QueryError error;
    QVERIFY(!Query::parse(text, &error));
    QVERIFY2(error.message.contains(suggestion), qPrintable(error.message));
}

void TestQuery::knowsWhetherItNeedsThePayload_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("needsPayload");

    QTest::newRow("blank") << u" "_s << false;
    QTest::newRow("index-only")
        << u"type:a is:event size>1 gap>1s time>10:00 #1.. attempt:1 bookmark:"_s << false;
    QTest::newRow("word") << u"type:a b"_s << true;
    QTest::newRow("id") << u"id:a"_s << true;
    QTest::newRow("negated") << u"not (type:a or b)"_s << true;
    QTest::newRow("lint") << u"lint:"_s << true;
    QTest::newRow("warning") << u"is:warning"_s << true;
    QTest::newRow("jq") << u"jq:(.a)"_s << true;
}

void TestQuery::knowsWhetherItNeedsThePayload()
{
    QFETCH(const QString, text);
    QueryError error;
    const auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    QTEST(query->needsPayload(), "needsPayload");
}

using Parts = QList<std::pair<qsizetype, qsizetype>>;

void TestQuery::highlightsWhatItLooksFor_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<Parts>("parts");

    QTest::newRow("nothing") << u""_s << u"abc"_s << Parts{};
    QTest::newRow("word") << u"b"_s << u"aBcb"_s << Parts{{1, 1}, {3, 1}};
    QTest::newRow("case") << u"B"_s << u"aBcb"_s << Parts{{1, 1}};
    QTest::newRow("words-in-order") << u"c a"_s << u"abc"_s << Parts{{0, 1}, {2, 1}};
    QTest::newRow("overlapping") << u"ab bc"_s << u"abc"_s << Parts{{0, 3}};
    QTest::newRow("touching") << u"a b"_s << u"ab"_s << Parts{{0, 2}};
    QTest::newRow("either") << u"a or c"_s << u"abc"_s << Parts{{0, 1}, {2, 1}};
    QTest::newRow("not-what-is-excluded") << u"a -c"_s << u"abc"_s << Parts{{0, 1}};
    QTest::newRow("not-the-type") << u"type:a"_s << u"abc"_s << Parts{};
    QTest::newRow("text-of-a-field") << u"comment:a"_s << u"abc"_s << Parts{{0, 1}};
    QTest::newRow("regex") << u"/b+/"_s << u"abbcb"_s << Parts{{1, 2}, {4, 1}};
    QTest::newRow("regex-behind-umlauts") << u"/b/"_s << u"äö𝄞b"_s << Parts{{4, 1}};
    QTest::newRow("regex-of-umlauts") << u"/[äö]/"_s << u"aäbö"_s << Parts{{1, 1}, {3, 1}};
    QTest::newRow("regex-that-matches-nothing-much")
        << u"/b*/"_s << u"abäb"_s << Parts{{1, 1}, {3, 1}};
}

void TestQuery::highlightsWhatItLooksFor()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QueryError error;
    const auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    QTEST(query->highlights(shown), "parts");
}

void TestQuery::highlightsNotTooMuch()
{
    QueryError error;
    const auto query = Query::parse(u"a /b/"_s, &error);
    QVERIFY(query);
    QCOMPARE(query->highlights(u"a-b-"_s.repeated(1000)).size(), 100);
}

void TestQuery::blankTextMatchesEverything()
{
    QueryError error;
    auto query = Query::parse(u" \t"_s, &error);
    QVERIFY(query);
    QVERIFY(query->isEmpty());
    QVERIFY(query->matches(order().view()));
    QVERIFY(query->matches(note(Record::Kind::Lost, "").view()));
    QCOMPARE(query->findCandidate("data: x\n\n", 0), 0);
    QVERIFY(!Query::parse(u"a"_s, &error)->isEmpty());
}

void TestQuery::survivesHostileExpressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("data");

    QTest::newRow("nested-quantifiers") << u"/^(a+)+$/"_s << QByteArray(5000, 'a') + 'b';
    QTest::newRow("alternatives") << u"/^(a|aa|a?)*$/"_s << QByteArray(5000, 'a') + 'b';
    QTest::newRow("back-references")
        << u"/^(.*)(.*)(.*)(.*)\\1\\2\\3\\4x$/"_s << QByteArray(3000, 'a');
    QTest::newRow("blanks-at-the-end") << u"/\\s+$/"_s << QByteArray(4'000'000, ' ') + 'b';
    QTest::newRow("several-stars") << u"/a.*b.*c/"_s << QByteArray("ab").repeated(1'000'000);
    QTest::newRow("recursion") << u"/^(\\((?1)*)x/"_s << QByteArray(100'000, '(');
    QTest::newRow("deep-groups") << u"/^(?:(?:.(?!x))+b)+$/"_s << QByteArray(100'000, 'a');
}

void TestQuery::survivesHostileExpressions()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, data);
    QueryError error;
    auto query = Query::parse(text, &error);
    QVERIFY2(query, qPrintable(error.message));
    const Row row = tick(data);
    QVERIFY(!query->matches(row.view()));
    QVERIFY(query->findCandidate(row.bytes, 0) < row.bytes.size());
}

void TestQuery::survivesHostileTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFine");

    QTest::newRow("many-nots") << u"not "_s.repeated(100'000) + u"a"_s << true;
    QTest::newRow("many-words") << u"a "_s.repeated(10'000) << true;
    QTest::newRow("many-parentheses") << u"("_s.repeated(100'000) << false;
    QTest::newRow("many-closed-parentheses")
        << u"("_s.repeated(1000) + u"a"_s + u")"_s.repeated(1000) << false;
    QTest::newRow("some-parentheses") << u"("_s.repeated(90) + u"a"_s + u")"_s.repeated(90) << true;
    QTest::newRow("many-bars") << u"|"_s.repeated(1000) << false;
    QTest::newRow("nested-programs") << u"jq:"_s + u"(\"\\"_s.repeated(1'000) << false;
    QTest::newRow("lone-surrogate") << u"a"_s + QChar(0xD800) << true;
    QTest::newRow("nul") << u"a"_s + QChar(0) << true;
    QTest::newRow("large-expression") << u"/"_s + u"(a|b)"_s.repeated(50'000) + u"/"_s << false;
}

void TestQuery::survivesHostileTexts()
{
    QFETCH(const QString, text);
    QueryError error;
    QTEST(Query::parse(text, &error).has_value(), "isFine");
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
