// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/timestamp.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

class TestTimestamp : public QObject
{
    Q_OBJECT

private slots:
    void findsTimes_data();
    void findsTimes();
    void findsNoMoreThanAsked();
    void agreesWithQDateTime();
};

void TestTimestamp::findsTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<qint64>>("times"); // ms since 1970

    const auto row = [](const char *name, const QByteArray &text, const QList<qint64> &times) {
        QTest::newRow(name) << text << times;
    };
    constexpr qint64 time = 1'782'907'496'000; // 2026-07-01T12:04:56Z
    row("empty", "", {});
    row("no-time", R"({"n":1,"price":130.5})", {});

    row("utc", "2026-07-01T12:04:56Z", {time});
    row("in-json", R"({"at":"2026-07-01T12:04:56Z","n":1})", {time});
    row("fraction", "2026-07-01T12:04:56.789Z", {time + 789});
    row("short-fraction", "2026-07-01T12:04:56.7Z", {time + 700});
    row("nanoseconds", "2026-07-01T12:04:56.789123456Z", {time + 789});
    row("fraction-of-13-digits", "2026-07-01T12:04:56.1234567890123Z", {time + 123});
    row("comma", "2026-07-01T12:04:56,5Z", {time + 500});
    row("east", "2026-07-01T20:04:56+08:00", {time});
    row("west", "2026-07-01T08:34:56-0330", {time});
    row("hours-east", "2026-07-01T14:04:56+02", {time});
    row("no-zone", "2026-07-01T12:04:56", {time});
    row("blank-instead-of-t", "2026-07-01 12:04:56 UTC", {time});
    row("lower-case", "2026-07-01t12:04:56z", {time});
    row("no-seconds", "2026-07-01T12:04Z", {time - 56'000});
    row("sentence", "Sent 2026-07-01T12:04:56Z. Read", {time});
    row("leap-second", "2026-06-30T23:59:60Z", {1'782'864'000'000});
    row("date-alone", "2026-07-01", {});
    row("no-such-month", "2026-13-01T12:04:56Z", {});
    row("no-such-day", "2026-02-30T12:04:56Z", {});
    row("no-such-hour", "2026-07-01T25:04:56Z", {});
    row("no-such-minute", "2026-07-01T12:60:56Z", {});
    row("no-such-zone", "2026-07-01T12:04:56+99:00", {});
    row("half-a-zone", "2026-07-01T12:04:56+1", {});
    row("goes-on", "2026-07-01T12:04:56Zulu", {});
    row("too-old", "1999-07-01T12:04:56Z", {});
    row("cut-anywhere", "2026-07-01T12:0", {});

    row("milliseconds", "1782907496000", {time});
    row("seconds", "1782907496", {time});
    row("seconds-with-fraction", R"({"time":1782907496.25})", {time + 250});
    row("seconds-at-the-end-of-a-sentence", "It was 1782907496.", {time});
    row("redis-id", "1782907496000-0", {time});
    row("after-a-dash", "order-1782907496000", {time});
    row("too-early", "0882907496", {});
    row("too-late", "4200000000", {});
    row("11-digits", "17829074960", {});
    row("14-digits", "17829074960001", {});
    row("inside-a-word", "a1782907496", {});
    row("beginning-of-a-word", "1782907496b", {});
    row("part-of-a-fraction", "0.1782907496", {});
    row("uuid", "550e8400-e29b-41d4-a716-446655440000", {});

    row("several", "2026-07-01T12:04:56Z 1782907497 x 1782907498000",
        {time, time + 1000, time + 2000});
}

void TestTimestamp::findsTimes()
{
    QFETCH(const QByteArray, text);
    const auto toList = [](const std::vector<Timestamp> &times) {
        QList<qint64> result;
        for (const Timestamp one : times)
            result += one.time_since_epoch().count();
        return result;
    };
    QTEST(toList(findTimestamps(text, 10)), "times");
    // It does not look beyond the end.
    const QByteArray copy(text.constData(), text.size());
    for (qsizetype size = 0; size < copy.size(); ++size) {
        const QByteArray start(copy.constData(), size);
        QVERIFY(findTimestamps(start, 10).size() <= 10);
    }
}

void TestTimestamp::findsNoMoreThanAsked()
{
    const QByteArray text = "1782907496 "_ba.repeated(100);
    QCOMPARE(findTimestamps(text, 0).size(), 0u);
    QCOMPARE(findTimestamps(text, 3).size(), 3u);
    QCOMPARE(findTimestamps(text, 1000).size(), 100u);
}

void TestTimestamp::agreesWithQDateTime()
{
    for (qint64 ms = 978'307'200'000; ms < 4'102'444'800'000; ms += 98'765'432'101) {
        const QByteArray text =
            QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
        const std::vector<Timestamp> times = findTimestamps(text, 1);
        QCOMPARE(times.size(), 1u);
        QCOMPARE(times.front().time_since_epoch().count(), ms);
    }
}

QTEST_APPLESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
