// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/streamwriter.h"
#include "tests/unit/itemtext.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(OutgoingEvent)

class TestStreamWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesEvents_data();
    void writesEvents();
    void refusesWhatAStreamCannotSay_data();
    void refusesWhatAStreamCannotSay();
    void writesComments_data();
    void writesComments();
    void writesRetryTimes();
    void takesEverythingOnce();
    void writesWhatIsReadBackTheSame();
};

void TestStreamWriter::writesEvents_data()
{
    QTest::addColumn<OutgoingEvent>("event");
    QTest::addColumn<QByteArray>("bytes");

    const auto row = [](const char *name, const OutgoingEvent &event, const QByteArray &bytes) {
        QTest::newRow(name) << event << bytes;
    };
    row("data", {{}, "a", {}, {}}, "data: a\n\n");
    row("no-data", {}, "data: \n\n");
    row("data-with-a-space-first", {{}, " a", {}, {}}, "data:  a\n\n");
    row("lines", {{}, "a\nb", {}, {}}, "data: a\ndata: b\n\n");
    row("lines-of-any-end", {{}, "a\rb\r\nc\n\rd", {}, {}},
        "data: a\ndata: b\ndata: c\ndata: \ndata: d\n\n");
    row("last-line-end", {{}, "a\n", {}, {}}, "data: a\ndata: \n\n");
    row("only-a-line-end", {{}, "\r\n", {}, {}}, "data: \ndata: \n\n");
    row("data-like-fields", {{}, "id: 1\n: c", {}, {}}, "data: id: 1\ndata: : c\n\n");
    row("type", {"add", "a", {}, {}}, "event: add\ndata: a\n\n");
    row("type-message", {"message", "a", {}, {}}, "data: a\n\n");
    row("type-of-a-blank", {" ", "a", {}, {}}, "event:  \ndata: a\n\n");
    row("id", {{}, "a", "1", {}}, "id: 1\ndata: a\n\n");
    row("empty-id", {{}, "a", "", {}}, "id: \ndata: a\n\n");
    row("retry", {{}, "a", {}, 5s}, "retry: 5000\ndata: a\n\n");
    row("everything", {"add", "a\nb", "七", 0ms},
        "id: 七\nevent: add\nretry: 0\ndata: a\ndata: b\n\n");
    row("nul-in-data-and-type", {"t\0"_ba, "a\0b"_ba, {}, {}}, "event: t\0\ndata: a\0b\n\n"_ba);
}

void TestStreamWriter::writesEvents()
{
    QFETCH(const OutgoingEvent, event);
    QFETCH(const QByteArray, bytes);
    StreamWriter writer;
    QVERIFY(writer.writeEvent(event));
    QCOMPARE(writer.take(), bytes);
}

void TestStreamWriter::refusesWhatAStreamCannotSay_data()
{
    QTest::addColumn<OutgoingEvent>("event");

    QTest::newRow("lf-in-type") << OutgoingEvent{"a\nb", "x", {}, {}};
    QTest::newRow("cr-in-type") << OutgoingEvent{"a\r", "x", {}, {}};
    QTest::newRow("lf-in-id") << OutgoingEvent{{}, "x", "\n", {}};
    QTest::newRow("cr-in-id") << OutgoingEvent{{}, "x", "a\rdata: b", {}};
    QTest::newRow("nul-in-id") << OutgoingEvent{{}, "x", "a\0"_ba, {}};
    QTest::newRow("negative-retry") << OutgoingEvent{{}, "x", {}, -1ms};
}

void TestStreamWriter::refusesWhatAStreamCannotSay()
{
    QFETCH(const OutgoingEvent, event);
    StreamWriter writer;
    QVERIFY(!writer.writeEvent(event));
    QCOMPARE(writer.take(), "");
}

void TestStreamWriter::writesComments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("empty") << ""_ba
                           << ":\n"_ba;
    QTest::newRow("one-line") << "a"_ba
                              << ":a\n"_ba;
    QTest::newRow("space-first") << " a"_ba
                                 << ": a\n"_ba;
    QTest::newRow("lines") << "a\r\nb\rdata: c"_ba
                           << ":a\n:b\n:data: c\n"_ba;
}

void TestStreamWriter::writesComments()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, bytes);
    StreamWriter writer;
    writer.writeComment(text);
    QCOMPARE(writer.take(), bytes);
}

void TestStreamWriter::writesRetryTimes()
{
    StreamWriter writer;
    writer.writeRetry(0ms);
    writer.writeRetry(std::chrono::milliseconds(std::numeric_limits<qint64>::max()));
    QCOMPARE(writer.take(), "retry: 0\n\nretry: 9223372036854775807\n\n");
}

void TestStreamWriter::takesEverythingOnce()
{
    StreamWriter writer;
    writer.writeComment("a");
    QVERIFY(writer.writeEvent({{}, "b", {}, {}}));
    QVERIFY(!writer.writeEvent({"\n", "c", {}, {}}));
    QCOMPARE(writer.take(), ":a\ndata: b\n\n");
    QCOMPARE(writer.take(), "");
}

namespace {

QByteArray randomBytes(QRandomGenerator &random, QByteArrayView without)
{
    static const QByteArray alphabet = "aZ0 :\t\n\r\v\xEF\xBB\xBF\x80\xFF\0水data"_ba;
    QByteArray bytes;
    for (int left = random.bounded(12); left > 0; --left) {
        const char c = alphabet[random.bounded(int(alphabet.size()))];
        if (!without.contains(c))
            bytes += c;
    }
    return bytes;
}

OutgoingEvent randomEvent(QRandomGenerator &random)
{
    OutgoingEvent event;
    if (random.bounded(2))
        event.type = randomBytes(random, "\n\r");
    event.data = randomBytes(random, {});
    if (random.bounded(2))
        event.id = randomBytes(random, "\n\r\0"_ba);
    if (random.bounded(4) == 0)
        event.retry = std::chrono::milliseconds(random.bounded(100'000));
    return event;
}

QByteArray withLf(QByteArray text)
{
    return text.replace("\r\n", "\n").replace('\r', '\n');
}

} // namespace

void TestStreamWriter::writesWhatIsReadBackTheSame()
{
    QRandomGenerator random(1859);
    StreamWriter writer;
    StreamParser parser;
    QByteArray id;
    for (int i = 0; i < 5000; ++i) {
        const OutgoingEvent event = randomEvent(random);
        const QByteArray comment = randomBytes(random, "\n\r");
        writer.writeComment(comment);
        QVERIFY(writer.writeEvent(event));
        const QByteArray oldId = id;
        if (event.id)
            id = *event.id;

        QList<StreamItem> items;
        const qint64 begin = parser.position();
        const QByteArray bytes = writer.take();
        feed(parser, bytes, [&items](const StreamItem &item) { items += item; });
        QCOMPARE(items.size(), event.retry ? 3 : 2);
        QCOMPARE(itemText(items.constFirst()),
                 itemText(StreamItem::Kind::Comment, {}, comment, oldId, begin,
                          begin + comment.size() + 2));
        if (event.retry)
            QCOMPARE(items[1].retry(), *event.retry);
        QCOMPARE(itemText(items.constLast()),
                 itemText(StreamItem::Kind::Event, event.type.isEmpty() ? "message" : event.type,
                          withLf(event.data), id, begin, begin + bytes.size()));
    }
}

QTEST_APPLESS_MAIN(TestStreamWriter)
#include "tst_streamwriter.moc"
