// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/eventsourcelog.h"
#include "tests/unit/eventually.h"
#include "tests/unit/scriptedserver.h"

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = EventSource::State;
using Error = EventSource::Error;

// One attempt and what becomes of it: requests, responses, ends, and coming back.
class TestEventSource : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isClosedAtFirst();
    void asksForAnEventStream();
    void asksAsItIsTold();
    void opensAtTheHead();
    void reportsWhatArrives();
    void reportsEventsAsTheyArrive();
    void acceptsContentTypes_data();
    void acceptsContentTypes();
    void failsForGood_data();
    void failsForGood();
    void failsAtOnce_data();
    void failsAtOnce();
    void comesBackAfterTheEnd_data();
    void comesBackAfterTheEnd();
    void comesBackAfterALoss_data();
    void comesBackAfterALoss();
    void comesBackWithoutAnAnswer_data();
    void comesBackWithoutAnAnswer();
    void comesBackAfterAReset();
    void comesBackWhenRefused();
    void staysAwayWhenToldOnReturn();
    void sendsTheLastEventId_data();
    void sendsTheLastEventId();
    void startsEachStreamAnew();
    void waitsAsLongAsToldTo_data();
    void waitsAsLongAsToldTo();
    void comesBackOnDemand();
    void endsOnDemand();
    void opensAgain();
    void forgetsTheErrorOnceOpen();

private:
    void open(const StreamRequest &request);
    void open() { open({m_server->url(), "GET", {}, {}}); }
    void answer(qsizetype index, const QByteArray &response);
    void answerAndEnd(qsizetype index, const QByteArray &response);
    bool logs(const QByteArrayList &lines);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<EventSourceLog> m_log;
};

namespace {

const QByteArrayList opening{"state Connecting", "attempt 1", "state Open", "opened"};

} // namespace

void TestEventSource::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_source = std::make_unique<EventSource>();
    m_source->setReconnectionTime(0ms);
    m_log = std::make_unique<EventSourceLog>(m_source.get());
}

void TestEventSource::cleanup()
{
    m_log.reset();
    m_source.reset();
    m_server.reset();
}

void TestEventSource::open(const StreamRequest &request)
{
    m_source->setRequest(request);
    m_source->open();
}

// Answers a request when it is known to be sent. If all of a response is there while Qt is still
// sending the request, it reads it and yet believes that it waits for it: at the end of the
// connection it repeats the request by itself, and takes a cut stream for a whole one.
void TestEventSource::answer(qsizetype index, const QByteArray &response)
{
    EVENTUALLY(m_source->isRequestSent());
    m_server->send(index, response);
}

// The same of a stream that lasts as long as its connection, and its end.
void TestEventSource::answerAndEnd(qsizetype index, const QByteArray &response)
{
    answer(index, response);
    const qsizetype headSize = response.indexOf("\r\n\r\n") + 4;
    EVENTUALLY(m_source->state() == State::Open
               && m_source->bytesReceivedCount() == response.size() - headSize);
    m_server->end(index);
}

// Waits until that is what was said since the last time, and forgets it.
bool TestEventSource::logs(const QByteArrayList &lines)
{
    const bool isSaid = eventually([&] { return m_log->lines().size() >= lines.size(); })
        && m_log->lines() == lines;
    if (!isSaid)
        qWarning() << "said" << m_log->lines() << "instead of" << lines;
    m_log->take();
    return isSaid;
}

void TestEventSource::isClosedAtFirst()
{
    QCOMPARE(m_source->state(), State::Closed);
    QCOMPARE(m_source->readyState(), 2);
    QCOMPARE(m_source->error(), Error::None);
    QCOMPARE(m_source->errorString(), QString());
    QCOMPARE(m_source->lastEventId(), "");
    QCOMPARE(EventSource().reconnectionTime(), 3s);
    m_source->close();
    QCOMPARE(m_log->take(), {});
}

