// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/template.h"

#include <QRegularExpression>
#include <QTest>

class TestTemplate : public QObject
{
    Q_OBJECT

private slots:
    void expands_data();
    void expands();
    void staysWithinItsBounds_data();
    void staysWithinItsBounds();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void suggestsTheNameThatWasMeant();
    void isTheSameForTheSameSeed();
    void knowsItsPossibleValues_data();
    void knowsItsPossibleValues();

private:
    static QByteArray expanded(const QByteArray &text, quint64 seed = 1);
};

QByteArray TestTemplate::expanded(const QByteArray &text, quint64 seed)
{
    LineError error;
    const auto compiled = Template::compile(text, &error);
    if (!compiled)
        return "error: " + error.message.toUtf8();
    RandomSource random(seed);
    RequestFacts request;
    request.attempt = 3;
    request.lastEventId = "id 7";
    request.query = {{"q", "first"}, {"q", "second"}, {"Q", "other"}};
    request.headers = {{"X-Test", "yes"}};
    request.body =
        QByteArray(R"({"model": "river-1", "n": 1.50, "messages": [{"content": "hi"}]})");
    TemplateContext context;
    context.random = &random;
    context.sequence = 5;
    context.wallTime = 1'795'223'880'123; // 2026-11-21T01:18:00.123Z
    context.elapsed = std::chrono::microseconds(12'345'678);
    context.repetition = 9;
    context.request = &request;
    QByteArray output;
    compiled->expand(context, &output);
    return output;
}

void TestTemplate::expands_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("no-placeholder", "plain } {text", "plain } {text");
    row("empty", "", "");
    row("now", "{{now}}", "2026-11-21T01:18:00.123Z");
    row("now-ms", "{{now ms}}", "1795223880123");
    row("now-unix", "{{now unix}}", "1795223880");
    row("seq", "{{seq}}", "5");
    row("seq-from", "{{seq 1000}}", "1004");
    row("seq-from-zero", "{{seq 0}}", "4");
    row("elapsed", "{{elapsed}}", "12.345");
    row("repeat", "{{repeat}}", "9");
    row("connection", "{{connection}}", "3");
    row("last-event-id", "<{{last-event-id}}>", "<id 7>");
    row("query", "{{query.q}}", "first");
    row("query-is-case-sensitive", "{{query.Q}}", "other");
    row("query-missing", "<{{query.x}}>", "<>");
    row("header-in-any-case", "{{header.x-test}}", "yes");
    row("header-missing", "<{{header.none}}>", "<>");
    row("body", "{{body.model}}", "river-1");
    row("body-with-its-digits", "{{body.n}}", "1.50");
    row("body-deeper", "<{{body.messages.0.content}}>", "<hi>");
    row("body-as-json", "{{body.messages}}", R"([{"content":"hi"}])");
    row("body-missing", "<{{body.messages.1.content}}>", "<>");
    row("two-braces", "{{lb}}now}}", "{{now}}");
    row("json-around", "{\"a\":{\"n\":{{seq}}}}", "{\"a\":{\"n\":5}}");
    row("several", "{{seq}}-{{repeat}}{{connection}}", "5-93");
    row("blanks-inside", "{{  now   ms  }}", "1795223880123");
    row("random-of-one", "{{random 4 4}}", "4");
    row("random-of-one-decimal", "{{random 1.50 1.50}}", "1.50");
    row("random-with-unequal-decimals", "{{random -2 -2.000}}", "-2.000");
    row("random-below-one", "{{random -0.05 -0.05}}", "-0.05");
    row("pick-of-one", "{{pick  New York }}", "New York");
}

void TestTemplate::expands()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(expanded(text), expected);
}

void TestTemplate::staysWithinItsBounds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("different"); // at least so many values out of 200

    const auto row = [](const char *name, const char *text, const char *pattern, int different) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(pattern) << different;
    };
    row("integers", "{{random 1 9}}", "[1-9]", 9);
    row("negative", "{{random -1 1}}", "-1|0|1", 3);
    row("decimals", "{{random 0.0 1.0}}", "0\\.[0-9]|1\\.0", 11);
    row("more-decimals", "{{random 0.000 9.999}}", "[0-9]\\.[0-9]{3}", 150);
    row("pick", "{{pick a|b|c d}}", "a|b|c d", 3);
    row("hex", "{{hex 8}}", "[0-9a-f]{8}", 190);
    row("odd-hex", "{{hex 17}}", "[0-9a-f]{17}", 190);
    row("uuid", "{{uuid}}", "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
        190);
    row("lorem", "{{lorem 4}}", "[a-z]+( [a-z]+){3}", 150);
}

