// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/itemtext.h"

#include <QTest>

class TestStreamItem : public QObject
{
    Q_OBJECT

private slots:
    void isAnEmptyEventAtFirst();
    void sharesNothingWithTheParser();
    void survivesAssignment();
    void survivesItself();
};

namespace {

const QByteArray all = "id: 42\nevent: add\ndata: payload\n\n";
const QByteArray text = "event add 'payload' id '42' 0..33";

} // namespace

void TestStreamItem::isAnEmptyEventAtFirst()
{
    const StreamItem item;
    QCOMPARE(itemText(item), "event  '' id '' 0..0");
    QCOMPARE(itemText(StreamItem(item)), "event  '' id '' 0..0"); // clazy:exclude=unneeded-cast
}

void TestStreamItem::sharesNothingWithTheParser()
{
    StreamParser parser;
    QByteArray chunk = all;
    parser.feed(chunk);
    const StreamItem *item = parser.next();
    QVERIFY(item);
    // What is handed out looks into the chunk itself; a copy does not.
    QVERIFY(item->data().data() >= chunk.constData());
    QVERIFY(item->data().data() < chunk.constData() + chunk.size());
    const StreamItem copy = *item;
    QVERIFY(copy.data().data() != item->data().data());
    chunk.fill('?');
    parser.reset();
    QCOMPARE(itemText(copy), text);
}

void TestStreamItem::survivesAssignment()
{
    StreamParser parser;
    StreamItem kept;
    feed(parser, all, [&kept](const StreamItem &item) { kept = item; });
    StreamItem copyOfCopy = kept;
    feed(parser, "retry: 7\n\n", [&kept](const StreamItem &item) { kept = item; });
    QCOMPARE(itemText(kept), "retry retry '7' id '42' 33..42 7ms");
    QCOMPARE(itemText(copyOfCopy), text);
    copyOfCopy = StreamItem();
    QCOMPARE(itemText(copyOfCopy), itemText(StreamItem()));
}

void TestStreamItem::survivesItself()
{
    StreamParser parser;
    StreamItem kept;
    feed(parser, all, [&kept](const StreamItem &item) { kept = item; });
    StreamItem &same = kept;
    kept = same;
    QCOMPARE(itemText(kept), text);
    QCOMPARE(kept.size(), all.size());
}

QTEST_APPLESS_MAIN(TestStreamItem)
#include "tst_streamitem.moc"
