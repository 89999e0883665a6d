// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/eventsourcelog.h"
#include "tests/unit/eventually.h"
#include "tests/unit/scriptedserver.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = EventSource::State;
using Error = EventSource::Error;
using Kind = RetryPolicy::Kind;

// Where an EventSource departs from a browser's because it is told to.
class TestEventSourcePolicy : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void comesBackOrNot_data();
    void comesBackOrNot();
    void comesBackWhenRefused_data();
    void comesBackWhenRefused();
    void waitsLongerAfterEachFailure();
    void honoursRetryAfter_data();
    void honoursRetryAfter();
    void givesUpASilentConnection_data();
    void givesUpASilentConnection();
    void keepsAConnectionThatIsNotSilent();
    void dropsTheConnection();
    void dropsFromASlot();
    void forgetsTheLastId();
    void acceptsAnyTypeWhenLenient_data();
    void acceptsAnyTypeWhenLenient();
    void readsLines_data();
    void readsLines();
    void declinesCompression();
    void sendsCredentialsOfTheUrl();

private:
    void open(const StreamRequest &request);
    void open() { open({m_server->url(), "GET", {}, {}}); }
    void answer(qsizetype index, const QByteArray &response);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<EventSourceLog> m_log;
};

namespace {

const QByteArray noBody = "Content-Length: 0\r\n\r\n";

} // namespace

void TestEventSourcePolicy::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_source = std::make_unique<EventSource>();
    m_source->setReconnectionTime(0ms);
    m_log = std::make_unique<EventSourceLog>(m_source.get());
}

void TestEventSourcePolicy::cleanup()
{
    m_log.reset();
    m_source.reset();
    m_server.reset();
}

void TestEventSourcePolicy::open(const StreamRequest &request)
{
    m_source->setRequest(request);
    m_source->open();
}

void TestEventSourcePolicy::answer(qsizetype index, const QByteArray &response)
{
    EVENTUALLY(m_server->requestCount() > index);
    EVENTUALLY(m_source->isRequestSent());
    m_server->send(index, response);
}

void TestEventSourcePolicy::comesBackOrNot_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("policies"); // those that come back

    const auto status = [](int code, const QString &policies) {
        QTest::addRow("%d", code) << "HTTP/1.1 " + QByteArray::number(code) + " X\r\n"
                + (code == 204 ? "\r\n"_ba : noBody)
                                  << Error::HttpStatus << policies;
    };
    for (const int code : {201, 204, 205, 206, 304})
        status(code, u""_s);
    for (const int code : {400, 401, 403, 404, 408, 410, 429, 500, 502, 503, 504, 599})
        status(code, u"persistent"_s);
    QTest::newRow("ended") << Http::streamHead + "Content-Length: 9\r\n\r\ndata: a\n\n"
                           << Error::StreamEnded << u"standard persistent"_s;
    QTest::newRow("cut") << Http::streamHead + "Content-Length: 99\r\n\r\ndata: a\n\n"
                         << Error::Network << u"standard persistent"_s;
    QTest::newRow("type") << "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + noBody
                          << Error::ContentType << u""_s;
    QTest::newRow("redirect") << "HTTP/1.1 302 Found\r\n" + noBody << Error::Redirect << u""_s;
}

void TestEventSourcePolicy::comesBackOrNot()
{
    QFETCH(const QByteArray, response);
    QFETCH(const Error, error);
    QFETCH(const QString, policies);
    const std::pair<Kind, QString> kinds[]{{Kind::Standard, u"standard"_s},
                                           {Kind::Persistent, u"persistent"_s},
                                           {Kind::Once, u"once"_s}};
    for (const auto &[kind, name] : kinds) {
        init();
        m_source->setRetryPolicy({kind, 1min});
        m_source->setReconnectionTime(1h);
        open();
        answer(0, response);
        if (error == Error::Network) {
            EVENTUALLY(m_log->contains("event message a"));
            m_server->end(0);
        }
        EVENTUALLY_COMPARE(m_source->error(), error);
        QCOMPARE(m_source->state(), policies.contains(name) ? State::Waiting : State::Closed);
        QCOMPARE(m_source->currentAttempt()->wait.has_value(), policies.contains(name));
    }
}

