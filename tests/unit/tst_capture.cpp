// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/capture/capture.h"
#include "lib/capture/capturewalk.h"
#include "lib/capture/recorder.h"
#include "lib/client/eventsource.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace std::chrono_literals;

using Kind = Record::Kind;

namespace {

Record::Time at(std::chrono::microseconds time)
{
    return Record::Time(time);
}

// Puts a stream into a capture as a Recorder does, in pieces of that size.
void receive(Capture *capture, const QByteArray &stream, qsizetype pieceSize = 1 << 20)
{
    capture->writer().beginStream(at(0s));
    for (qsizetype i = 0; i < stream.size(); i += pieceSize) {
        capture->writer().writeBytes(stream.mid(i, pieceSize), at(std::chrono::seconds(i)));
        capture->commit();
    }
    capture->writer().endAttempt(CaptureWriter::Ending::Closed, at(std::chrono::hours(1)),
                                 QStringLiteral("end"), {});
    capture->commit();
}

QByteArrayList contents(const Capture &capture)
{
    QByteArrayList rows;
    for (qsizetype row = 0; row < capture.count(); ++row) {
        const Record record = capture.record(row);
        if (record.kind == Kind::Closed && record.note == QLatin1String("end"))
            continue;
        rows += QByteArray::number(int(record.kind)) + ' '
            + (record.isNote()
                   ? record.note.toUtf8()
                   : record.item.name().toByteArray() + '|' + record.item.data().toByteArray() + '|'
                       + record.item.lastEventId().toByteArray());
    }
    return rows;
}

} // namespace

class tst_Capture : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatWasReceived_data();
    void readsBackWhatWasReceived();
    void keepsTheExactBytes();
    void tellsOneStreamFromTheNext();
    void knowsTheTypes();
    void showsTheBeginningOfWhatIsLong();
    void forgets();
    void saysWhenItCannotWrite();
    void createsItsFileWhereItIsTold();
    void isWalkedRowByRow();
    void recordsAConnection();
};

void tst_Capture::readsBackWhatWasReceived_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("rows");
    const auto row = [](const char *name, const QByteArray &stream, const QByteArrayList &rows) {
        QTest::newRow(name) << stream << rows;
    };
    row("events", "id: 1\nevent: x\ndata: a\ndata: b\n\ndata: c\n\n",
        {"0 x|a\nb|1", "0 message|c|"});
    row("cr", "data: a\r\rdata: b\r\r", {"0 message|a|", "0 message|b|"});
    row("crlf", "data: a\r\n\r\ndata: b\r\n\r\n", {"0 message|a|", "0 message|b|"});
    row("comments-inside", "data: a\n:c\n:d\ndata: b\n\n", {"1 |c|", "1 |d|", "0 message|a\nb|"});
    row("retry", "retry: 5\nretry: x\n\n", {"2 retry|5|", "3 retry|x|"});
    row("unknown-fields-of-one-block", "foo: 1\nfoo: 2\ndata: a\n\n",
        {"3 foo|1|", "3 foo|2|", "0 message|a|"});
    row("id-without-data", "id: 7\n\n", {"3 ||7"});
    row("byte-order-marks",
        "\xEF\xBB\xBF"
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\n",
        {"3 ||", "0 message|a|",
         "3 \xEF\xBB\xBF"
         "data|b|"});
    row("cut-off", "data: a\n\ndata: b", {"0 message|a|", "3 ||"});
    row("any-bytes", QByteArray("data: \0\xC3\xFF\n\n", 11),
        {QByteArray("0 message|\0\xC3\xFF|", 14)});
}

// Received whole and byte by byte.
void tst_Capture::readsBackWhatWasReceived()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArrayList, rows);
    Capture whole;
    receive(&whole, stream);
    QCOMPARE(contents(whole), rows);
    Capture bytes;
    receive(&bytes, stream, 1);
    QCOMPARE(contents(bytes), rows);
}

