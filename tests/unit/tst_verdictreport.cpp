// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/verdictreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using Outcome = Verdict::Outcome;
using Rule = Verdict::Rule;

class TestVerdictReport : public QObject
{
    Q_OBJECT

private slots:
    void writesText();
    void letsNothingActOnTheTerminal();
    void writesJUnit();
    void keepsNamesOfCasesApart();
    void writesXmlWhateverTheText_data();
    void writesXmlWhateverTheText();
    void writesJson();
    void writesJsonWhateverTheText();
    void writesNothingToo();
};

namespace {

QList<Verdict> verdicts()
{
    return {
        {Rule::ReconnectDelay, Outcome::Failed, u"/a"_s, u"127.0.0.1"_s, 2, u"Too <early>."_s},
        {Rule::Reconnection, Outcome::Failed, u"/b & c"_s, u"::1"_s, 1, u"Is away."_s},
        {Rule::LastEventId, Outcome::Passed, u"/a"_s, u"127.0.0.1"_s, 2, u"Sent “信”."_s},
        {Rule::Accept, Outcome::Noted, u"/a"_s, u"127.0.0.1 \"x\""_s, 1, u"Takes all."_s},
    };
}

Verdict withText(const QString &text)
{
    return {Rule::LastEventId, Outcome::Failed, text, text, 1, text};
}

// "suite name tests failures", "case classname name", "failure type message", "out text".
QStringList parseJUnit(const QByteArray &text)
{
    QStringList parts;
    QXmlStreamReader xml(text);
    const auto attribute = [&xml](const char *name) {
        return xml.attributes().value(QLatin1String(name)).toString();
    };
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "testsuites"_L1 || xml.name() == "testsuite"_L1) {
            parts += QStringList({xml.name().toString(), attribute("name"), attribute("tests"),
                                  attribute("failures")})
                         .join(u'|');
        } else if (xml.name() == "testcase"_L1) {
            parts += u"case|"_s + attribute("classname") + u'|' + attribute("name");
        } else if (xml.name() == "failure"_L1) {
            parts += u"failure|"_s + attribute("type") + u'|' + attribute("message");
        } else {
            const QString name = xml.name().toString();
            parts += name + u'|' + xml.readElementText();
        }
    }
    if (xml.hasError())
        parts += xml.errorString();
    return parts;
}

} // namespace

void TestVerdictReport::writesText()
{
    QCOMPARE(verdictsToText(verdicts()),
             u"/a\n"
             "  FAILED  127.0.0.1, attempt 2: Too <early>. [reconnect-delay]\n"
             "  passed  127.0.0.1, attempt 2: Sent “信”. [last-event-id]\n"
             "  noted   127.0.0.1 \"x\", attempt 1: Takes all. [accept]\n"
             "/b & c\n"
             "  FAILED  ::1, attempt 1: Is away. [reconnection]\n"
             "1 passed, 2 failed, 1 noted.\n"_s);
}

void TestVerdictReport::letsNothingActOnTheTerminal()
{
    QCOMPARE(verdictsToText({withText(u"\x1b[2J%1\n"_s)}),
             u"\\x1b[2J%1\\n\n"
             "  FAILED  \\x1b[2J%1\\n, attempt 1: \\x1b[2J%1\\n [last-event-id]\n"
             "0 passed, 1 failed, 0 noted.\n"_s);
}

void TestVerdictReport::writesJUnit()
{
    QCOMPARE(parseJUnit(verdictsToJUnit(verdicts())),
             QStringList({u"testsuites|streamgauge|4|2"_s, u"testsuite|/a|3|1"_s,
                          u"case|127.0.0.1|reconnect-delay, attempt 2"_s,
                          u"failure|reconnect-delay|Too <early>."_s,
                          u"case|127.0.0.1|last-event-id, attempt 2"_s,
                          u"case|127.0.0.1 \"x\"|accept, attempt 1"_s, u"system-out|Takes all."_s,
                          u"testsuite|/b & c|1|1"_s, u"case|::1|reconnection, attempt 1"_s,
                          u"failure|reconnection|Is away."_s}));
}

