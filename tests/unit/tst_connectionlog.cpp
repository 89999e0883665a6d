// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/client/connectionlog.h"
#include "lib/client/eventsource.h"
#include "tests/unit/eventually.h"
#include "tests/unit/scriptedserver.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = EventSource::State;
using Header = StreamRequest::Header;

// What is known of each attempt afterwards.
class TestConnectionLog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheHeadersAsSent_data();
    void showsTheHeadersAsSent();
    void followsAStreamToItsEnd();
    void keepsEachHop();
    void keepsTheStartOfARefusal_data();
    void keepsTheStartOfARefusal();
    void saysWhyItEnded_data();
    void saysWhyItEnded();
    void saysWhereAStreamBroke();
    void namesTheAddress();
    void keepsTheLatest();
    void forgetsOnDemand();

private:
    void open(const StreamRequest &request);
    void open() { open({m_server->url(), "GET", {}, {}}); }
    void answer(qsizetype index, const QByteArray &response);
    const Attempt &last() const { return m_log->attempt(m_log->count() - 1); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<ConnectionLog> m_log;
};

namespace {

QList<Header> headerLines(const QByteArray &request)
{
    QList<Header> result;
    const QByteArray head = request.first(request.indexOf("\r\n\r\n"));
    const QByteArrayList lines = head.split('\n');
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        result.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    return result;
}

} // namespace

void TestConnectionLog::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_source = std::make_unique<EventSource>();
    m_source->setReconnectionTime(0ms);
    m_log = std::make_unique<ConnectionLog>(m_source.get());
}

void TestConnectionLog::cleanup()
{
    m_log.reset();
    m_source.reset();
    m_server.reset();
}

void TestConnectionLog::open(const StreamRequest &request)
{
    m_source->setRequest(request);
    m_source->open();
}

void TestConnectionLog::answer(qsizetype index, const QByteArray &response)
{
    EVENTUALLY(m_server->requestCount() > index);
    EVENTUALLY(m_source->isRequestSent());
    m_server->send(index, response);
}

void TestConnectionLog::showsTheHeadersAsSent_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QList<Header>>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("lastEventId");

    QTest::newRow("plain") << "GET"_ba << QList<Header>{} << ""_ba
                           << ""_ba;
    QTest::newRow("last-event-id") << "GET"_ba << QList<Header>{} << ""_ba
                                   << "九"_ba;
    QTest::newRow("own-instead") << "GET"_ba
                                 << QList<Header>{{"accept", "*/*"},
                                                  {"Host", "example.org"},
                                                  {"User-Agent", "me"},
                                                  {"Last-Event-ID", "7"},
                                                  {"Accept-Encoding", "gzip"}}
                                 << ""_ba
                                 << "6"_ba;
    QTest::newRow("duplicates") << "GET"_ba
                                << QList<Header>{{"X-A", "1"},     {"X-B", "2"},      {"x-a", "3"},
                                                 {"X-A", "1"},     {"Cookie", "a=b"}, {"X-C", ""},
                                                 {"Cookie", "c=d"}}
                                << ""_ba
                                << ""_ba;
    QTest::newRow("post") << "POST"_ba << QList<Header>{{"Content-Type", "text/plain"}}
                          << "hello"_ba
                          << ""_ba;
    QTest::newRow("post-of-nothing") << "POST"_ba << QList<Header>{} << ""_ba
                                     << ""_ba;
    QTest::newRow("head") << "HEAD"_ba << QList<Header>{} << ""_ba
                          << ""_ba;
    QTest::newRow("delete-with-body")
        << "DELETE"_ba << QList<Header>{{"Content-Type", "x/y"}} << "x"_ba
        << ""_ba;
}

