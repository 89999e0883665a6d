// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/lintreport.h"
#include "lib/script/scenariolinter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

class TestScenarioLinter : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatClientsIgnore_data();
    void findsWhatClientsIgnore();
    void findsWhatDirectivesSpoil_data();
    void findsWhatDirectivesSpoil();
    void findsWhatIsNeverReached_data();
    void findsWhatIsNeverReached();
    void findsThePragmaThatWasMeant_data();
    void findsThePragmaThatWasMeant();
    void isContentWith_data();
    void isContentWith();
    void tellsRecordingsOnlyOfStreams();
    void speaksInSentences();
    void boundsWhatItFinds();
    void survivesAnything();
};

namespace {

const QByteArray pragma = ": @streamgauge 1\n";

// "line:column words of the message", all that tests compare.
QStringList found(const QByteArray &bytes)
{
    QStringList result;
    for (const ScriptError &finding : lintScenario(bytes))
        result +=
            QStringLiteral("%1:%2 %3").arg(finding.line).arg(finding.column).arg(finding.message);
    return result;
}

void compare(const QStringList &actual, const QStringList &expected)
{
    const QString shown = actual.join(u'\n');
    QVERIFY2(actual.size() == expected.size(), qPrintable(shown));
    for (qsizetype i = 0; i < actual.size(); ++i) {
        const QString position = expected[i].section(u' ', 0, 0) + u' ';
        const QString words = expected[i].section(u' ', 1);
        QVERIFY2(actual[i].startsWith(position) && actual[i].contains(words), qPrintable(shown));
    }
}

} // namespace

// All of these hold for recordings, and for annotated files one line further down.
void TestScenarioLinter::findsWhatClientsIgnore_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const QByteArray &text, const QStringList &findings) {
        QTest::newRow(name) << text << findings;
    };
    row("capital", "Data: x\n", {u"1:1 Write “data:”"_s});
    row("capitals-behind-an-event", "data: x\n\nDATA: x\n", {u"3:1 Write “data:”"_s});
    row("blank-before-colon", "event : x\n", {u"1:1 Write “event:”"_s});
    row("indented", "  id: 1\n", {u"1:1 Write “id:”"_s});
    row("tab-before-colon", "retry\t: 1\n", {u"1:1 Write “retry:”"_s});
    row("misspelt", "evnt: x\n", {u"1:1 Did you mean “event:”?"_s});
    row("no-field", "{\"a\": 1}\n", {u"1:1 with “data:”"_s});
    row("each-line-of-its-own", "data: {\n\"a\": 1\n}\n\n",
        {u"2:1 no field “\"a\"”"_s, u"3:1 no field “}”"_s});
    row("nul-in-id", "id: 1\0\ndata: x\n\n"_ba, {u"1:6 NUL"_s});
    row("nul-behind-wide-characters", "id: 水🌊\0\ndata: x\n\n"_ba, {u"1:8 NUL"_s});
    row("retry-in-seconds", "retry: 3s\n\n", {u"1:8 digits alone"_s});
    row("retry-without-value", "retry\n\n", {u"1:6 digits alone"_s});
    row("not-utf8", "data: a\xC3\n\n", {u"1:8 not UTF-8"_s});
    row("not-utf8-in-comment", ": \xFF\n", {u"1:3 not UTF-8"_s});

    row("last-blank-line-missing", "data: a\n\ndata: b\n", {u"3:1 blank line is missing"_s});
    row("last-line-end-missing-too", "data: a", {u"1:1 blank line is missing"_s});
    row("comment-at-the-end", "data: a\nid: 1\n: bye\n", {u"2:1 blank line is missing"_s});
    row("id-at-the-end", "id: 1\n", {u"1:1 blank line is missing"_s});
    row("cr-at-the-end", "data: a\r", {u"1:1 blank line is missing"_s});
    row("type-cleared", "event: a\n\ndata: x\n\n", {u"2:1 the event type of line 1 is lost"_s});
    row("type-cleared-further-up", "event: a\n\n\n: c\n\nid: 1\ndata: x\n\n",
        {u"2:1 the event type of line 1 is lost"_s});
    row("type-cleared-crlf", "event: a\r\n\r\ndata: x\r\n\r\n", {u"2:1 of line 1"_s});
    row("no-data", "event: a\n\n", {u"1:1 has no data"_s});
    row("no-data-twice", "event: a\n\nevent: b\n\n", {u"1:1 has no data"_s, u"3:1 has no data"_s});
    row("no-data-but-the-next-has", "event: a\n\nevent: b\ndata: x\n\n", {u"1:1 has no data"_s});
    row("in-the-order-of-lines", "event: a\n\nevent : b\n\nretry: x\n\ndata: x\n",
        {u"2:1 is lost"_s, u"3:1 “event:”"_s, u"5:8 digits"_s, u"7:1 blank line is missing"_s});
}

