// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenario.h"
#include "lib/script/scenarioformatter.h"
#include "lib/script/scriptlines.h"

#include <QRandomGenerator>
#include <QTest>

class TestScenarioFormatter : public QObject
{
    Q_OBJECT

private slots:
    void writesDirectivesAlike_data();
    void writesDirectivesAlike();
    void keepsAllThatIsNoDirective_data();
    void keepsAllThatIsNoDirective();
    void leavesRecordingsAlone_data();
    void leavesRecordingsAlone();
    void changesNothingThatIsPlayed_data();
    void changesNothingThatIsPlayed();
    void isDoneAfterOnePass();
};

namespace {

const QByteArray pragma = ": @streamgauge 1\n";

// What a step would send, and how long it would take, as far as a step can be asked.
QByteArray described(const Step &step)
{
    QByteArray text = QByteArray::number(qulonglong(step.index()));
    if (const auto *lines = std::get_if<LinesStep>(&step))
        return text + lines->bytes;
    if (const auto *raw = std::get_if<RawStep>(&step))
        return text + raw->bytes;
    if (const auto *wait = std::get_if<WaitStep>(&step))
        return text + ' ' + QByteArray::number(qlonglong(wait->time.max.count()));
    if (const auto *at = std::get_if<AtStep>(&step))
        return text + ' ' + QByteArray::number(qlonglong(at->position.count()));
    if (const auto *ending = std::get_if<EndingStep>(&step))
        return text + ' ' + QByteArray::number(ending->probability);
    if (const auto *value = std::get_if<ValueStep>(&step)) {
        RandomSource random(1);
        RequestFacts request;
        TemplateContext context;
        context.random = &random;
        context.request = &request;
        text += value->prefix;
        value->value.expand(context, &text);
        text += value->eol;
    }
    return text;
}

QByteArrayList described(const Scenario &scenario)
{
    QByteArrayList result{scenario.title().toUtf8(), scenario.route().toUtf8(),
                          scenario.method().toUtf8()};
    for (int attempt = 1; attempt <= 3; ++attempt) {
        const ScenarioPart &part = scenario.part(attempt);
        result += QByteArray::number(part.head.status) + part.head.body + part.head.retryAfter;
        for (const auto &header : part.head.headers)
            result += header.first + ": " + header.second;
        for (const Step &step : part.steps)
            result += described(step);
    }
    return result;
}

} // namespace

void TestScenarioFormatter::writesDirectivesAlike_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *line, const char *expected) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(expected);
    };
    row("as-it-should-be", ": @wait 3s", ": @wait 3s");
    row("no-blank-after-colon", ":@wait 3s", ": @wait 3s");
    row("several-blanks", ": @status   503  \t retry-after=2", ": @status 503 retry-after=2");
    row("tabs", ": @repeat\t50", ": @repeat 50");
    row("blanks-at-the-end", ": @wait 3s \t ", ": @wait 3s");
    row("name-alone", ":@hang ", ": @hang");
    row("ignored-if-unknown", ":@?wait  3s ", ": @?wait 3s");
    row("blanks-in-quotation", ": @raw  \"a  b \" ", ": @raw \"a  b \"");
    row("blanks-in-value", ": @status 503  body=\"a  \\\"b  \"",
        ": @status 503 body=\"a  \\\"b  \"");
    row("quotation-and-more", ": @status 503 body=\"a  b\"   retry-after=2",
        ": @status 503 body=\"a  b\" retry-after=2");
    row("not-playable-yet", ":@cut   17", ": @cut 17");
    row("label", ":@label   Two  blanks ", ": @label Two  blanks");
    row("label-with-quotation-mark", ": @label  a \"b  c ", ": @label a \"b  c");
    row("header", ":@header  X-Id:  7  8 ", ": @header X-Id:  7  8");
    row("sent", ": @sent   User-Agent: a  b  ", ": @sent User-Agent: a  b");
    row("ended", ":@ended  reset  by peer ", ": @ended reset  by peer");
    row("unknown", ":@?later   a   b ", ": @?later a   b");
    row("unknown-without-text", ":@?later  ", ": @?later");
    row("quotation-never-closed", ":@raw  \"a  ", ":@raw  \"a  ");
    row("name-missing", ": @  x ", ": @  x ");
    row("not-ascii", ":@label  水  🌊 ", ": @label 水  🌊");
}

