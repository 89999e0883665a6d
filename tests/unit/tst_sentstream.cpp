// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/resume.h"
#include "lib/simulator/sentstream.h"

#include <QTest>

using namespace std::chrono_literals;

// What a client has been sent, and how it goes on from there.
class TestSentStream : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatAClientKnows();
    void passesBlocks_data();
    void passesBlocks();
    void keepsBlocksCutAnywhere();
    void keepsTheLastEventsOnly();
    void findsTheLastOfSeveral();
};

void TestSentStream::knowsWhatAClientKnows()
{
    SentStream sent("before");
    QCOMPARE(sent.lastEventId(), QByteArray("before"));
    QVERIFY(!sent.retry());
    sent.feed("retry: 50\ndata: a\n\nid: 1\n\nid: 2\ndata: b\n", {});
    QCOMPARE(sent.lastEventId(), QByteArray("1")); // the block of 2 is not complete
    QCOMPARE(sent.eventCount(), 1);
    QVERIFY(sent.retry() == 50ms);
    sent.feed("\n", {});
    QCOMPARE(sent.lastEventId(), QByteArray("2"));
    QCOMPARE(sent.eventCount(), 2);
}

void TestSentStream::passesBlocks_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("passes");
    QTest::newRow("same-id") << QByteArray("id: 1\ndata: a\n\n") << true;
    QTest::newRow("other-id") << QByteArray("id: 2\ndata: a\n\n") << false;
    QTest::newRow("no-id") << QByteArray("data: a\n\n") << false;
    QTest::newRow("in-block") << QByteArray("id: 1\ndata: a\n\ndata: b\n") << false;
    QTest::newRow("in-line") << QByteArray("id: 1\ndata: a\n\nda") << false;
    QTest::newRow("at-start") << QByteArray() << false; // where a byte order mark would count
}

void TestSentStream::passesBlocks()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, passes);
    SentStream stream(before.isEmpty() ? "1" : "");
    stream.feed(before, {});
    const qint64 events = stream.eventCount();
    SentBlocks blocks;
    blocks.idBefore = "1";
    blocks.idAfter = "3";
    blocks.events = 2;
    blocks.retry = 70ms;
    blocks.items.resize(3);
    int visited = 0;
    const auto visit = [&](const StreamItem &, QByteArrayView) { ++visited; };
    QCOMPARE(stream.pass(blocks, visit), passes);
    QCOMPARE(visited, passes ? 3 : 0);
    QCOMPARE(stream.eventCount(), passes ? events + 2 : events);
    QCOMPARE(stream.retry().has_value(), passes);
    QCOMPARE(stream.lastEventId() == "3", passes);
    if (!passes)
        return;
    stream.feed("data: b\n\n", {}); // it goes on from there
    QCOMPARE(stream.eventCount(), events + 3);
    QCOMPARE(stream.lastEventId(), QByteArray("3"));
}

void TestSentStream::keepsBlocksCutAnywhere()
{
    const QByteArray stream = ": c\nid: 1\ndata: a\n\n: d\n\nid: 2\r\ndata: b\r\n\r\ndata: c\n\n";
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        SentStream sent;
        sent.keepBlocks();
        QByteArrayList blocks;
        const auto visit = [&](const StreamItem &item, QByteArrayView block) {
            if (item.kind() == StreamItem::Kind::Event)
                blocks.append(block.toByteArray().replace("\r\n", "\n").trimmed());
        };
        sent.feed(QByteArrayView(stream).first(cut), visit);
        sent.feed(QByteArrayView(stream).sliced(cut), visit);
        QCOMPARE(blocks.size(), 3);
        QVERIFY2(blocks.at(0).endsWith("id: 1\ndata: a"), blocks.at(0).constData());
        QVERIFY2(blocks.at(1).endsWith("id: 2\ndata: b"), blocks.at(1).constData());
        QCOMPARE(blocks.at(2), QByteArray("data: c"));
    }
}

void TestSentStream::keepsTheLastEventsOnly()
{
    SentEvents events;
    QVERIFY(events.isEmpty());
    for (int i = 1; i <= 5; ++i)
        events.add(QByteArray::number(i), "block" + QByteArray::number(i), 3);
    QVERIFY(!events.contains("2"));
    QVERIFY(events.contains("3"));
    QCOMPARE(events.all(), QByteArray("block3block4block5"));
    QCOMPARE(events.after("4"), QByteArray("block5"));
    QCOMPARE(events.after("5"), QByteArray());
    QCOMPARE(events.lastId(), QByteArray("5"));
    const QByteArray large(40 * 1024 * 1024, 'x');
    events.add("6", large, 3);
    events.add("7", large, 3);
    QVERIFY(!events.contains("6")); // together they would be too large
    QVERIFY(events.contains("7"));
}

void TestSentStream::findsTheLastOfSeveral()
{
    SentEvents events;
    events.add("1", "a", 10);
    events.add("1", "b", 10);
    events.add("2", "c", 10);
    QCOMPARE(events.after("1"), QByteArray("c"));
}

QTEST_APPLESS_MAIN(TestSentStream)
#include "tst_sentstream.moc"