void TestScenarioLinter::findsWhatClientsIgnore()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, findings);
    compare(found(text), findings);
    compare(found("\xEF\xBB\xBF" + text), findings);
    QCOMPARE(found("HTTP/1.1 200 OK\r\n\r\n" + text).size(), findings.size());
    QStringList annotated;
    for (const QString &finding : std::as_const(findings)) {
        const int line = finding.section(u':', 0, 0).toInt() + 1;
        annotated += QString::number(line) + u':' + finding.section(u':', 1);
    }
    annotated.replaceInStrings(u"of line 1"_s, u"of line 2"_s);
    compare(found(pragma + text), annotated);
}

void TestScenarioLinter::findsWhatDirectivesSpoil_data()
{
    QTest::addColumn<QByteArray>("text"); // after the pragma, so the first line is line 2
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const QByteArray &text, const QStringList &findings) {
        QTest::newRow(name) << text << findings;
    };
    row("type-cleared-behind-directive", "event: a\n: @wait 3s\n\ndata: x\n\n",
        {u"4:1 the event type of line 2 is lost"_s});
    row("type-cleared-before-directive", "event: a\n\n: @wait 3s\ndata: x\n\n",
        {u"3:1 the event type of line 2 is lost"_s});
    row("blank-line-missing-in-each-part", ": @connection 1\ndata: a\n: @connection 2\ndata: b\n",
        {u"3:1 blank line is missing"_s, u"5:1 blank line is missing"_s});
    row("blank-line-missing-before-eof", "data: a\n: @eof hold\n",
        {u"2:1 blank line is missing"_s});
    row("blank-line-missing-after-maybe", "data: a\n: @drop p=0.5\n",
        {u"2:1 blank line is missing"_s});

    row("at-before-another", ": @at +2s\n: @at +1s\n: @at +1500ms\n",
        {u"3:7 before the one of line 2"_s, u"4:7 before the one of line 2"_s});
    row("at-in-loop", ": @repeat 2\n: @at +2s\n: @end\n", {u"3:3 Use @wait"_s});
    row("fixed-id-in-loop", ": @repeat 2\nid: 7\ndata: a\n\n: @end\n", {u"3:5 {{seq}}"_s});
    row("fixed-id-in-inner-loop",
        ": @template on\n: @repeat 2\n: @repeat 1\nid:7\ndata: {{seq}}\n\n: @end\n: @end\n",
        {u"5:4 {{seq}}"_s});
    row("placeholder-id-that-is-none", ": @template off\n: @repeat 2\nid: {{seq}}\n\n: @end\n",
        {u"4:5 same id"_s});
    row("resume-after-what", ": @resume\ndata: a\n\n", {u"2:1 nothing to resume"_s});
    row("resume-after-empty-id", ": @resume\nid\ndata: a\n\n", {u"2:1 nothing to resume"_s});
    row("resume-in-one-part",
        ": @connection 1\nid: 1\ndata: a\n\n: @connection 2\n: @resume\ndata: b\n\n",
        {u"7:1 nothing to resume"_s});
    row("resume-for-all-parts",
        ": @resume\n: @connection 1\ndata: a\n\n: @connection 2\ndata: b\n\n",
        {u"2:1 nothing to resume"_s});

    row("template-not-on", "data: a {{now}}\n\n", {u"2:9 @template on"_s});
    row("template-not-on-is-told-once", "id: {{seq}}\ndata: {{now}}\n\n", {u"2:5 @template on"_s});
    row("template-on-too-late", "data: {{now}}\n\n: @template on\ndata: {{now}}\n\n",
        {u"2:7 @template on"_s});
    row("template-on-in-another-part",
        ": @connection 1\n: @template on\ndata: {{now}}\n\n: @connection 2\ndata: {{now}}\n\n",
        {u"7:7 @template on"_s});
    row("placeholder-behind-braces", "data: {{\"a\":{{x}}, {{now}}}}\n\n",
        {u"2:20 @template on"_s});
}

void TestScenarioLinter::findsWhatDirectivesSpoil()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, findings);
    compare(found(pragma + text), findings);
}

