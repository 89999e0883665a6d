// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/capture/capture.h"
#include "lib/capture/capturewalk.h"
#include "lib/capture/recorder.h"
#include "lib/capture/recordings.h"
#include "lib/client/eventsource.h"

#include <QDir>
#include <QFile>
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
    void opensWhatWasRecorded();
    void opensAFileByAnotherName();
    void saysWhereAFileIsDamaged_data();
    void saysWhereAFileIsDamaged();
    void stopsWhenItsFileIsRemoved();
    void movesToWhereItIsSaved();
    void savesACopyOfWhatIsKept();
    void leavesAloneWhatItHasOpened();
    void stopsReadingWhenItIsCancelled();
    void keepsBookmarks();
    void tellsWhatWasLeft();
    void hidesSecrets();
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

// The same rows as while it was recorded.
void tst_Capture::opensWhatWasRecorded()
{
    const QTemporaryDir folder;
    Capture capture;
    QVERIFY(
        capture.create(folder.filePath(QStringLiteral("a.sse")), CaptureFile::Existing::Refused));
    capture.writer().beginAttempt(1, at(0s), {"GET", "http://a/", "4", {}});
    receive(&capture, "id: 1\nevent: x\ndata: a\n\n: c\n: @d\n\nretry: 5\nfoo\n\ndata: cut", 3);
    capture.writer().beginAttempt(2, at(9s), {"GET", "http://a/", {}, {}});
    capture.writer().endAttempt(CaptureWriter::Ending::Dropped, at(10s), QStringLiteral("No."), 2s);
    capture.commit();
    Capture again;
    QSignalSpy loaded(&again, &Capture::loaded);
    QVERIFY(again.open(capture.path()));
    QVERIFY(loaded.wait());
    QCOMPARE(again.damage(), QString());
    QCOMPARE(contents(again), contents(capture));
    QCOMPARE(again.types(), capture.types());
    QCOMPARE(again.eventCount(), capture.eventCount());
    for (qsizetype row = 0; row < capture.count(); ++row) {
        QCOMPARE(again.time(row), capture.time(row));
        QCOMPARE(again.record(row).bytes, capture.record(row).bytes);
        QCOMPARE(again.index()->attempt(row), capture.index()->attempt(row));
    }
    const auto attempts = again.attempts().all();
    QCOMPARE(attempts.size(), 2u);
    QCOMPARE(attempts.front()->lastEventId, QByteArray("4"));
    QCOMPARE(attempts.front()->eventCount, 1);
    QVERIFY(attempts.front()->isOpened && !attempts.back()->isOpened);
    QCOMPARE(attempts.back()->ending, QStringLiteral("No."));
    QCOMPARE(attempts.back()->wait, std::optional<std::chrono::milliseconds>(2s));
    QCOMPARE(attempts.back()->end, std::optional<Attempt::Duration>(1s));
}

// What a program does with a file that is not its own must not remove it.
void tst_Capture::opensAFileByAnotherName()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("empty.sse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(": @streamgauge 1\n");
    file.close();
    {
        Capture capture;
        QSignalSpy loaded(&capture, &Capture::loaded);
        QVERIFY(capture.open(path));
        QVERIFY(loaded.wait());
        QVERIFY(capture.isKept());
        capture.clear();
    }
    QVERIFY(QFile::exists(path));
    Capture none;
    QVERIFY(!none.open(folder.filePath(QStringLiteral("none.sse"))));
    QVERIFY(!none.errorString().isEmpty());
}

void tst_Capture::saysWhereAFileIsDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("events");
    QTest::addColumn<QString>("part");

    const QByteArray start = ": @streamgauge 1\ndata: a\n\n";
    const auto row = [](const char *name, const QByteArray &bytes, int events, const char *part) {
        QTest::newRow(name) << bytes << events << QString::fromUtf8(part);
    };
    row("cut-in-an-event", start + "data: b\n", 1, "line 4 (byte 26): it ends in the middle");
    row("cut-in-a-line", start + "data: b", 1, "line 4 (byte 26): it ends in the middle");
    row("unknown-directive", start + "data: b\n\n: @nonsense\n\ndata: c\n\n", 2,
        "line 6 (byte 35): there is no directive");
    row("raw-without-end", start + ": @raw \"abc\ndata: b\n\n", 1, "line 4 (byte 26): @raw");
    row("no-number", start + ": @connection x\ndata: b\n\n", 1, "line 4 (byte 26): @connection");
    row("no-time", start + ": @recorded yesterday\n", 1, "line 4 (byte 26): @recorded");
    row("zeros", start + QByteArray(100, '\0'), 1, "line 4 (byte 26): it ends in the middle");
    row("foreign", "data: a\n\n", 0, "line 1 (byte 0): it is not an annotated stream file");
    row("whole", start, 1, "");
    row("comment-first", ": hello\n" + start, 1, "");
}