// Line by line what the server got, and each as it was asked for.
void TestConnectionLog::showsTheHeadersAsSent()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QList<Header>, headers);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, lastEventId);
    m_source->setLastEventId(lastEventId);
    open({m_server->url(u"/a?b"_s), method, headers, body});
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    EVENTUALLY(m_source->isRequestSent());
    const Attempt::Hop &hop = last().hops.constFirst();
    QCOMPARE(hop.requestHeaders, headerLines(m_server->request(0)));
    QCOMPARE(hop.method, method);
    QCOMPARE(hop.url, m_server->url(u"/a?b"_s));
    QCOMPARE(hop.requestBodySize, body.size());
    QVERIFY(m_server->request(0).startsWith(method + " /a?b HTTP/1.1\r\n"));
    QVERIFY(m_server->request(0).endsWith("\r\n\r\n" + body));
    // The own headers one after the other, as they were given.
    const auto first = std::search(hop.requestHeaders.begin(), hop.requestHeaders.end(),
                                   headers.begin(), headers.end());
    QVERIFY(headers.isEmpty() || first != hop.requestHeaders.end());
    QCOMPARE(last().lastEventId, lastEventId);
    QCOMPARE(m_server->header(0, "Last-Event-ID"),
             QTest::currentDataTag() == "own-instead"_ba ? "7"_ba : lastEventId);
    QCOMPARE(m_server->header(0, "Content-Length").isEmpty(), body.isEmpty() && method != "POST");
}

void TestConnectionLog::followsAStreamToItsEnd()
{
    const auto before = std::chrono::system_clock::now();
    open();
    EVENTUALLY_COMPARE(m_log->count(), 1);
    QCOMPARE(last().number, 1);
    QVERIFY(last().begin >= std::chrono::floor<Attempt::Duration>(before));
    QVERIFY(!last().end);
    answer(0, Http::chunkedStream());
    EVENTUALLY(m_source->state() == State::Open);
    QVERIFY(last().isOpened);
    QVERIFY(!last().firstByte);
    const Attempt::Hop &hop = last().hops.constFirst();
    QCOMPARE(hop.status, 200);
    QCOMPARE(hop.reasonPhrase, "OK");
    QCOMPARE(hop.httpVersion, "HTTP/1.1");
    QVERIFY(hop.responseHeaders.contains(Header("Content-Type", "text/event-stream")));

    m_server->send(0, Http::chunk(": hello\n"));
    EVENTUALLY_COMPARE(last().commentCount, 1);
    QVERIFY(last().firstByte && !last().firstEvent);
    const QByteArray body = "data: a\n\nfoo: b\n\ndata: c\n\ndata: cut";
    m_server->send(0, Http::chunk(body));
    EVENTUALLY_COMPARE(last().byteCount, 8 + body.size());
    QCOMPARE(last().encodedByteCount, last().byteCount);
    QCOMPARE(last().eventCount, 2);
    QCOMPARE(last().ignoredCount, 1);
    QCOMPARE(last().ending, QString());
    const auto kept = m_source->currentAttempt();
    m_source->setReconnectionTime(1min);
    m_server->send(0, Http::lastChunk);
    EVENTUALLY(m_source->state() == State::Waiting);

    QCOMPARE(last().ending,
             u"The server ended the stream after 43 bytes. It was inside an event, of which "
             "9 bytes are discarded."_s);
    QCOMPARE(last().ending, m_source->errorString());
    QCOMPARE(last().discardedSize, 9);
    QCOMPARE(last().wait, 1min);
    QVERIFY(!last().waitReason.isEmpty());
    // In the order in which it happened.
    const QList<Attempt::Duration> times{0us,
                                         *hop.requestSent,
                                         *hop.head,
                                         *last().firstByte,
                                         *last().firstEvent,
                                         *last().lastByte,
                                         *last().end};
    QVERIFY(std::is_sorted(times.begin(), times.end()));
    QVERIFY(times.constLast() < std::chrono::system_clock::now() - before);
    QCOMPARE(kept.get(), &last());
    m_source->reconnect();
    EVENTUALLY_COMPARE(m_log->count(), 2);
    QCOMPARE(last().number, 2);
    QCOMPARE(kept->ending, m_log->attempt(0).ending);
}