void TestScenarioLinter::findsWhatIsNeverReached_data()
{
    QTest::addColumn<QByteArray>("text"); // after the pragma, so the first line is line 2
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const QByteArray &text, const QStringList &findings) {
        QTest::newRow(name) << text << findings;
    };
    row("after-drop", "data: a\n\n: @drop\ndata: b\n\ndata: c\n\n", {u"5:1 @drop in line 4"_s});
    row("after-close-for-sure", ": @close p=1\n: @wait 3s\n", {u"3:3 @close in line 2"_s});
    row("after-truncate", ": @truncate\n\n: @raw \"a\"\n", {u"4:3 @truncate in line 2"_s});
    row("after-hang", ": @hang\nretry: 1000\n\n", {u"3:1 @hang in line 2"_s});
    row("after-endless-loop", ": @repeat forever\ndata: a\n\n: @end\ndata: b\n\n",
        {u"6:1 the loop of line 2"_s});
    row("after-drop-in-loop", ": @repeat 3\ndata: a\n\n: @drop\n: @end\n: @wait 1s\n",
        {u"7:3 @drop in line 5"_s});
    row("after-status", ": @status 503\ndata: a\n\n", {u"3:1 @status 503"_s});
    row("after-status-of-all-parts", ": @status 503\n: @connection 1\n: @wait 1s\n",
        {u"4:3 @status 503"_s});
    row("in-each-part", ": @connection 1\n: @drop\n: @wait 1s\n: @connection 2\n: @hang\n: @drop\n",
        {u"4:3 @drop in line 3"_s, u"7:3 @hang in line 6"_s});
    row("same-attempt", ": @connection 1..3\n: @drop\n: @connection 2\n: @drop\n",
        {u"4:15 never played"_s});
    row("all-attempts", ": @connection 1..\n: @drop\n: @connection 2..\n: @drop\n",
        {u"4:15 never played"_s});
}

void TestScenarioLinter::findsWhatIsNeverReached()
{
    findsWhatDirectivesSpoil();
}

void TestScenarioLinter::findsThePragmaThatWasMeant_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const QByteArray &text, const QStringList &findings) {
        QTest::newRow(name) << text << findings;
    };
    row("misspelt", ": @stremgauge 1\n: @wait 3s\n", {u"1:1 is not the pragma"_s});
    row("capitals", ": @StreamGauge 1\n", {u"1:1 is not the pragma"_s});
    row("no-at", ": streamgauge 1\n", {u"1:1 is not the pragma"_s});
    row("too-many-blanks", ":  @streamgauge 1\n", {u"1:1 is not the pragma"_s});
    row("below-a-comment", ": about\n: @streamguage 1\n", {u"2:1 is not the pragma"_s});
    row("after-a-field", "data: x\n\n: @streamgauge 1\n", {u"3:3 too late"_s});
    row("after-a-directive", ": @wait 3s\n:@streamgauge 1\n", {u"2:2 too late"_s});
    row("forgotten", "data: x\n\n: @wait 3s\n\n: @drop\n", {u"3:1 must begin with"_s});
    row("utf16", "\xFF\xFE:\0 \0"_ba, {u"1:1 UTF-16"_s});
    row("utf16-the-other-way", "\xFE\xFF\0:\0 "_ba, {u"1:1 UTF-16"_s});
}

void TestScenarioLinter::findsThePragmaThatWasMeant()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, findings);
    compare(found(text), findings);
}