void TestEventSource::asksForAnEventStream()
{
    open({m_server->url(u"/events?a=b%2Fc"_s), "GET", {}, {}});
    QCOMPARE(m_source->readyState(), 0);
    QVERIFY(!m_source->isRequestSent());
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    EVENTUALLY(m_source->isRequestSent());
    const QByteArray port = QByteArray::number(m_server->port());
    QByteArrayList lines = m_server->request(0).split('\n');
    for (QByteArray &line : lines)
        line = line.chopped(line.endsWith('\r'));
    QCOMPARE(lines.takeFirst(), "GET /events?a=b%2Fc HTTP/1.1");
    std::sort(lines.begin(), lines.end());
    lines.removeIf(
        [](const QByteArray &line) { return line.startsWith("User-Agent: Streamgauge/"); });
    // Nothing of HTTP/2, no Last-Event-ID, and each header once.
    QCOMPARE(lines,
             QByteArrayList({"", "", "Accept-Encoding: gzip, deflate", "Accept-Language: *",
                             "Accept: text/event-stream", "Cache-Control: no-cache",
                             "Connection: keep-alive", "Host: 127.0.0.1:" + port}));
}

void TestEventSource::asksAsItIsTold()
{
    open({m_server->url(),
          "POST",
          {{"Content-Type", "application/json"}, {"X-Name", "水"}, {"accept", "*/*"}},
          R"({"prompt":"\n"})"});
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    QVERIFY(m_server->request(0).startsWith("POST / HTTP/1.1\r\n"));
    QVERIFY(m_server->request(0).endsWith("\r\n\r\n{\"prompt\":\"\\n\"}"));
    QCOMPARE(m_server->header(0, "Content-Type"), "application/json");
    QCOMPARE(m_server->header(0, "X-Name"), "水");
    QCOMPARE(m_server->header(0, "Accept"), "*/*");
    QCOMPARE(m_server->header(0, "Cache-Control"), "no-cache");

    // A reconnection asks for the same.
    answerAndEnd(0, Http::stream("\n"));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_server->request(1), m_server->request(0));

    open({m_server->url(u"/r"_s), "REPORT", {}, {}});
    EVENTUALLY_COMPARE(m_server->requestCount(), 3);
    QVERIFY(m_server->request(2).startsWith("REPORT /r HTTP/1.1\r\n"));
}

void TestEventSource::opensAtTheHead()
{
    open();
    QVERIFY(logs({"state Connecting", "attempt 1"}));
    QCOMPARE(m_source->httpStatus(), 0);
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0,
                   "HTTP/1.1 200 Fine\r\nX-Name: value\r\nContent-Type: text/event-stream\r\n\r\n");
    QVERIFY(logs({"state Open", "opened"}));
    QCOMPARE(m_source->readyState(), 1);
    QCOMPARE(m_source->attempt(), 1);
    QCOMPARE(m_source->httpStatus(), 200);
    QCOMPARE(m_source->httpVersion(), "HTTP/1.1");
    QVERIFY(m_source->responseHeaders().contains(StreamRequest::Header("X-Name", "value")));
    QCOMPARE(m_source->url(), m_server->url());
    QCOMPARE(m_source->origin(), u"http://127.0.0.1:%1"_s.arg(m_server->port()));
    QCOMPARE(m_source->bytesReceivedCount(), 0);
}

void TestEventSource::reportsWhatArrives()
{
    const QByteArray body = "\uFEFF: a\r\nretry: 7\r\nfoo: bar\r\nevent: add\rdata: 1\r\rdata: 2\n"
                            "data: 3\n\nid: 九\n\nretry: x\nid: \0\n\n"_ba;
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, Http::stream(body));
    QVERIFY(logs(opening
                 + QByteArrayList{"ignored byte-order-mark", "comment a", "retry 7",
                                  "ignored unknown-field", "event add 1", "event message 2\n3",
                                  "ignored block-without-data", "ignored retry-ignored",
                                  "ignored id-ignored"}));
    QCOMPARE(m_log->bytes(), body);
    QCOMPARE(m_source->bytesReceivedCount(), body.size());
    QCOMPARE(m_source->reconnectionTime(), 7ms);
    QCOMPARE(m_source->lastEventId(), "九");
    QVERIFY(std::chrono::system_clock::now() - m_source->lastReadTime() < 1min);
}

