// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/simulator.h"
#include "tests/unit/eventsourcelog.h"
#include "tests/unit/eventually.h"
#include "tests/unit/scriptedserver.h"

#include <QEventLoop>
#include <QtEndian>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = EventSource::State;
using Error = EventSource::Error;

// Between the request and the stream: redirects, compression, floods, many streams at once; and
// our own simulator at the other end.
class TestEventSourceTransfer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void followsRedirects_data();
    void followsRedirects();
    void refusesRedirects_data();
    void refusesRedirects();
    void endsRedirectLoops();
    void comesBackToTheLastUrl();
    void keepsCredentialsFromOthers();
    void readsCompressedStreams_data();
    void readsCompressedStreams();
    void readsAnEndlessLine();
    void doesNotReadAheadOfItsSlots();
    void readsTwelveStreamsAtOnce();
    void readsTheSimulator();

private:
    void open(const StreamRequest &request);
    void open(const QString &path) { open({m_server->url(path), "GET", {}, {}}); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<EventSourceLog> m_log;
};

namespace {

QByteArray redirect(int status, const QByteArray &location)
{
    return "HTTP/1.1 " + QByteArray::number(status)
        + " X\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
}

// A block of the deflate format that is not compressed (RFC 1951, 3.2.4), and not the last one.
QByteArray storedBlock(const QByteArray &bytes)
{
    char head[5] = {0};
    qToLittleEndian(quint16(bytes.size()), head + 1);
    qToLittleEndian(quint16(~bytes.size()), head + 3);
    return QByteArray(head, sizeof head) + bytes;
}

} // namespace

void TestEventSourceTransfer::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_source = std::make_unique<EventSource>();
    m_source->setReconnectionTime(0ms);
    m_log = std::make_unique<EventSourceLog>(m_source.get());
}

void TestEventSourceTransfer::cleanup()
{
    m_log.reset();
    m_source.reset();
    m_server.reset();
}

void TestEventSourceTransfer::open(const StreamRequest &request)
{
    m_source->setRequest(request);
    m_source->open();
}

void TestEventSourceTransfer::followsRedirects_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("requestLine");

    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("get-%d", status) << "GET"_ba << status << "/b"_ba
                                        << "GET /b HTTP/1.1"_ba;
        QTest::addRow("post-%d", status)
            << "POST"_ba << status << "/b"_ba
            << (status >= 307 ? "POST /b HTTP/1.1"_ba : "GET /b HTTP/1.1"_ba);
    }
    const auto relative = [](const char *location, const char *target) {
        QTest::newRow(location) << "GET"_ba << 307 << QByteArray(location)
                                << "GET " + QByteArray(target) + " HTTP/1.1";
    };
    relative("other", "/a/other");
    relative("?page=2", "/a/stream?page=2");
    relative("../up", "/up");
    relative("./x/../y", "/a/y");
    relative("/b#fragment", "/b");
    relative("/a%2Fb?c=%26", "/a%2Fb?c=%26");
    relative("/水", "/%E6%B0%B4");
}

void TestEventSourceTransfer::followsRedirects()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    QFETCH(const QByteArray, location);
    QFETCH(const QByteArray, requestLine);
    open({m_server->url(u"/a/stream?page=1"_s), method, {{"Content-Type", "text/plain"}}, "body"});
    EVENTUALLY(m_server->requestCount() >= 1);
    m_server->send(0, redirect(status, location));
    EVENTUALLY(m_server->requestCount() >= 2);
    QVERIFY2(m_server->request(1).startsWith(requestLine + "\r\n"),
             m_server->request(1).constData());
    QCOMPARE(m_server->request(1).endsWith("\r\n\r\nbody"),
             !requestLine.startsWith("GET") || method == "GET");
    QCOMPARE(m_server->header(1, "Accept"), "text/event-stream");
    m_server->send(1, Http::stream("data: a\n\n"));
    EVENTUALLY(m_log->contains("event message a"));
    // One attempt, without an error, whose URL is where it ended.
    QCOMPARE(m_log->take(),
             QByteArrayList(
                 {"state Connecting", "attempt 1", "state Open", "opened", "event message a"}));
    QCOMPARE(m_source->url().path(), QUrl::fromEncoded(requestLine.split(' ').at(1)).path());
    QCOMPARE(m_source->httpStatus(), 200);
}

void TestEventSourceTransfer::refusesRedirects_data()
{
    QTest::addColumn<QByteArray>("location");

    QTest::newRow("empty") << ""_ba;
    QTest::newRow("ftp") << "ftp://127.0.0.1/"_ba;
    QTest::newRow("file") << "file:///etc/hosts"_ba;
    QTest::newRow("data") << "data:text/event-stream,data:%20a%0A%0A"_ba;
    QTest::newRow("javascript") << "javascript:alert(1)"_ba;
    QTest::newRow("no-host") << "http://"_ba;
    QTest::newRow("bad-port") << "http://127.0.0.1:port/"_ba;
    QTest::newRow("blank-in-host") << "http://exa mple.org/"_ba;
    QTest::newRow("cut-address") << "http://[::1/"_ba;
}

