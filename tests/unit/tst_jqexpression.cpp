// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/query/jqexpression.h"

#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <random>
#include <unistd.h>

using namespace Qt::StringLiterals;

class TestJqExpression : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void evaluates_data();
    void evaluates();
    void writesCells_data();
    void writesCells();
    void saysWhatIsTrue_data();
    void saysWhatIsTrue();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void takesNoOtherTextForJson_data();
    void takesNoOtherTextForJson();
    void knowsNothingOfTheOutside_data();
    void knowsNothingOfTheOutside();
    void writesNothingToTheTerminal();
    void survivesWhatLibjqDoesNot_data();
    void survivesWhatLibjqDoesNot();
    void stopsAfterManyResults();
    void isUsableAgain();
    void survivesRandomBytes();
};

namespace {

std::optional<JqExpression> parsed(const QByteArray &program)
{
    QString error;
    auto expression = JqExpression::parse(program, &error);
    if (!expression)
        qWarning().noquote() << error;
    return expression;
}

// What is written to the standard error output while a function runs.
template<typename Function>
QByteArray writtenToTerminal(Function function)
{
    QTemporaryFile file;
    if (!file.open())
        return "cannot be seen";
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    function();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    file.seek(0);
    return file.readAll();
}

} // namespace

void TestJqExpression::initTestCase()
{
    qputenv("STREAMGAUGE_SECRET", "hidden");
    qputenv("HOME", "/nonexistent"); // and with it what the user has defined for jq
}

void TestJqExpression::evaluates_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QList<QByteArray>>("results");
    using List = QList<QByteArray>;

    QTest::newRow("identity") << "."_ba
                              << R"({"b": 1, "a": [2, "x"]})"_ba << List{R"({"b":1,"a":[2,"x"]})"};
    QTest::newRow("member") << ".a.b"_ba
                            << R"({"a":{"b":"ü"}})"_ba << List{"\"ü\""};
    QTest::newRow("no-member") << ".x"_ba
                               << "{}"_ba << List{"null"};
    QTest::newRow("several") << ".[]"_ba
                             << "[1,2,3]"_ba << List{"1", "2", "3"};
    QTest::newRow("none") << "empty"_ba
                          << "1"_ba << List{};
    QTest::newRow("no-more-than-asked-for") << "range(100)"_ba
                                            << "1"_ba << List{"0", "1", "2", "3", "4"};
    QTest::newRow("error-after-a-result") << "1, error(\"x\"), 2"_ba
                                          << "1"_ba << List{"1"};
    QTest::newRow("functions") << "map(select(. > 1)) | length"_ba
                               << "[1,2,3]"_ba << List{"2"};
    QTest::newRow("own-function") << "def f: . + 1; f | f"_ba
                                  << "1"_ba << List{"3"};
    QTest::newRow("comment-at-the-end") << ". # as it is"_ba
                                        << "1"_ba << List{"1"};
    QTest::newRow("time") << "todate"_ba
                          << "1700000000"_ba << List{"\"2023-11-14T22:13:20Z\""};
    QTest::newRow("time-of-parts") << "gmtime | strftime(\"%Y\")"_ba
                                   << "1700000000"_ba << List{"\"2023\""};
    QTest::newRow("index") << "index(\"b\"), rindex(\"b\"), indices(\"b\")"_ba
                           << "\"abcb\""_ba << List{"1", "3", "[1,3]"};
    QTest::newRow("regex") << R"(test("^A\\d"))"_ba
                           << "\"A7\""_ba << List{"true"};
    QTest::newRow("nul-in-string") << "length"_ba
                                   << R"("a\u0000b")"_ba << List{"3"};
    QTest::newRow("blanks-around") << "."_ba
                                   << " \n 1 \t"_ba << List{"1"};
    QTest::newRow("not-utf-8") << "."_ba
                               << "\"\xff\""_ba << List{"\"\xEF\xBF\xBD\""};
    QTest::newRow("deep") << "flatten"_ba << QByteArray(200, '[') + QByteArray(200, ']')
                          << List{"[]"};
}