void TestScenarioLinter::isContentWith_data()
{
    QTest::addColumn<QByteArray>("text");

    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("nothing", "");
    row("only-blank-lines", "\n\r\n\r");
    row("recording", ": hi\nretry: 3000\nid: 1\nevent: a\ndata: {{now}}\ndata\n\nid\n\n");
    row("retry-at-the-end", "retry: 3000\n");
    row("sentence-about-us", ": streamgauge is a program\n");
    row("mention", ": @somebody look here\n");
    row("status-of-curl", "HTTP/1.1 200 OK\r\nServer: x\r\n\r\ndata: x\n\n");

    const auto annotated = [&](const char *name, const QByteArray &text) {
        row(name, pragma + text);
    };
    annotated("type-directive-data", "event: a\n: @wait 3s\ndata: x\n\n");
    annotated("cut-by-drop", "data: half\n: @drop\n");
    annotated("cut-by-hang", "event: a\n: @hang\n");
    annotated("cut-by-truncate-in-a-part",
              ": @connection 1\ndata: half\n: @truncate\n: @ended reset\n: @connection 2\n"
              "data: x\n\n: @close\n");
    annotated("maybe-drop", ": @drop p=0.99\ndata: x\n\n");
    annotated("drop-then-resume", ": @resume\nid: 1\ndata: x\n\n: @drop\nid: 2\ndata: x\n\n");
    annotated("resume-in-a-part-that-only-fails",
              ": @resume\n: @connection 1\n: @status 503\n: @connection 2\nid: 1\ndata: x\n\n");
    annotated("resume-with-raw-ids", ": @resume\n: @raw \"id: 1\\ndata: x\\n\\n\"\n");
    annotated("after-an-endless-loop-that-ends",
              ": @repeat forever\n: @wait 1s\n: @end\n: @eof "
              "close\n");
    annotated("after-a-loop", ": @repeat 9\n: @wait 1s\n: @end\ndata: x\n\n");
    annotated("status-200", ": @status 200\ndata: x\n\n");
    annotated("status-of-another-part",
              ": @connection 1\n: @status 503\n: @connection 2\ndata: x\n\n");
    annotated("at-in-order", ": @at +1s\n: @at +1s\n: @at +1500ms\n");
    annotated("at-in-each-part", ": @connection 1\n: @at +9s\n: @connection 2\n: @at +1s\n");
    annotated("id-in-a-loop", ": @template on\n: @repeat 2\nid: {{seq}}\ndata: x\n\n: @end\n");
    annotated("id-of-one-round", ": @repeat 1\nid: 1\ndata: x\n\n: @end\n");
    annotated("id-that-is-cleared", ": @repeat 2\nid:\ndata: x\n\n: @end\n");
    annotated("id-behind-a-loop", ": @repeat 2\ndata: x\n\n: @end\nid: 1\ndata: x\n\n");
    annotated("braces", "data: {\"a\":{\"b\":{{name}}}}\n\n");
    annotated("template-off", ": @template off\ndata: {{now}}\n\n");
    annotated("raw-in-a-block", "event: a\n: @raw \"data: \\xC3\\n\"\n\ndata: x\n\n");
    annotated("raw-at-the-end", "data: a\n: @raw \"\\n\"\n");
    annotated("raw-blocks", ": @raw \"data: a\\r\\r\"\n: @raw \"id: \\x00\\r\\n\\r\\n\"\n");
    annotated("label-that-is-not-quoted", ": @label five \" quotes\ndata: x\n\n");
}

void TestScenarioLinter::isContentWith()
{
    QFETCH(QByteArray, text);
    compare(found(text), {});
}

void TestScenarioLinter::tellsRecordingsOnlyOfStreams()
{
    const QByteArray text =
        "id: {{seq}}\ndata: {{now}}\n\n: @at +2s\n: @at +1s\n: @drop\ndata: x\n\n";
    compare(found(text), {u"4:1 must begin with"_s});
    QCOMPARE(found(pragma + text).size(), 3);
}

void TestScenarioLinter::speaksInSentences()
{
    for (const ScriptError &finding :
         lintScenario(pragma + "Data: x\nevent: a\n\ndata: x\n\n: @drop\n: @wait 1s\n")) {
        QVERIFY(finding.message.front().isUpper());
        QVERIFY2(finding.message.endsWith(u'.'), qPrintable(finding.message));
    }
    QCOMPARE(lintScenario(pragma + "Data: x\nevent: a\n\ndata: x\n\n: @drop\n: @wait 1s\n").size(),
             3);
}

void TestScenarioLinter::boundsWhatItFinds()
{
    QCOMPARE(lintScenario(QByteArray("x\n").repeated(5000)).size(), LintReport::mostFindings);
}

void TestScenarioLinter::survivesAnything()
{
    static const QByteArrayList parts{
        ": @streamgauge 1\n",
        ": @template on\n",
        ": @connection ",
        ": @repeat ",
        "forever",
        "1",
        ": @end\n",
        ": @at +",
        "1s",
        ": @drop",
        " p=",
        "0.5",
        ": @raw \"",
        "\"",
        ": @resume",
        ": @status ",
        "data",
        "event",
        "id",
        "retry",
        ":",
        " ",
        "{{",
        "}}",
        "now",
        "\0"_ba,
        "\xC3",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "..",
    };
    QRandomGenerator random(7);
    qsizetype findings = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray text = random.bounded(2) == 0 ? pragma : QByteArray();
        for (int count = random.bounded(40); count > 0; --count)
            text += parts.at(random.bounded(int(parts.size())));
        // In memory of its own, without a NUL behind it, for memory checkers.
        const std::vector<char> copy(text.begin(), text.end());
        int line = 0;
        for (const ScriptError &finding : lintScenario({copy.data(), qsizetype(copy.size())})) {
            QVERIFY(finding.line >= line && finding.column >= 1 && !finding.message.isEmpty());
            line = finding.line;
            ++findings;
        }
    }
    QVERIFY(findings > 10'000);
}

QTEST_APPLESS_MAIN(TestScenarioLinter)
#include "tst_scenariolinter.moc"
