// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/query/query.h"
#include "lib/query/querycompletion.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

class TestQueryCompletion : public QObject
{
    Q_OBJECT

private slots:
    void offers_data();
    void offers();
    void offersAllFieldsAtFirst();
    void explainsWhatItOffers();
    void offersWhatCanBeParsed_data();
    void offersWhatCanBeParsed();
    void survivesAnyCursor();
};

namespace {

const QStringList SeenTypes{u"order"_s, u"order created"_s, u"tick"_s, u"a*b"_s, u"say \"hi\""_s};

QStringList texts(const CompletionList &list)
{
    QStringList result;
    for (const Completion &item : list.items)
        result.append(item.text);
    return result;
}

} // namespace

void TestQueryCompletion::offers_data()
{
    QTest::addColumn<QString>("text"); // with a caret where the cursor is
    QTest::addColumn<QString>("replaced");
    QTest::addColumn<QStringList>("offered");

    QTest::newRow("field") << u"ty^"_s << u"ty"_s << QStringList{u"type:"_s};
    QTest::newRow("field-in-capitals") << u"TY^"_s << u"TY"_s << QStringList{u"type:"_s};
    QTest::newRow("second-field") << u"a si^"_s << u"si"_s << QStringList{u"size:"_s};
    QTest::newRow("word-goes-on") << u"a n^um b"_s << u"num"_s
                                  << QStringList{u"note:"_s, u"number:"_s, u"not"_s};
    QTest::newRow("field-and-type")
        << u"ti^"_s << u"ti"_s << QStringList{u"time:"_s, u"type:tick"_s};
    QTest::newRow("types") << u"ord^"_s << u"ord"_s
                           << QStringList{u"type:order"_s, u"type:\"order created\""_s};
    QTest::newRow("behind-minus") << u"-ty^"_s << u"ty"_s << QStringList{u"type:"_s};
    QTest::newRow("behind-parenthesis") << u"(ty^"_s << u"ty"_s << QStringList{u"type:"_s};
    QTest::newRow("before-parenthesis") << u"(ty^)"_s << u"ty"_s << QStringList{u"type:"_s};
    QTest::newRow("keyword") << u"a o^"_s << u"o"_s
                             << QStringList{u"or"_s, u"type:order"_s, u"type:\"order created\""_s};
    QTest::newRow("keyword-that-is-complete")
        << u"a or^"_s << u"or"_s
        << QStringList{u"or"_s, u"type:order"_s, u"type:\"order created\""_s};
    QTest::newRow("unknown-word") << u"xyz^"_s << u"xyz"_s << QStringList{};

    QTest::newRow("type") << u"type:t^"_s << u"t"_s << QStringList{u"tick"_s};
    QTest::newRow("all-types") << u"type:^"_s << u""_s
                               << QStringList{u"order"_s, u"\"order created\""_s, u"tick"_s,
                                              u"\"a*b\""_s, uR"("say \"hi\"")"_s};
    QTest::newRow("second-type") << u"type:order,t^"_s << u"t"_s << QStringList{u"tick"_s};
    QTest::newRow("first-type") << u"type:t^,order"_s << u"t"_s << QStringList{u"tick"_s};
    QTest::newRow("type-in-quotes")
        << u"type:\"order c^\" b"_s << u"\"order c\""_s << QStringList{u"\"order created\""_s};
    QTest::newRow("type-in-open-quotes")
        << u"type:\"order c^"_s << u"\"order c"_s << QStringList{u"\"order created\""_s};
    QTest::newRow("event-is-type") << u"event:t^"_s << u"t"_s << QStringList{u"tick"_s};
    QTest::newRow("kind") << u"is:co^"_s << u"co"_s << QStringList{u"comment"_s};
    QTest::newRow("kind-behind-an-error")
        << u"is:x is:co^"_s << u"co"_s << QStringList{u"comment"_s};
    QTest::newRow("rule") << u"lint:cut^"_s << u"cut"_s << QStringList{u"cut-off"_s};
    QTest::newRow("gap") << u"gap>^"_s << u""_s
                         << QStringList{u"100ms"_s, u"1s"_s, u"10s"_s, u"1m"_s};
    QTest::newRow("size") << u"size>=1^"_s << u"1"_s
                          << QStringList{u"100"_s, u"1kb"_s, u"10kb"_s, u"1mb"_s};
    QTest::newRow("misspelled-field") << u"ty^pp:x"_s << u"typp"_s << QStringList{u"type:"_s};
    QTest::newRow("option") << u"--ty^"_s << u"--ty"_s << QStringList{};
    QTest::newRow("behind-an-unknown-field")
        << u"foo:bar ty^"_s << u"ty"_s << QStringList{u"type:"_s};
    QTest::newRow("name-of-a-field") << u"ty^pe:x"_s << u""_s << QStringList{};

    QTest::newRow("phrase") << u"\"ty^\""_s << u""_s << QStringList{};
    QTest::newRow("open-phrase") << u"\"ty^"_s << u""_s << QStringList{};
    QTest::newRow("regex") << u"/ty^/"_s << u""_s << QStringList{};
    QTest::newRow("jq") << u"jq:(ty^)"_s << u""_s << QStringList{};
    QTest::newRow("numbers") << u"#1^"_s << u""_s << QStringList{};
    QTest::newRow("comment-text") << u"comment:ty^"_s << u"ty"_s << QStringList{};
}

