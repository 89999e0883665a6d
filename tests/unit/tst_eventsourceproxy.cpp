// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/eventsourcelog.h"
#include "tests/unit/eventually.h"
#include "tests/unit/scriptedserver.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = EventSource::State;

namespace {

// A proxy that leads everybody to the same server, whatever the name asked for.
class Tunnel : public QObject
{
public:
    explicit Tunnel(quint16 target)
        : m_target(target)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *client = m_server.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, this, [this, client] { greet(client); });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the proxy of the test cannot listen");
    }
    ~Tunnel() override
    {
        const auto sockets = m_server.findChildren<QTcpSocket *>();
        for (QTcpSocket *socket : sockets)
            socket->disconnect();
    }
    Q_DISABLE_COPY_MOVE(Tunnel)

    quint16 port() const { return m_server.serverPort(); }

    // The head of a CONNECT, or the bytes of a SOCKS5 request (RFC 1928, section 4).
    QByteArray request() const { return m_request; }
    void refuse() { m_isRefusing = true; }

private:
    void greet(QTcpSocket *client)
    {
        const QByteArray bytes = client->peek(client->bytesAvailable());
        if (bytes.startsWith('\x05') && !m_isGreeted) {
            m_isGreeted = true;
            client->readAll();
            client->write("\x05\x00", 2);
        } else if (bytes.startsWith('\x05')) {
            m_request = client->readAll();
            client->write("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"_ba);
            join(client);
        } else if (bytes.endsWith("\r\n\r\n")) {
            m_request = client->readAll();
            if (m_isRefusing) {
                client->write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            client->write("HTTP/1.1 200 Connected\r\n\r\n");
            join(client);
        }
    }

    void join(QTcpSocket *client)
    {
        auto *server = new QTcpSocket(client);
        server->connectToHost(QHostAddress::LocalHost, m_target);
        client->disconnect(this);
        connect(client, &QTcpSocket::readyRead, server,
                [client, server] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
    }

    QTcpServer m_server;
    quint16 m_target;
    QByteArray m_request;
    bool m_isGreeted = false;
    bool m_isRefusing = false;
};

} // namespace

class TestEventSourceProxy : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksAnHttpProxy();
    void tunnelsThroughAnHttpProxy();
    void goesThroughSocks5();
    void saysWhenTheProxyRefuses();
    void asksThisMachineItself();

private:
    void open(const QUrl &url, const StreamProxy &proxy);

    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<EventSourceLog> m_log;
};

void TestEventSourceProxy::init()
{
    m_source = std::make_unique<EventSource>();
    m_log = std::make_unique<EventSourceLog>(m_source.get());
    m_source->setRetryPolicy({RetryPolicy::Kind::Once, 1min});
}

void TestEventSourceProxy::cleanup()
{
    m_log.reset();
    m_source.reset();
}

void TestEventSourceProxy::open(const QUrl &url, const StreamProxy &proxy)
{
    StreamRequest request{url, "GET", {}, {}};
    request.proxy = proxy;
    request.tls.exceptionHost = url.host();
    m_source->setRequest(request);
    m_source->open();
}

// Plain HTTP is not tunnelled: the proxy gets the whole URL.
void TestEventSourceProxy::asksAnHttpProxy()
{
    ScriptedServer proxy;
    open(QUrl(u"http://example.invalid/a?b"_s),
         {StreamProxy::Type::Http, u"127.0.0.1"_s, proxy.port(), u"me"_s, u"secret"_s});
    EVENTUALLY_COMPARE(proxy.requestCount(), 1);
    QVERIFY(proxy.request(0).startsWith("GET http://example.invalid/a?b HTTP/1.1\r\n"));
    QCOMPARE(proxy.header(0, "Host"), "example.invalid");
    QCOMPARE(m_source->currentAttempt()->lastHop().proxy, u"HTTP 127.0.0.1:%1"_s.arg(proxy.port()));
    QVERIFY(m_source->currentAttempt()->lastHop().addresses.isEmpty());
    EVENTUALLY(m_source->isRequestSent());
    proxy.send(0,
               "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
               "Content-Length: 0\r\n\r\n");
    EVENTUALLY_COMPARE(proxy.requestCount(), 2);
    QCOMPARE(proxy.header(1, "Proxy-Authorization"), "Basic " + "me:secret"_ba.toBase64());
    proxy.send(1, Http::stream("data: a\n\n"));
    EVENTUALLY(m_log->contains("event message a"));
}

