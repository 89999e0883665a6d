// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/bodyqueue.h"

#include <QTest>

class TestBodyQueue : public QObject
{
    Q_OBJECT

private slots:
    void takesAllWithoutALimit();
    void dropsAsItsPolicySays_data();
    void dropsAsItsPolicySays();
    void neverDropsPartOfAnEvent();
    void saysWhenItOverflows();
    void tellsHowMuchRoomThereIs();
};

namespace {

using Policy = StreamHead::Queue::Policy;

// Each letter is an event.
void add(BodyQueue *queue, const QByteArray &events)
{
    for (const char event : events)
        queue->add({QByteArray(1, event), true, true});
}

QByteArray taken(BodyQueue *queue)
{
    QByteArray bytes;
    while (!queue->isEmpty())
        bytes += queue->take().bytes;
    return bytes;
}

} // namespace

void TestBodyQueue::takesAllWithoutALimit()
{
    BodyQueue queue;
    const QByteArray events(10'000, 'x');
    add(&queue, events);
    QCOMPARE(queue.size(), 10'000);
    QCOMPARE(queue.blockCount(), 10'000);
    QVERIFY(!queue.isFull());
    QVERIFY(!queue.isBounded());
    QCOMPARE(taken(&queue), events);
    QCOMPARE(queue.size(), 0);
    QCOMPARE(queue.blockCount(), 0);
}

void TestBodyQueue::dropsAsItsPolicySays_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<int>("dropped");

    QTest::newRow("block") << int(Policy::Block) << QByteArray("abcdef") << 0;
    QTest::newRow("drop-oldest") << int(Policy::DropOldest) << QByteArray("def") << 3;
    QTest::newRow("drop-newest") << int(Policy::DropNewest) << QByteArray("abc") << 3;
    QTest::newRow("disconnect") << int(Policy::Disconnect) << QByteArray("abcdef") << 0;
}

void TestBodyQueue::dropsAsItsPolicySays()
{
    QFETCH(int, policy);
    QFETCH(QByteArray, left);
    QFETCH(int, dropped);
    BodyQueue queue(StreamHead::Queue{3, Policy(policy)});
    add(&queue, "abcdef");
    QCOMPARE(queue.droppedCount(), dropped);
    QCOMPARE(taken(&queue), left);
}

void TestBodyQueue::neverDropsPartOfAnEvent()
{
    for (const Policy policy : {Policy::DropOldest, Policy::DropNewest}) {
        BodyQueue queue(StreamHead::Queue{1, policy});
        queue.add({"a1", true, false});
        QCOMPARE(queue.take().bytes, QByteArray("a1")); // on its way
        queue.add({"a2", false, true});
        queue.add({"b1", true, false});
        queue.add({"b2", false, true});
        queue.add({"c1", true, false});
        queue.add({"c2", false, true});
        QCOMPARE(queue.droppedCount(), 1);
        QCOMPARE(taken(&queue), QByteArray(policy == Policy::DropOldest ? "a2c1c2" : "a2b1b2"));
    }
}

void TestBodyQueue::saysWhenItOverflows()
{
    BodyQueue queue(StreamHead::Queue{2, Policy::Disconnect});
    add(&queue, "ab");
    QVERIFY(!queue.isOverflowing());
    add(&queue, "c");
    QVERIFY(queue.isOverflowing());
}

void TestBodyQueue::tellsHowMuchRoomThereIs()
{
    BodyQueue queue(StreamHead::Queue{2, Policy::Block});
    QCOMPARE(queue.room(), 2);
    add(&queue, "a");
    QCOMPARE(queue.room(), 1);
    add(&queue, "bc"); // what is pushed by hand is taken
    QCOMPARE(queue.room(), 0);
    QVERIFY(queue.isFull());
    queue.take();
    queue.take();
    QCOMPARE(queue.room(), 1);
    QVERIFY(!queue.isFull());
}

QTEST_APPLESS_MAIN(TestBodyQueue)
#include "tst_bodyqueue.moc"