void tst_Capture::keepsTheExactBytes()
{
    Capture capture;
    receive(&capture, "data:a\r\n: c\r\nid:  1\r\n\r\ndata: b\n\n", 30);
    QCOMPARE(capture.count(), 4);
    QCOMPARE(capture.record(0).bytes, QByteArray(": c\r\n"));
    QCOMPARE(capture.record(1).bytes, QByteArray("data:a\r\n: c\r\nid:  1\r\n\r\n"));
    QCOMPARE(capture.record(2).bytes, QByteArray("data: b\n\n"));
    QCOMPARE(capture.record(2).number, 2);
    QCOMPARE(capture.time(2), at(30s));
}

void tst_Capture::tellsOneStreamFromTheNext()
{
    Capture capture;
    capture.writer().beginAttempt(1, at(0s), {"GET", "http://a/\xE4\xB8\xAD", {}, {}});
    receive(&capture, "data: a\n\ndata: cut");
    capture.writer().beginAttempt(2, at(0s), {"GET", "http://a/", {}, {}});
    receive(&capture, "data: b\n\n");
    QCOMPARE(contents(capture),
             (QByteArrayList{"4 GET http://a/\xE4\xB8\xAD", "5 Open · ", "0 message|a|", "3 ||",
                             "4 GET http://a/ · attempt 2", "5 Open · ", "0 message|b|"}));
    QCOMPARE(capture.record(3).itemKind, StreamItem::Kind::IncompleteBlock);
    QCOMPARE(capture.record(3).bytes, QByteArray("data: cut"));
    QCOMPARE(capture.eventCount(), 2);
    QCOMPARE(capture.index()->attemptRows(3).number, 1);
    QCOMPARE(capture.index()->attemptRows(6).number, 2);
}

void tst_Capture::knowsTheTypes()
{
    Capture capture;
    receive(&capture, "event: x\ndata: a\n\ndata: b\n\n:c\nevent: x\ndata: d\n\n");
    QCOMPARE(capture.types(), (QList<QByteArray>{"x", "message"}));
    QCOMPARE(capture.typeIndex(0), 0);
    QCOMPARE(capture.typeIndex(1), 1);
    QCOMPARE(capture.typeIndex(2), -1);
    QCOMPARE(capture.typeIndex(3), 0);
}

