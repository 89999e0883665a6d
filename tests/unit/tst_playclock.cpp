// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/playclock.h"

#include <QTest>

using namespace std::chrono_literals;

class TestPlayClock : public QObject
{
    Q_OBJECT

private slots:
    void showsTheRealTimeAtFirst();
    void goesFasterAndSlower();
    void stands();
    void canBePutForward();
    void keepsItsSpeedWithinLimits();
};

namespace {

using TimePoint = PlayClock::TimePoint;

constexpr TimePoint start{100s};

} // namespace

void TestPlayClock::showsTheRealTimeAtFirst()
{
    const PlayClock clock;
    QCOMPARE(clock.at(start), start);
    QCOMPARE(clock.whenShows(start + 3s).value_or(TimePoint()), start + 3s);
    QVERIFY(!clock.isPaused());
    QVERIFY(!clock.isSkippingWaits());
}

void TestPlayClock::goesFasterAndSlower()
{
    PlayClock clock;
    clock.setSpeed(10, start);
    QCOMPARE(clock.at(start), start);
    QCOMPARE(clock.at(start + 1s), start + 10s);
    QCOMPARE(clock.whenShows(start + 10s).value_or(TimePoint()), start + 1s);
    clock.setSpeed(0.5, start + 1s);
    QCOMPARE(clock.at(start + 3s), start + 11s);
    QCOMPARE(clock.whenShows(start + 11s).value_or(TimePoint()), start + 3s);
    clock.setSpeed(1, start + 3s);
    QCOMPARE(clock.at(start + 4s), start + 12s);
}

void TestPlayClock::stands()
{
    PlayClock clock;
    clock.setPaused(true, start);
    QCOMPARE(clock.at(start + 1h), start);
    QVERIFY(!clock.whenShows(start + 1s));
    QVERIFY(clock.whenShows(start)); // that has been
    clock.setPaused(false, start + 1h);
    QCOMPARE(clock.at(start + 1h + 1s), start + 1s);
    QCOMPARE(clock.whenShows(start + 2s).value_or(TimePoint()), start + 1h + 2s);
}

void TestPlayClock::canBePutForward()
{
    PlayClock clock;
    clock.setPaused(true, start);
    clock.putForward(30s);
    QCOMPARE(clock.at(start + 1s), start + 30s);
    QVERIFY(clock.whenShows(start + 30s));
    QVERIFY(!clock.whenShows(start + 31s));
}

void TestPlayClock::keepsItsSpeedWithinLimits()
{
    PlayClock clock;
    clock.setSpeed(0, start);
    QCOMPARE(clock.speed(), PlayClock::Slowest);
    clock.setSpeed(1e9, start);
    QCOMPARE(clock.speed(), PlayClock::Fastest);
}

QTEST_APPLESS_MAIN(TestPlayClock)
#include "tst_playclock.moc"
