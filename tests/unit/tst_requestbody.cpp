// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/requestbody.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

class TestRequestBody : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void holdsNothingUnlessItIsJson_data();
    void holdsNothingUnlessItIsJson();
    void agreesWithAnotherParser();
    void survivesNesting();
    void boundsItsValues();
    void isSharedByItsCopies();
};

void TestRequestBody::finds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *json, const char *path,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(path) << QByteArray(expected);
    };
    // Happy flows
    row("member", R"({"model":"river-1"})", "model", "river-1");
    row("member-of-member", R"({"a":{"b":{"c":"x"}}})", "a.b.c", "x");
    row("element", R"(["x","y","z"])", "1", "y");
    row("first-and-last", R"([["a"],["b","c"]])", "1.1", "c");
    row("chat", R"({"messages":[{"role":"user","content":"hi"}]})", "messages.0.content", "hi");
    row("behind-others", R"({"a":[1,{"x":2}],"b":{"x":3},"x":4})", "x", "4");
    row("blanks", " \t\r\n{ \"a\" : [ 1 , { \"b\" : 2 } ] } \n", "a.1.b", "2");
    row("byte-order-mark", "\xEF\xBB\xBF{\"a\":1}", "a", "1");
    row("last-of-equal-names", R"({"a":1,"a":2})", "a", "2");
    row("digits-of-an-object", R"({"0":"x"})", "0", "x");
    row("name-in-utf8", "{\"水\":1}", "水", "1");
    row("escaped-name", R"({"a\u0062\n":1})", "ab\n", "1");

    // Values
    row("empty-string", R"({"a":""})", "a", "");
    row("escapes", R"({"a":"\"\\\/\b\f\n\r\t"})", "a", "\"\\/\b\f\n\r\t");
    row("code-points", R"({"a":"\u00e9\u6C34\uD83C\udf0a"})", "a", "é水🌊");
    row("half-a-pair", R"({"a":"\ud83cx"})", "a", "\xEF\xBF\xBDx");
    row("utf8", R"({"a":"水🌊"})", "a", "水🌊");
    row("integer", R"({"a":90071992547409931234})", "a", "90071992547409931234");
    row("decimals", R"({"a":[-0.10,1E+400]})", "a.0", "-0.10");
    row("exponent", R"({"a":[-0.10,1E+400]})", "a.1", "1E+400");
    row("words", R"([true,false,null])", "2", "null");
    row("object", R"({"a": {"b" : [ 1, "x  y\" ]" ] } })", "a", R"({"b":[1,"x  y\" ]"]})");
    row("array", R"({"a": [ ] })", "a", "[]");
    row("escapes-of-an-object", R"({"a": {"\u0062":"\n"}})", "a", R"({"\u0062":"\n"})");

    // Rainy day flows
    row("no-such-member", R"({"a":1})", "b", "");
    row("inside-a-string", R"({"a":"xyz"})", "a.0", "");
    row("inside-a-number", R"({"a":1})", "a.b", "");
    row("index-too-large", R"(["x"])", "1", "");
    row("index-of-nothing", R"([])", "0", "");
    row("negative-index", R"(["x"])", "-1", "");
    row("index-with-zero", R"(["x","y"])", "01", "");
    row("index-with-sign", R"(["x","y"])", "+1", "");
    row("name-in-array", R"(["x"])", "length", "");
    row("case-matters", R"({"a":1})", "A", "");
}

void TestRequestBody::finds()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    QCOMPARE(RequestBody(json).value(path.split('.')), expected);
}

void TestRequestBody::holdsNothingUnlessItIsJson_data()
{
    QTest::addColumn<QByteArray>("json");

    for (const char *text :
         {"",        " ",         "{",          "}",         "[1",          "[1,]",   "[,1]",
          "{\"a\"}", "{\"a\":}",  "{\"a\":1,}", "{a:1}",     "{'a':1}",     "[1] 2",  "[1]]",
          "[1}",     "{\"a\":1]", "tru",        "nul",       "True",        "NaN",    "-",
          "01",      "1.",        ".5",         "1e",        "1e+",         "+1",     "0x1",
          "\"",      "\"\\\"",    "\"\\x\"",    "\"\\u12\"", "\"\\u12g4\"", "\"\n\"", "\"a\tb\"",
          "a=1&b=2", "// x\n1",   "\"\xC3\"",   "[1 2]",     "{\"a\" 1}",   "\"\\",   "\"\\u"}) {
        QTest::addRow("<%s>", QByteArray(text).toPercentEncoding("{}[]\":,").constData())
            << QByteArray(text);
    }
    QTest::newRow("nul") << QByteArray("1\0", 2);
    QTest::newRow("escaped-nul-byte") << QByteArray("\"\\\0\"", 4);
}

void TestRequestBody::holdsNothingUnlessItIsJson()
{
    QFETCH(QByteArray, json);
    QCOMPARE(RequestBody(json).value({}), QByteArray());
    QCOMPARE(RequestBody("{\"a\":" + json).value({"a"}), QByteArray());
}

// Qt's parser of JSON accepts the same objects and arrays, but for numbers, which it rounds.
void TestRequestBody::agreesWithAnotherParser()
{
    static const QByteArrayList parts{"{",       "}",       "[",  "]", ",",  ":",
                                      "\"a\"",   "\"b\"",   "1",  " ", "-2", "true",
                                      "\"\\n\"", "{\"a\":", "[[", "]]"};
    QRandomGenerator random(3);
    int valid = 0;
    for (int i = 0; i < 200'000; ++i) {
        QByteArray json = random.bounded(2) == 0 ? "{" : "[";
        for (int count = random.bounded(8); count > 0; --count)
            json += parts.at(random.bounded(int(parts.size())));
        QJsonParseError error;
        QJsonDocument::fromJson(json, &error);
        const bool isJson = error.error == QJsonParseError::NoError;
        QVERIFY2(isJson == !RequestBody(json).value({}).isEmpty(), json.constData());
        valid += isJson ? 1 : 0;
    }
    QVERIFY2(valid > 500, qPrintable(QString::number(valid)));
}

void TestRequestBody::survivesNesting()
{
    const int depth = 100'000;
    QByteArrayList path;
    path.fill("0", depth);
    const QByteArray deep = QByteArray(depth, '[') + "7" + QByteArray(depth, ']');
    QCOMPARE(RequestBody(deep).value(path), QByteArray("7"));
    QCOMPARE(RequestBody(QByteArray(5'000'000, '[')).value({}), QByteArray());
    QCOMPARE(RequestBody(QByteArray("{\"a\":").repeated(1'000'000)).value({}), QByteArray());
}

void TestRequestBody::boundsItsValues()
{
    const auto array = [](qsizetype count) {
        return '[' + QByteArray("1,").repeated(count - 1) + "1]";
    };
    QCOMPARE(RequestBody(array(RequestBody::mostValues - 1)).value({"5"}), QByteArray("1"));
    QCOMPARE(RequestBody(array(RequestBody::mostValues)).value({"5"}), QByteArray());
}

void TestRequestBody::isSharedByItsCopies()
{
    RequestBody body = QByteArray(R"({"a":1})");
    const RequestBody copy = body;
    body = QByteArray(R"({"a":2})");
    QCOMPARE(copy.value({"a"}), QByteArray("1"));
    QCOMPARE(body.value({"a"}), QByteArray("2"));
    QCOMPARE(RequestBody().value({"a"}), QByteArray());
}

QTEST_APPLESS_MAIN(TestRequestBody)
#include "tst_requestbody.moc"
