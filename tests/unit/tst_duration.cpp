// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/duration.h"

#include <QTest>

class TestDuration : public QObject
{
    Q_OBJECT

private slots:
    void readsDurations_data();
    void readsDurations();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void readsPaces_data();
    void readsPaces();
    void drawsFromTheWholeRange();
    void readsSizes_data();
    void readsSizes();
    void refusesOtherSizes_data();
    void refusesOtherSizes();
    void readsByteRates();
    void readsPlainTimesAsTheyAre_data();
    void readsPlainTimesAsTheyAre();
};

void TestDuration::readsDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("min"); // in microseconds
    QTest::addColumn<qint64>("max");

    QTest::newRow("microseconds") << QByteArray("7us") << qint64(7) << qint64(7);
    QTest::newRow("milliseconds") << QByteArray("300ms") << qint64(300'000) << qint64(300'000);
    QTest::newRow("seconds") << QByteArray("3s") << qint64(3'000'000) << qint64(3'000'000);
    QTest::newRow("fraction") << QByteArray("12.345s") << qint64(12'345'000) << qint64(12'345'000);
    QTest::newRow("minutes") << QByteArray("2m") << qint64(120'000'000) << qint64(120'000'000);
    QTest::newRow("hours") << QByteArray("1h") << qint64(3'600'000'000) << qint64(3'600'000'000);
    QTest::newRow("zero") << QByteArray("0s") << qint64(0) << qint64(0);
    QTest::newRow("range") << QByteArray("1s..4s") << qint64(1'000'000) << qint64(4'000'000);
    QTest::newRow("range-of-two-units")
        << QByteArray("900ms..1.5s") << qint64(900'000) << qint64(1'500'000);
    QTest::newRow("give-or-take") << QByteArray("3s~20%") << qint64(2'400'000) << qint64(3'600'000);
    QTest::newRow("give-or-take-all") << QByteArray("1s~100%") << qint64(0) << qint64(2'000'000);
}

void TestDuration::readsDurations()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, min);
    QFETCH(qint64, max);
    LineError error;
    const auto range = parseDurationRange(text, &error);
    QVERIFY2(range, qPrintable(error.message));
    QCOMPARE(range->min.count(), min);
    QCOMPARE(range->max.count(), max);
}

void TestDuration::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");

    QTest::newRow("empty") << QByteArray("") << 0;
    QTest::newRow("without-unit") << QByteArray("300") << 3;
    QTest::newRow("unknown-unit") << QByteArray("3sec") << 1;
    QTest::newRow("unit-alone") << QByteArray("ms") << 0;
    QTest::newRow("negative") << QByteArray("-3s") << 0;
    QTest::newRow("two-points") << QByteArray("1.2.3s") << 0;
    QTest::newRow("starts-with-point") << QByteArray(".5s") << 0;
    QTest::newRow("ends-with-point") << QByteArray("5.s") << 0;
    QTest::newRow("too-long") << QByteArray("1001h") << 0;
    QTest::newRow("backwards") << QByteArray("4s..1s") << 4;
    QTest::newRow("half-a-range") << QByteArray("1s..") << 4;
    QTest::newRow("range-without-unit") << QByteArray("1..4s") << 1;
    QTest::newRow("no-percent-sign") << QByteArray("3s~20") << 3;
    QTest::newRow("more-than-all") << QByteArray("3s~101%") << 3;
}

void TestDuration::refusesWhatIsNone()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    LineError error;
    QVERIFY(!parseDurationRange(text, &error));
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(error.offset, offset);
}

void TestDuration::readsPaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("gap"); // in microseconds; -1: none

    QTest::newRow("rate") << QByteArray("20/s") << qint64(50'000);
    QTest::newRow("slow-rate") << QByteArray("0.5/s") << qint64(2'000'000);
    QTest::newRow("duration") << QByteArray("50ms") << qint64(50'000);
    QTest::newRow("off") << QByteArray("0s") << qint64(0);
    QTest::newRow("no-rate") << QByteArray("0/s") << qint64(-1);
    QTest::newRow("not-a-number") << QByteArray("x/s") << qint64(-1);
    QTest::newRow("per-minute") << QByteArray("20/m") << qint64(-1);
}

void TestDuration::readsPaces()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, gap);
    LineError error;
    const auto pace = parsePace(text, &error);
    QCOMPARE(pace ? pace->count() : -1, gap);
    QCOMPARE(error.message.isEmpty(), gap >= 0);
}