void TestJqExpression::evaluates()
{
    QFETCH(const QByteArray, program);
    QFETCH(const QByteArray, json);
    auto expression = parsed(program);
    QVERIFY(expression);
    QTEST(expression->evaluate(json, 5), "results");
    QCOMPARE(expression->evaluate(json, 0), QList<QByteArray>());
}

void TestJqExpression::writesCells_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");

    QTest::newRow("string") << "."_ba
                            << "\"a \\\"b\\\"\""_ba << u"a \"b\""_s;
    QTest::newRow("number") << "."_ba
                            << "1.5"_ba << u"1.5"_s;
    QTest::newRow("object") << "."_ba
                            << "{\"a\" : 1}"_ba << u"{\"a\":1}"_s;
    QTest::newRow("several") << ".[]"_ba
                             << "[\"a\",1,null]"_ba << u"a, 1, null"_s;
    QTest::newRow("empty-strings") << ".[]"_ba
                                   << "[\"\",\"\"]"_ba << u", "_s;
    QTest::newRow("lines") << "."_ba
                           << "\"a\\nb\\u001b\""_ba << u"a\\nb\\x1b"_s;
    QTest::newRow("as-long-as-it-may-be") << "."_ba
                                          << "\"0123456789\""_ba << u"0123456789"_s;
    QTest::newRow("too-long") << "."_ba
                              << "\"01234567890\""_ba << u"012345678…"_s;
    QTest::newRow("far-too-long") << "range(1000)"_ba
                                  << "1"_ba << u"0, 1, 2, …"_s;
    QTest::newRow("not-cut-inside-a-character") << "."_ba
                                                << "\"01234567🚀🚀\""_ba << u"01234567…"_s;
    QTest::newRow("no-json") << "."_ba
                             << "hello"_ba << u""_s;
    QTest::newRow("error") << ".a"_ba
                           << "1"_ba << u""_s;
}

void TestJqExpression::writesCells()
{
    QFETCH(const QByteArray, program);
    QFETCH(const QByteArray, json);
    auto expression = parsed(program);
    QVERIFY(expression);
    QTEST(expression->evaluateText(json, 10), "text");
}

void TestJqExpression::saysWhatIsTrue_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<bool>("isTrue");

    QTest::newRow("true") << ".a > 1"_ba << true;
    QTest::newRow("false") << ".a > 2"_ba << false;
    QTest::newRow("null") << ".b"_ba << false;
    QTest::newRow("zero") << "0"_ba << true;
    QTest::newRow("empty-string") << "\"\""_ba << true;
    QTest::newRow("nothing") << "empty"_ba << false;
    QTest::newRow("any-of-several") << "false, null, .a"_ba << true;
    QTest::newRow("none-of-several") << "false, null"_ba << false;
    QTest::newRow("error") << ".a.b"_ba << false;
    QTest::newRow("true-before-an-error") << "true, .a.b"_ba << true;
    QTest::newRow("error-before-true") << ".a.b, true"_ba << false;
}

void TestJqExpression::saysWhatIsTrue()
{
    QFETCH(const QByteArray, program);
    auto expression = parsed(program);
    QVERIFY(expression);
    QTEST(expression->isTrue(R"({"a":2})"), "isTrue");
}

