// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/client/heartbeat.h"

#include <QTest>

using std::chrono::milliseconds;

class TestHeartbeat : public QObject
{
    Q_OBJECT

private slots:
    void measures_data();
    void measures();
};

void TestHeartbeat::measures_data()
{
    QTest::addColumn<QList<int>>("times"); // ms
    QTest::addColumn<int>("interval");     // ms; 0: none
    const auto row = [](const char *name, const QList<int> &times, int interval) {
        QTest::newRow(name) << times << interval;
    };

    row("none", {}, 0);
    row("one", {500}, 0);
    row("two", {0, 15'000}, 0);
    row("three", {0, 15'000, 30'000}, 15'000);
    row("nearly-steady", {0, 15'200, 29'900, 45'000}, 15'100);
    row("now-and-then", {0, 15'000, 100'000}, 0);
    row("at-once", {0, 1, 2, 3}, 0);
    row("bursts", {0, 15'000, 15'001, 30'000, 30'001}, 0);
    row("steady-again", {0, 1, 2, 3, 20'000, 40'000, 60'000, 80'000, 100'000}, 20'000);
    row("clock-set-back", {100'000, 115'000, 30'000}, 0);
}

void TestHeartbeat::measures()
{
    QFETCH(const QList<int>, times);
    QFETCH(const int, interval);
    Heartbeat heartbeat;
    for (const int time : times)
        heartbeat.beat(Heartbeat::Time(milliseconds(time)));
    QCOMPARE(heartbeat.interval().value_or(milliseconds(0)), milliseconds(interval));
}

QTEST_APPLESS_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