void TestConnectionLog::keepsEachHop()
{
    int changes = 0;
    connect(m_log.get(), &ConnectionLog::lastAttemptChanged, this, [&] { ++changes; });
    open({m_server->url(u"/a"_s), "POST", {{"Content-Type", "text/plain"}}, "x"});
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    m_server->send(0,
                   "HTTP/1.1 303 Over There\r\nLocation: /b\r\nX-Name: 1\r\nSet-Cookie: k=v\r\n"
                   "Content-Length: 0\r\n\r\n");
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QVERIFY(changes > 0);
    answer(1, Http::stream());
    EVENTUALLY(m_source->state() == State::Open);
    QCOMPARE(m_log->count(), 1);
    QCOMPARE(last().hops.size(), 2);
    const Attempt::Hop &first = last().hops[0];
    QCOMPARE(first.method, "POST");
    QCOMPARE(first.status, 303);
    QCOMPARE(first.reasonPhrase, "Over There");
    QVERIFY(first.responseHeaders.contains(Header("X-Name", "1")));
    const Attempt::Hop &second = last().lastHop();
    QCOMPARE(second.method, "GET");
    QCOMPARE(second.url, m_server->url(u"/b"_s));
    QCOMPARE(second.requestBodySize, 0);
    QCOMPARE(second.status, 200);
    QVERIFY(*first.head <= *second.head);
    // A cookie that was set on the way is sent, and shown.
    QCOMPARE(m_server->header(1, "Cookie"), "k=v");
    QCOMPARE(second.requestHeaders, headerLines(m_server->request(1)));
}

void TestConnectionLog::keepsTheStartOfARefusal_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("bodyStart");
    QTest::addColumn<QString>("ending");
    const QByteArray head = "HTTP/1.1 503 Busy\r\n";
    const QString busy = u"The server answered 503 Busy instead of 200 OK."_s;

    QTest::newRow("whole") << head + "Content-Length: 4\r\n\r\nback"
                           << "back"_ba << busy;
    QTest::newRow("empty") << head + "Content-Length: 0\r\n\r\n"
                           << ""_ba << busy;
    QTest::newRow("goes-on") << head + "Transfer-Encoding: chunked\r\n\r\n2\r\nwe\r\n"
                             << "we"_ba << busy;
    QTest::newRow("never-comes") << head + "Content-Length: 4\r\n\r\n"
                                 << ""_ba << busy;
    QTest::newRow("large") << head + "Content-Length: 100000\r\n\r\n" + QByteArray(100'000, 'x')
                           << QByteArray(4096, 'x') << busy;
    QTest::newRow("a-page")
        << "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"_ba
        << "<html>"_ba << u"The response is “text/html”, not text/event-stream."_s;
    QTest::newRow("br")
        << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: br\r\n"
           "Content-Length: 2\r\n\r\n\x01\x02"_ba
        << "\x01\x02"_ba << u"The response is compressed with “br”, which was not asked for."_s;
}

void TestConnectionLog::keepsTheStartOfARefusal()
{
    QFETCH(const QByteArray, response);
    QFETCH(const QString, ending);
    open();
    answer(0, response);
    EVENTUALLY(m_source->state() == State::Closed);
    QTEST(last().bodyStart, "bodyStart");
    QCOMPARE(last().ending, ending);
    QCOMPARE(m_source->errorString(), ending);
    QVERIFY(!last().isOpened);
    QVERIFY(!last().wait);
    QVERIFY(last().end);
}

void TestConnectionLog::saysWhyItEnded_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QString>("ending");

    QTest::newRow("ended") << Http::chunkedStream("data: a\n\n") + Http::lastChunk << ""_ba
                           << u"The server ended the stream after 9 bytes."_s;
    QTest::newRow("without-last-chunk") << Http::chunkedStream("data: a\n\n") << "end"_ba
                                        << u"%1 cut the connection after 9 bytes."_s;
    QTest::newRow("reset") << Http::chunkedStream("data: a\n\n") << "reset"_ba
                           << u"%1 cut the connection after 9 bytes."_s;
    QTest::newRow("shorter-than-promised")
        << Http::streamHead + "Content-Length: 99\r\n\r\ndata: a\n\n"
        << "end"_ba << u"%1 cut the connection after 9 bytes."_s;
    QTest::newRow("204") << "HTTP/1.1 204 No Content\r\n\r\n"_ba
                         << ""_ba << u"The server answered 204 No Content: the stream is over."_s;
    QTest::newRow("closed") << Http::chunkedStream("data: a\n\n") << "close"_ba
                            << u"Stopped by you."_s;
    QTest::newRow("closed-in-an-event")
        << Http::chunkedStream("data: a\n\ndata: b") << "close"_ba << u"Stopped by you."_s;
    QTest::newRow("dropped") << Http::chunkedStream("data: a\n\ndata: b") << "drop"_ba
                             << u"The connection was dropped on this side. It was inside an event, "
                                "of which 7 bytes are discarded."_s;
    QTest::newRow("reconnected") << Http::chunkedStream("data: a\n\n") << "reconnect"_ba
                                 << u"Given up for another attempt."_s;
    QTest::newRow("damaged") << Http::streamHead
            + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Http::chunk("data: a\n\n")
                             << ""_ba << u"The compressed body is damaged."_s;
}