void TestEventSourceProxy::tunnelsThroughAnHttpProxy()
{
    ScriptedServer server(u"server"_s);
    server.setAnswer([&](qsizetype index) { server.send(index, Http::stream("data: a\n\n")); });
    const Tunnel proxy(server.port());
    open(QUrl(u"https://example.invalid:8443/a"_s),
         {StreamProxy::Type::Http, u"127.0.0.1"_s, proxy.port(), {}, {}});
    EVENTUALLY(m_log->contains("event message a"));
    QVERIFY(proxy.request().startsWith("CONNECT example.invalid:8443 HTTP/1.1\r\n"));
    QVERIFY(server.request(0).startsWith("GET /a HTTP/1.1\r\n"));
    QVERIFY(m_source->currentAttempt()->lastHop().tls->isExcepted);
}

void TestEventSourceProxy::goesThroughSocks5()
{
    ScriptedServer server;
    server.setAnswer([&](qsizetype index) { server.send(index, Http::stream("data: a\n\n")); });
    const Tunnel proxy(server.port());
    open(QUrl(u"http://example.invalid:81/a"_s),
         {StreamProxy::Type::Socks5, u"127.0.0.1"_s, proxy.port(), {}, {}});
    EVENTUALLY(m_log->contains("event message a"));
    // The proxy looks the name up.
    QCOMPARE(proxy.request(), "\x05\x01\x00\x03\x0F"_ba + "example.invalid" + "\x00\x51"_ba);
    QCOMPARE(m_source->currentAttempt()->lastHop().proxy,
             u"SOCKS5 127.0.0.1:%1"_s.arg(proxy.port()));
}

void TestEventSourceProxy::saysWhenTheProxyRefuses()
{
    Tunnel proxy(1);
    proxy.refuse();
    open(QUrl(u"https://example.invalid/a"_s),
         {StreamProxy::Type::Http, u"127.0.0.1"_s, proxy.port(), {}, {}});
    EVENTUALLY_COMPARE(m_source->state(), State::Closed);
    QVERIFY2(m_source->errorString().startsWith(
                 u"There is no way to example.invalid through the proxy HTTP 127.0.0.1:%1: "_s.arg(
                     proxy.port())),
             qPrintable(m_source->errorString()));

    const ScriptedServer nobody(ScriptedServer::Start::Refusing);
    open(QUrl(u"http://example.invalid/a"_s),
         {StreamProxy::Type::Socks5, u"127.0.0.1"_s, nobody.port(), {}, {}});
    EVENTUALLY_COMPARE(m_source->state(), State::Closed);
    QVERIFY2(m_source->errorString().contains(u"SOCKS5"), qPrintable(m_source->errorString()));
}

// As browsers do, whatever the system says of proxies.
void TestEventSourceProxy::asksThisMachineItself()
{
    qputenv("http_proxy", "http://127.0.0.1:1/");
    ScriptedServer server;
    open(server.url(), {});
    EVENTUALLY_COMPARE(server.requestCount(), 1);
    QVERIFY(server.request(0).startsWith("GET / HTTP/1.1\r\n"));
    open(QUrl(u"http://example.invalid/"_s), {});
    EVENTUALLY_COMPARE(m_source->state(), State::Closed);
    QCOMPARE(m_source->currentAttempt()->lastHop().proxy, u"HTTP 127.0.0.1:1"_s);
    open(QUrl(u"http://example.invalid/"_s), {StreamProxy::Type::None, {}, 0, {}, {}});
    EVENTUALLY_COMPARE(m_source->state(), State::Closed);
    QCOMPARE(m_source->currentAttempt()->lastHop().proxy, QString());
    qunsetenv("http_proxy");
}

QTEST_GUILESS_MAIN(TestEventSourceProxy)
#include "tst_eventsourceproxy.moc"
