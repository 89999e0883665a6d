// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenario.h"
#include "lib/wire/utf8.h"
#include "tests/unit/exchanging.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <chrono>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// A piece of a stream, and when it came.
struct Read
{
    QByteArray bytes;
    std::chrono::microseconds time;
};

// A capture in a file that goes away with it.
class Recorded
{
public:
    explicit Recorded(const QByteArray &file)
    {
        writeFile(m_folder.filePath(u"a.sse"_s), file);
        capture = readCapture(m_folder.filePath(u"a.sse"_s));
        QCOMPARE(capture.damage, QString());
    }
    explicit Recorded(const QList<Read> &reads)
        : Recorded(recording(reads))
    {
    }

    static QByteArray recording(const QList<Read> &reads)
    {
        CaptureWriter writer;
        writer.writePragma();
        beginRecording(&writer);
        std::chrono::microseconds last = 5ms;
        for (const Read &read : reads) {
            writer.writeBytes(read.bytes, recordTime(read.time));
            last = read.time;
        }
        endRecording(&writer, last + 1ms);
        return writer.take();
    }

    ReadCapture capture;

private:
    QTemporaryDir m_folder;
};

// Two attempts, the first of which is cut off, and a refused one in between.
QByteArray twoAttempts()
{
    CaptureWriter writer;
    writer.writePragma();
    writer.beginAttempt(1, recordTime({}), {"GET", "http://a/b?c=d", {}, {}});
    writer.writeSent({{"Accept", "text/event-stream"}});
    writer.writeHead(200, "HTTP/1.1", {{"Content-Type", "text/event-stream"}});
    writer.beginStream(recordTime(5ms));
    writer.writeBytes("retry: 50\n: hello\nid: 1\nevent: x\ndata: a\n\n", recordTime(1s));
    writer.writeBytes(": @c\n\ndata: b\n: in\nfoo: 1\n", recordTime(2s));
    writer.writeBytes("\ndata: cut", recordTime(3s));
    writer.endAttempt(CaptureWriter::Ending::Truncated, recordTime(4s), u"Cut."_s, 50ms);
    writer.beginAttempt(2, recordTime(5s), {"GET", "http://a/b?c=d", "1", {}});
    writer.writeHead(503, "HTTP/1.1", {}, "busy");
    writer.endAttempt(CaptureWriter::Ending::Dropped, recordTime(6s), u"Refused."_s, 60ms);
    writer.beginAttempt(3, recordTime(7s), {"GET", "http://a/b?c=d", "1", {}});
    writer.writeHead(200, "HTTP/1.1", {{"Content-Type", "text/event-stream"}});
    writer.beginStream(recordTime(8s));
    writer.writeBytes("data: c\n\nid\ndata: d\n\n", recordTime(9s));
    writer.endAttempt(CaptureWriter::Ending::Closed, recordTime(10s), u"Done."_s, {});
    writer.writeBookmark(2, u"here"_s);
    return writer.take();
}

std::vector<quint32> rowsWhere(const ReadCapture &capture, const std::function<bool(qsizetype)> &is)
{
    std::vector<quint32> rows;
    for (qsizetype row = 0; row < capture.index->count(); ++row) {
        if (is(row))
            rows.push_back(quint32(row));
    }
    return rows;
}

std::vector<quint32> eventRows(const ReadCapture &capture)
{
    return rowsWhere(capture, [&](qsizetype row) {
        return capture.index->entry(row).kind == Record::Kind::Event;
    });
}

QByteArrayList csvOf(const QByteArray &stream)
{
    const Recorded recorded(QList<Read>{{stream, 10ms}});
    return exported(recorded.capture, ExportFormat::Csv, eventRows(recorded.capture)).split('\n');
}

QByteArray wellFormed(QByteArrayView bytes)
{
    return toWellFormedUtf8(bytes);
}

} // namespace