// One by one, while the response goes on, whatever they are framed with.
void TestEventSource::reportsEventsAsTheyArrive()
{
    for (const bool isChunked : {false, true}) {
        init();
        open();
        EVENTUALLY_COMPARE(m_server->requestCount(), 1);
        m_server->send(0, isChunked ? Http::chunkedStream() : Http::stream());
        QVERIFY(logs(opening));
        const QByteArray event = "data: 水\r\n\r\n";
        for (int i = 0; i < 5; ++i) {
            for (const char byte : event)
                m_server->send(0, isChunked ? Http::chunk({1, byte}) : QByteArray(1, byte));
            QVERIFY(logs({"event message 水"}));
        }
        EVENTUALLY_COMPARE(m_source->bytesReceivedCount(), 5 * event.size());
        QCOMPARE(m_source->pendingSize(), 0);
    }
}

void TestEventSource::acceptsContentTypes_data()
{
    QTest::addColumn<QByteArray>("head");

    QTest::newRow("upper-case") << "Content-Type: TEXT/EVENT-STREAM"_ba;
    QTest::newRow("charset") << "Content-Type: text/event-stream;charset=utf-8"_ba;
    QTest::newRow("another-charset") << "content-type:text/event-stream ; charset=latin1"_ba;
    QTest::newRow("last-of-two") << "Content-Type: text/html\r\nContent-Type: text/event-stream"_ba;
}

void TestEventSource::acceptsContentTypes()
{
    QFETCH(const QByteArray, head);
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, "HTTP/1.1 200 OK\r\n" + head + "\r\n\r\ndata: 水\n\n");
    QVERIFY(logs(opening + QByteArrayList{"event message 水"}));
}

void TestEventSource::failsForGood_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("error");

    for (const int status : {201, 202, 204, 205, 206, 300, 304, 305, 400, 401,
                             403, 404, 407, 410, 429, 500, 502, 503, 504, 599}) {
        const QByteArray code = QByteArray::number(status);
        const bool hasBody = status != 204 && status != 205 && status != 304;
        QTest::newRow(code.constData())
            << "HTTP/1.1 " + code + " X\r\nContent-Type: text/event-stream\r\n"
                + (hasBody ? "Content-Length: 9\r\n\r\ndata: a\n\n"_ba
                           : "Content-Length: 0\r\n\r\n"_ba)
            << "HttpStatus"_ba;
    }
    const auto type = [](const char *name, const QByteArray &header) {
        QTest::newRow(name) << "HTTP/1.1 200 OK\r\n" + header
                + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: a\n\n\r\n"
                            << "ContentType"_ba;
    };
    type("no-type", "");
    type("empty-type", "Content-Type:\r\n");
    type("html", "Content-Type: text/html\r\n");
    type("longer-type", "Content-Type: text/event-streamx\r\n");
    type("bad-type", "Content-Type: text event-stream\r\n");
    type("other-last-type", "Content-Type: text/event-stream\r\nContent-Type: text/plain\r\n");
    for (const int status : {301, 302, 303, 307, 308}) {
        const QByteArray code = QByteArray::number(status);
        QTest::newRow(("redirect-without-location-" + code).constData())
            << "HTTP/1.1 " + code + " X\r\nContent-Length: 0\r\n\r\n"
            << "Redirect"_ba;
    }
}

void TestEventSource::failsForGood()
{
    QFETCH(const QByteArray, response);
    QFETCH(const QByteArray, error);
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, response);
    QVERIFY(logs({"state Connecting", "attempt 1", "state Closed", "error " + error}));
    QCOMPARE(m_source->readyState(), 2);
    QCOMPARE(m_source->nextAttemptIn(), 0ms);
    m_server->answerAnotherClient();
    QCOMPARE(m_server->requestCount(), 1);
    QCOMPARE(m_log->take(), {});
    QCOMPARE(m_log->bytes(), "");
}

