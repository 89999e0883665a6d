// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/scenario.h"
#include "tests/unit/exchanging.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace {

QString dataPath(const char *name)
{
    return QStringLiteral(STREAMGAUGE_TEST_DATA "/exchange/") + QLatin1String(name);
}

QByteArray streamOf(const ReadCapture &capture)
{
    return exported(capture, ExportFormat::Plain);
}

// Also playable, and without damage.
void checkCapture(const Imported &imported)
{
    QCOMPARE(imported.result.error, QString());
    QCOMPARE(imported.capture.damage, QString());
    ScriptError error;
    QVERIFY2(Scenario::parse(imported.bytes, &error), qPrintable(error.message));
}

} // namespace

class TestCaptureImport : public QObject
{
    Q_OBJECT

private slots:
    void tellsFormatsApart_data();
    void tellsFormatsApart();
    void keepsTheBytesOfADump_data();
    void keepsTheBytesOfADump();
    void keepsWhatADumpEndsWith();
    void givesADumpTheTimeOfItsFile();
    void copiesACapture();
    void liftsTheLastHead();
    void keepsARefusal();
    void readsJsonLinesAsOwnWords();
    void readsOtherJsonLines_data();
    void readsOtherJsonLines();
    void hidesSecrets();
    void readsWhatCurlHasPrinted();
    void readsWhatABrowserHasSaved();
    void readsBodiesOfHars_data();
    void readsBodiesOfHars();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void readsLargeHars();
    void leavesNothingWhenCancelled();
    void takesLittleMemory();
};

void TestCaptureImport::tellsFormatsApart_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ForeignFormat>("format");
    const auto row = [](const char *title, const QByteArray &start, const char *name,
                        ForeignFormat format) {
        QTest::newRow(title) << start << QString::fromLatin1(name) << format;
    };
    using enum ForeignFormat;
    row("capture", ": @streamgauge 1\n", "a.sse", AnnotatedStream);
    row("capture-behind-comments", "\xEF\xBB\xBF: hello\r\n\r\n:@streamgauge 1\r\n", "a",
        AnnotatedStream);
    row("pragma-of-another-version", ": @streamgauge 2\n", "a.sse", EventStream);
    row("pragma-behind-a-directive", ": @at +1s\n: @streamgauge 1\n", "a.sse", EventStream);
    row("pragma-behind-a-field", "data: a\n: @streamgauge 1\n", "a.sse", EventStream);
    row("dump", "data: {\"log\":1}\n\n", "a.txt", EventStream);
    row("dump-with-a-wrong-name", "data: a\n\n", "a.jsonl", EventStream);
    row("empty", "", "a.txt", EventStream);
    row("http-1", "HTTP/1.1 200 OK\r\n", "a.sse", HttpResponse);
    row("http-2", "HTTP/2 200 \r\n", "a.har", HttpResponse);
    row("http-as-a-word", "HTTP/x\n", "a", EventStream);
    row("har", " {\n \"log\" : {", "a.json", Har);
    row("har-by-name", "{\"x\":1,\"log\":{", "a.HAR", Har);
    row("json-lines", "{\"logs\":1}\n", "a.json", JsonLines);
    row("json-lines-of-arrays", "\xEF\xBB\xBF\n[1]\n", "a", JsonLines);
    row("json-lines-by-name", "1\n2\n", "a.ndjson", JsonLines);
}

void TestCaptureImport::tellsFormatsApart()
{
    QFETCH(const QByteArray, start);
    QFETCH(const QString, name);
    QFETCH(const ForeignFormat, format);
    QCOMPARE(detectFormat(start, name), format);
}