class TestCaptureExport : public QObject
{
    Q_OBJECT

private slots:
    void copiesACapture();
    void keepsSelectedRows_data();
    void keepsSelectedRows();
    void keepsTheTimesOfSelectedRows();
    void writesThePlainStream();
    void writesJsonLinesAsTailDoes();
    void knowsTheLastIdOfSelectedRows();
    void writesCsv();
    void disarmsFormulas_data();
    void disarmsFormulas();
    void writesHar();
    void comesBack_data();
    void comesBack();
    void leavesNothingWhenCancelled();
    void saysWhyItCannotWrite();
    void takesLittleMemory();
};

void TestCaptureExport::copiesACapture()
{
    const QByteArray file = twoAttempts();
    const Recorded recorded(file);
    QCOMPARE(exported(recorded.capture, ExportFormat::Annotated), file);
}

void TestCaptureExport::keepsSelectedRows_data()
{
    QTest::addColumn<QByteArrayList>("kinds"); // the digits of Record::Kind
    QTest::addRow("none") << QByteArrayList{""};
    QTest::addRow("events") << QByteArrayList{"0"};
    QTest::addRow("comments") << QByteArrayList{"1"};
    QTest::addRow("events-and-comments") << QByteArrayList{"01"};
    QTest::addRow("ignored") << QByteArrayList{"3"};
    QTest::addRow("endings") << QByteArrayList{"678"};
    QTest::addRow("all") << QByteArrayList{"0123456789"};
}

void TestCaptureExport::keepsSelectedRows()
{
    QFETCH(const QByteArrayList, kinds);
    const Recorded recorded(twoAttempts());
    const CaptureIndex &before = *recorded.capture.index;
    const auto rows = rowsWhere(recorded.capture, [&](qsizetype row) {
        return kinds.first().contains(char('0' + int(before.entry(row).kind)));
    });
    const Recorded kept(exported(recorded.capture, ExportFormat::Annotated, rows));
    const CaptureIndex &after = *kept.capture.index;
    ScriptError error;
    QVERIFY(Scenario::parse(kept.capture.file->read(0, 1'000'000), &error));
    QVERIFY(after.bookmarks().isEmpty());

    RecordReader reader(recorded.capture.file, recorded.capture.index);
    RecordReader keptReader(kept.capture.file, kept.capture.index);
    size_t next = 0;
    for (qsizetype row = 0; row < after.count(); ++row) {
        if (Record::isNote(after.entry(row).kind))
            continue;
        while (next < rows.size() && Record::isNote(before.entry(rows[next]).kind))
            ++next;
        QVERIFY(next < rows.size());
        const Record wanted = reader.record(rows[next++], 1000);
        const Record got = keptReader.record(row, 1000);
        QCOMPARE(got.kind, wanted.kind);
        QCOMPARE(got.item.name(), wanted.item.name());
        QCOMPARE(got.item.data(), wanted.item.data());
        QCOMPARE(got.time, wanted.time);
    }
    while (next < rows.size() && Record::isNote(before.entry(rows[next]).kind))
        ++next;
    QCOMPARE(next, rows.size());
}