void tst_Capture::saysWhereAFileIsDamaged()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("x.sse")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    Capture capture;
    QSignalSpy loaded(&capture, &Capture::loaded);
    QVERIFY(capture.open(file.fileName()));
    QVERIFY(loaded.wait());
    QTEST(int(capture.eventCount()), "events");
    QFETCH(const QString, part);
    QCOMPARE(capture.damage().isEmpty(), part.isEmpty());
    QVERIFY2(capture.damage().contains(part), qPrintable(capture.damage()));
}

void tst_Capture::stopsWhenItsFileIsRemoved()
{
    Capture capture;
    receive(&capture, "data: a\n\n");
    QSignalSpy failed(&capture, &Capture::failed);
    QVERIFY(QFile::remove(capture.path()));
    receive(&capture, "data: b\n\n");
    QCOMPARE(failed.size(), 1);
    QVERIFY2(capture.errorString().contains(QLatin1String("has been removed")),
             qPrintable(capture.errorString()));
    QCOMPARE(contents(capture), (QByteArrayList{"0 message|a|"})); // still to be read
    QString error;
    const QTemporaryDir folder;
    QVERIFY2(capture.save(folder.filePath(QStringLiteral("b.sse")), &error), qPrintable(error));
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("b.sse"))));
}

void tst_Capture::movesToWhereItIsSaved()
{
    const QTemporaryDir folder;
    const QTemporaryDir other;
    Capture capture;
    capture.setFolder(folder.path());
    receive(&capture, "data: a\n\n");
    const QString before = capture.path();
    QVERIFY(!capture.isKept());
    QString error;
    const QString path = other.filePath(QStringLiteral("kept.sse"));
    QVERIFY2(capture.save(path, &error), qPrintable(error));
    QVERIFY(capture.isKept());
    QVERIFY(!QFile::exists(before));
    receive(&capture, "data: b\n\n");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("data: b\n"));
    QVERIFY(!capture.save(other.filePath(QStringLiteral("no/such/folder.sse")), &error));
    QVERIFY(!error.isEmpty());
    QCOMPARE(capture.path(), path);
    capture.discard();
    QVERIFY(QFile::exists(path));
}

// A file of the user's stays where it is, whatever it is saved as.
void tst_Capture::savesACopyOfWhatIsKept()
{
    const QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("a.sse"));
    const QString second = folder.filePath(QStringLiteral("b.sse"));
    const QString other = folder.filePath(QStringLiteral("link.sse"));
    const auto contentsOf = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    Capture capture;
    QVERIFY(capture.create(first, CaptureFile::Existing::Refused));
    receive(&capture, "data: a\n\n");
    const QByteArray before = contentsOf(first);
    QString error;
    QVERIFY2(capture.save(second, &error), qPrintable(error));
    QCOMPARE(contentsOf(first), before);
    QCOMPARE(contentsOf(second), before);
    receive(&capture, "data: b\n\n");
    QCOMPARE(contentsOf(first), before);
    QVERIFY(contentsOf(second).contains("data: b\n"));
    QVERIFY(QFile::link(second, other)); // the same file by another name
    const QByteArray all = contentsOf(second);
    QVERIFY2(capture.save(other, &error), qPrintable(error));
    QCOMPARE(contentsOf(other), all);
    QCOMPARE(contentsOf(second), all);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3);
    QCOMPARE(contents(capture), (QByteArrayList{"0 message|a|", "0 message|b|"}));
}

// Also if there is no event in it that can be read.
void tst_Capture::leavesAloneWhatItHasOpened()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("left.sse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(": @nonsense\ndata: precious\n\n");
    file.close();
    {
        Capture capture;
        capture.setFolder(folder.path());
        QSignalSpy loaded(&capture, &Capture::loaded);
        QVERIFY(capture.open(path));
        QVERIFY(loaded.wait());
        QVERIFY(!capture.damage().isEmpty());
        QCOMPARE(capture.eventCount(), 0);
    }
    QVERIFY(QFile::exists(path));
    {
        Capture capture;
        capture.setFolder(folder.path());
        QVERIFY(capture.open(path)); // and away before it is read
    }
    QVERIFY(QFile::exists(path));
}

