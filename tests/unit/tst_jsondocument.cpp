// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/insight/jsondocument.h"

#include <QTest>

namespace {

// The same text without white space outside strings.
QString compact(const QString &json)
{
    QString result;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar c = json[i];
        if (!inString && c.isSpace())
            continue;
        result += c;
        if (inString && c == u'\\' && i + 1 < json.size())
            result += json[++i];
        else if (c == u'"')
            inString = !inString;
    }
    return result;
}

QString written(const QList<JsonNode> &nodes, int node)
{
    const JsonNode &one = nodes[node];
    QStringList parts;
    for (const int child : one.children)
        parts += (nodes[child].key.isEmpty() ? QString() : nodes[child].key + QLatin1Char('='))
            + written(nodes, child);
    switch (one.type) {
    case JsonNode::Type::Object:
        return QLatin1Char('{') + parts.join(QLatin1Char(' ')) + QLatin1Char('}');
    case JsonNode::Type::Array:
        return QLatin1Char('[') + parts.join(QLatin1Char(' ')) + QLatin1Char(']');
    case JsonNode::Type::String:
        return QLatin1Char('\'') + one.text + QLatin1Char('\'');
    case JsonNode::Type::Number:
    case JsonNode::Type::Bool:
    case JsonNode::Type::Null:
        return one.text;
    }
    Q_UNREACHABLE();
}

} // namespace

class tst_JsonDocument : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasSent_data();
    void keepsWhatWasSent();
    void refusesWhatIsNotJson_data();
    void refusesWhatIsNotJson();
    void boundsTheNodes();
    void standsDeepNesting();
    void indentsAndChangesNothingElse_data();
    void indentsAndChangesNothingElse();
};

void tst_JsonDocument::keepsWhatWasSent_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("nodes");
    const auto row = [](const char *name, const QByteArray &json, const QString &nodes) {
        QTest::newRow(name) << json << nodes;
    };
    row("order", R"({"b":1,"a":2})", QStringLiteral("{b=1 a=2}"));
    row("equal-keys", R"({"a":1,"a":2})", QStringLiteral("{a=1 a=2}"));
    row("nested", R"({"a":[1,{"b":null}],"c":{}})", QStringLiteral("{a=[1 {b=null}] c={}}"));
    row("scalars", R"([true,false,null,"x",""])", QStringLiteral("[true false null 'x' '']"));
    row("scalar-alone", "42", QStringLiteral("42"));
    row("many-digits", "90071992547409931234", QStringLiteral("90071992547409931234"));
    row("largest-unsigned", "18446744073709551615", QStringLiteral("18446744073709551615"));
    row("negative", "-9223372036854775808", QStringLiteral("-9223372036854775808"));
    row("decimals", "0.30000000000000004441", QStringLiteral("0.30000000000000004441"));
    row("trailing-zero", "1.0", QStringLiteral("1.0"));
    row("exponent", "1.0e-12", QStringLiteral("1.0e-12"));
    row("too-large-for-a-double", "[1e400,-1E+999]", QStringLiteral("[1e400 -1E+999]"));
    row("too-small-for-a-double", "1e-400", QStringLiteral("1e-400"));
    row("digits-beyond-a-double", QByteArray(400, '9'), QString(400, u'9'));
    row("digits-in-strings", R"(["1e5\"2\\",-3])", QStringLiteral("['1e5\"2\\' -3]"));
    row("numbers-of-every-shape", "[-0.5e+1,0,10,0e0,-1]", QStringLiteral("[-0.5e+1 0 10 0e0 -1]"));
    row("negative-zero", "-0", QStringLiteral("-0"));
    row("zero", "0", QStringLiteral("0"));
    row("escapes", R"("\u4e2d\n\"")", QStringLiteral("'中\n\"'"));
    row("surrogate-pair", R"("\ud83c\udf0a")", QStringLiteral("'🌊'"));
    row("blanks", " { \"a\" :\t1 }\r\n", QStringLiteral("{a=1}"));
}

void tst_JsonDocument::keepsWhatWasSent()
{
    QFETCH(QByteArray, json);
    const auto nodes = parseJson(json);
    QVERIFY(nodes);
    QTEST(written(*nodes, 0), "nodes");
    for (int i = 1; i < nodes->size(); ++i) {
        const JsonNode &parent = nodes->at(nodes->at(i).parent);
        QCOMPARE(parent.children.at(nodes->at(i).row), i);
    }
}

void tst_JsonDocument::refusesWhatIsNotJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("javascript") << QByteArray("{ message: 'foo' }");
    QTest::newRow("cut-off") << QByteArray(R"({"a":)");
    QTest::newRow("more-after-the-end") << QByteArray("{} x");
    QTest::newRow("nul-after-the-end") << QByteArray("1\0x", 3);
    QTest::newRow("nul-in-string") << QByteArray("\"\0\"", 3);
    QTest::newRow("trailing-comma") << QByteArray("[1,]");
    QTest::newRow("single-quotes") << QByteArray("['a']");
    for (const char *number : {"007", "-007", "-", "--1", "+1", "1.", "1.-2", ".5", "1e", "1e+",
                               "1e--2", "1.5.5", "1-2", "1 2", "0x1", "1e5e6", "NaN", "Infinity"})
        QTest::newRow(number) << QByteArray(number);
    QTest::newRow("ill-formed-utf-8") << QByteArray("\"\xC3\"");
    QTest::newRow("done-marker") << QByteArray("[DONE]");
}

void tst_JsonDocument::refusesWhatIsNotJson()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseJson(text));
}

void tst_JsonDocument::boundsTheNodes()
{
    QVERIFY(parseJson("[1,2,3]", 4));
    QVERIFY(!parseJson("[1,2,3,4]", 4));
}

void tst_JsonDocument::standsDeepNesting()
{
    constexpr qsizetype depth = 100'000;
    const QByteArray json = QByteArray(depth, '[') + QByteArray(depth, ']');
    const auto nodes = parseJson(json);
    QVERIFY(nodes);
    QCOMPARE(nodes->size(), depth);
    QVERIFY(!parseJson(QByteArray(300'000, '[')));
    QCOMPARE(compact(indentJson(QString::fromLatin1(json))), QString::fromLatin1(json));
}

void tst_JsonDocument::indentsAndChangesNothingElse_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("indented");
    const auto row = [](const char *name, const QString &json, const QString &indented) {
        QTest::newRow(name) << json << indented;
    };
    row("object", QStringLiteral(R"({"b":1,"b":2.0})"),
        QStringLiteral("{\n  \"b\": 1,\n  \"b\": 2.0\n}"));
    row("empty-ones", QStringLiteral(R"([{},[ ]])"), QStringLiteral("[\n  {},\n  []\n]"));
    row("scalar", QStringLiteral("12"), QStringLiteral("12"));
    row("signs-in-strings", QStringLiteral(R"({"a{":"},[\"x\\"})"),
        QStringLiteral("{\n  \"a{\": \"},[\\\"x\\\\\"\n}"));
    row("already-indented", QStringLiteral("[\n\n 1 ,\n2]"), QStringLiteral("[\n  1,\n  2\n]"));
}

void tst_JsonDocument::indentsAndChangesNothingElse()
{
    QFETCH(QString, json);
    const QString result = indentJson(json);
    QTEST(result, "indented");
    QCOMPARE(compact(result), compact(json));
}

QTEST_APPLESS_MAIN(tst_JsonDocument)

#include "tst_jsondocument.moc"
