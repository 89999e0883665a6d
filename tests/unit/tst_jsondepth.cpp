// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/jsondepth.h"

#include <QTest>

class TestJsonDepth : public QObject
{
    Q_OBJECT

private slots:
    void countsLevels_data();
    void countsLevels();
    void takesAMillionLevels();
};

void TestJsonDepth::countsLevels_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("levels");

    const auto row = [](const char *name, const char *json, int levels) {
        QTest::newRow(name) << QByteArray(json) << levels;
    };
    row("nothing", "", 0);
    row("number", "1", 0);
    row("object", "{}", 1);
    row("array-in-object", R"({"a": [1, 2], "b": [3]})", 2);
    row("side-by-side", "[[], [], [], {}]", 2);
    row("in-a-string", R"(["[[[{{{"])", 1);
    row("after-an-escaped-quote", R"(["\"[[["])", 1);
    row("after-an-escaped-backslash", R"(["\\", [[]]])", 3);
    row("string-without-end", R"(["[[\)", 1);
    row("never-closed", "[[[", 3);
    row("closed-too-often", "]]]]", 0);
}

void TestJsonDepth::countsLevels()
{
    QFETCH(QByteArray, json);
    QFETCH(int, levels);
    QVERIFY(!isNestedDeeper(json, levels));
    if (levels > 0)
        QVERIFY(isNestedDeeper(json, levels - 1));
}

void TestJsonDepth::takesAMillionLevels()
{
    constexpr int million = 1'000'000;
    QVERIFY(isNestedDeeper(QByteArray(million, '['), million - 1));
    QVERIFY(!isNestedDeeper(QByteArray(million, '['), million));
}

QTEST_APPLESS_MAIN(TestJsonDepth)
#include "tst_jsondepth.moc"