void TestConnectionLog::saysWhyItEnded()
{
    QFETCH(const QByteArray, response);
    QFETCH(const QByteArray, verb);
    QFETCH(const QString, ending);
    m_source->setReconnectionTime(1min);
    open();
    answer(0, response);
    const bool hasEvent = response.contains("data: a") && !response.contains("gzip");
    EVENTUALLY(!hasEvent || last().eventCount == 1);
    const qsizetype count = m_log->count();
    if (verb == "end")
        m_server->end(0);
    else if (verb == "reset")
        m_server->reset(0);
    else if (verb == "close")
        m_source->close();
    else if (verb == "drop")
        m_source->drop();
    else if (verb == "reconnect")
        m_source->reconnect();
    const Attempt &attempt = m_log->attempt(count - 1);
    EVENTUALLY(attempt.end);
    const QString address = u"127.0.0.1:%1"_s.arg(m_server->port());
    QCOMPARE(attempt.ending, ending.contains(u"%1") ? ending.arg(address) : ending);
    QCOMPARE(attempt.discardedSize, response.contains("data: b") ? 7 : 0);
}

// In the middle of an event, in each place.
void TestConnectionLog::saysWhereAStreamBroke()
{
    const QByteArray body = "data: a\n\nid: 1\ndata: b";
    for (qsizetype size = 9; size <= body.size(); ++size) {
        init();
        m_source->setReconnectionTime(1min);
        open();
        answer(0, Http::chunkedStream(body.first(size)));
        EVENTUALLY(m_log->count() == 1 && last().byteCount == size);
        m_server->reset(0);
        EVENTUALLY(m_source->state() == State::Waiting);
        QCOMPARE(last().discardedSize, size - 9);
        QCOMPARE(last().ending.contains(u"inside an event"), size > 9);
        QCOMPARE(m_source->lastEventId(), "");
    }
}

void TestConnectionLog::namesTheAddress()
{
    open();
    answer(0, Http::stream());
    QCOMPARE(last().lastHop().addresses, QStringList{u"127.0.0.1"_s});
    QVERIFY(!last().lastHop().lookedUp);
    QUrl url = m_server->url();
    url.setHost(u"localhost"_s);
    open({url, "GET", {}, {}});
    EVENTUALLY(m_log->count() == 2 && last().lastHop().lookedUp);
    QVERIFY(last().lastHop().addresses.contains(u"127.0.0.1"_s));
    open({QUrl(u"http://nothing.invalid/"_s), "GET", {}, {}});
    m_source->setRetryPolicy({RetryPolicy::Kind::Once, 1min});
    EVENTUALLY(m_source->state() == State::Closed);
    QCOMPARE(last().ending, u"There is no host named “nothing.invalid”."_s);
}

void TestConnectionLog::keepsTheLatest()
{
    m_server->setAnswer([&](qsizetype index) {
        m_server->send(index, Http::streamHead + "Content-Length: 9\r\n\r\ndata: a\n\n");
    });
    int removals = 0;
    connect(m_log.get(), &ConnectionLog::removed, this, [&] { ++removals; });
    open();
    EVENTUALLY(m_source->attempt() == ConnectionLog::MaxCount + 20);
    m_source->close();
    QCOMPARE(m_log->count(), ConnectionLog::MaxCount);
    QCOMPARE(m_log->forgottenCount(), 20);
    QCOMPARE(removals, 20);
    QCOMPARE(m_log->attempt(0).number, 21);
    QCOMPARE(last().number, ConnectionLog::MaxCount + 20);
}

void TestConnectionLog::forgetsOnDemand()
{
    open();
    answer(0, Http::stream("data: a\n\n"));
    EVENTUALLY(m_source->state() == State::Open);
    m_source->reconnect();
    EVENTUALLY(m_log->count() == 2);
    m_log->clear();
    QCOMPARE(m_log->count(), 1);
    QCOMPARE(last().number, 2);
    m_source->close();
    m_log->clear();
    QCOMPARE(m_log->count(), 0);
}

QTEST_GUILESS_MAIN(TestConnectionLog)
#include "tst_connectionlog.moc"
