// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenariotext.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class ScenarioTextTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBackExactly_data();
    void comesBackExactly();
    void isNoText_data();
    void isNoText();
    void editsOneLineEnd();
    void showsLinesOfStream();
};

void ScenarioTextTest::comesBackExactly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("lf") << "data: a\n\n"_ba << u"data: a\n\n"_s;
    QTest::newRow("no-line-end") << "data: a"_ba << u"data: a"_s;
    QTest::newRow("crlf") << "data: a\r\n\r\n"_ba << u"data: a\n\n"_s;
    QTest::newRow("mark") << "\xEF\xBB\xBF"
                             "data: a\n"_ba
                          << u"data: a\n"_s;
    QTest::newRow("blanks") << "data: a \t \n\n "_ba << u"data: a \t \n\n "_s;
    QTest::newRow("hard-blank") << "data:\xC2\xA0\n"_ba << u"data:\u00A0\n"_s;
    QTest::newRow("unicode") << "data: \xF0\x9F\x8C\x8A\n"_ba << u"data: 🌊\n"_s;
}

void ScenarioTextTest::comesBackExactly()
{
    QFETCH(QByteArray, bytes);
    const auto read = ScenarioText::fromBytes(bytes);
    QVERIFY(read);
    QTEST(read->text, "text");
    QCOMPARE(read->bytes(), bytes);
}

void ScenarioTextTest::isNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("cr") << "data: a\r\r"_ba;
    QTest::newRow("mixed") << "data: a\r\n\n"_ba;
    QTest::newRow("no-utf-8") << "data: \xFF\n"_ba;
    QTest::newRow("cut-utf-8") << "data: \xC3"_ba;
    QTest::newRow("nul") << QByteArray("id: a\0b\n", 8);
    QTest::newRow("line-separator") << "data: \xE2\x80\xA8\n"_ba;
    QTest::newRow("paragraph-separator") << "data: \xE2\x80\xA9\n"_ba;
    QTest::newRow("two-marks") << "\xEF\xBB\xBF\xEF\xBB\xBF\n"_ba;
}

void ScenarioTextTest::isNoText()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!ScenarioText::fromBytes(bytes));
}

void ScenarioTextTest::editsOneLineEnd()
{
    auto read = ScenarioText::fromBytes("data: a\r\n\r\n");
    QVERIFY(read);
    read->text += u"data: b\n\n"_s;
    QCOMPARE(read->bytes(), "data: a\r\n\r\ndata: b\r\n\r\n"_ba);
}

void ScenarioTextTest::showsLinesOfStream()
{
    QCOMPARE(readableText("a\rb\r\nc\nd\xE2\x80\xA8"
                          "e"),
             u"a\nb\nc\nd\uFFFDe"_s);
}

QTEST_APPLESS_MAIN(ScenarioTextTest)

#include "tst_scenariotext.moc"