void TestEventSource::failsAtOnce_data()
{
    QTest::addColumn<StreamRequest>("request");
    const QUrl url(u"http://127.0.0.1:1/"_s);

    QTest::newRow("no-url") << StreamRequest{{}, "GET", {}, {}};
    QTest::newRow("relative") << StreamRequest{QUrl(u"/events"_s), "GET", {}, {}};
    QTest::newRow("host-and-port") << StreamRequest{QUrl(u"localhost:80/x"_s), "GET", {}, {}};
    QTest::newRow("no-host") << StreamRequest{QUrl(u"http:///x"_s), "GET", {}, {}};
    QTest::newRow("blank-in-host") << StreamRequest{QUrl(u"http://a b/"_s), "GET", {}, {}};
    QTest::newRow("ftp") << StreamRequest{QUrl(u"ftp://127.0.0.1/"_s), "GET", {}, {}};
    QTest::newRow("file") << StreamRequest{QUrl(u"file:///etc/hosts"_s), "GET", {}, {}};
    QTest::newRow("data") << StreamRequest{QUrl(u"data:text/event-stream,x"_s), "GET", {}, {}};
    QTest::newRow("bad-method") << StreamRequest{url, "G T", {}, {}};
    QTest::newRow("bad-header") << StreamRequest{url, "GET", {{"X", "a\nb"}}, {}};
}

void TestEventSource::failsAtOnce()
{
    QFETCH(const StreamRequest, request);
    open(request);
    QCOMPARE(m_log->take(), {"error InvalidRequest"});
    QCOMPARE(m_source->state(), State::Closed);

    // From an open stream, too, which is given up.
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, Http::stream());
    QVERIFY(logs(opening));
    open(request);
    QCOMPARE(m_log->take(), QByteArrayList({"state Closed", "error InvalidRequest"}));
    EVENTUALLY(!m_server->isConnected(0));
    QCOMPARE(m_log->take(), {});
}

void TestEventSource::comesBackAfterTheEnd_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArrayList>("seen");

    const QByteArray body = "id: 1\ndata: a\n\n";
    const QByteArrayList seen{"event message a"};
    QTest::newRow("end-of-connection") << Http::stream(body) << seen;
    QTest::newRow("last-chunk") << Http::chunkedStream(body) + Http::lastChunk << seen;
    QTest::newRow("content-length")
        << Http::streamHead + "Content-Length: 15\r\n\r\n" + body << seen;
    QTest::newRow("empty-body") << Http::streamHead + "Content-Length: 0\r\n\r\n"
                                << QByteArrayList();
    QTest::newRow("incomplete-block")
        << Http::stream(body + "id: 2\ndata: b\n")
        << QByteArrayList{"event message a", "ignored incomplete-block"};
    QTest::newRow("http-1.0") << "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + body
                              << seen;
}

void TestEventSource::comesBackAfterTheEnd()
{
    QFETCH(const QByteArray, response);
    QFETCH(const QByteArrayList, seen);
    const bool isEndedByHand = !response.contains("-Length") && !response.contains("chunked");
    const QByteArray id = seen.isEmpty() ? QByteArray() : "1";
    open();
    QVERIFY(logs({"state Connecting", "attempt 1"}));
    for (int attempt = 1; attempt <= 3; ++attempt) {
        EVENTUALLY_COMPARE(m_server->requestCount(), attempt);
        QCOMPARE(m_server->header(attempt - 1, "Last-Event-ID"), attempt == 1 ? QByteArray() : id);
        if (isEndedByHand)
            answerAndEnd(attempt - 1, response);
        else
            m_server->send(attempt - 1, response);
        QVERIFY(logs(QByteArrayList{"state Open", "opened"} + seen
                     + QByteArrayList{"state Waiting", "error StreamEnded", "state Connecting",
                                      "attempt " + QByteArray::number(attempt + 1)}));
    }
}

void TestEventSource::comesBackAfterALoss_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<QByteArrayList>("seen");
    const QByteArrayList seen{"state Open", "opened", "event message a"};
    const QByteArrayList cut = seen + QByteArrayList{"ignored incomplete-block"};
    const QByteArray body = "id: 1\ndata: a\n\n";

    QTest::newRow("chunk-cut") << Http::chunkedStream(body) + "9\r\ndata: " << false << cut;
    QTest::newRow("no-last-chunk") << Http::chunkedStream(body) << false << seen;
    QTest::newRow("short-of-its-length")
        << Http::streamHead + "Content-Length: 99\r\n\r\n" + body << false << seen;
    QTest::newRow("reset-in-a-chunked-body") << Http::chunkedStream(body) << true << seen;
    QTest::newRow("reset-in-a-chunk") << Http::chunkedStream(body) + "9\r\ndata: " << true << cut;
    QTest::newRow("reset-short-of-its-length")
        << Http::streamHead + "Content-Length: 99\r\n\r\n" + body << true << seen;
}