void TestTemplate::staysWithinItsBounds()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pattern);
    QFETCH(int, different);
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    QSet<QByteArray> values;
    for (quint64 seed = 0; seed < 200; ++seed) {
        const QByteArray value = expanded(text, seed);
        QVERIFY2(expression.match(QString::fromLatin1(value)).hasMatch(), value.constData());
        values.insert(value);
    }
    QVERIFY2(values.size() >= different, qPrintable(QString::number(values.size())));
}

void TestTemplate::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");

    const auto row = [](const char *name, const char *text, int offset) {
        QTest::newRow(name) << QByteArray(text) << offset;
    };
    row("unknown", "ab{{nonsense}}", 2);
    row("empty", "{{}}", 0);
    row("never-closed", "a {{now", 2);
    row("second-one", "{{now}} {{what}}", 8);
    row("now-of-what", "{{now s}}", 0);
    row("seq-of-what", "{{seq x}}", 0);
    row("seq-negative", "{{seq -1}}", 0);
    row("random-without-bounds", "{{random}}", 0);
    row("random-with-one-bound", "{{random 5}}", 0);
    row("random-with-three-bounds", "{{random 1 2 3}}", 0);
    row("random-backwards", "{{random 9 1}}", 0);
    row("random-too-long", "{{random 1 99999999999}}", 0);
    row("random-too-many-decimals", "{{random 0.1234567890 1}}", 0);
    row("random-no-number", "{{random a b}}", 0);
    row("pick-of-nothing", "{{pick}}", 0);
    row("hex-without-length", "{{hex}}", 0);
    row("hex-of-nothing", "{{hex 0}}", 0);
    row("hex-too-long", "{{hex 1048577}}", 0);
    row("lorem-too-long", "{{lorem 100001}}", 0);
    row("too-much-together",
        "{{lorem 100000}}{{lorem 100000}}{{lorem 100000}}{{lorem 100000}}"
        "{{lorem 100000}}{{lorem 100000}}{{lorem 100000}}{{lorem 100000}}{{lorem 100000}}"
        "{{lorem 100000}}{{lorem 100000}}",
        160);
    row("uuid-of-what", "{{uuid 4}}", 0);
    row("query-of-nothing", "{{query.}}", 0);
    row("body-of-nothing", "{{body.}}", 0);
    row("body-alone", "{{body}}", 0);
    row("body-with-a-name-missing", "{{body.a..b}}", 0);
    row("body-with-the-last-name-missing", "{{body.a.}}", 0);
    row("body-and-more", "{{body.a b}}", 0);
}

void TestTemplate::refusesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    LineError error;
    QVERIFY(!Template::compile(text, &error));
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(error.offset, offset);
}

void TestTemplate::suggestsTheNameThatWasMeant()
{
    LineError error;
    QVERIFY(!Template::compile("{{randon 1 2}}", &error));
    QVERIFY2(error.message.contains(QLatin1String("did you mean random?")),
             qPrintable(error.message));
}

void TestTemplate::isTheSameForTheSameSeed()
{
    const QByteArray text =
        "{{uuid}} {{hex 40}} {{random 1 1000000}} {{lorem 20}} {{pick a|b|c|d}}";
    QCOMPARE(expanded(text, 42), expanded(text, 42));
    QVERIFY(expanded(text, 42) != expanded(text, 43));
    QCOMPARE(expanded("{{hex 16}}", 42), QByteArray("59e6bef262237ddb")); // on every machine
}

void TestTemplate::knowsItsPossibleValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("values");

    QTest::newRow("pick") << QByteArray("{{pick a|b}}") << QByteArrayList{"a", "b"};
    QTest::newRow("text-around") << QByteArray("x{{pick a|b}}y") << QByteArrayList{"xay", "xby"};
    QTest::newRow("two-picks") << QByteArray("{{pick a|b}}{{pick 1|2}}")
                               << QByteArrayList{"a1", "a2", "b1", "b2"};
    QTest::newRow("not-to-be-told") << QByteArray("{{pick a|b}}{{seq}}") << QByteArrayList{};
}

void TestTemplate::knowsItsPossibleValues()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, values);
    LineError error;
    const auto compiled = Template::compile(text, &error);
    QVERIFY(compiled);
    QCOMPARE(compiled->possibleValues(), values);
}

QTEST_APPLESS_MAIN(TestTemplate)
#include "tst_template.moc"