void TestCaptureImport::keepsTheBytesOfADump_data()
{
    QTest::addColumn<QByteArray>("stream");
    const auto row = [](const char *name, const QByteArray &stream) {
        QTest::newRow(name) << stream;
    };
    row("events", "id: 1\nevent: x\ndata: a\n\n: c\n\ndata: b\n\n");
    row("cr", "data: a\r\rdata: b\r\r");
    row("crlf", "data: a\r\n\r\ndata: b\r\n\r\n");
    row("byte-order-mark",
        "\xEF\xBB\xBF"
        "data: a\n\n");
    row("directives", "data: a\n\n: @drop\n:@@x\n: @streamgauge 1\ndata: b\n\n");
    row("any-bytes", QByteArray("data: \0\xC3\xFF\x7f\n\n\0\n\ndata: \\\"\t\n\n", 26));
    row("blank-lines", "\n\n\ndata: a\n\n\n\n\r\n");
    row("larger-than-a-read", QByteArray("data: 12345\n\n").repeated(200'000));
    row("an-event-larger-than-reads",
        "data: " + QByteArray(5'000'000, 'x') + "\ndata: " + QByteArray(3'000'000, '@') + "\n\n");
}

void TestCaptureImport::keepsTheBytesOfADump()
{
    QFETCH(const QByteArray, stream);
    const Imported imported(stream);
    checkCapture(imported);
    QCOMPARE(imported.result.format, ForeignFormat::EventStream);
    QCOMPARE(streamOf(imported.capture).left(200), stream.left(200));
    QVERIFY(streamOf(imported.capture) == stream);
}

void TestCaptureImport::keepsWhatADumpEndsWith()
{
    const Imported imported("data: a\n\nid: 7\ndata: \"b");
    checkCapture(imported);
    QCOMPARE(eventsOf(imported.capture).size(), 1);
    QVERIFY(imported.bytes.contains(": @raw \"id: 7\\ndata: \\\"b\"\n"));
    QVERIFY(imported.bytes.contains(": @truncate\n"));
}

void TestCaptureImport::givesADumpTheTimeOfItsFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.sse"_s);
    writeFile(path, "data: a\n\n");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(1'700'000'000'123),
                             QFileDevice::FileModificationTime));
    file.close();
    const Imported imported = Imported::file(path);
    checkCapture(imported);
    const auto time = imported.capture.index->time(0).time_since_epoch();
    QCOMPARE(time.count(), 1'700'000'000'123'000);
    QVERIFY(imported.result.losses.join(u' ').contains(u"time of the file"_s));
}

void TestCaptureImport::copiesACapture()
{
    const QByteArray file = ": @streamgauge 1\n: @connection 1\ndata: a\n\n: @close\n: @?odd x\n";
    const Imported imported(file);
    QCOMPARE(imported.result.format, ForeignFormat::AnnotatedStream);
    QCOMPARE(imported.bytes, file);
    QCOMPARE(imported.result.losses, QStringList());
}

void TestCaptureImport::liftsTheLastHead()
{
    const QByteArray body = "data: a\n\n: @x\ndata: HTTP/1.1 200 OK\n\n";
    const Imported imported("HTTP/1.1 100 Continue\r\n\r\n"
                            "HTTP/1.1 302 Found\r\nLocation: /b?token=x\r\n\r\n"
                            "HTTP/2 200 \r\ncontent-type: text/event-stream\r\nx-a: 1\r\n 2\r\n"
                            "set-cookie: a=b\r\n:status: 200\r\n\r\n"
                            + body);
    checkCapture(imported);
    QCOMPARE(imported.result.format, ForeignFormat::HttpResponse);
    QCOMPARE(streamOf(imported.capture), body);
    QVERIFY(imported.bytes.contains(": @?redirect 302 /b?token="));
    QVERIFY(!imported.bytes.contains("token=x"));
    QVERIFY(imported.bytes.contains(": @status 200\n: @?protocol HTTP/2\n"
                                    ": @header content-type: text/event-stream\n"
                                    ": @header x-a: 1 2\n"
                                    ": @header set-cookie: •••\n"));
    QCOMPARE(imported.capture.index->entry(1).kind, Record::Kind::Opened);
}

void TestCaptureImport::keepsARefusal()
{
    const Imported imported("HTTP/1.1 503 Busy\nContent-Type: text/plain\n\nno \"way\"\n");
    checkCapture(imported);
    QVERIFY(imported.bytes.contains(": @status 503 body=\"no \\\"way\\\"\\n\"\n"));
    QCOMPARE(eventsOf(imported.capture).size(), 0);
    QCOMPARE(imported.capture.attempts.front()->bodyStart, "no \"way\"\n"_ba);
}

