// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenariocompiler.h"
#include "lib/script/template.h"
#include "ui/simulator/scenariocompletion.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

class ScenarioCompletionTest : public QObject
{
    Q_OBJECT

private slots:
    void completes_data();
    void completes();
    void knowsEachDirective();
    void offersTemplatesThatCompile();
    void explainsAll();
};

void ScenarioCompletionTest::completes_data()
{
    QTest::addColumn<QString>("line"); // the cursor is at the |
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("result");

    const QString none;
    QTest::newRow("directive") << u": @wa|"_s << u"wait"_s << u": @wait"_s;
    QTest::newRow("without-a-blank") << u":@wa|"_s << u"wait"_s << u":@wait"_s;
    QTest::newRow("whole-word-replaced") << u": @tr|uncated"_s << u"truncate"_s << u": @truncate"_s;
    QTest::newRow("arguments-stay") << u": @wa| 3s"_s << u"wait"_s << u": @wait 3s"_s;
    QTest::newRow("optional") << u": @?ta|"_s << none << none;
    QTest::newRow("optional-known") << u": @?la|"_s << u"label"_s << u": @?label"_s;
    QTest::newRow("behind-the-name") << u": @wait |"_s << none << none;
    QTest::newRow("escaped") << u": @@wa|"_s << none << none;
    QTest::newRow("comment") << u": mail me @wa|"_s << none << none;
    QTest::newRow("field") << u"data: @wa|"_s << none << none;
    QTest::newRow("template") << u"data: {{uu|"_s << u"uuid}}"_s << u"data: {{uuid}}"_s;
    QTest::newRow("closed-template") << u"data: {{uu|}}"_s << u"uuid"_s << u"data: {{uuid}}"_s;
    QTest::newRow("second-template")
        << u"data: {{seq}} {{uu|"_s << u"uuid}}"_s << u"data: {{seq}} {{uuid}}"_s;
    QTest::newRow("template-with-a-name")
        << u"data: {{que|"_s << u"query."_s << u"data: {{query."_s;
    QTest::newRow("behind-a-template") << u"data: {{seq}}|"_s << none << none;
    QTest::newRow("template-in-a-comment") << u": {{uu|"_s << none << none;
}

void ScenarioCompletionTest::completes()
{
    QFETCH(QString, line);
    const qsizetype cursor = line.indexOf(u'|');
    line.remove(cursor, 1);
    const CompletionList list = scenarioCompletions(line, cursor);
    QFETCH(QString, first);
    QCOMPARE(list.items.isEmpty() ? QString() : list.items.constFirst().text, first);
    if (!first.isEmpty())
        QTEST(line.replace(list.begin, list.end - list.begin, first), "result");
}

void ScenarioCompletionTest::knowsEachDirective()
{
    QByteArrayList offered;
    for (const Completion &item : scenarioCompletions(u": @"_s, 3).items)
        offered.append(item.text.section(u' ', 0, 0).toLatin1());
    QByteArrayList all = ScenarioCompiler::directiveNames();
    std::sort(offered.begin(), offered.end());
    std::sort(all.begin(), all.end());
    QCOMPARE(offered, all);
}

void ScenarioCompletionTest::offersTemplatesThatCompile()
{
    const QList<Completion> items = scenarioCompletions(u"data: {{"_s, 8).items;
    QVERIFY(items.size() > 12);
    for (const Completion &item : items) {
        const QString end = item.text.endsWith(u'.') ? u"x}}"_s : QString();
        LineError error;
        QVERIFY2(Template::compile((u"{{"_s + item.text + end).toUtf8(), &error),
                 qPrintable(item.text + u": "_s + error.message));
    }
}

void ScenarioCompletionTest::explainsAll()
{
    const QList<Completion> items =
        scenarioCompletions(u": @"_s, 3).items + scenarioCompletions(u"data: {{"_s, 8).items;
    QVERIFY(!items.isEmpty());
    for (const Completion &item : items)
        QVERIFY2(!item.explanation.isEmpty() && item.explanation.size() < 60,
                 qPrintable(item.text));
}

QTEST_APPLESS_MAIN(ScenarioCompletionTest)

#include "tst_scenariocompletion.moc"