void tst_Capture::stopsReadingWhenItIsCancelled()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("large.sse")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(": @streamgauge 1\n");
    const QByteArray events = QByteArray("data: a\n\n").repeated(1'000'000);
    for (int i = 0; i < 10; ++i)
        file.write(events);
    file.close();
    Capture capture;
    QSignalSpy loaded(&capture, &Capture::loaded);
    QVERIFY(capture.open(file.fileName()));
    capture.cancelLoading();
    QVERIFY(loaded.wait());
    QVERIFY(!capture.isLoading());
    QVERIFY(capture.eventCount() < 10'000'000);
    QVERIFY(!capture.damage().isEmpty());
    QVERIFY(!capture.setBookmark(0, QString())); // behind what was not read
    QVERIFY(capture.open(file.fileName()));
    QVERIFY(loaded.wait(30'000));
    QCOMPARE(capture.damage(), QString());
    QCOMPARE(capture.eventCount(), 10'000'000);
}

void tst_Capture::keepsBookmarks()
{
    Capture capture;
    receive(&capture, "data: a\n\ndata: b\n\n");
    QVERIFY(capture.setBookmark(0, QString()));
    QVERIFY(capture.setBookmark(1, QStringLiteral("“so” \\ \"so\"")));
    QVERIFY(capture.setBookmark(0, std::nullopt));
    QCOMPARE(capture.bookmarks(),
             (QMap<qsizetype, QString>{{1, QStringLiteral("“so” \\ \"so\"")}}));
    Capture again;
    QSignalSpy loaded(&again, &Capture::loaded);
    QVERIFY(again.open(capture.path()));
    QVERIFY(loaded.wait());
    QCOMPARE(again.bookmarks(), capture.bookmarks());
    receive(&capture, "data: c\n\n");
    QCOMPARE(capture.eventCount(), 3);
}

void tst_Capture::tellsWhatWasLeft()
{
    const QTemporaryDir folder;
    QString path;
    {
        Capture capture;
        capture.setFolder(folder.path());
        receive(&capture, "data: a\n\n");
        path = capture.path();
        QVERIFY(leftRecordings(folder.path()).isEmpty()); // it is in use
        Capture empty;
        empty.setFolder(folder.path());
        empty.writer().beginAttempt(1, at(0s), {"GET", "http://a/", {}, {}});
        empty.commit();
        QVERIFY(QFile::exists(empty.path()));
    }
    const QList<LeftRecording> left = leftRecordings(folder.path());
    QCOMPARE(left.size(), 1); // without an event there is nothing to keep
    QCOMPARE(left.constFirst().path, path);
    QCOMPARE(left.constFirst().size, QFileInfo(path).size());
    Capture again;
    again.setFolder(folder.path());
    QVERIFY(again.open(path));
    QVERIFY(!again.isKept());
    QVERIFY(leftRecordings(folder.path()).isEmpty());
}

void tst_Capture::hidesSecrets()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                      "Set-Cookie: session=secret1\r\n\r\ndata: a\n\n");
    });
    for (const bool keeps : {false, true}) {
        EventSource source;
        Capture capture;
        Recorder recorder(&source, &capture);
        recorder.setKeepingSecrets(keeps);
        StreamRequest request;
        request.url =
            QUrl(QStringLiteral("http://127.0.0.1:%1/?token=secret2&a=b").arg(server.serverPort()));
        request.headers = {{"Authorization", "Bearer secret3"}, {"Cookie", "c=secret4"}};
        source.setRequest(request);
        source.open();
        QTRY_COMPARE(capture.eventCount(), 1);
        const QByteArray bytes = capture.file()->read(0, capture.fileSize());
        for (const QByteArray secret : {"secret1", "secret2", "secret3", "secret4"})
            QVERIFY2(bytes.contains(secret) == keeps, bytes.constData());
        QVERIFY(bytes.contains("a=b"));
        QVERIFY(bytes.contains(keeps ? "Bearer secret3" : "Bearer \xE2\x80\xA2"));
    }
}

QTEST_GUILESS_MAIN(tst_Capture)

#include "tst_capture.moc"
