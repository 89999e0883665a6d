// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/streamwriter.h"

#include <QTest>

using namespace std::chrono_literals;

Q_DECLARE_METATYPE(OutgoingEvent)

class tst_StreamWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesEvents_data();
    void writesEvents();
    void refusesWhatNoStreamCanHold_data();
    void refusesWhatNoStreamCanHold();
    void writesComments();
    void writesRetry();
};

void tst_StreamWriter::writesEvents_data()
{
    QTest::addColumn<OutgoingEvent>("event");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const OutgoingEvent &event, const QByteArray &bytes) {
        QTest::newRow(name) << event << bytes;
    };
    row("data", {{}, "a", {}, {}}, "data: a\n\n");
    row("no-data", {{}, {}, {}, {}}, "data: \n\n");
    row("message-needs-no-type", {"message", "a", {}, {}}, "data: a\n\n");
    row("everything", {"x", "a", "1", 5ms}, "id: 1\nevent: x\nretry: 5\ndata: a\n\n");
    row("empty-id", {{}, "a", "", {}}, "id: \ndata: a\n\n");
    row("lines", {{}, "a\nb\r\nc\rd", {}, {}}, "data: a\ndata: b\ndata: c\ndata: d\n\n");
    row("line-ends-only", {{}, "\n\r\n", {}, {}}, "data: \ndata: \ndata: \n\n");
    row("leading-space", {{}, " a", {}, {}}, "data:  a\n\n");
}

void tst_StreamWriter::writesEvents()
{
    QFETCH(OutgoingEvent, event);
    StreamWriter writer;
    QVERIFY(writer.writeEvent(event));
    QTEST(writer.take(), "bytes");
    QCOMPARE(writer.take(), QByteArray());
}

void tst_StreamWriter::refusesWhatNoStreamCanHold_data()
{
    QTest::addColumn<OutgoingEvent>("event");
    QTest::newRow("type-with-lf") << OutgoingEvent{"a\nb", "x", {}, {}};
    QTest::newRow("type-with-cr") << OutgoingEvent{"a\r", "x", {}, {}};
    QTest::newRow("id-with-lf") << OutgoingEvent{{}, "x", "1\n", {}};
    QTest::newRow("id-with-nul") << OutgoingEvent{{}, "x", QByteArray("\0", 1), {}};
    QTest::newRow("negative-retry") << OutgoingEvent{{}, "x", {}, -1ms};
}

void tst_StreamWriter::refusesWhatNoStreamCanHold()
{
    QFETCH(OutgoingEvent, event);
    StreamWriter writer;
    QVERIFY(!writer.writeEvent(event));
    QCOMPARE(writer.take(), QByteArray());
}

void tst_StreamWriter::writesComments()
{
    StreamWriter writer;
    writer.writeComment(" a\nb");
    writer.writeComment("");
    QCOMPARE(writer.take(), QByteArray(": a\n:b\n:\n"));
}

void tst_StreamWriter::writesRetry()
{
    StreamWriter writer;
    writer.writeRetry(3s);
    QCOMPARE(writer.take(), QByteArray("retry: 3000\n\n"));
}

QTEST_APPLESS_MAIN(tst_StreamWriter)

#include "tst_streamwriter.moc"
