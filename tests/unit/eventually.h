// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>
#include <QTimer>

// Runs the event loop until the condition holds; false if that takes unbearably long. Looks after
// every event, where QTRY_VERIFY looks every 50 ms.
template<typename Condition>
bool eventually(Condition &&condition)
{
    constexpr std::chrono::seconds patience(10);
    const QDeadlineTimer deadline(patience);
    QTimer alarm;
    alarm.start(patience);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

#define EVENTUALLY(condition) QVERIFY(eventually([&] { return bool(condition); }))

#define EVENTUALLY_COMPARE(actual, expected)                                                       \
    do {                                                                                           \
        eventually([&] { return (actual) == (expected); });                                        \
        QCOMPARE(actual, expected);                                                                \
    } while (false)
