// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/verdict.h"
#include "rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/socket.h>
#include <zlib.h>

using namespace std::chrono_literals;

// What the directives about streams do to clients, and what can be done to them by hand.
class TestSimulatorStreams : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void framesAsTold_data();
    void framesAsTold();
    void compresses();
    void holdsBackWhatItCompresses();
    void compressesForThoseWhoAskOnly();
    void answersAsHttpHasIt_data();
    void answersAsHttpHasIt();
    void sendsInPiecesAtTheirTimes();
    void sharesATimeline();
    void sharesAnEnd();
    void letsNewcomersJoinAtABorder();
    void countsWhatEachFollowerGot();
    void pushesBetweenTheBlocksOfASharedStream();
    void resumes_data();
    void resumes();
    void resumesAgainAndAgain();
    void resumesWhatAnotherPartSent();
    void resumesASharedStream();
    void resumesInsideABlockOfASharedStream();
    void boundsItsQueue_data();
    void boundsItsQueue();
    void letsABlockedClientHaveEverything();
    void goesOnWhenTheOneThatBlocksLeaves();
    void holdsUpNobodyForOneThatDoesNotRead();
    void sendsAnEventBeyondTheLimit();
    void pausesAndSteps();
    void playsFaster();
    void jumpsAhead();
    void doesNotWaitIfToldSo();
    void signalsThoseWhoWait();
    void pushesToChosenClients();
    void doesFaultsByHand_data();
    void doesFaultsByHand();
    void stepsNowhereWhileAllWait();
    void stalls();
    void stallsAFlood();
    void stallsOneOfThoseWhoShare();
    void refusesTheNextAttempts();
    void replacesItsScenarios_data();
    void replacesItsScenarios();
    void letsFurtherStreamsWait();
    void forgetsItsClients();
    void judgesNoStrangers();
    void notesWhatClientsDid();
    void tellsWhatItSent();
    void answersTheControlApi_data();
    void answersTheControlApi();
    void refusesForeignControl_data();
    void refusesForeignControl();

private:
    void start(const QByteArrayList &texts, const Simulator::Options &options = {});
    static Scenario scenario(const QByteArray &text);
    QByteArray post(const QByteArray &path, const QByteArray &json);

    std::unique_ptr<Simulator> m_simulator;
    QList<Simulator::Client> m_clients;
    QList<Simulator::Sent> m_sent;
};

namespace {

const QByteArray get = "GET /s HTTP/1.1\r\nHost: localhost\r\n\r\n";

QByteArray getWith(const QByteArray &headers)
{
    return "GET /s HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
}

QByteArray inflated(const QByteArray &bytes)
{
    QByteArray result(1024 * 1024, Qt::Uninitialized);
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = uInt(result.size());
    inflate(&stream, Z_SYNC_FLUSH);
    result.truncate(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return result;
}

} // namespace

Scenario TestSimulatorStreams::scenario(const QByteArray &text)
{
    ScriptError error;
    auto scenario = Scenario::parse(": @streamgauge 1\n" + text, &error);
    if (!scenario)
        qFatal("%d:%d %s", error.line, error.column, qPrintable(error.message));
    scenario->setName(QStringLiteral("test"));
    return *scenario;
}

void TestSimulatorStreams::init()
{
    m_clients.clear();
    m_sent.clear();
    m_simulator = std::make_unique<Simulator>();
    connect(m_simulator.get(), &Simulator::clientsChanged, this,
            [this](const QList<Simulator::Client> &clients) { m_clients = clients; });
    connect(m_simulator.get(), &Simulator::sent, this,
            [this](const QList<Simulator::Sent> &sent) { m_sent += sent; });
}

void TestSimulatorStreams::start(const QByteArrayList &texts, const Simulator::Options &options)
{
    QList<Scenario> scenarios;
    for (const QByteArray &text : texts)
        scenarios.append(scenario(text));
    QVERIFY2(m_simulator->start(scenarios, options), qPrintable(m_simulator->errorString()));
}

// The body of the answer.
QByteArray TestSimulatorStreams::post(const QByteArray &path, const QByteArray &json)
{
    RawClient client(*m_simulator,
                     "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                         + "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n"
                         + json);
    if (!QTest::qWaitFor([&] { return client.isClosed(); }))
        return "still open";
    return client.body();
}

void TestSimulatorStreams::framesAsTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body"); // until the connection is closed or idle

    const auto row = [](const char *name, const char *text, const char *header, const char *body) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(header) << QByteArray(body);
    };
    row("chunked", ": @framing chunked\ndata: a\n\n", "Transfer-Encoding: chunked\r\n",
        "9\r\ndata: a\n\n\r\n0\r\n\r\n");
    row("close", ": @framing close\ndata: a\n\n", "Connection: close\r\n", "data: a\n\n");
    row("length", ": @framing length=9\ndata: a\n\n", "Content-Length: 9\r\n", "data: a\n\n");
    row("length-too-small", ": @framing length=4\ndata: a\n\n", "Content-Length: 4\r\n", "data");
    row("length-too-large", ": @framing length=20\ndata: a\n\n", "Content-Length: 20\r\n",
        "data: a\n\n");
    row("chunked-truncated", "data: a\n\n: @truncate\n", "Transfer-Encoding: chunked\r\n",
        "9\r\ndata: a\n\n\r\n");
    row("a-chunk-for-each-piece", ": @chunk 5b delay=0ms\ndata: a\n\n",
        "Transfer-Encoding: chunked\r\n", "5\r\ndata:\r\n4\r\n a\n\n\r\n0\r\n\r\n");
    row("cut", ": @cut 5\ndata: a\n\n", "Transfer-Encoding: chunked\r\n",
        "5\r\ndata:\r\n4\r\n a\n\n\r\n0\r\n\r\n");
    row("bom", ": @bom\ndata: a\n\n", "Transfer-Encoding: chunked\r\n",
        "c\r\n\xEF\xBB\xBF"
        "data: a\n\n\r\n0\r\n\r\n");
    row("eol-crlf", ": @eol crlf\ndata: a\n\n", "Transfer-Encoding: chunked\r\n",
        "b\r\ndata: a\r\n\r\n\r\n0\r\n\r\n");
    row("eol-cr", ": @eol cr\ndata: a\n\n", "Transfer-Encoding: chunked\r\n",
        "9\r\ndata: a\r\r\r\n0\r\n\r\n");
}