void TestEventSourcePolicy::comesBackWhenRefused_data()
{
    QTest::addColumn<RetryPolicy>("policy");
    QTest::addColumn<State>("state");

    QTest::newRow("standard") << RetryPolicy{} << State::Waiting;
    QTest::newRow("persistent") << RetryPolicy{Kind::Persistent, 1min} << State::Waiting;
    QTest::newRow("once") << RetryPolicy{Kind::Once, 1min} << State::Closed;
}

void TestEventSourcePolicy::comesBackWhenRefused()
{
    QFETCH(const RetryPolicy, policy);
    const ScriptedServer nobody(ScriptedServer::Start::Refusing);
    m_source->setRetryPolicy(policy);
    m_source->setReconnectionTime(1h);
    open({nobody.url(), "GET", {}, {}});
    EVENTUALLY_COMPARE(m_source->error(), Error::Network);
    QTEST(m_source->state(), "state");
    QVERIFY(m_source->errorString().contains(u"refused"));
}

void TestEventSourcePolicy::waitsLongerAfterEachFailure()
{
    m_server->setAnswer([&](qsizetype index) {
        m_server->send(index,
                       index == 5 ? Http::streamHead + "Content-Length: 9\r\n\r\ndata: a\n\n"
                                  : "HTTP/1.1 503 Busy\r\n" + noBody);
    });
    m_source->setRetryPolicy({Kind::Persistent, 8ms});
    m_source->setReconnectionTime(2ms);
    QList<int> waits;
    connect(m_source.get(), &EventSource::errorOccurred, this,
            [&] { waits += int(m_source->currentAttempt()->wait->count()); });
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 8);
    m_source->close();
    const QList<int> longest{4, 8, 8, 8, 8, 2, 4}; // a stream makes good for all failures
    for (qsizetype i = 0; i < longest.size(); ++i)
        QVERIFY2(waits[i] <= longest[i] && 2 * (longest[i] - waits[i]) <= longest[i] - 2,
                 QByteArray::number(waits[i]).constData());
}

void TestEventSourcePolicy::honoursRetryAfter_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("wait"); // s; -1: none

    QTest::newRow("seconds") << Kind::Persistent << "503"_ba
                             << "120"_ba << 120;
    QTest::newRow("too-many-requests") << Kind::Persistent << "429"_ba
                                       << "120"_ba << 120;
    QTest::newRow("beyond-the-ceiling") << Kind::Persistent << "503"_ba
                                        << "3600"_ba << 3600;
    QTest::newRow("beyond-all-timers")
        << Kind::Persistent << "503"_ba
        << "99999999999"_ba << std::numeric_limits<int>::max() / 1000;
    QTest::newRow("sooner-than-the-policy") << Kind::Persistent << "503"_ba
                                            << "1"_ba << 10;
    QTest::newRow("unreadable") << Kind::Persistent << "503"_ba
                                << "later"_ba << 10;
    QTest::newRow("standard") << Kind::Standard << "503"_ba
                              << "120"_ba << -1;
    QTest::newRow("with-a-stream") << Kind::Persistent << "200"_ba
                                   << "120"_ba << 10;
}

void TestEventSourcePolicy::honoursRetryAfter()
{
    QFETCH(const Kind, kind);
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, value);
    QFETCH(const int, wait);
    m_source->setRetryPolicy({kind, 10s});
    m_source->setReconnectionTime(10s);
    open();
    answer(0,
           "HTTP/1.1 " + status + " X\r\nContent-Type: text/event-stream\r\nRetry-After: " + value
               + "\r\n" + noBody);
    EVENTUALLY(m_source->error() != Error::None);
    QCOMPARE(m_source->state(), wait < 0 ? State::Closed : State::Waiting);
    const auto waited = m_source->currentAttempt()->wait;
    QCOMPARE(waited ? int(waited->count() / 1000) : -1, wait);
    QCOMPARE(m_source->currentAttempt()->waitReason.contains(u"Retry-After"), wait > 10);
}

void TestEventSourcePolicy::givesUpASilentConnection_data()
{
    QTest::addColumn<QByteArray>("response");

    QTest::newRow("no-answer") << ""_ba;
    QTest::newRow("no-event") << Http::chunkedStream();
    QTest::newRow("after-an-event") << Http::chunkedStream("data: a\n\n");
    QTest::newRow("inside-an-event") << Http::chunkedStream("data: a");
}

