// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/client/retrypolicy.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = RetryPolicy::Kind;
using std::chrono::milliseconds;

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private slots:
    void waits_data();
    void waits();
    void spreadsOverAHalf();
    void readsRetryAfter_data();
    void readsRetryAfter();
};

void TestRetryPolicy::waits_data()
{
    QTest::addColumn<RetryPolicy>("policy");
    QTest::addColumn<int>("failures");
    QTest::addColumn<milliseconds>("reconnectionTime");
    QTest::addColumn<milliseconds>("wait");

    for (const int failures : {0, 1, 2, 100})
        QTest::addRow("standard-%d", failures) << RetryPolicy{Kind::Standard, 1min} << failures
                                               << milliseconds(3s) << milliseconds(3s);
    const RetryPolicy persistent{Kind::Persistent, 1min};
    QTest::newRow("after-a-stream") << persistent << 0 << milliseconds(3s) << milliseconds(3s);
    QTest::newRow("first-failure") << persistent << 1 << milliseconds(3s) << milliseconds(6s);
    QTest::newRow("second-failure") << persistent << 2 << milliseconds(3s) << milliseconds(12s);
    QTest::newRow("fourth-failure") << persistent << 4 << milliseconds(3s) << milliseconds(48s);
    QTest::newRow("at-the-ceiling") << persistent << 5 << milliseconds(3s) << milliseconds(1min);
    QTest::newRow("for-ever") << persistent << 2'000'000'000 << milliseconds(3s)
                              << milliseconds(1min);
    QTest::newRow("beyond-the-ceiling")
        << persistent << 9 << milliseconds(5min) << milliseconds(5min);
    QTest::newRow("no-wait-to-double") << persistent << 9 << 0ms << 0ms;
    QTest::newRow("short") << RetryPolicy{Kind::Persistent, 50ms} << 2 << 10ms << 40ms;
}

void TestRetryPolicy::waits()
{
    QFETCH(const RetryPolicy, policy);
    QFETCH(const int, failures);
    QFETCH(const milliseconds, reconnectionTime);
    QTEST(policy.wait(failures, reconnectionTime, 0), "wait");
}

void TestRetryPolicy::spreadsOverAHalf()
{
    const RetryPolicy persistent{Kind::Persistent, 1min};
    QCOMPARE(persistent.wait(2, 1s, 0), 4s);
    QCOMPARE(persistent.wait(2, 1s, 0.5), milliseconds(3250));
    QCOMPARE(persistent.wait(2, 1s, 0.99), milliseconds(2515));
    QCOMPARE(persistent.wait(0, 1s, 0.5), 1s);
    QCOMPARE(RetryPolicy().wait(3, 1s, 0.5), 1s);
}

void TestRetryPolicy::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<milliseconds>>("wait");
    const auto is = [](std::optional<milliseconds> wait) { return wait; };

    QTest::newRow("seconds") << "120"_ba << is(2min);
    QTest::newRow("none") << "0"_ba << is(0ms);
    QTest::newRow("blanks") << " 7 "_ba << is(7s);
    QTest::newRow("huge") << "99999999999999999999"_ba << is(std::chrono::hours(24 * 3650));
    QTest::newRow("date") << "Sat, 21 Nov 2026 10:00:30 GMT"_ba << is(30s);
    QTest::newRow("date-gone-by") << "Sat, 21 Nov 2026 09:00:00 GMT"_ba << is(0ms);
    QTest::newRow("old-date") << "Saturday, 21-Nov-26 10:01:00 GMT"_ba << is(1min);
    QTest::newRow("oldest-date") << "Sat Nov 21 10:00:05 2026"_ba << is(5s);
    QTest::newRow("oldest-date-one-digit")
        << "Tue Dec  1 10:00:00 2026"_ba << is(std::chrono::hours(240));
    for (const char *bad : {"", "-1", "1.5", "soon", "1s", "Sat, 21 Foo 2026 10:00:30 GMT"})
        QTest::addRow("bad-%s", bad) << QByteArray(bad) << is(std::nullopt);
}

void TestRetryPolicy::readsRetryAfter()
{
    QFETCH(const QByteArray, value);
    const QDateTime now({2026, 11, 21}, {10, 0}, Qt::UTC);
    QTEST(parseRetryAfter(value, now), "wait");
}

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