void tst_Capture::showsTheBeginningOfWhatIsLong()
{
    Capture capture;
    receive(&capture, "data: " + QByteArray(10'000, 'x') + "\nevent: late\n\n");
    const Record record = capture.record(0, 100);
    QCOMPARE(record.item.data(), QByteArrayView(QByteArray(94, 'x')));
    QCOMPARE(record.size, 10'000);
    QCOMPARE(capture.types().at(capture.typeIndex(0)), QByteArray("late"));
    QCOMPARE(capture.record(0).item.name(), QByteArrayView("late"));
}

void tst_Capture::forgets()
{
    Capture capture;
    receive(&capture, "data: a\n\n");
    QSignalSpy cleared(&capture, &Capture::cleared);
    capture.clear();
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(capture.count(), 0);
    QCOMPARE(capture.eventCount(), 0);
    receive(&capture, "event: y\ndata: b\n\n");
    QCOMPARE(contents(capture), (QByteArrayList{"0 y|b|"}));
    QCOMPARE(capture.types(), (QList<QByteArray>{"y"}));
}

void tst_Capture::saysWhenItCannotWrite()
{
    std::signal(SIGXFSZ, SIG_IGN);
    Capture capture;
    receive(&capture, "data: a\n\n");
    rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{20, before.rlim_max};
    QSignalSpy failed(&capture, &Capture::failed);
    setrlimit(RLIMIT_FSIZE, &small);
    receive(&capture, "data: " + QByteArray(1000, 'x') + "\n\n");
    receive(&capture, "data: b\n\n");
    setrlimit(RLIMIT_FSIZE, &before);
    QCOMPARE(failed.size(), 1);
    QVERIFY(!capture.errorString().isEmpty());
    QCOMPARE(contents(capture), (QByteArrayList{"0 message|a|"}));
}

void tst_Capture::createsItsFileWhereItIsTold()
{
    using Existing = CaptureFile::Existing;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.sse"));
    {
        Capture capture;
        QVERIFY2(capture.create(path, Existing::Refused), qPrintable(capture.errorString()));
        receive(&capture, "data: a\n\n");
        capture.releaseRows();
        receive(&capture, "data: b\n\n");
        QCOMPARE(capture.eventCount(), 2);
        Capture other;
        QVERIFY(!other.create(path, Existing::Refused));
        QVERIFY(other.errorString().endsWith(QLatin1String("a.sse is there already.")));
        QVERIFY(!other.create(path, Existing::Replaced)); // it is locked
        QCOMPARE(capture.fileSize(), QFileInfo(path).size());
    }
    QVERIFY(QFile::exists(path)); // and stays
    Capture replacing;
    replacing.setDiskLimit(100);
    QVERIFY(replacing.create(path, Existing::Replaced));
    QCOMPARE(QFileInfo(path).size(), qint64(qstrlen(": @streamgauge 1\n")));
    receive(&replacing, QByteArray(100, ':') + "\n");
    QVERIFY(replacing.errorString().contains(QLatin1String("a.sse has reached the limit of")));
    QVERIFY(!replacing.create(folder.path(), Existing::Replaced));
}

void tst_Capture::isWalkedRowByRow()
{
    constexpr int count = 150'000; // more rows than are kept together
    Capture capture;
    capture.writer().beginAttempt(1, at(0s), {"GET", "http://a/x", "0", {}});
    capture.writer().writeHead(200, "HTTP/1.1", {{"Content-Type", "text/event-stream"}});
    QByteArray stream;
    for (int i = 1; i <= count; ++i)
        stream += "data: " + QByteArray::number(i) + (i % 1000 == 1 ? "\nid: x\n\n" : "\n\n");
    receive(&capture, stream);

    QString problem;
    const auto file = CaptureFile::open(capture.path(), CaptureFile::Access::Read, &problem);
    QVERIFY2(file, qPrintable(problem));
    CaptureWalk walk(file);
    QVERIFY(walk.next());
    QCOMPARE(walk.view().entry.kind, Kind::Attempt);
    QVERIFY(walk.next());
    QCOMPARE(walk.view().entry.kind, Kind::Opened);
    QCOMPARE(walk.attempt().lastHop().url, QUrl(QStringLiteral("http://a/x")));
    QCOMPARE(walk.attempt().lastHop().status, 200);
    for (int i = 1; i <= count; ++i) {
        QVERIFY(walk.next());
        QCOMPARE(walk.view().item->data(), QByteArrayView(QByteArray::number(i)));
        QCOMPARE(walk.view().item->lastEventId(), QByteArrayView("x")); // until it is another
    }
    QVERIFY(walk.next());
    QCOMPARE(walk.view().entry.kind, Kind::Closed);
    QCOMPARE(walk.attempt().ending, QStringLiteral("end"));
    QVERIFY(!walk.next());
    QVERIFY(walk.isAnnotated());
    QCOMPARE(walk.damage(), QString());
}

void tst_Capture::recordsAConnection()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                      "retry: 50\nid: 1\ndata: a\n\n");
        socket->disconnectFromHost();
    });
    EventSource source;
    Capture capture;
    const Recorder recorder(&source, &capture);
    StreamRequest request;
    request.url = QUrl(QStringLiteral("http://u:secret@127.0.0.1:%1/x").arg(server.serverPort()));
    source.setRequest(request);
    source.open();
    QTRY_COMPARE(capture.eventCount(), 2);
    source.close();
    const QByteArrayList rows = contents(capture);
    QCOMPARE(rows.at(0),
             "4 GET http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/x");
    QCOMPARE(rows.at(1), QByteArray("5 Open · 200 · HTTP/1.1"));
    QCOMPARE(rows.at(2), QByteArray("2 retry|50|"));
    QCOMPARE(rows.at(3), QByteArray("0 message|a|1"));
    QVERIFY(rows.at(4).startsWith("6 The server ended the stream after "));
    QVERIFY(rows.at(4).endsWith("Next attempt in 0.05 s."));
    QVERIFY(rows.at(5).endsWith(" · attempt 2 · Last-Event-ID: 1"));
}

QTEST_GUILESS_MAIN(tst_Capture)

#include "tst_capture.moc"