void TestEventSourcePolicy::givesUpASilentConnection()
{
    QFETCH(const QByteArray, response);
    m_source->setIdleTimeout(50ms);
    m_server->setAnswer([&](qsizetype index) {
        if (!response.isEmpty())
            m_server->send(index, response);
    });
    open();
    EVENTUALLY_COMPARE(m_server->requestCount(), 3);
    QCOMPARE(m_log->lines().count("error Idle"), 2);
    EVENTUALLY(!m_server->isConnected(0) && !m_server->isConnected(1));
    QVERIFY(m_source->currentAttempt()->number == 3);
}

// Comments count; each comes sooner than the limit, all of them much later.
void TestEventSourcePolicy::keepsAConnectionThatIsNotSilent()
{
    m_source->setIdleTimeout(500ms);
    open();
    answer(0, Http::chunkedStream());
    EVENTUALLY(m_source->state() == State::Open);
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] { m_server->send(0, Http::chunk(":\n")); });
    beat.start(100ms);
    EVENTUALLY(m_source->currentAttempt()->commentCount == 12);
    QCOMPARE(m_source->attempt(), 1);
    QVERIFY(!m_log->contains("error Idle"));
    beat.stop();
    EVENTUALLY(m_log->contains("error Idle"));
}

void TestEventSourcePolicy::dropsTheConnection()
{
    m_source->drop(); // there is none
    QCOMPARE(m_source->state(), State::Closed);
    open();
    answer(0, Http::chunkedStream("id: 1\ndata: a\n\nid: 2\ndata: b"));
    EVENTUALLY(m_log->contains("event message a"));
    EVENTUALLY(m_source->pendingSize() > 0);
    m_log->take();
    m_source->drop();
    QCOMPARE(m_log->take(), QByteArrayList({"state Waiting", "error Dropped"}));
    EVENTUALLY(!m_server->isConnected(0));
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_server->header(1, "Last-Event-ID"), "1");
    m_source->setReconnectionTime(1h);
    m_source->drop(); // while it connects
    QCOMPARE(m_source->state(), State::Waiting);
    m_log->take();
    m_source->drop(); // there is none again
    QCOMPARE(m_log->take(), {});
    m_source->setRetryPolicy({Kind::Once, 1min});
    m_source->reconnect();
    EVENTUALLY_COMPARE(m_server->requestCount(), 3);
    m_source->drop();
    QCOMPARE(m_source->state(), State::Closed);
    QCOMPARE(m_source->error(), Error::Dropped);
}

// Another slot that gets the same item afterwards still finds it whole.
void TestEventSourcePolicy::dropsFromASlot()
{
    QByteArrayList seen;
    connect(m_source.get(), &EventSource::eventReceived, this, [this] { m_source->drop(); });
    connect(m_source.get(), &EventSource::eventReceived, this,
            [&](const StreamItem &event) { seen += event.data().toByteArray(); });
    m_source->setReconnectionTime(1h);
    open();
    const QByteArray large(3'000'000, 'x');
    answer(0, Http::chunkedStream("data: " + large + "\n\ndata: b\n\ndata: c"));
    EVENTUALLY(m_source->state() == State::Waiting);
    QCOMPARE(seen, QByteArrayList{large});
    QCOMPARE(m_source->error(), Error::Dropped);
}

void TestEventSourcePolicy::forgetsTheLastId()
{
    open();
    answer(0, Http::chunkedStream("id: 1\ndata: a\n\n"));
    EVENTUALLY_COMPARE(m_source->lastEventId(), "1");
    m_source->setLastEventId({});
    m_source->reconnect();
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QVERIFY(m_server->header(1, "Last-Event-ID").isNull());
    m_source->setLastEventId("九");
    m_source->reconnect();
    EVENTUALLY_COMPARE(m_server->requestCount(), 3);
    QCOMPARE(m_server->header(2, "Last-Event-ID"), "九");
}