// Also if an event has come in pieces.
void TestCaptureExport::keepsTheTimesOfSelectedRows()
{
    const Recorded recorded(QList<Read>{{"data: a\n\n", 10ms},
                                        {"data: b\n", 20ms},
                                        {": c\n", 30ms},
                                        {"data: d\n\n", 40ms},
                                        {"data: e\n\n", 50ms}});
    const std::vector<quint32> rows = {4};
    QCOMPARE(recorded.capture.index->entry(4).kind, Record::Kind::Event);
    const QByteArray file = exported(recorded.capture, ExportFormat::Annotated, rows);
    QVERIFY2(file.contains(": @at +0.015s\ndata: b\n: @at +0.035s\ndata: d\n"), file.constData());
    const Recorded kept(file);
    QCOMPARE(eventsOf(kept.capture), (QList<SeenEvent>{{"message", "", "b\nd", 40'000}}));
}

void TestCaptureExport::writesThePlainStream()
{
    const Recorded recorded(twoAttempts());
    QCOMPARE(exported(recorded.capture, ExportFormat::Plain),
             "retry: 50\n: hello\nid: 1\nevent: x\ndata: a\n\n: @c\n\ndata: b\n: in\nfoo: 1\n\n"
             "data: c\n\nid\ndata: d\n\n"_ba);
    QCOMPARE(exported(recorded.capture, ExportFormat::Plain, eventRows(recorded.capture)),
             "id: 1\nevent: x\ndata: a\n\ndata: b\n\ndata: c\n\nid\ndata: d\n\n"_ba);
}

void TestCaptureExport::writesJsonLinesAsTailDoes()
{
    const Recorded recorded(twoAttempts());
    compareLines(
        exported(recorded.capture, ExportFormat::JsonLines),
        R"({"kind":"open","url":"http://a/b?c=d","status":200,"httpVersion":"HTTP/1.1","contentType":"text/event-stream","attempt":1,"lastEventId":"","time":"2025-11-21T01:53:20.005Z"}
{"kind":"retry","ms":50,"time":"2025-11-21T01:53:21.000Z"}
{"kind":"comment","text":" hello","time":"2025-11-21T01:53:21.000Z"}
{"kind":"event","type":"x","data":"a","lastEventId":"1","origin":"http://a","time":"2025-11-21T01:53:21.000Z"}
{"kind":"comment","text":" @c","time":"2025-11-21T01:53:22.000Z"}
{"kind":"comment","text":" in","time":"2025-11-21T01:53:22.000Z"}
{"kind":"ignored","reason":"unknown-field","name":"foo","value":"1","size":7,"time":"2025-11-21T01:53:22.000Z"}
{"kind":"event","type":"message","data":"b","lastEventId":"1","origin":"http://a","time":"2025-11-21T01:53:23.000Z"}
{"kind":"ignored","reason":"incomplete-block","name":"","value":"","size":9,"time":"2025-11-21T01:53:24.000Z"}
{"kind":"error","readyState":0,"message":"Cut.","nextAttemptMs":50,"time":"2025-11-21T01:53:24.000Z"}
{"kind":"error","readyState":0,"message":"Refused.","status":503,"body":"busy","nextAttemptMs":60,"time":"2025-11-21T01:53:26.000Z"}
{"kind":"open","url":"http://a/b?c=d","status":200,"httpVersion":"HTTP/1.1","contentType":"text/event-stream","attempt":3,"lastEventId":"1","time":"2025-11-21T01:53:28.000Z"}
{"kind":"event","type":"message","data":"c","lastEventId":"1","origin":"http://a","time":"2025-11-21T01:53:29.000Z"}
{"kind":"event","type":"message","data":"d","lastEventId":"","origin":"http://a","time":"2025-11-21T01:53:29.000Z"}
{"kind":"error","readyState":2,"message":"Done.","time":"2025-11-21T01:53:30.000Z"}
)"_ba);
}

void TestCaptureExport::knowsTheLastIdOfSelectedRows()
{
    const Recorded recorded(twoAttempts());
    const std::vector<quint32> events = eventRows(recorded.capture);
    for (const auto &[place, id] : {std::pair(1, "1"), std::pair(2, "1"), std::pair(3, "")}) {
        const QByteArray line =
            exported(recorded.capture, ExportFormat::JsonLines, {{events[size_t(place)]}});
        QVERIFY2(line.contains("\"lastEventId\":\"" + QByteArray(id) + '"'), line.constData());
        QVERIFY2(line.contains("\"origin\":\"http://a\""), line.constData());
    }
}

void TestCaptureExport::writesCsv()
{
    const Recorded recorded(twoAttempts());
    compareLines(exported(recorded.capture, ExportFormat::Csv),
                 "number,time,kind,type,id,data,size,attempt\r\n"
                 ",2025-11-21T01:53:20.000000Z,attempt,,,GET http://a/b?c=d,,1\r\n"
                 ",2025-11-21T01:53:20.005000Z,opened,,,Open · 200 · HTTP/1.1,,1\r\n"
                 ",2025-11-21T01:53:21.000000Z,retry,retry,,50,2,1\r\n"
                 ",2025-11-21T01:53:21.000000Z,comment,,, hello,6,1\r\n"
                 "1,2025-11-21T01:53:21.000000Z,event,x,1,a,1,1\r\n"
                 ",2025-11-21T01:53:22.000000Z,comment,,, @c,3,1\r\n"
                 ",2025-11-21T01:53:22.000000Z,comment,,, in,3,1\r\n"
                 ",2025-11-21T01:53:22.000000Z,ignored,foo,,1,1,1\r\n"
                 "2,2025-11-21T01:53:23.000000Z,event,message,,b,1,1\r\n"
                 ",2025-11-21T01:53:24.000000Z,ignored,,,,0,1\r\n"
                 ",2025-11-21T01:53:24.000000Z,lost,,,Cut. Next attempt in 0.05 s.,,1\r\n"
                 ",2025-11-21T01:53:25.000000Z,attempt,,,GET http://a/b?c=d · attempt 2 · "
                 "Last-Event-ID: 1,,2\r\n"
                 ",2025-11-21T01:53:26.000000Z,lost,,,Refused. Next attempt in 0.06 s.,,2\r\n"
                 ",2025-11-21T01:53:27.000000Z,attempt,,,GET http://a/b?c=d · attempt 3 · "
                 "Last-Event-ID: 1,,3\r\n"
                 ",2025-11-21T01:53:28.000000Z,opened,,,Open · 200 · HTTP/1.1,,3\r\n"
                 "3,2025-11-21T01:53:29.000000Z,event,message,,c,1,3\r\n"
                 "4,2025-11-21T01:53:29.000000Z,event,message,,d,1,3\r\n"
                 ",2025-11-21T01:53:30.000000Z,closed,,,Done.,,3\r\n"_ba);
}

void TestCaptureExport::disarmsFormulas_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("equals") << "=1+1"_ba
                            << "'=1+1"_ba;
    QTest::newRow("plus") << "+1"_ba
                          << "'+1"_ba;
    QTest::newRow("minus") << "-1"_ba
                           << "'-1"_ba;
    QTest::newRow("at") << "@SUM(A1)"_ba
                        << "'@SUM(A1)"_ba;
    QTest::newRow("tab") << "\t=1"_ba
                         << "'\t=1"_ba;
    QTest::newRow("quoted") << "=HYPERLINK(\"a\",\"b\")"_ba
                            << "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\""_ba;
    QTest::newRow("comma") << "a,b"_ba
                           << "\"a,b\""_ba;
    QTest::newRow("quote") << "a\"b"_ba
                           << "\"a\"\"b\""_ba;
    QTest::newRow("harmless") << "a=b"_ba
                              << "a=b"_ba;
    QTest::newRow("nul") << QByteArray("a\0b", 3)
                         << "a\xEF\xBF\xBD"
                            "b"_ba;
    QTest::newRow("no-utf-8") << "a\xC3"_ba
                              << "a\xEF\xBF\xBD"_ba;
}

void TestCaptureExport::disarmsFormulas()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QByteArray, cell);
    const QByteArray end = cell + ',' + QByteArray::number(data.size()) + ",1\r";
    const QByteArray line = csvOf("data: " + data + "\n\n").at(1);
    QVERIFY2(line.endsWith(",message,," + end), line.constData());
    QVERIFY(csvOf("id: " + data + "\ndata: x\n\n")
                .at(1)
                .contains((data.contains('\0') ? QByteArray() : cell) + ",x,1,1\r"));
}

void TestCaptureExport::writesHar()
{
    const Recorded recorded(twoAttempts());
    QJsonParseError error;
    const QByteArray har = exported(recorded.capture, ExportFormat::Har);
    const QJsonObject log = QJsonDocument::fromJson(har, &error)[u"log"_s].toObject();
    QCOMPARE(error.errorString(), QJsonParseError().errorString());
    QCOMPARE(log[u"version"_s].toString(), u"1.2"_s);
    QCOMPARE(log[u"creator"_s][u"name"_s].toString(), u"Streamgauge"_s);
    const QJsonArray entries = log[u"entries"_s].toArray();
    QCOMPARE(entries.size(), 3);
    for (const QJsonValue &entry : entries) {
        for (const char *name :
             {"startedDateTime", "time", "request", "response", "cache", "timings"})
            QVERIFY2(entry.toObject().contains(QLatin1String(name)), name);
        const QJsonObject request = entry[u"request"_s].toObject();
        for (const char *name : {"method", "url", "httpVersion", "cookies", "headers",
                                 "queryString", "headersSize", "bodySize"})
            QVERIFY2(request.contains(QLatin1String(name)), name);
        const QJsonObject response = entry[u"response"_s].toObject();
        for (const char *name : {"status", "statusText", "httpVersion", "cookies", "headers",
                                 "content", "redirectURL", "headersSize", "bodySize"})
            QVERIFY2(response.contains(QLatin1String(name)), name);
        for (const char *name : {"send", "wait", "receive"})
            QVERIFY(entry[u"timings"_s][QLatin1String(name)].toDouble() >= 0);
    }
    const QJsonObject first = entries[0].toObject();
    QCOMPARE(first[u"startedDateTime"_s].toString(), u"2025-11-21T01:53:20.000000Z"_s);
    QCOMPARE(first[u"time"_s].toDouble(), 4000.0);
    QCOMPARE(first[u"request"_s][u"url"_s].toString(), u"http://a/b?c=d"_s);
    QCOMPARE(first[u"request"_s][u"queryString"_s][0][u"value"_s].toString(), u"d"_s);
    QCOMPARE(first[u"request"_s][u"headers"_s][0][u"name"_s].toString(), u"Accept"_s);
    QCOMPARE(first[u"response"_s][u"status"_s].toInt(), 200);
    const QJsonArray messages = first[u"_eventSourceMessages"_s].toArray();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages[1].toObject(),
             (QJsonObject{{u"time"_s, 1'763'690'003.0},
                          {u"eventName"_s, u"message"_s},
                          {u"eventId"_s, u"1"_s},
                          {u"data"_s, u"b"_s}}));
    QCOMPARE(entries[1].toObject()[u"response"_s][u"content"_s][u"text"_s].toString(), u"busy"_s);
}

void TestCaptureExport::comesBack_data()
{
    QTest::addColumn<QByteArray>("stream");
    const auto row = [](const char *name, const QByteArray &stream) {
        QTest::newRow(name) << stream;
    };
    row("none", ": only a comment\n\n");
    row("events", "id: 1\nevent: x\ndata: a\ndata: b\n\ndata: c\n\n");
    row("empty-data", "data\n\ndata:\ndata\n\nid: 5\ndata: \n\n");
    row("ids", "id:  7 \ndata: a\n\ndata: b\n\nid\ndata: c\n\nid: 8\n\ndata: d\n\n");
    row("types", "event:  \"x\", 'y' \ndata: a\n\nevent: \\\ndata: b\n\n");
    row("cr", "data: a\rdata: b\r\rdata: c\r\r");
    row("byte-order-mark",
        "\xEF\xBB\xBF"
        "data: a\n\n");
    row("no-utf-8",
        "event: \xFF\nid: \xC3\ndata: a\xE6\xB0"
        "b\n\n");
    row("nul", QByteArray("data: a\0b\n\nid: \0\ndata: c\n\n", 25));
    row("controls", "data: \x01\x1b[31m\x7f\xC2\x9b\xE2\x80\xAE\xE2\x80\xA8\n\n");
    row("other-planes", "data: \xF0\x9F\x98\x80 \xEF\xBB\xBF \xEF\xBF\xBF\n\n");
    row("like-directives", "data: x\n: @drop\n\n:@@at\ndata: : @raw\n\n");
    row("large", "data: " + QByteArray(5'000'000, 'x') + "\n\ndata: b\n\n");
    row("many-lines", QByteArray("data: \n").repeated(10'000) + '\n');
    row("cut", "data: a\n\ndata: b");
    row("odd", "foo: 1\nretry: x\nretry: 5\nevent: e\n\ndata: a\n\n");
}

// Through each format that can be read again: the same events, and their times as far as it has
// them.
void TestCaptureExport::comesBack()
{
    QFETCH(const QByteArray, stream);
    QList<Read> reads;
    for (qsizetype i = 0; i < stream.size(); i += 1 + stream.size() / 7)
        reads.append({stream.mid(i, 1 + stream.size() / 7), 10ms + i * 1003us});
    const Recorded recorded(reads);
    const QList<SeenEvent> wanted = eventsOf(recorded.capture);

    const Imported annotated(exported(recorded.capture, ExportFormat::Annotated));
    QCOMPARE(eventsOf(annotated.capture), wanted);
    QCOMPARE(annotated.result.losses, QStringList());

    const auto fits = [&](ExportFormat format, qint64 unit, bool keepsBytes) {
        const Imported imported(exported(recorded.capture, format));
        QCOMPARE(imported.result.error, QString());
        QCOMPARE(imported.capture.damage, QString());
        QVERIFY(!imported.result.losses.isEmpty());
        const QList<SeenEvent> events = eventsOf(imported.capture);
        QCOMPARE(events.size(), wanted.size());
        for (qsizetype i = 0; i < events.size(); ++i) {
            const auto same = [&](const QByteArray &got, const QByteArray &was) {
                return got == (keepsBytes ? was : wellFormed(was));
            };
            QVERIFY2(same(events[i].type, wanted[i].type), events[i].type.constData());
            QVERIFY2(same(events[i].id, wanted[i].id), events[i].id.constData());
            QVERIFY2(same(events[i].data, wanted[i].data), events[i].data.left(100).constData());
            if (unit > 0)
                QCOMPARE(events[i].time, wanted[i].time / unit * unit);
        }
    };
    fits(ExportFormat::Plain, 0, true);
    fits(ExportFormat::JsonLines, 1000, false);
    fits(ExportFormat::Har, 1, false);
}

void TestCaptureExport::leavesNothingWhenCancelled()
{
    const Recorded recorded(QList<Read>{{QByteArray("data: a\n\n").repeated(200'000), 10ms}});
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    writeFile(path, "before");
    using enum ExportFormat;
    for (const ExportFormat format : {Annotated, Plain, JsonLines, Csv, Har}) {
        Progress progress;
        progress.isCancelled = true;
        const ExportRequest request{recorded.capture.file, recorded.capture.index, {}, format};
        QVERIFY(!exportToFile(request, path, &progress).isEmpty());
        QCOMPARE(fileBytes(path), "before"_ba);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }
}

void TestCaptureExport::saysWhyItCannotWrite()
{
    const Recorded recorded(QList<Read>{{QByteArray("data: a\n\n").repeated(200'000), 10ms}});
    const ExportRequest request{
        recorded.capture.file, recorded.capture.index, {}, ExportFormat::Csv};
    QVERIFY(exportToFile(request, u"/nowhere/a"_s, nullptr).contains(u"/nowhere/a"_s));
    QFile full(u"/dev/full"_s);
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QVERIFY(exportCapture(request, &full, nullptr).contains(u"could not be written"_s));
}

void TestCaptureExport::takesLittleMemory()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    {
        QFile large(path);
        QVERIFY(large.open(QIODevice::WriteOnly));
        large.write(": @streamgauge 1\n");
        const QByteArray piece = ("id: 1\ndata: " + QByteArray(1000, 'x') + "\n\n").repeated(1000);
        for (int i = 0; i < 150; ++i)
            large.write(piece);
    }
    auto index = std::make_shared<CaptureIndex>();
    QString error;
    const auto file = CaptureFile::open(path, CaptureFile::Access::Read, &error);
    CaptureScanner scanner(index);
    while (scanner.position() < file->size())
        scanner.feed(file->read(scanner.position(), 1'000'000));
    const qint64 before = peakMemory();
    using enum ExportFormat;
    for (const ExportFormat format : {Annotated, Plain, JsonLines, Csv, Har}) {
        QCOMPARE(exportToFile({file, index, {}, format}, folder.filePath(u"b"_s), nullptr),
                 QString());
        QVERIFY(QFileInfo(folder.filePath(u"b"_s)).size() > 150'000'000);
    }
    const qint64 more = peakMemory() - before;
    QVERIFY2(before > 0 && (!CanMeasureMemory || more < 30'000), qPrintable(QString::number(more)));
}

QTEST_APPLESS_MAIN(TestCaptureExport)
#include "tst_captureexport.moc"
