// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rawclient.h"

#include "lib/simulator/simulator.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cerrno>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

// Speaks HTTP by hand over a raw socket, so that every byte of the server is seen.
class TestSimulator : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sendsTheHeadAtOnce();
    void framesStreams_data();
    void framesStreams();
    void endsStreams_data();
    void endsStreams();
    void resetsDroppedConnections_data();
    void resetsDroppedConnections();
    void answersOtherRequests_data();
    void answersOtherRequests();
    void appliesTheHeadDirectives_data();
    void appliesTheHeadDirectives();
    void keepsConnectionsAlive();
    void answersRequestsThatArriveInPieces();
    void countsAttemptsAndRemembersNoContent();
    void sharesSequenceNumbersBetweenClients();
    void reportsItsClients();
    void pushesBetweenBlocks();
    void servesFilesAndNothingElse();
    void servesLargeFiles();
    void refusesSlowHeads();
    void closesIdleConnections();
    void refusesTooManyConnections();
    void cutsOffClientsThatNeverRead();
    void letsFloodsWaitForTheClient();
    void doesNotLetAFloodStarveOthers();
    void saysWhyItCannotListen();
    void startsAgain();
    void survivesItsClientsAndThemIt();

private:
    static Scenario scenario(const QByteArray &text);
    void start(const QByteArray &text, Simulator::Options options = {});
    QByteArray exchange(const QByteArray &request);
    static QByteArray withoutDate(QByteArray bytes);

    std::unique_ptr<Simulator> m_simulator;
    QStringList m_log;
    QList<Simulator::Client> m_clients;
    int m_reports = 0;
};

namespace {

constexpr int patience = 5000; // ms; only a failure waits that long

const QByteArray get = "GET /s HTTP/1.1\r\nHost: a\r\n\r\n";
const QByteArray streamHead =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
    "X-Accel-Buffering: no\r\nAccess-Control-Allow-Origin: *\r\n";
const QByteArray chunkedHead =
    streamHead + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n";

using Client = RawClient;

} // namespace

Scenario TestSimulator::scenario(const QByteArray &text)
{
    ScriptError error;
    auto scenario = Scenario::parse(": @streamgauge 1\n" + text, &error);
    if (!scenario)
        qFatal("%d:%d %s", error.line, error.column, qPrintable(error.message));
    scenario->setName(QStringLiteral("test"));
    return *scenario;
}

void TestSimulator::init()
{
    m_log.clear();
    m_clients.clear();
    m_reports = 0;
    m_simulator = std::make_unique<Simulator>();
    connect(m_simulator.get(), &Simulator::logged, this,
            [this](const QString &line) { m_log.append(line); });
    connect(m_simulator.get(), &Simulator::clientsChanged, this,
            [this](const QList<Simulator::Client> &list) {
                m_clients = list;
                ++m_reports;
            });
}

void TestSimulator::start(const QByteArray &text, Simulator::Options options)
{
    QVERIFY2(m_simulator->start({scenario(text)}, options), qPrintable(m_simulator->errorString()));
}

QByteArray TestSimulator::withoutDate(QByteArray bytes)
{
    static const QByteArray name = "Date: ";
    const qsizetype from = bytes.indexOf(name);
    const qsizetype end = bytes.indexOf("\r\n", from);
    return from < 0 || end < 0 ? bytes : bytes.remove(from, end + 2 - from);
}

// All the server answers until it closes.
QByteArray TestSimulator::exchange(const QByteArray &request)
{
    Client client(*m_simulator, request);
    if (!QTest::qWaitFor([&] { return client.socket.state() == QTcpSocket::UnconnectedState; },
                         patience))
        return "still open: " + client.received;
    client.received += client.socket.readAll();
    return withoutDate(client.received);
}

void TestSimulator::sendsTheHeadAtOnce()
{
    start(": @hang\n");
    Client client(*m_simulator, get);
    QTRY_COMPARE(withoutDate(client.received), chunkedHead);
    QVERIFY(
        QRegularExpression(
            QStringLiteral("\r\nDate: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n"))
            .match(QString::fromLatin1(client.received))
            .hasMatch());
}