void TestCaptureImport::readsJsonLinesAsOwnWords()
{
    const Imported imported = Imported::file(dataPath("tail.ndjson"));
    checkCapture(imported);
    QCOMPARE(imported.result.format, ForeignFormat::JsonLines);
    QVERIFY(imported.capture.attempts.size() >= 2);
    const Attempt &first = *imported.capture.attempts.front();
    QCOMPARE(first.lastHop().status, 200);
    QCOMPARE(first.lastHop().url.path(), u"/events"_s);
    QVERIFY(first.wait);
    const QList<SeenEvent> events = eventsOf(imported.capture);
    QVERIFY(events.size() >= 3);
    QCOMPARE(events[0].type, "order"_ba);
    QCOMPARE(events[0].id, "1"_ba);
    // The same lines come out again, but for what the losses tell of.
    QByteArrayList before = fileBytes(dataPath("tail.ndjson")).split('\n');
    QByteArrayList after = exported(imported.capture, ExportFormat::JsonLines).split('\n');
    const auto withoutCutBlocks = [](QByteArrayList *lines) {
        lines->removeIf([](const QByteArray &line) { return line.contains("incomplete-block"); });
    };
    withoutCutBlocks(&before);
    withoutCutBlocks(&after);
    QCOMPARE(after, before);
}

void TestCaptureImport::readsOtherJsonLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("data");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &type,
                        const QByteArray &id, const QByteArray &data) {
        QTest::newRow(name) << line << type << id << data;
    };
    row("line", R"({"a":1.50})", "message", "", R"({"a":1.50})");
    row("type", R"({"type":"x y","a":{}})", "x y", "", R"({"type":"x y","a":{}})");
    row("event", R"({"type":"x","event":"y"})", "y", "", R"({"type":"x","event":"y"})");
    row("data", R"({"event":"y","data":"a\nb","id":7})", "y", "7", "a\nb");
    row("data-that-is-no-string", R"({"data":{"id":3}})", "message", "", R"({"data":{"id":3}})");
    row("id", R"({"id":" q ","data":""})", "message", " q ", "");
    row("foreign-kind", R"({"kind":"x","time":"2025"})", "message", "",
        R"({"kind":"x","time":"2025"})");
    row("array", "[1,2]", "message", "", "[1,2]");
    row("number", "  1e3", "message", "", "  1e3");
    row("bad-type", R"({"type":"a\nb","data":"c"})", "message", "", "c");
    row("bad-id", R"({"id":"a\u0000b","data":"c"})", "message", "", "c");
}

void TestCaptureImport::readsOtherJsonLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, data);
    const Imported imported("\n" + line + "\r\n", u"a.jsonl"_s);
    checkCapture(imported);
    const QList<SeenEvent> events = eventsOf(imported.capture);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0].type, type);
    QCOMPARE(events[0].id, id);
    QCOMPARE(events[0].data, data);
    QVERIFY(!imported.result.losses.isEmpty());
}

// Recordings of one server: plain, with the head, and when it was busy.
void TestCaptureImport::readsWhatCurlHasPrinted()
{
    const Imported plain = Imported::file(dataPath("curl.sse"));
    checkCapture(plain);
    const Imported whole = Imported::file(dataPath("curl-head.txt"));
    checkCapture(whole);
    QCOMPARE(eventsOf(whole.capture).size(), 4);
    QCOMPARE(streamOf(whole.capture), streamOf(plain.capture));
    QVERIFY(fileBytes(dataPath("curl.sse")).startsWith(streamOf(plain.capture)));
    QVERIFY(whole.bytes.contains(": @header Cache-Control: no-cache, no-transform\n"));
    const Imported refused = Imported::file(dataPath("curl-refused.txt"));
    checkCapture(refused);
    QCOMPARE(refused.capture.attempts.front()->lastHop().status, 503);
    QCOMPARE(refused.capture.attempts.front()->bodyStart, "busy\n"_ba);
}