void TestEventSource::comesBackAfterALoss()
{
    QFETCH(const QByteArray, response);
    QFETCH(const bool, isReset);
    QFETCH(const QByteArrayList, seen);
    open();
    QVERIFY(logs({"state Connecting", "attempt 1"}));
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    answer(0, response);
    QVERIFY(logs(seen.first(3)));
    EVENTUALLY_COMPARE(m_source->pendingSize(), seen.size() > 3 ? 6 : 0);
    if (isReset)
        m_server->reset(0);
    else
        m_server->end(0);
    QVERIFY(
        logs(seen.sliced(3)
             + QByteArrayList{"state Waiting", "error Network", "state Connecting", "attempt 2"}));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_server->header(1, "Last-Event-ID"), "1");
}

void TestEventSource::comesBackWithoutAnAnswer_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<bool>("isReset");

    QTest::newRow("end-instead-of-a-head") << ""_ba << false;
    QTest::newRow("reset-instead-of-a-head") << ""_ba << true;
    QTest::newRow("end-in-the-head") << "HTTP/1.1 200 OK\r\nConte"_ba << false;
    QTest::newRow("no-http") << "SSH-2.0-OpenSSH_9.2\r\n"_ba << false;
    QTest::newRow("no-http-blank-line") << "220 ready\r\n\r\n"_ba << false;
}

// Qt asks again by itself, up to three times, when the connection ends before there is a head: to
// the server one attempt of ours may be four requests.
void TestEventSource::comesBackWithoutAnAnswer()
{
    QFETCH(const QByteArray, response);
    QFETCH(const bool, isReset);
    m_server->setAnswer([&](qsizetype index) {
        m_server->send(index, response);
        if (isReset)
            m_server->reset(index);
        else
            m_server->end(index);
    });
    qsizetype requestsOfFirstAttempt = 0;
    connect(
        m_source.get(), &EventSource::errorOccurred, this,
        [&] { requestsOfFirstAttempt = m_server->requestCount(); }, Qt::SingleShotConnection);
    open();
    QVERIFY(logs({"state Connecting", "attempt 1", "state Waiting", "error Network",
                  "state Connecting", "attempt 2"}));
    QVERIFY(requestsOfFirstAttempt >= 1);
    QVERIFY(requestsOfFirstAttempt <= 4);
    QVERIFY(logs({"state Waiting", "error Network", "state Connecting", "attempt 3"}));
    m_source->close();
}

// Qt takes a reset for the end, if nothing but the end of the connection ends the body. It comes
// back all the same.
void TestEventSource::comesBackAfterAReset()
{
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    answer(0, Http::stream("id: 1\n\nid: 2\n"));
    EVENTUALLY_COMPARE(m_source->pendingSize(), 6);
    m_log->take();
    m_server->reset(0);
    QVERIFY(logs({"ignored incomplete-block", "state Waiting", "error StreamEnded",
                  "state Connecting", "attempt 2"}));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_server->header(1, "Last-Event-ID"), "1");
}

void TestEventSource::comesBackWhenRefused()
{
    m_server = std::make_unique<ScriptedServer>(ScriptedServer::Start::Refusing);
    open();
    QVERIFY(logs({"state Connecting", "attempt 1", "state Waiting", "error Network"}));
    QVERIFY(m_source->errorString().contains(u"127.0.0.1:%1"_s.arg(m_server->port())));
    QVERIFY(logs({"state Connecting", "attempt 2", "state Waiting", "error Network"}));
    m_server->listen();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, Http::stream());
    EVENTUALLY_COMPARE(m_source->state(), State::Open);
    QCOMPARE(m_source->error(), Error::None);
}

void TestEventSource::staysAwayWhenToldOnReturn()
{
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, Http::chunkedStream("data: a\n\n") + Http::lastChunk);
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    m_server->send(1, "HTTP/1.1 204 No Content\r\n\r\n");
    EVENTUALLY_COMPARE(m_source->state(), State::Closed);
    QVERIFY(m_source->errorString().contains(u"204"_s));
    m_server->answerAnotherClient();
    QCOMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_log->lines().count("error HttpStatus"), 1);
    QCOMPARE(m_log->lines().count("error StreamEnded"), 1);
}