void TestSimulator::framesStreams_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("expected"); // after the usual head

    QTest::newRow("http-1.1") << QByteArray(
        "GET /s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                              << QByteArray(
                                     "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                                     "9\r\ndata: a\n\n\r\n9\r\ndata: b\n\n\r\n0\r\n\r\n");
    QTest::newRow("http-1.0") << QByteArray("GET /s HTTP/1.0\r\n\r\n")
                              << QByteArray("Connection: close\r\n\r\ndata: a\n\ndata: b\n\n");
    QTest::newRow("http-1.0-keep-alive")
        << QByteArray("GET /s HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        << QByteArray("Connection: close\r\n\r\ndata: a\n\ndata: b\n\n");
    QTest::newRow("post") << QByteArray(
        "POST /s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                          << QByteArray("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        "9\r\ndata: a\n\n\r\n9\r\ndata: b\n\n\r\n0\r\n\r\n");
}

void TestSimulator::framesStreams()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, expected);
    start("data: a\n\n: @wait 50ms\ndata: b\n\n");
    QCOMPARE(exchange(request), streamHead + expected);
}

void TestSimulator::endsStreams_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("close") << QByteArray("data: a\n\n: @close\n")
                           << QByteArray("9\r\ndata: a\n\n\r\n0\r\n\r\n");
    QTest::newRow("truncate") << QByteArray("data: a\n: @truncate\n")
                              << QByteArray("8\r\ndata: a\n\r\n");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("0\r\n\r\n");
}

void TestSimulator::endsStreams()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    start(text);
    const QByteArray head = streamHead + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    QCOMPARE(exchange("GET /s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), head + expected);
}

void TestSimulator::resetsDroppedConnections_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("inside-an-event")
        << QByteArray("data: a\n: @wait 50ms\n: @drop\n") << chunkedHead + "8\r\ndata: a\n\r\n";
    QTest::newRow("before-any-answer") << QByteArray(": @drop\n") << QByteArray();
    QTest::newRow("as-it-was-recorded")
        << QByteArray(": @connection 1\n: @?begun 2026-11-21T00:00:00Z\n: @request GET http://a/\n"
                      ": @sent Host: a\n: @?took 0.2s\n: @drop\n: @ended Reset.\n")
        << QByteArray();
    QTest::newRow("after-the-head") << QByteArray(": @status 200\n: @drop\n") << chunkedHead;
    QTest::newRow("later") << QByteArray(": @wait 50ms\n: @drop\n") << chunkedHead;
}

// Qt calls a proper end and a reset the same, so this asks the system.
void TestSimulator::resetsDroppedConnections()
{
    QFETCH(QByteArray, scenario);
    QFETCH(QByteArray, answer);
    start(scenario);
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval limit{patience / 1000, 0};
    ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = qToBigEndian(m_simulator->port());
    address.sin_addr.s_addr = qToBigEndian(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(::send(client, get.constData(), static_cast<size_t>(get.size()), 0), get.size());

    QByteArray received;
    QByteArray buffer(4096, Qt::Uninitialized);
    ssize_t size = 0;
    while ((size = ::recv(client, buffer.data(), static_cast<size_t>(buffer.size()), 0)) > 0)
        received += buffer.first(size);
    const int error = size < 0 ? errno : 0;
    ::close(client);
    QCOMPARE(error, ECONNRESET);
    QCOMPARE(withoutDate(received), answer);
}

void TestSimulator::answersOtherRequests_data()
{
    QTest::addColumn<QByteArray>("request"); // without Host and Connection
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("contained");

    const auto row = [](const char *name, const QByteArray &request, const char *beginning,
                        const char *contained) {
        QTest::newRow(name) << request << QByteArray(beginning) << QByteArray(contained);
    };
    row("not-found", "GET /none HTTP/1.1\r\n", "HTTP/1.1 404 Not Found\r\n", "\n  GET /s\n");
    row("not-allowed", "DELETE /s HTTP/1.1\r\n", "HTTP/1.1 405 Method Not Allowed\r\n",
        "\r\nAllow: GET, HEAD, OPTIONS\r\n");
    row("options", "OPTIONS /s HTTP/1.1\r\nOrigin: https://b\r\n", "HTTP/1.1 204 No Content\r\n",
        "\r\nAccess-Control-Allow-Origin: *\r\n");
    row("page", "GET / HTTP/1.1\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n", "\"path\":\"/s\"");
    row("oversized-head", "GET /s HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n",
        "HTTP/1.1 431 Request Header Fields Too Large\r\n", "16 KiB");
    row("oversized-body", "POST /s HTTP/1.1\r\nContent-Length: 2000000\r\n",
        "HTTP/1.1 413 Content Too Large\r\n", "1 MiB");
    row("no-http", "NONSENSE\r\n", "HTTP/1.1 400 Bad Request\r\n", "malformed");
    row("tls", "\x16\x03\x01\x02", "HTTP/1.1 400 Bad Request\r\n", "http://");
}

void TestSimulator::answersOtherRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, beginning);
    QFETCH(QByteArray, contained);
    start(": @route GET /s\ndata: a\n\n");
    const QByteArray answer = exchange(request + "Host: a\r\nConnection: close\r\n\r\n");
    QVERIFY2(answer.startsWith(beginning), answer.constData());
    QVERIFY2(answer.contains(contained), answer.constData());
    QTRY_VERIFY(!m_log.isEmpty());
}