void TestVerdictReport::keepsNamesOfCasesApart()
{
    const Verdict verdict{Rule::NoContent, Outcome::Passed, u"/a"_s, u"::1"_s, 3, {}};
    Verdict ofAnother = verdict;
    ofAnother.client = u"::2"_s;
    QCOMPARE(
        parseJUnit(verdictsToJUnit({verdict, verdict, ofAnother})).mid(2),
        QStringList({u"case|::1|no-content, attempt 3"_s, u"case|::1|no-content, attempt 3 (2)"_s,
                     u"case|::2|no-content, attempt 3"_s}));
}

void TestVerdictReport::writesXmlWhateverTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");

    const auto row = [](const char *name, const QString &text, const QString &written) {
        QTest::newRow(name) << text << written;
    };
    row("markup", u"</a> & \"b\" 'c' ]]>"_s, u"</a> & \"b\" 'c' ]]>"_s);
    row("line-ends", u"a\tb\nc\rd"_s, u"a\tb\nc\rd"_s);
    row("beyond-the-first-plane", u"😀"_s, u"😀"_s);
    row("half-a-character", QString(QChar(0xD83D)) + u'x' + QChar(0xDE00), u"�x�"_s);
    row("half-a-character-at-the-end", u'x' + QString(QChar(0xD83D)), u"x�"_s);
    row("no-characters", QString(QChar(0xFFFE)) + QChar(0xFFFF) + QChar(0xFFFD), u"���"_s);
    for (char16_t control = 0; control < u' '; ++control) {
        if (control != u'\t' && control != u'\n' && control != u'\r')
            QTest::addRow("control-%d", int(control)) << QString(QChar(control)) << u"�"_s;
    }
}

void TestVerdictReport::writesXmlWhateverTheText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, written);
    QCOMPARE(parseJUnit(verdictsToJUnit({withText(text)})),
             QStringList({u"testsuites|streamgauge|1|1"_s, u"testsuite|"_s + written + u"|1|1"_s,
                          u"case|"_s + written + u"|last-event-id, attempt 1"_s,
                          u"failure|last-event-id|"_s + written}));
}

void TestVerdictReport::writesJson()
{
    const QByteArray text = verdictsToJson(verdicts());
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    QCOMPARE(object.keys(), QStringList({u"failed"_s, u"noted"_s, u"passed"_s, u"verdicts"_s}));
    QCOMPARE(object[u"passed"].toInt(), 1);
    QCOMPARE(object[u"failed"].toInt(), 2);
    QCOMPARE(object[u"noted"].toInt(), 1);
    const QJsonArray list = object[u"verdicts"].toArray();
    QCOMPARE(list.size(), 4);
    QCOMPARE(list[0].toObject(),
             QJsonObject({{u"rule"_s, u"reconnect-delay"_s},
                          {u"outcome"_s, u"failed"_s},
                          {u"route"_s, u"/a"_s},
                          {u"client"_s, u"127.0.0.1"_s},
                          {u"attempt"_s, 2},
                          {u"sentence"_s, u"Too <early>."_s}}));
    QCOMPARE(list[2][u"sentence"].toString(), u"Sent “信”."_s);
    QCOMPARE(list[2][u"outcome"].toString(), u"passed"_s);
    QCOMPARE(list[3][u"outcome"].toString(), u"noted"_s);
    QCOMPARE(text.count('\n'), 5);
    QVERIFY(text.startsWith("{\"passed\": 1, \"failed\": 2, \"noted\": 1, \"verdicts\": [\n"));
}

void TestVerdictReport::writesJsonWhateverTheText()
{
    const QString text = u"\"\\/\n\0\x1b\u202e😀"_s;
    const QJsonObject object = QJsonDocument::fromJson(verdictsToJson({withText(text)})).object();
    QCOMPARE(object[u"verdicts"][0][u"route"].toString(), text);
    QCOMPARE(object[u"verdicts"][0][u"client"].toString(), text);
    QCOMPARE(object[u"verdicts"][0][u"sentence"].toString(), text);
}

void TestVerdictReport::writesNothingToo()
{
    QCOMPARE(verdictsToText({}), u"There is nothing to judge yet.\n"_s);
    QCOMPARE(parseJUnit(verdictsToJUnit({})), QStringList({u"testsuites|streamgauge|0|0"_s}));
    const QJsonObject object = QJsonDocument::fromJson(verdictsToJson({})).object();
    QVERIFY(object[u"verdicts"].isArray() && object[u"verdicts"].toArray().isEmpty());
}

QTEST_APPLESS_MAIN(TestVerdictReport)
#include "tst_verdictreport.moc"