void TestEventSourcePolicy::acceptsAnyTypeWhenLenient_data()
{
    QTest::addColumn<QByteArray>("header");

    QTest::newRow("none") << ""_ba;
    QTest::newRow("html") << "Content-Type: text/html\r\n"_ba;
    QTest::newRow("unreadable") << "Content-Type: ;;;\r\n"_ba;
}

void TestEventSourcePolicy::acceptsAnyTypeWhenLenient()
{
    QFETCH(const QByteArray, header);
    StreamRequest request{m_server->url(), "GET", {}, {}};
    request.typeCheck = StreamRequest::TypeCheck::Lenient;
    open(request);
    answer(0, "HTTP/1.1 200 OK\r\n" + header + "\r\ndata: a\n\n");
    EVENTUALLY(m_log->contains("event message a"));
    QCOMPARE(m_source->state(), State::Open);
    // The status is another matter.
    m_source->open();
    answer(1, "HTTP/1.1 500 X\r\n" + header + noBody);
    EVENTUALLY_COMPARE(m_source->error(), Error::HttpStatus);
}

void TestEventSourcePolicy::readsLines_data()
{
    QTest::addColumn<StreamRequest::BodyFormat>("format");
    QTest::addColumn<QByteArrayList>("events");
    QTest::addColumn<QByteArray>("accept");

    QTest::newRow("json-lines") << StreamRequest::BodyFormat::JsonLines
                                << QByteArrayList{"{\"id\":1}", "data: 2", "{}"}
                                << "application/x-ndjson, application/jsonl, */*;q=0.5"_ba;
    QTest::newRow("lines") << StreamRequest::BodyFormat::Lines
                           << QByteArrayList{"{\"id\":1}", "", "data: 2", "{}"}
                           << "text/plain, */*;q=0.5"_ba;
}

void TestEventSourcePolicy::readsLines()
{
    QFETCH(const StreamRequest::BodyFormat, format);
    QFETCH(const QByteArrayList, events);
    QByteArrayList seen;
    connect(m_source.get(), &EventSource::eventReceived, this, [&](const StreamItem &event) {
        QCOMPARE(event.kind(), StreamItem::Kind::Line);
        seen += event.data().toByteArray();
    });
    StreamRequest request{m_server->url(), "GET", {}, {}};
    request.bodyFormat = format;
    open(request);
    // As they arrive; the last one, which has no line end, at the end.
    answer(0,
           "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
           "Transfer-Encoding: chunked\r\n\r\n"
               + Http::chunk("{\"id\":1}\r\n\r\ndata: 2\n{"));
    EVENTUALLY_COMPARE(seen, events.first(events.size() - 1));
    QTEST(m_server->header(0, "Accept"), "accept");
    QCOMPARE(m_source->pendingSize(), 1);
    m_source->setReconnectionTime(1h);
    m_server->send(0, Http::chunk("}") + Http::lastChunk);
    EVENTUALLY_COMPARE(seen, events);
    EVENTUALLY_COMPARE(m_source->error(), Error::StreamEnded);
    QCOMPARE(m_source->currentAttempt()->eventCount, events.size());
    QCOMPARE(m_source->currentAttempt()->discardedSize, 0);
}

void TestEventSourcePolicy::declinesCompression()
{
    StreamRequest request{m_server->url(), "GET", {}, {}};
    request.compression = StreamRequest::Compression::Declined;
    open(request);
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    QCOMPARE(m_server->header(0, "Accept-Encoding"), "identity");
}

void TestEventSourcePolicy::sendsCredentialsOfTheUrl()
{
    QUrl url = m_server->url();
    url.setUserName(u"水"_s);
    url.setPassword(u"p:w"_s);
    open({url, "GET", {}, {}});
    EVENTUALLY_COMPARE(m_server->requestCount(), 1);
    QCOMPARE(m_server->header(0, "Authorization"), "Basic " + "水:p:w"_ba.toBase64());
    QCOMPARE(m_server->header(0, "Host"), "127.0.0.1:" + QByteArray::number(m_server->port()));
    open({url, "GET", {{"Authorization", bearerCredentials("t")}}, {}});
    EVENTUALLY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_server->header(1, "Authorization"), "Bearer t");
}

QTEST_GUILESS_MAIN(TestEventSourcePolicy)
#include "tst_eventsourcepolicy.moc"