void TestSimulator::appliesTheHeadDirectives_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("headers") << QByteArray(
        ": @header X-Id: 7\n: @header content-type: text/event-stream;charset=utf-8\n"
        ": @header -X-Accel-Buffering\n: @header Set-Cookie: a=1\n: @header Set-Cookie: b=2\n"
        ": @header Transfer-Encoding: gzip\n")
                             << QByteArray(
                                    "HTTP/1.1 200 OK\r\nCache-Control: "
                                    "no-cache\r\nAccess-Control-Allow-Origin: *\r\nX-Id: 7\r\n"
                                    "content-type: text/event-stream;charset=utf-8\r\nSet-Cookie: "
                                    "a=1\r\nSet-Cookie: b=2\r\n"
                                    "Connection: close\r\nTransfer-Encoding: "
                                    "chunked\r\n\r\n9\r\ndata: a\n\n\r\n0\r\n\r\n");
    QTest::newRow("status")
        << QByteArray(": @status 503 retry-after=2 body=\"upstream down\"\n")
        << QByteArray(
               "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
               "Cache-Control: no-store\r\nRetry-After: 2\r\nAccess-Control-Allow-Origin: *\r\n"
               "Connection: close\r\nContent-Length: 13\r\n\r\nupstream down");
    QTest::newRow("no-content")
        << QByteArray(": @status 204\n")
        << QByteArray("HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\n"
                      "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n");
    QTest::newRow("cors-off")
        << QByteArray(": @cors off\n: @status 204\n")
        << QByteArray(
               "HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n");
    QTest::newRow("cors-origin")
        << QByteArray(": @cors origin\n: @status 204\n")
        << QByteArray("HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\nVary: Origin\r\n"
                      "Access-Control-Allow-Origin: https://b\r\nAccess-Control-Allow-Credentials: "
                      "true\r\n"
                      "Connection: close\r\n\r\n");
    QTest::newRow("redirect")
        << QByteArray(": @status 307\n: @header Location: /elsewhere\n")
        << QByteArray("HTTP/1.1 307 Temporary Redirect\r\nCache-Control: "
                      "no-store\r\nAccess-Control-Allow-Origin: *\r\n"
                      "Location: /elsewhere\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}

void TestSimulator::appliesTheHeadDirectives()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, expected);
    start(head + "data: a\n\n");
    QCOMPARE(
        exchange("GET /s HTTP/1.1\r\nHost: a\r\nOrigin: https://b\r\nConnection: close\r\n\r\n"),
        expected);
}

void TestSimulator::keepsConnectionsAlive()
{
    start(": @route GET /s\ndata: a\n\n");
    Client client(*m_simulator,
                  "GET /none HTTP/1.1\r\nHost: a\r\n\r\nHEAD /s HTTP/1.1\r\nHost: a\r\n\r\n" + get
                      + get);
    const QByteArray stream = "9\r\ndata: a\n\n\r\n0\r\n\r\n";
    QTRY_COMPARE(client.received.count(stream), 2);
    QCOMPARE(client.received.count("HTTP/1.1 404"), 1);
    QCOMPARE(client.received.count("HTTP/1.1 200 OK"), 3);
    const QByteArray afterHead = client.received.sliced(client.received.indexOf("HTTP/1.1 200 OK"));
    const qsizetype end = afterHead.indexOf("\r\n\r\n") + 4;
    QVERIFY(afterHead.sliced(end).startsWith("HTTP/1.1 200 OK")); // HEAD has no body
    QCOMPARE(client.socket.state(), QTcpSocket::ConnectedState);
    client.socket.write(get); // and again, after all was quiet
    QTRY_COMPARE(client.received.count(stream), 3);
}