void TestQueryCompletion::offers()
{
    QFETCH(QString, text);
    QFETCH(const QString, replaced);
    const qsizetype cursor = text.indexOf(u'^');
    text.remove(cursor, 1);
    const CompletionList list = completions(text, cursor, SeenTypes);
    QTEST(texts(list), "offered");
    if (!list.items.isEmpty())
        QCOMPARE(text.sliced(list.begin, list.end - list.begin), replaced);
}

void TestQueryCompletion::offersAllFieldsAtFirst()
{
    for (const QString &text : {u""_s, u"a "_s, u"a or "_s, u"("_s, u"-"_s}) {
        const CompletionList list = completions(text, text.size(), SeenTypes);
        QVERIFY2(texts(list).contains(u"type:"_s) && texts(list).contains(u"jq:"_s),
                 qPrintable(text));
        QCOMPARE(list.begin, text == u"-" ? list.begin : text.size());
        QCOMPARE(list.end, text.size());
    }
}

void TestQueryCompletion::explainsWhatItOffers()
{
    for (const QString &text : {u""_s, u"is:"_s, u"lint:"_s, u"type:"_s, u"gap>"_s}) {
        const CompletionList list = completions(text, text.size(), SeenTypes);
        QVERIFY(!list.items.isEmpty());
        for (const Completion &item : list.items)
            QVERIFY2(!item.explanation.isEmpty(), qPrintable(item.text));
    }
}

void TestQueryCompletion::offersWhatCanBeParsed_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("types") << u"type:"_s;
    QTest::newRow("kinds") << u"is:"_s;
    QTest::newRow("rules") << u"lint:"_s;
    QTest::newRow("sizes") << u"size>"_s;
    QTest::newRow("gaps") << u"gap<"_s;
    QTest::newRow("attempts") << u"attempt:"_s;
}

void TestQueryCompletion::offersWhatCanBeParsed()
{
    QFETCH(const QString, text);
    const CompletionList list = completions(text, text.size(), SeenTypes);
    QVERIFY(!list.items.isEmpty());
    for (const Completion &item : list.items) {
        QueryError error;
        const bool isFine = Query::parse(text + item.text, &error).has_value();
        QVERIFY2(isFine, qPrintable(item.text + u' ' + error.message));
    }
}

void TestQueryCompletion::survivesAnyCursor()
{
    std::mt19937 random(11); // NOLINT: the same each time
    const QString alphabet = u"tyise:,\"\\/()|-!#>= \u201C"_s;
    std::uniform_int_distribution<qsizetype> place(0, alphabet.size() - 1);
    for (int i = 0; i < 5000; ++i) {
        QString text;
        for (int size = i % 12; size > 0; --size)
            text += alphabet[place(random)];
        for (qsizetype cursor = -1; cursor <= text.size() + 1; ++cursor) {
            const CompletionList list = completions(text, cursor, SeenTypes);
            QVERIFY(0 <= list.begin && list.begin <= list.end && list.end <= text.size());
        }
    }
}

QTEST_GUILESS_MAIN(TestQueryCompletion)
#include "tst_querycompletion.moc"