// Two attempts at one stream, the later one first, and a page and an image.
void TestCaptureImport::readsWhatABrowserHasSaved()
{
    const Imported imported = Imported::file(dataPath("chromium.har"));
    checkCapture(imported);
    QCOMPARE(imported.result.format, ForeignFormat::Har);
    const auto &attempts = imported.capture.attempts;
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts[0]->lastHop().url, QUrl(u"http://127.0.0.1:8093/events"_s));
    QCOMPARE(attempts[0]->lastHop().status, 200);
    QCOMPARE(firstHeader(attempts[0]->lastHop().requestHeaders, "Accept"), "text/event-stream"_ba);
    QCOMPARE(firstHeader(attempts[0]->lastHop().requestHeaders, "Cookie"), "•••"_ba);
    QCOMPARE(attempts[1]->lastEventId, "2"_ba);
    const auto at = [](qint64 us) { return us - 1'763'690'000'000'000; };
    QCOMPARE(eventsOf(imported.capture),
             (QList<SeenEvent>{{"order", "1", "{\"n\":1}", at(1'763'690'000'160'125)},
                               {"order", "2", "grüße\n\"水\"", at(1'763'690'000'220'500)},
                               {"message", "2", "", at(1'763'690'003'400'250)},
                               {"order", "3", "{\"n\":3}", at(1'763'690'003'460'001)}}));
    const QString losses = imported.result.losses.join(u' ');
    QVERIFY(losses.contains(u"not their exact bytes"_s));
    QVERIFY(losses.contains(u"2 entries"_s) || losses.contains(u"2 entr"_s));
    QVERIFY(losses.contains(u"http://127.0.0.1:8093/logo.png"_s));
    QVERIFY(losses.contains(u"Secrets"_s));
}

void TestCaptureImport::readsBodiesOfHars_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<qint64>("time"); // of the second event, in ms since the first attempt
    const QByteArray text = R"("text":": hi\nid: 1\ndata: a\n\ndata: b\n\n: bye\n")";
    const QByteArray stream = ": hi\nid: 1\ndata: a\n\ndata: b\n\n: bye\n";
    const auto message = [](const char *data, const char *seconds) {
        return QByteArray(R"({"time":176369000)") + seconds
            + R"(,"eventName":"message","eventId":"1","data":")" + data + R"("})";
    };
    const QByteArray a = message("a", "1.5");
    const QByteArray b = message("b", "2.5");
    QTest::newRow("body") << text << QByteArray() << stream << qint64(10);
    QTest::newRow("base64") << QByteArray(R"("encoding":"base64","text":")" + stream.toBase64()
                                          + '"')
                            << QByteArray() << stream << qint64(10);
    QTest::newRow("both") << text << QByteArray(a + ',' + b) << stream << qint64(2500);
    QTest::newRow("both-but-a-missing-message")
        << text << a + ',' + b + ',' + b << "id: 1\ndata: a\n\ndata: b\n\ndata: b\n\n"_ba
        << qint64(2500);
    QTest::newRow("both-but-other-data") << text << a + ',' + message("c", "3")
                                         << "id: 1\ndata: a\n\ndata: c\n\n"_ba << qint64(3000);
    QTest::newRow("bad-base64") << QByteArray(R"("encoding":"base64","text":"%%")") << a + ',' + b
                                << "id: 1\ndata: a\n\ndata: b\n\n"_ba << qint64(2500);
}

void TestCaptureImport::readsBodiesOfHars()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, messages);
    QFETCH(const QByteArray, stream);
    QFETCH(const qint64, time);
    QByteArray har = R"({"log":{"version":"1.2","entries":[{)";
    if (!messages.isEmpty())
        har += R"("_eventSourceMessages":[)" + messages + "],";
    har += R"("response":{"status":200,"headers":[],"content":{"mimeType":"text/event-stream",)"
        + content
        + R"(}},"timings":{"blocked":-1,"send":0,"wait":10},"time":5000,)"
          R"("request":{"method":"GET","url":"http://a/","headers":[]},)"
          R"("startedDateTime":"2025-11-21T02:53:20+01:00"}]}})";
    const Imported imported(har);
    checkCapture(imported);
    QCOMPARE(streamOf(imported.capture), stream);
    QCOMPARE(eventsOf(imported.capture).at(1).time, time * 1000);
}

void TestCaptureImport::hidesSecrets()
{
    const Imported imported(
        "HTTP/1.1 200 OK\nSet-Cookie: abcdef\nX-Api-Key: abcdef\nContent-Type: text/event-stream\n"
        "\ndata: a\n\n");
    checkCapture(imported);
    QVERIFY(!imported.bytes.contains("abcdef"));
    QVERIFY(imported.result.losses.join(u' ').contains(u"Secrets"_s));
}

void TestCaptureImport::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &bytes, const char *sentence) {
        QTest::newRow(name) << bytes << QString::fromLatin1(sentence);
    };
    row("empty", "", "is empty");
    row("no-stream", "hello\nworld\n", "holds no event stream");
    row("binary", QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11), "holds no event stream");
    row("utf-16",
        QByteArray("\xFF\xFE"
                   "d\0a\0",
                   6),
        "UTF-16");
    row("head-without-end", "HTTP/1.1 200 OK\r\nA: b\r\n", "does not end");
    row("head-without-status", "HTTP/1.1 OK\r\n\r\n", "malformed");
    row("compressed", "HTTP/1.1 200 OK\r\n\r\n\x1F\x8B", "compressed (byte 19)");
    row("json-that-is-none", "{\"a\":1}\n\n{\"a\" 2}\n{}\n",
        "Line 2 of a.txt is no JSON (byte 14)");
    row("json-over-lines", "{\n\"a\":1}\n", "Line 1");
    row("har-cut", R"({"log":{"entries":[{"startedDateTime":"2025)", "no valid JSON at byte 4");
    row("har-without-entries", R"({"log":{"version":"1.2"}})", "no list log.entries");
    row("har-without-streams", R"({"log":{"entries":[{"request":{"url":"x"}}]}})",
        "has no event stream");
    row("json-cut-at-once", "{\"a\":", "Line 1");
}

void TestCaptureImport::saysWhatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, sentence);
    const Imported imported(bytes);
    QVERIFY2(imported.result.error.contains(sentence), qPrintable(imported.result.error));
    QCOMPARE(imported.bytes, QByteArray());
}

// Also one whose strings are far larger than what is kept of it.
void TestCaptureImport::readsLargeHars()
{
    QTemporaryDir folder;
    {
        QFile large(folder.filePath(u"a.har"_s));
        QVERIFY(large.open(QIODevice::WriteOnly));
        const QByteArray image = R"({"response":{"content":{"mimeType":"image/png","text":")"
            + QByteArray(2'000'000, 'x') + R"("}}},)";
        large.write(R"({"log":{"entries":[)");
        for (int i = 0; i < 40; ++i)
            large.write(image);
        large.write(R"({"_eventSourceMessages":[)");
        for (int i = 0; i < 500'000; ++i)
            large.write(
                R"({"time":1763690000.5,"eventName":"x","eventId":"","data":"12345678901234567890123456789012345678901234567890"},)");
        large.write(R"({"data":"last"}]}]}})");
    }
    const qint64 before = peakMemory();
    QString error;
    const auto file =
        CaptureFile::create(folder.filePath(u"b"_s), CaptureFile::Existing::Replaced, &error);
    QCOMPARE(importCapture(folder.filePath(u"a.har"_s), file.get(), nullptr).error, QString());
    const qint64 more = peakMemory() - before;
    QVERIFY2(!CanMeasureMemory || more < 40'000, qPrintable(QString::number(more)));
    QVERIFY(file->size() > 30'000'000);
    QVERIFY(file->read(file->size() - 200, 200).contains("data: last\n"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestCaptureImport::leavesNothingWhenCancelled()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"a"_s), QByteArray("data: 12345\n\n").repeated(400'000));
    QString error;
    const auto file =
        CaptureFile::create(folder.filePath(u"b"_s), CaptureFile::Existing::Replaced, &error);
    Progress progress;
    progress.isCancelled = true;
    QVERIFY(!importCapture(folder.filePath(u"a"_s), file.get(), &progress).error.isEmpty());
    QCOMPARE(file->size(), 0);
    progress.isCancelled = false;
    QCOMPARE(importCapture(folder.filePath(u"a"_s), file.get(), &progress).error, QString());
    QCOMPARE(progress.share.load(), 1.0);
}

void TestCaptureImport::takesLittleMemory()
{
    QTemporaryDir folder;
    {
        QFile large(folder.filePath(u"a"_s));
        QVERIFY(large.open(QIODevice::WriteOnly));
        const QByteArray piece = QByteArray("id: 1\ndata: 12345\n\n").repeated(50'000);
        for (int i = 0; i < 200; ++i)
            large.write(piece);
    }
    QString error;
    const auto file =
        CaptureFile::create(folder.filePath(u"b"_s), CaptureFile::Existing::Replaced, &error);
    const qint64 before = peakMemory();
    QVERIFY(before > 0);
    QCOMPARE(importCapture(folder.filePath(u"a"_s), file.get(), nullptr).error, QString());
    QVERIFY(file->size() > 190'000'000);
    const qint64 more = peakMemory() - before;
    QVERIFY2(!CanMeasureMemory || more < 30'000, qPrintable(QString::number(more)));
}

QTEST_APPLESS_MAIN(TestCaptureImport)
#include "tst_captureimport.moc"