void TestScenarioFormatter::writesDirectivesAlike()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    for (const char *eol : {"\n", "\r\n", "\r", ""})
        QCOMPARE(formatScenario(pragma + line + eol), pragma + expected + eol);
}

void TestScenarioFormatter::keepsAllThatIsNoDirective_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("fields") << QByteArray("data:  a  \nid:1\t\n\n");
    QTest::newRow("comments") << QByteArray(":  a  \n:\n:b \n");
    QTest::newRow("escaped-comments") << QByteArray(": @@wait   3s \n:@@x  \n");
    QTest::newRow("two-blanks-before-the-name") << QByteArray(":  @wait   3s \n");
    QTest::newRow("blank-lines") << QByteArray("\n\n \n\r\n\r");
    QTest::newRow("line-ends") << QByteArray("data: a\r\ndata: b\rdata: c\n\r\n\r");
    QTest::newRow("no-line-end") << QByteArray("data: a ");
    QTest::newRow("any-bytes") << QByteArray("data: \0\xC3\xFF \n", 11);
    QTest::newRow("nothing") << QByteArray();
}

void TestScenarioFormatter::keepsAllThatIsNoDirective()
{
    QFETCH(QByteArray, text);
    const QByteArray mark("\xEF\xBB\xBF");
    QCOMPARE(formatScenario(pragma + text), pragma + text);
    QCOMPARE(formatScenario(mark + pragma + text), mark + pragma + text);
    QCOMPARE(formatScenario(": about  \n\n" + pragma + text), ": about  \n\n" + pragma + text);
}

void TestScenarioFormatter::leavesRecordingsAlone_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("recording") << QByteArray(":@wait   3s \ndata: x\n\n");
    QTest::newRow("pragma-after-field") << QByteArray("data: x\n:@streamgauge   1 \n");
    QTest::newRow("pragma-after-directive") << QByteArray(":@wait   3s \n:@streamgauge  1\n");
}

void TestScenarioFormatter::leavesRecordingsAlone()
{
    QFETCH(QByteArray, text);
    QVERIFY(!hasPragma(text));
    QCOMPARE(formatScenario(text), text);
}

void TestScenarioFormatter::changesNothingThatIsPlayed_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("head") << QByteArray(
        ":@label   Orders,  as they come \n:@route   POST   /a \n:@header   X-Id:   7  8 \n"
        ":@status  503   retry-after=2  body=\"up  stream\" \n");
    QTest::newRow("steps") << QByteArray(
        ":@template   on\r\nretry:  10 \r\n\r\n:@wait   1s..4s \r\nid: {{seq  5}} \r\ndata: a  "
        "{{pick a }}\r\n\r\n:@raw   \"a  b\" \r\n:@at   +1s \r\n:@drop   p=0.5 \r\n");
    QTest::newRow("parts") << QByteArray(
        ":@connection   1 \ndata:  a \n:@connection   2.. \n:@repeat   3 \ndata: b \n\n:@end \n");
}

void TestScenarioFormatter::changesNothingThatIsPlayed()
{
    QFETCH(QByteArray, text);
    text.prepend(":@streamgauge   1 \n");
    ScriptError error;
    const auto before = Scenario::parse(text, &error);
    QVERIFY2(before, qPrintable(error.message));
    const QByteArray formatted = formatScenario(text);
    QVERIFY(formatted.size() < text.size());
    const auto after = Scenario::parse(formatted, &error);
    QVERIFY2(after, qPrintable(error.message));
    QCOMPARE(described(*after), described(*before));
}

void TestScenarioFormatter::isDoneAfterOnePass()
{
    static const QByteArrayList parts{
        "@wait", "@label", "@raw", "@?x", "@@", "@",  ":",  ": ",   " ",     "  ",   "\t", "\"",
        "\\",    "=",      "a",    "b=",  "\n", "\n", "\r", "\r\n", "\n: @", "data", "水", "\xC3",
    };
    QRandomGenerator random(5);
    int changed = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray text = pragma;
        for (int count = random.bounded(30); count > 0; --count)
            text += parts.at(random.bounded(int(parts.size())));
        const QByteArray once = formatScenario(text);
        QCOMPARE(formatScenario(once), once);
        QVERIFY(once.count('\n') == text.count('\n') && once.count('\r') == text.count('\r'));
        changed += once == text ? 0 : 1;
    }
    QVERIFY2(changed > 1000, qPrintable(QString::number(changed)));
}

QTEST_APPLESS_MAIN(TestScenarioFormatter)
#include "tst_scenarioformatter.moc"