void TestEventSource::sendsTheLastEventId_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("id");

    QTest::newRow("none") << "data: a\n\n"_ba
                          << ""_ba;
    QTest::newRow("plain") << "id: 1\ndata: a\n\n"_ba
                           << "1"_ba;
    QTest::newRow("without-data") << "id: 1\n\n"_ba
                                  << "1"_ba;
    QTest::newRow("utf8") << "id: 水位…🌊\ndata: a\n\n"_ba
                          << "水位…🌊"_ba;
    QTest::newRow("latin-1-letter") << "id: é\n\n"_ba
                                    << "é"_ba;
    QTest::newRow("inner-blank") << "id: a b\n\n"_ba
                                 << "a b"_ba;
    QTest::newRow("emptied") << "id: 1\n\nid\n\n"_ba
                             << ""_ba;
    QTest::newRow("with-nul") << "id: 1\n\nid: 2\0\n\n"_ba
                              << "1"_ba;
    QTest::newRow("of-an-incomplete-block") << "id: 1\n\nid: 2\ndata: b\n"_ba
                                            << "1"_ba;
    QTest::newRow("of-an-incomplete-line") << "id: 1\n\nid: 2"_ba
                                           << "1"_ba;
    QTest::newRow("long") << "id: " + "x"_ba.repeated(4000) + "\n\n"
                          << "x"_ba.repeated(4000);
}

void TestEventSource::sendsTheLastEventId()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, id);
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    answerAndEnd(0, Http::stream(body));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_source->lastEventId(), id);
    QCOMPARE(m_server->header(1, "Last-Event-ID"), id);
    QCOMPARE(m_server->request(1).contains("Last-Event-ID"), !id.isEmpty());
    // It stays when the next stream has no ids, and when it is lost.
    answer(1, Http::stream("data: b\n\n"));
    EVENTUALLY(m_log->contains("event message b"));
    m_server->reset(1);
    EVENTUALLY_COMPARE(m_server->requestCount(), 3);
    QCOMPARE(m_server->header(2, "Last-Event-ID"), id);

    m_source->setLastEventId("七");
    m_source->reconnect();
    EVENTUALLY_COMPARE(m_server->requestCount(), 4);
    QCOMPARE(m_server->header(3, "Last-Event-ID"), "七");
}

// Neither data nor type, nor half a line end, nor the byte order mark are of the next stream.
void TestEventSource::startsEachStreamAnew()
{
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    answerAndEnd(0, Http::stream("\uFEFFevent: add\ndata: a\r"));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    m_log->take();
    m_server->send(1, Http::stream("\uFEFFdata: b\n\n"));
    QVERIFY(logs({"state Open", "opened", "ignored byte-order-mark", "event message b"}));
    QCOMPARE(m_source->bytesReceivedCount(), 12);
}