void TestSimulatorStreams::framesAsTold()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    start({text});
    RawClient client(*m_simulator, getWith("Connection: close"));
    QTRY_VERIFY(client.isClosed());
    QVERIFY2(client.received.contains(header), client.received.constData());
    QCOMPARE(client.body(), body);
}

void TestSimulatorStreams::compresses()
{
    start({": @encoding gzip\ndata: a\n\n: @wait 300ms\ndata: b\n\n: @eof hold\n"});
    RawClient client(*m_simulator, getWith("Accept-Encoding: gzip, deflate"));
    QTRY_COMPARE(inflated(client.content()), QByteArray("data: a\n\n"));
    QTRY_COMPARE(inflated(client.content()), QByteArray("data: a\n\ndata: b\n\n"));
    QVERIFY(client.received.contains("Content-Encoding: gzip\r\n"));
    QVERIFY(client.received.contains("Vary: Accept-Encoding\r\n"));
}

void TestSimulatorStreams::holdsBackWhatItCompresses()
{
    start({": @encoding gzip-noflush\ndata: a\n\n: @wait 300ms\ndata: b\n\n"});
    RawClient client(*m_simulator, getWith("Accept-Encoding: gzip"));
    QTRY_VERIFY(client.received.endsWith("0\r\n\r\n"));
    QCOMPARE(inflated(client.content()), QByteArray("data: a\n\ndata: b\n\n"));
    // Not before the end, whatever the head of the format may be.
    QVERIFY(client.timeOf("0\r\n\r\n") >= 300);
    QVERIFY(!client.times.isEmpty());
    qsizetype early = client.received.size();
    for (const auto &[size, ms] : std::as_const(client.times)) {
        if (ms >= 300)
            early = std::min(early, size);
    }
    const QByteArray head = client.received.first(early);
    QVERIFY(!inflated(head.sliced(head.indexOf("\r\n\r\n") + 4)).contains("data"));
}

void TestSimulatorStreams::compressesForThoseWhoAskOnly()
{
    start({": @encoding gzip\ndata: a\n\n"});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\n"));
    QVERIFY(!client.received.contains("Content-Encoding"));
}

void TestSimulatorStreams::answersAsHttpHasIt_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArrayList>("present"); // in the head, once
    QTest::addColumn<QByteArrayList>("absent");
    QTest::addColumn<QByteArray>("body");

    const auto row = [](const char *name, const char *scenario, const QByteArray &request,
                        const QByteArrayList &present, const QByteArrayList &absent,
                        const char *body) {
        QTest::newRow(name) << QByteArray(scenario) << request << present << absent
                            << QByteArray(body);
    };
    const auto asking = [](const QByteArray &header) {
        return getWith("Connection: close\r\n" + header);
    };
    const QByteArray plain = getWith("Connection: close");
    const QByteArray head = "HEAD /s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    row("date", "data: a\n\n", plain, {"\r\nDate: "}, {}, "9\r\ndata: a\n\n\r\n0\r\n\r\n");
    row("date-of-the-file", ": @header Date: then\n", plain, {"\r\nDate: then\r\n"}, {" GMT"},
        "0\r\n\r\n");
    row("no-date", ": @header -Date\n", plain, {}, {"Date:"}, "0\r\n\r\n");
    row("head-of-a-stream", "data: a\n\n", head, {"Transfer-Encoding: chunked\r\n"},
        {"Content-Length"}, "");
    row("head-of-a-refusal", ": @status 503 body=no\n", head, {" 503 ", "Content-Length: 2\r\n"},
        {}, "");
    row("204-has-no-body", ": @status 204 body=no\n", plain, {" 204 "}, {"Content-Length"}, "");
    row("205-has-no-body", ": @status 205 body=no\n", plain, {" 205 ", "Content-Length: 0\r\n"}, {},
        "");
    row("varies-by-both", ": @encoding gzip\n: @cors origin\n: @eof close\n",
        asking("Accept-Encoding: gzip\r\nOrigin: http://a.test"),
        {"Vary: Accept-Encoding\r\n", "Vary: Origin\r\n", "Content-Encoding: gzip\r\n"}, {},
        nullptr);
    row("gzip-refused", ": @encoding gzip\n", asking("Accept-Encoding: gzip;q=0, br"),
        {"Vary: Accept-Encoding\r\n"}, {"Content-Encoding"}, "0\r\n\r\n");
    row("gzip-with-weight", ": @encoding gzip\n", asking("Accept-Encoding: br, GZIP;q=0.5"),
        {"Content-Encoding: gzip\r\n"}, {}, nullptr);
}

void TestSimulatorStreams::answersAsHttpHasIt()
{
    QFETCH(QByteArray, scenario);
    QFETCH(QByteArray, request);
    QFETCH(QByteArrayList, present);
    QFETCH(QByteArrayList, absent);
    QFETCH(QByteArray, body);
    start({scenario});
    RawClient client(*m_simulator, request);
    QTRY_VERIFY(client.isClosed());
    const QByteArray head = client.received.first(client.received.indexOf("\r\n\r\n") + 2);
    for (const QByteArray &text : std::as_const(present))
        QVERIFY2(head.count(text) == 1, head.constData());
    for (const QByteArray &text : std::as_const(absent))
        QVERIFY2(!head.contains(text), head.constData());
    if (!body.isNull())
        QCOMPARE(client.body(), body);
}

void TestSimulatorStreams::sendsInPiecesAtTheirTimes()
{
    start({": @cut 7 delay=200ms\ndata: a\n\n: @rate 20b/s\ndata: bcdefgh\n\n: @eof hold\n"});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\ndata: bcdefgh\n\n"));
    QVERIFY(client.timeOf("data: a\r\n") >= 0);
    const qint64 first = client.timeOf("2\r\n\n\n");
    QVERIFY2(first >= 195, qPrintable(QString::number(first)));
    // Fifteen bytes, each a chunk, with 50 ms between two of them.
    QVERIFY(client.times.last().second - first >= 14 * 50 - 10);
}