void TestSimulator::answersRequestsThatArriveInPieces()
{
    start("data: a\n\n");
    Client client(*m_simulator);
    QTRY_COMPARE(client.socket.state(), QTcpSocket::ConnectedState);
    for (const char c : QByteArray(
             "POST /s HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")) {
        client.socket.write(&c, 1);
        client.socket.flush();
    }
    QTRY_COMPARE(client.received, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.socket.write("ab");
    client.socket.flush();
    client.socket.write("c");
    QTRY_VERIFY(client.received.endsWith("9\r\ndata: a\n\n\r\n0\r\n\r\n"));
}

void TestSimulator::countsAttemptsAndRemembersNoContent()
{
    start(": @template on\n: @connection 1\ndata: {{connection}}\n\n"
          ": @connection 2\n: @status 503\n: @connection 3..\ndata: {{connection}} "
          "{{last-event-id}}\n\n: @eof no-content\n");
    const QByteArray request =
        "GET /s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nLast-Event-ID: \xE4\xBF\xA1\r\n\r\n";
    QVERIFY(exchange(request).contains("\r\ndata: 1\n\n"));
    QVERIFY(exchange(request).startsWith("HTTP/1.1 503"));
    QVERIFY(exchange(request).contains("data: 3 \xE4\xBF\xA1\n\n"));
    QVERIFY(exchange(request).startsWith("HTTP/1.1 204"));
    QVERIFY(exchange(request).startsWith("HTTP/1.1 204"));
}

void TestSimulator::sharesSequenceNumbersBetweenClients()
{
    start(": @template on\nid: {{seq}}\ndata: {{seq}}\n\n: @hang\n");
    QList<QByteArray> bodies;
    for (int i = 0; i < 3; ++i) {
        Client client(*m_simulator, get);
        QTRY_VERIFY(client.received.contains("data: "));
        bodies.append(client.received.sliced(client.received.indexOf("id: ")));
    }
    QCOMPARE(bodies,
             (QList<QByteArray>{"id: 1\ndata: 1\n\n\r\n", "id: 2\ndata: 2\n\n\r\n",
                                "id: 3\ndata: 3\n\n\r\n"}));
}

void TestSimulator::reportsItsClients()
{
    start("data: a\n\n: @wait 10ms\ndata: b\n\n: @hang\n");
    auto first = std::make_unique<Client>(
        *m_simulator, "GET /x%20y?z HTTP/1.1\r\nHost: a\r\nLast-Event-ID: 7\r\n\r\n");
    QTRY_COMPARE(m_clients.size(), 1);
    QTRY_COMPARE(m_clients.first().eventsSent, 2);
    const Simulator::Client seen = m_clients.first();
    QCOMPARE(seen.address, QStringLiteral("127.0.0.1"));
    QCOMPARE(seen.port, first->socket.localPort());
    QCOMPARE(seen.path, QStringLiteral("/x y"));
    QCOMPARE(seen.lastEventId, QByteArray("7"));
    QCOMPARE(seen.attempt, 1);
    QCOMPARE(seen.bytesSent, 18);
    QCOMPARE(seen.bytesQueued, 0);
    QVERIFY(qAbs(seen.since.msecsTo(QDateTime::currentDateTimeUtc())) < patience);
    const Client second(*m_simulator, get);
    QTRY_COMPARE(m_clients.size(), 2);
    QCOMPARE(m_clients.last().attempt, 2);
    first.reset();
    QTRY_COMPARE(m_clients.size(), 1);
    QCOMPARE(m_clients.first().attempt, 2);
    QVERIFY(m_reports <= 20);
}

void TestSimulator::pushesBetweenBlocks()
{
    start("data: a\n\n: @wait 20ms\ndata: b\n: @wait 300ms\n\n: @hang\n");
    QCOMPARE(m_simulator->push("data: nobody\n\n"), 0);
    Client first(*m_simulator, get);
    Client second(*m_simulator, get);
    QTRY_VERIFY(first.received.endsWith("data: b\n\r\n")
                && second.received.endsWith("data: b\n\r\n"));
    QCOMPARE(m_simulator->push("event: x\ndata: y\n\n"), 2);
    QTRY_VERIFY(first.received.endsWith("\nevent: x\ndata: y\n\n\r\n"));
    QTRY_VERIFY(second.received.endsWith("\nevent: x\ndata: y\n\n\r\n"));
    QCOMPARE(m_simulator->push("data: z\n\n"), 2);
    QTRY_VERIFY(first.received.endsWith(
        "data: b\n\r\n13\r\n\nevent: x\ndata: y\n\n\r\n9\r\ndata: z\n\n\r\n"));
}

void TestSimulator::servesFilesAndNothingElse()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}");
    file.flush();
    file.setFileTime(QDateTime::fromMSecsSinceEpoch(255), QFileDevice::FileModificationTime);
    file.close();
    QFile::link(QStringLiteral("/etc/passwd"), folder.filePath(QStringLiteral("out")));
    Simulator::Options options;
    options.staticFolder = folder.path();
    start(": @route GET /s\n: @hang\n", options);
    const QByteArray rest = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json; "
                            "charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n"
                            "Cache-Control: no-cache\r\nETag: \"2-ff\"\r\nConnection: "
                            "close\r\nContent-Length: 2\r\n\r\n";
    QCOMPARE(exchange("GET /a.json" + rest), head + "{}");
    QCOMPARE(exchange("HEAD /a.json" + rest), head);
    for (const char *path :
         {"/../a.json", "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
          "/..%2f..%2fetc/passwd", "/out", "//etc/passwd", "/a.json%00", "/none"})
        QVERIFY2(exchange("GET " + QByteArray(path) + rest).startsWith("HTTP/1.1 404"), path);
    QVERIFY(exchange("POST /a.json" + rest).startsWith("HTTP/1.1 404"));
}