void TestEventSourceTransfer::refusesRedirects()
{
    QFETCH(const QByteArray, location);
    open(u"/"_s);
    EVENTUALLY(m_server->requestCount() >= 1);
    m_server->send(0, redirect(302, location));
    EVENTUALLY(m_log->contains("error Redirect"));
    QCOMPARE(m_log->take(),
             QByteArrayList({"state Connecting", "attempt 1", "state Closed", "error Redirect"}));
    QVERIFY(m_source->errorString().startsWith(u"The server answered 302 with"));
    m_server->answerAnotherClient();
    QCOMPARE(m_server->requestCount(), 1);
    QCOMPARE(m_log->take(), {});
}

void TestEventSourceTransfer::endsRedirectLoops()
{
    m_server->setAnswer([&](qsizetype index) { m_server->send(index, redirect(302, "/")); });
    open(u"/"_s);
    EVENTUALLY(m_log->contains("error Redirect"));
    QCOMPARE(m_log->take(),
             QByteArrayList({"state Connecting", "attempt 1", "state Closed", "error Redirect"}));
    m_server->answerAnotherClient();
    QCOMPARE(m_server->requestCount(), 21); // the first and twenty more
}

void TestEventSourceTransfer::comesBackToTheLastUrl()
{
    open(u"/first"_s);
    EVENTUALLY(m_server->requestCount() >= 1);
    m_server->send(0, redirect(301, "/second"));
    EVENTUALLY(m_server->requestCount() >= 2);
    m_server->send(1, redirect(307, "/third"));
    EVENTUALLY(m_server->requestCount() >= 3);
    m_server->send(2, Http::stream());
    EVENTUALLY(m_source->state() == State::Open);
    m_server->send(2, "id: 1\ndata: a\n\n");
    EVENTUALLY(m_log->contains("event message a"));
    m_server->end(2);
    EVENTUALLY(m_server->requestCount() >= 4);
    QVERIFY(m_server->request(3).startsWith("GET /third "));
    QCOMPARE(m_server->header(3, "Last-Event-ID"), "1");
    // Who opens it again wants what was asked for.
    m_source->open();
    EVENTUALLY(m_server->requestCount() >= 5);
    QVERIFY(m_server->request(4).startsWith("GET /first "));
}

void TestEventSourceTransfer::keepsCredentialsFromOthers()
{
    ScriptedServer other;
    const StreamRequest request{m_server->url(),
                                "GET",
                                {{"authorization", "Bearer x"}, {"Cookie", "a=b"}, {"X-Own", "1"}},
                                {}};
    open(request);
    EVENTUALLY(m_server->requestCount() >= 1);
    QCOMPARE(m_server->header(0, "Authorization"), "Bearer x");
    QCOMPARE(m_server->header(0, "Cookie"), "a=b");
    m_server->send(0, redirect(307, "/same"));
    EVENTUALLY(m_server->requestCount() >= 2);
    QCOMPARE(m_server->header(1, "Authorization"), "Bearer x");
    m_server->send(1, redirect(307, other.url().toEncoded()));
    EVENTUALLY(other.requestCount() == 1);
    QCOMPARE(other.header(0, "Authorization"), QByteArray());
    QCOMPARE(other.header(0, "Cookie"), QByteArray());
    QCOMPARE(other.header(0, "X-Own"), "1");
    other.send(0, Http::stream());
    EVENTUALLY(m_source->state() == State::Open);
    QCOMPARE(m_source->origin(), other.url().toString(QUrl::RemovePath));
}

void TestEventSourceTransfer::readsCompressedStreams_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("head");

    QTest::newRow("gzip") << "gzip"_ba << QByteArray::fromHex("1f8b0800000000000003");
    QTest::newRow("deflate") << "deflate"_ba << QByteArray::fromHex("7801");
}