void TestSimulatorStreams::sharesATimeline()
{
    start({": @shared\n: @template on\n: @seed 1\n: @repeat forever\n: @wait 50ms\nid: "
           "{{seq}}\ndata: {{random 1 1000000}}\n\n: @end\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.content().contains("id: 3\n"));
    RawClient second(*m_simulator, get);
    QTRY_VERIFY(second.content().contains("id: 9\n"));
    QTRY_VERIFY(first.content().contains("id: 9\n"));
    const QByteArray late = second.content();
    QVERIFY(!late.contains("id: 1\n"));
    QVERIFY(first.content().contains(late.first(late.indexOf("id: 9\n"))));
}

void TestSimulatorStreams::sharesAnEnd()
{
    start({": @shared\n: @eof no-content\ndata: a\n\n: @wait 200ms\ndata: b\n\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.content().contains("data: a"));
    RawClient second(*m_simulator, get);
    QTRY_COMPARE(second.content(), QByteArray("data: b\n\n"));
    QTRY_VERIFY(second.received.endsWith("0\r\n\r\n"));
    QTRY_VERIFY(first.received.endsWith("0\r\n\r\n"));
    RawClient third(*m_simulator, get);
    QTRY_VERIFY(third.received.startsWith("HTTP/1.1 204 "));
}

void TestSimulatorStreams::letsNewcomersJoinAtABorder()
{
    start({": @shared\n: @bom\ndata: a\n: @wait 300ms\ndata: b\n\n: @wait 100ms\ndata: c\n\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.content().contains("data: a"));
    RawClient second(*m_simulator, get);
    QTRY_VERIFY(second.received.endsWith("0\r\n\r\n"));
    QCOMPARE(second.content(),
             QByteArray("\xEF\xBB\xBF"
                        "data: c\n\n"));
    QTRY_COMPARE(first.content(),
                 QByteArray("\xEF\xBB\xBF"
                            "data: a\ndata: b\n\ndata: c\n\n"));
}

void TestSimulatorStreams::countsWhatEachFollowerGot()
{
    start({": @shared\n: @template on\n: @repeat 40\n: @await next\nid: {{seq}}\ndata: x\n\n: "
           "@end\n: @eof hold\n"});
    RawClient first(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    for (int i = 1; i <= 20; ++i)
        QCOMPARE(m_simulator->signal("next"), 1);
    QTRY_VERIFY(first.content().contains("id: 20\n"));
    RawClient second(*m_simulator, getWith("Last-Event-ID: 7"));
    QTRY_COMPARE(m_clients.size(), 2);
    for (int i = 21; i <= 40; ++i)
        QCOMPARE(m_simulator->signal("next"), 1);
    QTRY_VERIFY(first.content().endsWith("id: 40\ndata: x\n\n"));
    QTRY_VERIFY(second.content().startsWith("id: 21\ndata: x\n\nid: 22\n"));
    QTRY_VERIFY(second.content().endsWith("id: 40\ndata: x\n\n"));
    QTRY_COMPARE(m_clients.at(0).eventsSent, 40);
    QTRY_COMPARE(m_clients.at(1).eventsSent, 20);
    QCOMPARE(m_clients.at(0).bytesSent, first.content().size());
    QCOMPARE(m_clients.at(1).bytesSent, second.content().size());
    m_simulator->forget();
    const auto isEvent = [](const Simulator::Sent &sent) {
        return sent.kind == Simulator::Sent::Kind::Event;
    };
    QCOMPARE(std::count_if(m_sent.cbegin(), m_sent.cend(), isEvent), 60);
}

void TestSimulatorStreams::pushesBetweenTheBlocksOfASharedStream()
{
    start({": @shared\n: @resume\ndata: 1\n\ndata: 2\n: @await go\ndata: 3\n\n: @cut 3 "
           "delay=50ms\nid: 4\ndata: 4\n\n: @eof hold\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.content().endsWith("data: 2\n"));
    QTRY_COMPARE(m_clients.size(), 1);
    QCOMPARE(m_simulator->push("data: one\n\n", {m_clients.at(0).id}), 1);
    QCOMPARE(m_simulator->push("id: p\ndata: all\n\n"), 1);
    RawClient second(*m_simulator, get); // waits for the border, too
    QTRY_COMPARE(m_clients.size(), 2);
    QCOMPARE(m_simulator->push("data: both\n\n"), 2);
    QCOMPARE(m_simulator->signal("go"), 1);
    QTRY_VERIFY(first.content().endsWith("id: 4\ndata: 4\n\n"));
    QTRY_VERIFY(second.content().endsWith("id: 4\ndata: 4\n\n"));
    QByteArrayList blocks;
    QByteArray content = first.content();
    for (qsizetype end = 0; (end = content.indexOf("\n\n")) >= 0; content.remove(0, end + 2))
        blocks.append(content.first(end));
    std::sort(blocks.begin(), blocks.end());
    QCOMPARE(blocks,
             QByteArrayList({"data: 1", "data: 2\ndata: 3", "data: both", "data: one",
                             "id: 4\ndata: 4", "id: p\ndata: all"}));
    QCOMPARE(second.content().count("data: both\n\n"), 1);
    RawClient third(*m_simulator, getWith("Last-Event-ID: p")); // what went to all can be resumed
    QTRY_VERIFY(third.content().contains("data: 4\n"));
    QVERIFY(!third.content().contains("data: 1\n"));
}

void TestSimulatorStreams::resumes_data()
{
    QTest::addColumn<QByteArray>("directive");
    QTest::addColumn<QByteArray>("lastEventId");
    QTest::addColumn<QByteArray>("content"); // of the second attempt; nothing: it is refused so

    const QByteArray one = "id: 1\ndata: a\n\n";
    const QByteArray two = "id: 2\ndata: b\n\n";
    const QByteArray three = "id: 3\ndata: c\n\n";
    QTest::newRow("first-id") << QByteArray() << QByteArray("1") << two + three;
    QTest::newRow("last-that-was-sent") << QByteArray() << QByteArray("2") << three;
    QTest::newRow("not-sent-yet") << QByteArray() << QByteArray("3") << QByteArray();
    QTest::newRow("none") << QByteArray() << QByteArray() << one + two + three;
    QTest::newRow("unknown") << QByteArray() << QByteArray("x") << one + two + three;
    QTest::newRow("unknown-earliest")
        << QByteArray("unknown=earliest") << QByteArray("x") << one + two + three;
    QTest::newRow("unknown-live") << QByteArray("unknown=live") << QByteArray("x") << three;
    QTest::newRow("unknown-204") << QByteArray("unknown=204") << QByteArray("x")
                                 << QByteArray("HTTP/1.1 204 ");
    QTest::newRow("unknown-reset")
        << QByteArray("unknown=reset") << QByteArray("x") << QByteArray("reset");
    QTest::newRow("kept-one") << QByteArray("keep=1") << QByteArray("x") << two + three;
}

void TestSimulatorStreams::resumes()
{
    QFETCH(QByteArray, directive);
    QFETCH(QByteArray, lastEventId);
    QFETCH(QByteArray, content);
    const QByteArray events = "id: 1\ndata: a\n\nid: 2\ndata: b\n\n";
    start({": @resume " + directive + "\n: @connection 1\n" + events
           + ": @drop\n: @connection 2..\n" + events + "id: 3\ndata: c\n\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.isClosed());
    RawClient second(*m_simulator,
                     lastEventId.isEmpty() ? get : getWith("Last-Event-ID: " + lastEventId));
    if (content == "reset") {
        QTRY_COMPARE(second.socket.error(), QTcpSocket::RemoteHostClosedError);
        QVERIFY(second.received.isEmpty());
    } else if (content.startsWith("HTTP")) {
        QTRY_VERIFY2(second.received.startsWith(content), second.received.constData());
    } else {
        QTRY_VERIFY(second.received.endsWith("0\r\n\r\n"));
        QCOMPARE(second.content(), content);
    }
}

void TestSimulatorStreams::resumesAgainAndAgain()
{
    start({": @resume\nid: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: c\n\n: @eof hold\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.content().endsWith("data: c\n\n"));
    for (int i = 0; i < 4; ++i) {
        RawClient again(*m_simulator, getWith("Last-Event-ID: 1"));
        QTRY_COMPARE(again.content(), QByteArray("id: 2\ndata: b\n\nid: 3\ndata: c\n\n"));
        QTRY_COMPARE(m_clients.size(), 2);
        again.socket.disconnectFromHost();
        QTRY_COMPARE(m_clients.size(), 1);
    }
}

void TestSimulatorStreams::resumesWhatAnotherPartSent()
{
    start({": @connection 1\nid: 1\ndata: a\n\nid: 2\ndata: b\n\n: @drop\n: @connection 2..\n"
           ": @resume\ndata: welcome back\n\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.isClosed());
    RawClient second(*m_simulator, getWith("Last-Event-ID: 1"));
    QTRY_VERIFY(second.received.endsWith("0\r\n\r\n"));
    QCOMPARE(second.content(), QByteArray("id: 2\ndata: b\n\ndata: welcome back\n\n"));
}

void TestSimulatorStreams::resumesInsideABlockOfASharedStream()
{
    start({": @shared\n: @resume\nid: 1\ndata: a\n\nid: 2\ndata: b\n: @await go\ndata: c\n\n"
           "id: 3\ndata: d\n\n: @eof hold\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.content().endsWith("data: b\n"));
    RawClient second(*m_simulator, getWith("Last-Event-ID: 1"));
    RawClient stranger(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 3);
    QCOMPARE(m_simulator->push("id: p\ndata: pushed\n\n"), 3);
    m_simulator->signal("go");
    QTRY_VERIFY(second.content().endsWith("id: 3\ndata: d\n\n"));
    QTRY_VERIFY(stranger.content().endsWith("id: 3\ndata: d\n\n"));
    QVERIFY2(second.content().startsWith("id: 2\ndata: b\ndata: c\n\n"),
             second.content().constData());
    QCOMPARE(second.content().count("data: pushed\n"), 1);
    QCOMPARE(stranger.content().count("data: pushed\n"), 1);
    QVERIFY(!stranger.content().contains("id: 2\n"));
}

void TestSimulatorStreams::resumesASharedStream()
{
    start({": @shared\n: @resume\n: @template on\n: @repeat forever\n: @await next\nid: "
           "{{seq}}\ndata: x\n\n: @end\n"});
    RawClient first(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    for (int i = 1; i <= 4; ++i) {
        QCOMPARE(m_simulator->signal("next"), 1);
        QTRY_VERIFY(first.content().contains("id: " + QByteArray::number(i) + '\n'));
    }
    RawClient second(*m_simulator, getWith("Last-Event-ID: 2"));
    QTRY_COMPARE(second.content(), QByteArray("id: 3\ndata: x\n\nid: 4\ndata: x\n\n"));
    QCOMPARE(m_simulator->signal("next"), 1);
    QTRY_VERIFY(second.content().endsWith("id: 4\ndata: x\n\nid: 5\ndata: x\n\n"));
}

void TestSimulatorStreams::boundsItsQueue_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::newRow("disconnect") << QByteArray("disconnect");
    QTest::newRow("drop-oldest") << QByteArray("drop-oldest");
    QTest::newRow("drop-newest") << QByteArray("drop-newest");
}

// A client that does not read for a while, then does.
void TestSimulatorStreams::boundsItsQueue()
{
    QFETCH(QByteArray, policy);
    start({": @template on\n: @queue 10 policy=" + policy
           + "\n: @repeat 2000\nid: {{seq}}\ndata: {{hex 4000}}\n\n: @end\n: @eof hold\n"});
    RawClient client(*m_simulator);
    client.isReading = false;
    client.socket.setReadBufferSize(1000);
    QVERIFY(client.socket.waitForConnected());
    client.socket.setSocketOption(QTcpSocket::ReceiveBufferSizeSocketOption, 4096);
    client.socket.write(get);
    if (policy == "disconnect") {
        QTRY_VERIFY(!m_simulator->attempts().isEmpty());
        QTRY_COMPARE(int(m_simulator->attempts().constFirst().ending),
                     int(AttemptFacts::Ending::CutOffForNotReading));
        return;
    }
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.constFirst().eventsDropped > 1000);
    QTRY_COMPARE(m_clients.constFirst().eventsQueued, 10);
    client.isReading = true;
    client.socket.setReadBufferSize(0);
    client.received += client.socket.readAll();
    const QByteArray lastId = policy == "drop-oldest" ? "id: 2000\n" : "id: 1\n";
    QTRY_VERIFY(client.received.contains(lastId));
    QTRY_COMPARE(m_clients.constFirst().eventsQueued, 0);
    QCOMPARE(client.received.contains("id: 2000\n"), policy == "drop-oldest");
    // No event was cut: each id is followed by its data.
    QCOMPARE(client.content().count("\ndata: "), client.content().count("id: "));
}

void TestSimulatorStreams::letsABlockedClientHaveEverything()
{
    start({": @template on\n: @queue 10 policy=block\n: @repeat 500\nid: {{seq}}\ndata: {{hex "
           "4000}}\n\n: @end\n"});
    RawClient client(*m_simulator);
    client.isReading = false;
    client.socket.setReadBufferSize(1000);
    QVERIFY(client.socket.waitForConnected());
    client.socket.write(get);
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.constFirst().eventsQueued >= 10);
    QVERIFY(m_clients.constFirst().eventsQueued <= 10);
    client.isReading = true;
    client.socket.setReadBufferSize(0);
    client.received += client.socket.readAll();
    QTRY_VERIFY(client.received.endsWith("0\r\n\r\n"));
    QCOMPARE(client.content().count("\ndata: "), 500);
}

void TestSimulatorStreams::goesOnWhenTheOneThatBlocksLeaves()
{
    start({": @shared\n: @template on\n: @queue 5 policy=block\n: @repeat forever\nid: "
           "{{seq}}\ndata: "
           "{{hex 4000}}\n\n: @end\n"});
    auto slow = std::make_unique<RawClient>(*m_simulator);
    slow->isReading = false;
    slow->socket.setReadBufferSize(1000);
    QVERIFY(slow->socket.waitForConnected());
    slow->socket.write(get);
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.constFirst().eventsQueued >= 5);
    RawClient quick(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 2);
    slow.reset();
    QTRY_VERIFY(quick.content().count("\ndata: ") > 100);
}

void TestSimulatorStreams::holdsUpNobodyForOneThatDoesNotRead()
{
    start({": @template on\n: @shared\n: @repeat forever\ndata: {{hex 4000}}\n\n: @end\n"});
    RawClient deaf(*m_simulator);
    deaf.isReading = false;
    deaf.socket.setReadBufferSize(1000);
    deaf.socket.write(get);
    RawClient reader(*m_simulator, get);
    QTRY_VERIFY_WITH_TIMEOUT(reader.received.size() > 30'000'000, 30'000);
    QVERIFY(reader.socket.state() == QTcpSocket::ConnectedState);
}

// One event may be larger than all that may wait, as long as the client reads.
void TestSimulatorStreams::sendsAnEventBeyondTheLimit()
{
    Simulator::Options options;
    options.queueLimit = 1'000'000;
    const QByteArray large(20'000'000, 'x');
    start({"data: " + large + "\n\ndata: after\n\n"}, options);
    RawClient client(*m_simulator, get);
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("0\r\n\r\n"), 20'000);
    QVERIFY(client.content().endsWith("x\n\ndata: after\n\n"));
}

void TestSimulatorStreams::pausesAndSteps()
{
    start({": @wait 1s\ndata: a\n\n: @wait 1h\n: c\n\n: @wait 1h\ndata: b\n\n: @eof hold\n"});
    m_simulator->setClock({1, true, false});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    m_simulator->stepToNextEvent();
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\n"));
    m_simulator->stepToNextEvent();
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\n: c\n\ndata: b\n\n"));
    QVERIFY(client.clock.elapsed() < 60'000);
    QVERIFY(m_simulator->clock().isPaused);
    m_simulator->stepToNextEvent(); // there is none, and it comes back
    QCOMPARE(m_clients.size(), 1);
}

void TestSimulatorStreams::playsFaster()
{
    start({": @template on\n: @wait 20s\ndata: {{elapsed}}\n\n"});
    m_simulator->setClock({100, false, false});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(client.content(), QByteArray("data: 20.000\n\n"));
    QVERIFY(client.timeOf("data") >= 190);
    QCOMPARE(m_simulator->clock().speed, 100.0);
}

void TestSimulatorStreams::jumpsAhead()
{
    start({": @wait 1h\ndata: a\n\n: @wait 1h\ndata: b\n\n"});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    m_simulator->putForward(1h);
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\n"));
}

void TestSimulatorStreams::doesNotWaitIfToldSo()
{
    start({": @repeat 1000\n: @wait 1h\ndata: a\n\n: @end\n"});
    m_simulator->setClock({1, false, true});
    RawClient client(*m_simulator, get);
    QTRY_VERIFY(client.received.endsWith("0\r\n\r\n"));
    QCOMPARE(client.content().count("data: a"), 1000);
}

void TestSimulatorStreams::signalsThoseWhoWait()
{
    start({": @await go\ndata: a\n\n: @await on\ndata: b\n\n: @eof hold\n"});
    RawClient first(*m_simulator, get);
    RawClient second(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 2);
    QCOMPARE(m_clients.constFirst().awaits, QByteArray("go"));
    QCOMPARE(m_simulator->signal("on"), 0);
    QCOMPARE(m_simulator->signal("go"), 2);
    QTRY_COMPARE(first.content(), QByteArray("data: a\n\n"));
    QTRY_COMPARE(second.content(), QByteArray("data: a\n\n"));
    QCOMPARE(m_simulator->signal("on"), 2);
    QTRY_COMPARE(second.content(), QByteArray("data: a\n\ndata: b\n\n"));
}

void TestSimulatorStreams::pushesToChosenClients()
{
    start({": @eof hold\n"});
    RawClient first(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    RawClient second(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 2);
    QCOMPARE(m_simulator->push("data: 2\n\n", {m_clients.at(1).id}), 1);
    QCOMPARE(m_simulator->push("data: none\n\n", {12345}), 0);
    QCOMPARE(m_simulator->push("data: all\n\n"), 2);
    QTRY_COMPARE(first.content(), QByteArray("data: all\n\n"));
    QTRY_COMPARE(second.content(), QByteArray("data: 2\n\ndata: all\n\n"));
}

void TestSimulatorStreams::doesFaultsByHand_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("end"); // of what the client gets before it is closed

    QTest::newRow("drop") << QStringLiteral("drop") << QByteArray("data: a\n\n\r\n");
    QTest::newRow("truncate") << QStringLiteral("truncate") << QByteArray("data: a\n\n\r\n");
    QTest::newRow("close") << QStringLiteral("close") << QByteArray("0\r\n\r\n");
    QTest::newRow("skip") << QStringLiteral("skip") << QByteArray("data: c\n\n\r\n0\r\n\r\n");
    QTest::newRow("dup") << QStringLiteral("dup")
                         << QByteArray("data: b\n\ndata: b\n\n\r\n9\r\ndata: c\n\n\r\n0\r\n\r\n");
    QTest::newRow("swap") << QStringLiteral("swap")
                          << QByteArray("data: c\n\ndata: b\n\n\r\n0\r\n\r\n");
}

void TestSimulatorStreams::doesFaultsByHand()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, end);
    start({"data: a\n\n: @await go\ndata: b\n\n: @wait 1ms\ndata: c\n\n"});
    RawClient client(*m_simulator, getWith("Connection: close"));
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\n"));
    QTRY_COMPARE(m_clients.size(), 1);
    QCOMPARE(m_simulator->apply({faultOfName(name).value()}), 1);
    m_simulator->signal("go");
    QTRY_VERIFY(client.isClosed());
    QVERIFY2(client.received.endsWith(end), client.received.constData());
    const bool isReset = name == u"drop";
    QCOMPARE(int(m_simulator->attempts().constFirst().ending),
             int(isReset                   ? AttemptFacts::Ending::DroppedByServer
                     : name == u"truncate" ? AttemptFacts::Ending::Truncated
                                           : AttemptFacts::Ending::ClosedByServer));
}

// Not through ten thousand keep-alives, towards an event that only a signal can bring.
void TestSimulatorStreams::stepsNowhereWhileAllWait()
{
    start({": @template on\n: @keepalive 10s\ndata: a\n\n: @await go\ndata: {{elapsed}}\n\n"});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\n"));
    m_simulator->setClock({1, true, false});
    m_simulator->stepToNextEvent();
    QCOMPARE(m_simulator->signal("go"), 1);
    m_simulator->stepToNextEvent();
    QTRY_VERIFY(client.received.endsWith("0\r\n\r\n"));
    QVERIFY2(!client.content().contains(": keep-alive"), client.content().constData());
}

void TestSimulatorStreams::stalls()
{
    start({": @eof hold\n"});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    QCOMPARE(m_simulator->apply({LiveFault::Kind::Stall, 300ms}), 1);
    const qint64 begun = client.clock.elapsed();
    QCOMPARE(m_simulator->push("data: a\n\n"), 1);
    QTRY_COMPARE(client.content(), QByteArray("data: a\n\n"));
    QVERIFY(client.timeOf("data: a") - begun >= 290);
}

// Nobody is cut off for what was asked of it.
void TestSimulatorStreams::stallsAFlood()
{
    start({": @template on\n: @repeat forever\nid: {{seq}}\ndata: {{hex 1000}}\n\n: @end\n"});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    QCOMPARE(m_simulator->apply({LiveFault::Kind::Stall, 500ms}), 1);
    const auto stalled = client.received.size();
    const qint64 begun = client.clock.elapsed();
    QTRY_VERIFY(client.clock.elapsed() - begun > 600);
    QTRY_VERIFY(client.received.size() > stalled + 20'000'000);
    QVERIFY(client.socket.state() == QTcpSocket::ConnectedState);
    QVERIFY(m_simulator->attempts().constFirst().ending == AttemptFacts::Ending::GoesOn);
}

void TestSimulatorStreams::stallsOneOfThoseWhoShare()
{
    start({": @shared\n: @queue 5 policy=block\n: @pace 20ms\n: @repeat forever\ndata: x\n\n: "
           "@end\n"});
    RawClient one(*m_simulator, get);
    RawClient other(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 2);
    QCOMPARE(m_simulator->apply({LiveFault::Kind::Stall, 400ms}, {m_clients.at(0).id}), 1);
    QTRY_COMPARE(m_clients.at(0).eventsQueued, 5);
    QTRY_COMPARE(m_clients.at(0).eventsQueued, 0);
    const auto before = other.content().size();
    QTRY_VERIFY(other.content().size() > before + 100);
    QTRY_VERIFY(one.content().size() > before);
}

void TestSimulatorStreams::refusesTheNextAttempts()
{
    start({": @route GET /s\n: @eof hold\n", ": @route GET /other\n: @eof hold\n"});
    m_simulator->refuse({2, 503, "7"}, QStringLiteral("/s"));
    for (int i = 0; i < 2; ++i) {
        RawClient client(*m_simulator, get);
        QTRY_VERIFY(client.received.startsWith("HTTP/1.1 503 "));
        QTRY_VERIFY(client.received.contains("Retry-After: 7\r\n"));
    }
    RawClient third(*m_simulator, get);
    QTRY_VERIFY(third.received.startsWith("HTTP/1.1 200 "));

    // Whatever the method, and whatever else is served by then.
    m_simulator->refuse({2, 500, {}}, QStringLiteral("/s"));
    QVERIFY(m_simulator->replace({scenario(": @route GET /first\n"), scenario(": @route POST /s\n"),
                                  scenario(": @route GET /s\n")}));
    for (const QByteArray &request : {get, QByteArray(get).replace("GET", "POST")}) {
        RawClient client(*m_simulator, request);
        QTRY_VERIFY(client.received.startsWith("HTTP/1.1 500 "));
    }
}

void TestSimulatorStreams::replacesItsScenarios_data()
{
    QTest::addColumn<QByteArray>("directive");
    QTest::newRow("own-timelines") << QByteArray();
    QTest::newRow("shared") << QByteArray(": @shared\n");
}

void TestSimulatorStreams::replacesItsScenarios()
{
    QFETCH(QByteArray, directive);
    start({": @route GET /s\n" + directive
           + "data: old\n\n: @await go\ndata: still old\n\n: @eof hold\n"});
    RawClient first(*m_simulator, get);
    QTRY_VERIFY(first.content().contains("old"));
    QVERIFY(m_simulator->replace({scenario(": @route GET /s\n" + directive + "data: new\n\n"),
                                  scenario(": @route GET /more\ndata: more\n\n")}));
    QCOMPARE(m_simulator->streamUrls().size(), 2);
    RawClient second(*m_simulator, get);
    QTRY_COMPARE(second.content(), QByteArray("data: new\n\n"));
    m_simulator->signal("go");
    QTRY_VERIFY(first.content().endsWith("data: still old\n\n"));
    QVERIFY(!m_simulator->replace({scenario(": @route GET /s\n"), scenario(": @route GET /s\n")}));
    QVERIFY(!m_simulator->errorString().isEmpty());
    RawClient third(*m_simulator, get);
    QTRY_COMPARE(third.content(), QByteArray("data: new\n\n"));
}

void TestSimulatorStreams::letsFurtherStreamsWait()
{
    Simulator::Options options;
    options.streamsPerClient = 2;
    start({"data: a\n\n: @eof hold\n"}, options);
    RawClient first(*m_simulator, get);
    auto second = std::make_unique<RawClient>(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 2);
    RawClient third(*m_simulator, get);
    QTRY_VERIFY(third.socket.state() == QTcpSocket::ConnectedState);
    QCOMPARE(m_simulator->push("data: x\n\n"), 2);
    QTRY_VERIFY(first.content().contains("data: x"));
    QVERIFY(third.received.isEmpty());
    second.reset();
    QTRY_COMPARE(third.content(), QByteArray("data: a\n\n"));
}

void TestSimulatorStreams::forgetsItsClients()
{
    start({": @template on\n: @eof no-content\nid: {{seq}}\ndata: {{connection}}\n\n"});
    RawClient first(*m_simulator, get);
    QTRY_COMPARE(first.content(), QByteArray("id: 1\ndata: 1\n\n"));
    RawClient second(*m_simulator, get);
    QTRY_VERIFY(second.received.startsWith("HTTP/1.1 204 "));
    QCOMPARE(m_simulator->attempts().size(), 2);
    m_simulator->forget();
    QCOMPARE(m_simulator->attempts().size(), 0);
    RawClient third(*m_simulator, get);
    QTRY_COMPARE(third.content(), QByteArray("id: 1\ndata: 1\n\n"));
}

// Neither a client that had to wait nor one that begins anew has come back too early.
void TestSimulatorStreams::judgesNoStrangers()
{
    Simulator::Options options;
    options.streamsPerClient = 1;
    start({"retry: 60000\ndata: a\n\n: @eof hold\n"}, options);
    auto first = std::make_unique<RawClient>(*m_simulator, get);
    QTRY_COMPARE(first->content(), QByteArray("retry: 60000\ndata: a\n\n"));
    bool isWaiting = false;
    connect(m_simulator.get(), &Simulator::logged, this, [&isWaiting](const QString &line) {
        isWaiting = isWaiting || line.contains(QLatin1String("waits"));
    });
    RawClient second(*m_simulator, get);
    QTRY_VERIFY(isWaiting);
    first.reset();
    QTRY_VERIFY(second.content().endsWith("data: a\n\n"));
    const QList<AttemptFacts> attempts = m_simulator->attempts();
    QCOMPARE(attempts.size(), 2);
    QVERIFY(attempts.at(0).ended.has_value());
    QVERIFY(attempts.at(1).begun <= *attempts.at(0).ended);
    const auto isBad = [](const Verdict &verdict) {
        return verdict.outcome == Verdict::Outcome::Failed;
    };
    const QList<Verdict> verdicts = judge(attempts, std::chrono::steady_clock::now());
    QVERIFY(std::none_of(verdicts.cbegin(), verdicts.cend(), isBad));
    disconnect(m_simulator.get(), &Simulator::logged, this, nullptr);
}

void TestSimulatorStreams::notesWhatClientsDid()
{
    start({": @route GET /s\nretry: 1500\nid: 7\ndata: a\n\ndata: b\n: @drop\n"});
    RawClient first(*m_simulator, getWith("Accept: text/event-stream"));
    QTRY_VERIFY(first.isClosed());
    RawClient second(*m_simulator, getWith("Last-Event-ID: 7\r\nCookie: a=b; streamgauge=x"));
    QTRY_VERIFY(second.isClosed());
    const QList<AttemptFacts> attempts = m_simulator->attempts();
    QCOMPARE(attempts.size(), 2);
    const AttemptFacts &one = attempts.constFirst();
    QCOMPARE(one.route, QStringLiteral("/s"));
    QCOMPARE(one.client, QStringLiteral("127.0.0.1"));
    QCOMPARE(one.number, 1);
    QCOMPARE(one.accept, QByteArray("text/event-stream"));
    QCOMPARE(one.status, 200);
    QCOMPARE(one.contentType, QByteArray("text/event-stream"));
    QVERIFY(!one.lastEventId);
    QCOMPARE(one.lastIdSent, QByteArray("7"));
    QCOMPARE(one.eventsSent, 1);
    QVERIFY(one.retry == 1500ms);
    QVERIFY(one.ended && *one.ended >= one.begun);
    QCOMPARE(int(one.ending), int(AttemptFacts::Ending::DroppedByServer));
    QCOMPARE(attempts.at(1).client, QStringLiteral("127.0.0.1 x"));
    QCOMPARE(attempts.at(1).number, 1); // another client
    QCOMPARE(attempts.at(1).lastEventId.value_or(QByteArray()), QByteArray("7"));
}

void TestSimulatorStreams::tellsWhatItSent()
{
    start({"retry: 5\n: note\nid: 1\nevent: x\ndata: a\n\n: @label half way\n: @eof hold\n"});
    RawClient client(*m_simulator, get);
    QTRY_VERIFY(m_sent.size() >= 5);
    QStringList kinds;
    for (const Simulator::Sent &sent : std::as_const(m_sent))
        kinds.append(QString::number(int(sent.kind)) + u' ' + sent.text);
    using Kind = Simulator::Sent::Kind;
    QVERIFY(m_sent.constFirst().kind == Kind::Began);
    const auto has = [&](Kind kind, const QString &text) {
        return kinds.contains(QString::number(int(kind)) + u' ' + text);
    };
    QVERIFY(has(Kind::Comment, QStringLiteral("note")));
    QVERIFY(has(Kind::Event, QStringLiteral("a")));
    QVERIFY(has(Kind::Label, QStringLiteral("half way")));
    QTRY_COMPARE(m_clients.constFirst().label, QStringLiteral("half way"));
}

void TestSimulatorStreams::answersTheControlApi_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("answer"); // contains that

    const auto row = [](const char *name, const char *path, const char *json, const char *answer) {
        QTest::newRow(name) << "/.streamgauge/" + QByteArray(path) << QByteArray(json)
                            << QByteArray(answer);
    };
    row("push", "push", R"({"event":"x","data":{"b":1,"a":2},"id":"7"})", R"({"clients":1})");
    row("push-text", "push", R"({"data":"one\ntwo"})", R"({"clients":1})");
    row("push-comment", "push", R"({"comment":"hi"})", R"({"clients":1})");
    row("push-to-nobody", "push", R"({"data":"x","clients":[99]})", R"({"clients":0})");
    row("push-to-a-route", "push", R"({"data":"x","route":"/s"})", R"({"clients":1})");
    row("push-to-no-route", "push", R"({"data":"x","route":"/t"})",
        R"({"error":"There is no route)");
    row("push-nothing", "push", "{}", R"({"error":"There is neither)");
    row("push-injection", "push", R"({"data":"x","event":"a\nid: 5"})", R"({"error":"Such an)");
    row("push-misspelt", "push", R"({"dat":"x"})", R"({"error":"There is no member “dat”)");
    row("push-garbage", "push", "{", R"({"error":"The body is not)");
    row("signal", "signal", R"({"name":"go"})", R"({"released":1})");
    row("signal-nobody", "signal", R"({"name":"stay"})", R"({"released":0})");
    row("signal-without-name", "signal", "{}", R"({"error":"“name” is missing)");
    row("fault", "faults", R"({"kind":"drop"})", R"({"clients":1})");
    row("fault-unknown", "faults", R"({"kind":"explode"})", R"({"error":"“kind” has to be)");
    row("fault-stall", "faults", R"({"kind":"stall","time":"3s"})", R"({"clients":1})");
    row("fault-stall-forever", "faults", R"({"kind":"stall"})", R"({"error":"time: )");
    row("fault-drip", "faults", R"({"kind":"drip","rate":"1b/s"})", R"({"clients":1})");
    row("fault-drip-off", "faults", R"({"kind":"drip","rate":"off"})", R"({"clients":1})");
    row("refuse", "faults", R"({"kind":"refuse","count":3})", R"({"attempts":3})");
    row("refuse-injection", "faults", R"({"kind":"refuse","retryAfter":"1\r\nX: y"})",
        R"({"error":"“retryAfter”)");
    row("clock", "clock", R"({"speed":2,"paused":true})",
        R"({"speed":2.0,"paused":true,"skipWaits":false})");
    row("clock-forward", "clock", R"({"forward":"3s","step":true})", R"("speed":1.0)");
    row("clock-too-fast", "clock", R"({"speed":1000})", R"({"error":"“speed”)");
    row("reset", "reset", "", R"({"reset":true})");
    row("unknown-call", "launch", "{}", R"({"error":"There is no POST /.streamgauge/launch)");
}

void TestSimulatorStreams::answersTheControlApi()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, answer);
    start({": @route GET /s\n: @await go\ndata: a\n\n: @eof hold\n"});
    RawClient client(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 1);
    const QByteArray received = post(path, json);
    QVERIFY2(received.contains(answer), received.constData());
    QVERIFY(!QJsonDocument::fromJson(received).isNull());
}

void TestSimulatorStreams::refusesForeignControl_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, const char *headers, int status) {
        QTest::newRow(name) << QByteArray(headers) << status;
    };
    row("localhost", "Host: localhost:8080", 200);
    row("loopback", "Host: 127.0.0.1", 200);
    row("ipv6-loopback", "Host: [::1]:8080", 200);
    row("own-origin", "Host: localhost:80\r\nOrigin: http://localhost:80", 200);
    row("no-host-of-http-1.0", "X: y", 403);
    row("foreign-host", "Host: example.org", 403);
    row("rebound-host", "Host: localhost.example.org", 403);
    row("foreign-address", "Host: 192.0.2.1", 403);
    row("host-with-user", "Host: localhost@example.org", 400);
    row("foreign-origin", "Host: localhost\r\nOrigin: http://example.org", 403);
    row("other-port", "Host: localhost:80\r\nOrigin: http://localhost:81", 403);
    row("null-origin", "Host: localhost\r\nOrigin: null", 403);
}

void TestSimulatorStreams::refusesForeignControl()
{
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    start({": @eof hold\n"});
    RawClient client(*m_simulator, "GET /.streamgauge/clients HTTP/1.0\r\n" + headers + "\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    const QByteArray answer = client.received + client.socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer.constData());
    QVERIFY(!answer.contains("Access-Control-Allow-Origin"));
}

QTEST_GUILESS_MAIN(TestSimulatorStreams)
#include "tst_simulatorstreams.moc"