void TestSimulator::servesLargeFiles()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("large.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("0123456789abcde\n").repeated(500'000); // 8 MB
    QCOMPARE(file.write(content), content.size());
    file.close();
    Simulator::Options options;
    options.staticFolder = folder.path();
    start(": @route GET /s\n", options);
    const QByteArray answer =
        exchange("GET /large.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QVERIFY(answer.endsWith("\r\n\r\n" + content));
}

void TestSimulator::refusesSlowHeads()
{
    Simulator::Options options;
    options.headTimeout = 100;
    start("data: a\n\n", options);
    const QByteArray answer = exchange("GET /s HTTP/1.1\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 408 Request Timeout\r\n"), answer.constData());
}

void TestSimulator::closesIdleConnections()
{
    Simulator::Options options;
    options.headTimeout = 100;
    start(": @route GET /s\n: @hang\n", options);
    const Client quiet(*m_simulator, get);
    QTRY_VERIFY(!quiet.received.isEmpty());
    QCOMPARE(exchange(""), QByteArray());
    const QByteArray answer = exchange("GET /none HTTP/1.1\r\nHost: a\r\n\r\n"); // then idle again
    QVERIFY2(answer.startsWith("HTTP/1.1 404 Not Found\r\n"), answer.constData());
    // Both were closed since, but a stream is not idle, however quiet it is.
    QCOMPARE(quiet.socket.state(), QTcpSocket::ConnectedState);
}