// Each event when it is there, not when the response ends.
void TestEventSourceTransfer::readsCompressedStreams()
{
    QFETCH(const QByteArray, coding);
    QFETCH(const QByteArray, head);
    open(u"/"_s);
    EVENTUALLY(m_server->requestCount() >= 1);
    QVERIFY(m_server->header(0, "Accept-Encoding").contains(coding));
    m_server->send(0,
                   Http::streamHead + "Transfer-Encoding: chunked\r\nContent-Encoding: " + coding
                       + "\r\n\r\n");
    EVENTUALLY(m_log->contains("opened"));
    m_server->send(0, Http::chunk(head + storedBlock("id: 0\ndata: 0\n\n")));
    EVENTUALLY(m_log->contains("event message 0"));
    for (int i = 1; i < 10; ++i) {
        const QByteArray number = QByteArray::number(i);
        m_server->send(0, Http::chunk(storedBlock("id: " + number + "\ndata: " + number + "\n\n")));
        EVENTUALLY(m_log->contains("event message " + number));
    }
    const QByteArray flood = "data: " + "x"_ba.repeated(60'000) + "\n\n";
    for (int i = 0; i < 100; ++i)
        m_server->send(0, Http::chunk(storedBlock(flood)));
    const qint64 size = 10 * 15 + 100 * flood.size();
    EVENTUALLY(m_source->bytesReceivedCount() == size);
    QCOMPARE(m_source->lastEventId(), "9");
    QCOMPARE(m_source->state(), State::Open);
}

// Reports how much of it there is, and gives the event at its end.
void TestEventSourceTransfer::readsAnEndlessLine()
{
    constexpr qint64 pieceSize = 1'000'000;
    qsizetype dataSize = 0;
    connect(m_source.get(), &EventSource::eventReceived, this,
            [&](const StreamItem &event) { dataSize = event.data().size(); });
    open(u"/"_s);
    EVENTUALLY(m_server->requestCount() >= 1);
    m_server->send(0, Http::stream("data: "));
    for (int i = 1; i <= 16; ++i) {
        m_server->send(0, QByteArray(pieceSize, 'x'));
        EVENTUALLY(m_source->pendingSize() == i * pieceSize + 6);
    }
    QCOMPARE(dataSize, 0);
    m_server->send(0, "\n\n");
    EVENTUALLY(dataSize > 0);
    QCOMPARE(dataSize, 16 * pieceSize);
    QCOMPARE(m_source->pendingSize(), 0);
}

// While a slot is busy the bytes stay with the server, not in our memory.
void TestEventSourceTransfer::doesNotReadAheadOfItsSlots()
{
    constexpr qint64 size = 64'000'000;
    bool isBusy = true;
    qint64 held = 0;
    connect(m_source.get(), &EventSource::bytesReceived, this, [&] {
        if (!std::exchange(isBusy, false))
            return;
        qint64 before = 0;
        // Until the server gets rid of nothing any more.
        do {
            before = m_server->unsentSize(0);
            ScriptedServer().answerAnotherClient();
        } while (m_server->unsentSize(0) < before);
        held = m_server->unsentSize(0);
    });
    open(u"/"_s);
    EVENTUALLY(m_server->requestCount() >= 1);
    m_server->send(0, Http::stream(("data: "_ba + QByteArray(992, 'x') + "\n\n").repeated(64'000)));
    EVENTUALLY(m_source->bytesReceivedCount() == size);
    QVERIFY2(held > size / 2, QByteArray::number(held).constData());
}

void TestEventSourceTransfer::readsTwelveStreamsAtOnce()
{
    m_server->setAnswer([&](qsizetype index) { m_server->send(index, Http::stream()); });
    std::vector<std::unique_ptr<EventSource>> sources;
    int eventCount = 0;
    for (int i = 0; i < 12; ++i) {
        EventSource *source = sources.emplace_back(std::make_unique<EventSource>()).get();
        connect(source, &EventSource::eventReceived, this, [&] { ++eventCount; });
        source->setRequest({m_server->url(), "GET", {}, {}});
        source->open();
    }
    const auto isOpen = [](const auto &source) { return source->state() == State::Open; };
    EVENTUALLY(std::all_of(sources.begin(), sources.end(), isOpen));
    for (int round = 1; round <= 3; ++round) {
        for (qsizetype i = 0; i < 12; ++i)
            m_server->send(i, "data: a\n\n");
        EVENTUALLY(eventCount == 12 * round);
    }
    sources.clear();
    const auto isConnected = [&](qsizetype i) { return m_server->isConnected(i); };
    for (qsizetype i = 0; i < 12; ++i)
        EVENTUALLY(!isConnected(i));
}

void TestEventSourceTransfer::readsTheSimulator()
{
    const QByteArray text = ": @streamgauge 1\n: @wait 100ms\n"
                            "retry: 1\n\nid: 水\nevent: add\ndata: {{attempt}}\n\n"
                            ": @connection 3\n: @status 204\n";
    ScriptError error;
    const std::optional<Scenario> scenario = Scenario::parse(text, &error);
    QVERIFY(scenario);
    Simulator simulator;
    QVERIFY(simulator.start({*scenario}, {}));
    open({simulator.streamUrls().constFirst(), "GET", {}, {}});
    EVENTUALLY(m_source->state() == State::Closed);
    const auto lines = m_log->lines();
    QCOMPARE(lines.count("event add {{attempt}}"), 2);
    QCOMPARE(lines.count("error StreamEnded"), 2);
    QCOMPARE(lines.last(), "error HttpStatus");
}

QTEST_GUILESS_MAIN(TestEventSourceTransfer)
#include "tst_eventsourcetransfer.moc"