void TestDuration::drawsFromTheWholeRange()
{
    RandomSource random(7);
    const DurationRange range{std::chrono::microseconds(10), std::chrono::microseconds(12)};
    QList<int> counts(13, 0);
    for (int i = 0; i < 300; ++i)
        ++counts[range.sample(random).count()];
    QCOMPARE(counts[10] + counts[11] + counts[12], 300);
    QVERIFY(counts[10] > 50 && counts[11] > 50 && counts[12] > 50);
}

void TestDuration::readsSizes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("min");
    QTest::addColumn<qint64>("max");

    QTest::newRow("bytes") << QByteArray("17b") << qint64(17) << qint64(17);
    QTest::newRow("kilobytes") << QByteArray("2kb") << qint64(2048) << qint64(2048);
    QTest::newRow("fraction") << QByteArray("0.5mb") << qint64(524'288) << qint64(524'288);
    QTest::newRow("range") << QByteArray("1..8b") << qint64(1) << qint64(8);
    QTest::newRow("range-of-kilobytes") << QByteArray("1..2kb") << qint64(1024) << qint64(2048);
    QTest::newRow("range-of-two-units") << QByteArray("100b..1kb") << qint64(100) << qint64(1024);
}

void TestDuration::readsSizes()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, min);
    QFETCH(qint64, max);
    LineError error;
    const auto range = parseSizeRange(text, &error);
    QVERIFY2(range, qPrintable(error.message));
    QCOMPARE(range->min, min);
    QCOMPARE(range->max, max);
}

void TestDuration::refusesOtherSizes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");

    QTest::newRow("empty") << QByteArray("") << 0;
    QTest::newRow("without-unit") << QByteArray("17") << 0;
    QTest::newRow("unknown-unit") << QByteArray("17gb") << 0;
    QTest::newRow("too-large") << QByteArray("1025mb") << 0;
    QTest::newRow("range-without-unit") << QByteArray("1..8") << 3;
    QTest::newRow("backwards") << QByteArray("8..1b") << 3;
}

void TestDuration::refusesOtherSizes()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    LineError error;
    QVERIFY(!parseSizeRange(text, &error));
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(int(error.offset), offset);
}

void TestDuration::readsByteRates()
{
    LineError error;
    QCOMPARE(parseByteRate("2kb/s", &error).value_or(0), 2048);
    QCOMPARE(parseByteRate("1b/s", &error).value_or(0), 1);
    for (const char *text : {"2kb", "0b/s", "20/s", "/s", ""})
        QVERIFY2(!parseByteRate(text, &error), text);
}

void TestDuration::readsPlainTimesAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("micros"); // less than 0: it is not plain

    const auto row = [](const char *name, const char *line, qint64 micros) {
        QTest::newRow(name) << QByteArray(line) << micros;
    };
    row("seconds", ": @at +12s", 12'000'000);
    row("fraction", ": @at +12.345678s", 12'345'678);
    row("short-fraction", ": @at +0.5s", 500'000);
    row("more-digits", ": @at +0.1234567s", 123'456);
    row("longest", ": @at +3600000s", 3'600'000'000'000);
    row("longer", ": @at +3600001s", 3'600'001'000'000);
    row("far-too-long", ": @at +99999999999999999999s", -1);
    row("milliseconds", ": @at +12ms", -1);
    row("without-number", ": @at +s", -1);
    row("point-first", ": @at +.5s", -1);
    row("point-last", ": @at +5.s", -1);
    row("two-points", ": @at +1.2.3s", -1);
    row("without-plus", ": @at 12s", -1);
    row("another", ": @wait 12s", -1);
}

void TestDuration::readsPlainTimesAsTheyAre()
{
    QFETCH(QByteArray, line);
    QFETCH(qint64, micros);
    const auto time = parsePlainAt(line);
    QCOMPARE(time ? qint64(time->count()) : -1, micros);
    if (!time || *time > longestDuration)
        return;
    LineError error;
    const auto duration = parseDuration(line.sliced(7), &error); // the same, but for rounding
    QVERIFY(duration && std::abs(duration->count() - micros) <= 1);
}

QTEST_APPLESS_MAIN(TestDuration)
#include "tst_duration.moc"