void TestSimulator::refusesTooManyConnections()
{
    Simulator::Options options;
    options.connectionLimit = 2;
    start(": @hang\n", options);
    Client first(*m_simulator, get);
    auto second = std::make_unique<Client>(*m_simulator, get);
    QTRY_VERIFY(!first.received.isEmpty() && !second->received.isEmpty());
    QVERIFY(exchange("").startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    second.reset();
    QTRY_VERIFY(m_log.filter(QLatin1String("is gone")).size() == 1);
    Client third(*m_simulator, get);
    QTRY_VERIFY(third.received.startsWith("HTTP/1.1 200 OK"));
}

void TestSimulator::cutsOffClientsThatNeverRead()
{
    Simulator::Options options;
    options.queueLimit = 256 * 1024;
    start(": @template on\n: @repeat forever\n: @wait 1ms\ndata: {{hex 200000}}\n\n: @end\n",
          options);
    Client client(*m_simulator);
    client.isReading = false;
    client.socket.setReadBufferSize(1024);
    client.socket.write(get);
    QTRY_VERIFY_WITH_TIMEOUT(!m_log.filter(QLatin1String("does not read")).isEmpty(), patience);
}

void TestSimulator::letsFloodsWaitForTheClient()
{
    start(": @repeat forever\ndata: 0123456789012345678901234567890123456789\n\n: @end\n");
    Client client(*m_simulator);
    client.isReading = false;
    client.socket.setReadBufferSize(1024);
    client.socket.write(get);
    QTRY_VERIFY(!m_clients.isEmpty() && m_clients.first().bytesQueued > 512 * 1024);
    const qint64 sent = m_clients.first().bytesSent;
    QVERIFY(m_clients.first().bytesQueued < 2 * 1024 * 1024);
    client.isReading = true;
    client.socket.setReadBufferSize(0);
    client.socket.readAll();
    QTRY_VERIFY(m_clients.size() == 1 && m_clients.first().bytesSent > sent + 8 * 1024 * 1024);
    QVERIFY(m_log.filter(QLatin1String("does not read")).isEmpty());
}

void TestSimulator::doesNotLetAFloodStarveOthers()
{
    start(": @connection 1\n: @repeat forever\ndata: 0123456789\n\n: @end\n"
          ": @connection 2..\n: @repeat 20\n: @wait 10ms\ndata: a\n\n: @end\n");
    Client flood(*m_simulator, get);
    QTRY_VERIFY(flood.received.size() > 1'000'000);
    QElapsedTimer timer;
    timer.start();
    Client other(*m_simulator, get);
    QTRY_VERIFY(other.received.endsWith("0\r\n\r\n"));
    QVERIFY2(timer.elapsed() < patience / 2, qPrintable(QString::number(timer.elapsed())));
}

void TestSimulator::saysWhyItCannotListen()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Simulator::Options options;
    options.port = other.serverPort();
    QVERIFY(!m_simulator->start({scenario("data: a\n\n")}, options));
    QCOMPARE(m_simulator->errorString(),
             QStringLiteral(
                 "Port %1 on 127.0.0.1 is already in use; choose another or 0 for any free port.")
                 .arg(other.serverPort()));
    QVERIFY(!m_simulator->isListening());
    QCOMPARE(m_simulator->port(), 0);
    QVERIFY(m_simulator->baseUrl().isEmpty() && m_simulator->streamUrls().isEmpty());

    options.port = 0;
    options.address = QHostAddress(QStringLiteral("192.0.2.1"));
    QVERIFY(!m_simulator->start({scenario("data: a\n\n")}, options));
    QCOMPARE(m_simulator->errorString(),
             QStringLiteral("192.0.2.1 is not an address of this machine."));
    options = {};
    options.staticFolder = QStringLiteral("/no/such/folder");
    QVERIFY(!m_simulator->start({scenario("data: a\n\n")}, options));
    QVERIFY(m_simulator->errorString().contains(options.staticFolder));
}

void TestSimulator::startsAgain()
{
    QSignalSpy started(m_simulator.get(), &Simulator::started);
    QSignalSpy stopped(m_simulator.get(), &Simulator::stopped);
    start(": @route GET /a%20b\ndata: a\n\n");
    QCOMPARE(m_simulator->streamUrls().first().toString(QUrl::FullyEncoded),
             QStringLiteral("http://127.0.0.1:%1/a%20b").arg(m_simulator->port()));
    Client client(*m_simulator, get);
    QTRY_COMPARE(client.socket.state(), QTcpSocket::ConnectedState);
    const quint16 port = m_simulator->port();
    Simulator::Options options;
    options.port = port; // the same, at once
    start("data: b\n\n", options);
    QCOMPARE(m_simulator->port(), port);
    QCOMPARE(started.size(), 2);
    QCOMPARE(stopped.size(), 1);
    QTRY_COMPARE(client.socket.state(), QTcpSocket::UnconnectedState);
    QVERIFY(exchange("GET /x HTTP/1.0\r\n\r\n").endsWith("data: b\n\n"));
    m_simulator->stop();
    m_simulator->stop();
    QCOMPARE(stopped.size(), 2);
    QVERIFY(!m_simulator->isListening());
}

void TestSimulator::survivesItsClientsAndThemIt()
{
    start(": @repeat forever\n: @wait 1ms\ndata: a\n\n: @end\n");
    QList<std::shared_ptr<Client>> clients;
    for (int i = 0; i < 100; ++i)
        clients.append(std::make_shared<Client>(*m_simulator, get));
    QTRY_COMPARE(m_simulator->push("data: x\n\n"), 100);
    clients.remove(0, 50);
    QTRY_COMPARE(m_simulator->push("data: x\n\n"), 50);
    m_simulator.reset();
    for (const auto &client : std::as_const(clients))
        QTRY_COMPARE(client->socket.state(), QTcpSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