void TestJqExpression::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QString>("part");

    QTest::newRow("cut-off") << ".a >"_ba << u"unexpected"_s;
    QTest::newRow("string-not-closed") << "\"abc"_ba << u"unexpected"_s;
    QTest::newRow("unknown-function") << "foo(1)"_ba << u"foo/1 is not defined"_s;
    QTest::newRow("unknown-variable") << "$foo"_ba << u"$foo is not defined"_s;
    QTest::newRow("foreign-character") << "é"_ba << u""_s;
    QTest::newRow("blank") << "  "_ba << u""_s;
    QTest::newRow("nul") << QByteArray(".\0.", 3) << u"NUL"_s;
    QTest::newRow("escape-sequence") << ".\x1b[31m foo"_ba << u""_s;
    QTest::newRow("import") << "import \"a\" as a; ."_ba << u"import"_s;
    QTest::newRow("include") << "include \"a\"; ."_ba << u"include"_s;
    QTest::newRow("include-of-a-file") << "include \"/etc/passwd\"; ."_ba << u"include"_s;
    QTest::newRow("include-behind-parenthesis") << ".); include \"a\"; (."_ba << u""_s;
    QTest::newRow("long") << QByteArray(100'000, '(') << u""_s;
}

void TestJqExpression::saysWhatIsWrong()
{
    QFETCH(const QByteArray, program);
    QFETCH(const QString, part);
    QString error;
    const QByteArray written =
        writtenToTerminal([&] { QVERIFY(!JqExpression::parse(program, &error)); });
    QCOMPARE(written, QByteArray());
    QVERIFY2(error.contains(part), qPrintable(error));
    QVERIFY(error.endsWith(u'.'));
    QVERIFY2(error.size() < 200, qPrintable(error));
    QVERIFY(!error.contains(u'\n') && !error.contains(u'\x1b'));
    QVERIFY2(!error.contains(u"def env") && !error.contains(u"shell"), qPrintable(error));
}

void TestJqExpression::takesNoOtherTextForJson_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("empty") << ""_ba;
    QTest::newRow("blanks") << "  "_ba;
    QTest::newRow("word") << "hello"_ba;
    QTest::newRow("cut-off") << "{\"a\":"_ba;
    QTest::newRow("string-cut-off") << "\"a"_ba;
    QTest::newRow("two-values") << "1 2"_ba;
    QTest::newRow("something-behind") << "{} x"_ba;
    QTest::newRow("done-marker") << "[DONE]"_ba;
    QTest::newRow("not-a-number") << "nan"_ba;
    QTest::newRow("nul") << QByteArray("1\0", 2);
    QTest::newRow("too-deep") << QByteArray(300, '[') + QByteArray(300, ']');
    QTest::newRow("far-too-deep") << QByteArray(1'000'000, '[');
    QTest::newRow("far-too-deep-objects") << QByteArray("{\"a\":").repeated(100'000);
}

void TestJqExpression::takesNoOtherTextForJson()
{
    QFETCH(const QByteArray, text);
    auto expression = parsed("true");
    QVERIFY(expression);
    QVERIFY(!expression->isTrue(text));
    QCOMPARE(expression->evaluate(text, 5), QList<QByteArray>());
}

void TestJqExpression::knowsNothingOfTheOutside_data()
{
    QTest::addColumn<QByteArray>("program");

    for (const char *program : {"env",
                                "$ENV",
                                "env.STREAMGAUGE_SECRET",
                                "$ENV.STREAMGAUGE_SECRET",
                                "def f: $ENV; f",
                                "1) | ($ENV, env",
                                "1), ($ENV, env",
                                "[env, $ENV] | tojson",
                                "input",
                                "inputs",
                                "[inputs]",
                                "input_filename",
                                "input_line_number",
                                "debug",
                                "debug(\"x\")",
                                "stderr",
                                "halt",
                                "halt_error",
                                "halt_error(1)",
                                "get_search_list",
                                "modulemeta",
                                "\"a\" | modulemeta",
                                "get_prog_origin",
                                "get_jq_origin",
                                "$__loc__"})
        QTest::newRow(program) << QByteArray(program);
}

void TestJqExpression::knowsNothingOfTheOutside()
{
    QFETCH(const QByteArray, program);
    QList<QByteArray> results;
    const QByteArray written = writtenToTerminal([&] {
        if (auto expression = parsed(program))
            results = expression->evaluate("\"input\"", 10);
    });
    QCOMPARE(written, QByteArray());
    QVERIFY(results.size() < 10);
    for (const QByteArray &result : std::as_const(results)) {
        QVERIFY2(!result.contains("hidden") && !result.contains("SECRET")
                     && !result.contains("HOME"),
                 result.constData());
        QVERIFY2(result.size() < 60, result.constData());
    }
}

void TestJqExpression::writesNothingToTheTerminal()
{
    const QByteArray written = writtenToTerminal([] {
        for (const char *program :
             {"error", "error(null)", "error({})", "[-1] | implode", "{} | implode",
              ". as [$a] | $a", "label $x | break $x", "\"x\" | test(\"(\")", "@base64d",
              "ltrimstr(1)", "[1,2] | .[\"a\"]", "\"1 2\" | fromjson", "1 / (.a | length - 3)",
              "splits(\"a\")", "strptime(\"%Q\")", "tojson | fromjson"}) {
            if (auto expression = parsed(program))
                expression->evaluate(R"({"a":[1,null,"x"]})", 5);
        }
    });
    QCOMPARE(written, QByteArray());
}

// Each of these programs aborts, or never ends, in libjq 1.6 with some of the data.
void TestJqExpression::survivesWhatLibjqDoesNot_data()
{
    QTest::addColumn<QByteArray>("program");

    for (const char *program :
         {"todate", "date", "todateiso8601", "strftime(\"%c\")", "strftime(.)", "strflocaltime(.)",
          "strflocaltime(\"%Z\")", "map(todate)", "index(.)", "rindex(.)", "indices(.)", "implode",
          "tojson | index(\"\")"})
        QTest::newRow(program) << QByteArray(program);
}

void TestJqExpression::survivesWhatLibjqDoesNot()
{
    QFETCH(const QByteArray, program);
    auto expression = parsed(program);
    QVERIFY(expression);
    for (const char *json :
         {"0", "1e18", "-1e18", "1e300", "1e1000", "null", "\"\"", "\"a\"", "[]", "{}", "[1e18]",
          "[1e300,1e300,1e300,1e300,1e300,1e300,1e300,1e300]", "[2024,99,99,99,99,99,99,99]",
          "[2024,0,1,\"a\",null,0,0,0]", "[55296]", "[-1]", "[\"\"]"})
        QVERIFY2(expression->evaluate(json, 5).size() <= 1, json);
}

void TestJqExpression::stopsAfterManyResults()
{
    auto expression = parsed("repeat(false)");
    QVERIFY(expression);
    QVERIFY(!expression->isTrue("1"));
    QCOMPARE(expression->evaluateText("1", 20).size(), 20);
}

void TestJqExpression::isUsableAgain()
{
    auto expression = parsed(".[]");
    QVERIFY(expression);
    for (int i = 0; i < 100; ++i) {
        QVERIFY(expression->isTrue("[1,2,3]"));
        QVERIFY(!expression->isTrue("[null,"));
        QVERIFY(!expression->isTrue("1"));
        QCOMPARE(expression->evaluate("[1,2]", 1), QList<QByteArray>{"1"});
    }
    JqExpression moved = std::move(*expression);
    QVERIFY(moved.isTrue("[1]"));
}

void TestJqExpression::survivesRandomBytes()
{
    std::mt19937 random(7); // NOLINT: the same each time
    const QByteArray alphabet = "[]{}\",:\\u0d8e1-+.etrufalsn \n\x80\xff";
    std::uniform_int_distribution<qsizetype> place(0, alphabet.size() - 1);
    auto expression = parsed(".");
    QVERIFY(expression);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray text;
        for (qsizetype size = 1 + i % 30; size > 0; --size)
            text += alphabet[place(random)];
        QVERIFY(expression->evaluate(text, 3).size() <= 1);
    }
}

QTEST_GUILESS_MAIN(TestJqExpression)
#include "tst_jqexpression.moc"