void TestEventSource::waitsAsLongAsToldTo_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("milliseconds"); // of the reconnection time after it

    const qint64 longest = std::numeric_limits<int>::max();
    QTest::newRow("a-minute") << "retry: 60000"_ba << qint64(60'000);
    QTest::newRow("most") << "retry: 2147483647"_ba << longest;
    QTest::newRow("more-than-a-timer-takes") << "retry: 2147483648"_ba << longest;
    QTest::newRow("more-than-a-clock-takes") << "retry: 99999999999999999999"_ba << longest;
    QTest::newRow("last-of-two") << "retry: 0\nretry: 70000"_ba << qint64(70'000);
    QTest::newRow("bogus-does-not-count") << "retry: 70000\nretry: 0x"_ba << qint64(70'000);
    QTest::newRow("of-an-incomplete-block") << "retry: 80000\ndata: a"_ba << qint64(80'000);
}

void TestEventSource::waitsAsLongAsToldTo()
{
    QFETCH(const QByteArray, field);
    QFETCH(const qint64, milliseconds);
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    answerAndEnd(0, Http::stream(field + '\n'));
    EVENTUALLY_COMPARE(m_source->state(), State::Waiting);
    QCOMPARE(m_source->reconnectionTime().count(), milliseconds);
    QVERIFY(m_source->nextAttemptIn().count() > milliseconds - 60'000);
    QVERIFY(m_source->nextAttemptIn().count() <= milliseconds);
    m_server->answerAnotherClient();
    QCOMPARE(m_server->requestCount(), 1);

    m_source->setReconnectionTime(-1s);
    QCOMPARE(m_source->reconnectionTime(), 0ms);
}

void TestEventSource::comesBackOnDemand()
{
    m_source->setReconnectionTime(1h);
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, Http::stream("id: 1\ndata: a\n\n"));
    QVERIFY(logs(opening + QByteArrayList{"event message a"}));
    m_source->reconnect(); // from an open stream, without an error
    QVERIFY(logs({"state Connecting", "attempt 2"}));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    EVENTUALLY(!m_server->isConnected(0));
    QCOMPARE(m_server->header(1, "Last-Event-ID"), "1");
    answerAndEnd(1, Http::stream("\n"));
    QVERIFY(logs({"state Open", "opened", "state Waiting", "error StreamEnded"}));
    m_source->reconnect(); // instead of waiting
    QCOMPARE(m_source->nextAttemptIn(), 0ms);
    QVERIFY(logs({"state Connecting", "attempt 3"}));
    EVENTUALLY_COMPARE(m_server->requestCount(), 3);
    m_source->reconnect(); // instead of a request that is on its way
    QVERIFY(logs({"attempt 4"}));
    EVENTUALLY_COMPARE(m_server->requestCount(), 4);
    m_source->close();
    m_log->take();
    m_source->reconnect(); // the same as open()
    QVERIFY(logs({"state Connecting", "attempt 1"}));
}

void TestEventSource::endsOnDemand()
{
    open();
    m_source->close(); // before the request
    QCOMPARE(m_log->take(), QByteArrayList({"state Connecting", "state Closed"}));
    m_server->answerAnotherClient();
    QCOMPARE(m_server->requestCount(), 0);

    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    EVENTUALLY(m_source->isRequestSent());
    m_source->close(); // before the response
    QVERIFY(!m_source->isRequestSent());
    QVERIFY(logs({"state Connecting", "attempt 1", "state Closed"}));
    EVENTUALLY(!m_server->isConnected(0));

    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    m_server->send(1, Http::stream("data: a\n\n"));
    QVERIFY(logs(opening + QByteArrayList{"event message a"}));
    m_source->close(); // while it is open
    QCOMPARE(m_source->httpStatus(), 0);
    EVENTUALLY(!m_server->isConnected(1));
    QVERIFY(logs({"state Closed"}));

    m_source->setReconnectionTime(1h);
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 3);
    answerAndEnd(2, Http::stream("\n"));
    QVERIFY(logs(opening + QByteArrayList{"state Waiting", "error StreamEnded"}));
    m_source->close(); // while it waits
    QCOMPARE(m_source->nextAttemptIn(), 0ms);
    QCOMPARE(m_log->take(), {"state Closed"});
}

void TestEventSource::opensAgain()
{
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0, Http::stream("id: 1\ndata: a\n\n"));
    QVERIFY(logs(opening + QByteArrayList{"event message a"}));
    open({m_server->url(u"/other"_s), "GET", {}, {}});
    QVERIFY(logs({"state Connecting", "attempt 1"}));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QVERIFY(m_server->request(1).startsWith("GET /other "));
    QCOMPARE(m_server->header(1, "Last-Event-ID"), "1");
    m_server->send(1, Http::stream("data: b\n\n"));
    QVERIFY(logs({"state Open", "opened", "event message b"}));
    EVENTUALLY(!m_server->isConnected(0));
    QCOMPARE(m_log->take(), {});
}

void TestEventSource::forgetsTheErrorOnceOpen()
{
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    answerAndEnd(0, Http::stream("\n"));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_source->error(), Error::StreamEnded);
    QVERIFY(!m_source->errorString().isEmpty());
    m_server->send(1, Http::stream());
    EVENTUALLY_COMPARE(m_source->state(), State::Open);
    QCOMPARE(m_source->error(), Error::None);
    QCOMPARE(m_source->errorString(), QString());
}

QTEST_GUILESS_MAIN(TestEventSource)
#include "tst_eventsource.moc"
