// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/eventsourcelog.h"
#include "tests/unit/eventually.h"
#include "tests/unit/scriptedserver.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = EventSource::State;
using Error = EventSource::Error;

// https, with certificates that somebody vouches for or nobody does.
class TestEventSourceTls : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void trustsTheOwnAuthority();
    void refusesWhatNobodyVouchesFor_data();
    void refusesWhatNobodyVouchesFor();
    void makesAnException_data();
    void makesAnException();
    void showsItsCertificate_data();
    void showsItsCertificate();
    void refusesUnreadableFiles_data();
    void refusesUnreadableFiles();
    void takesNewSettingsAtOpen();
    void keepsItsCertificateFromOthers();
    void failsWithoutAgreement();

private:
    void open(const StreamTls &tls);
    QString error() const { return m_source->errorString(); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<EventSourceLog> m_log;
};

namespace {

QString file(const QString &name)
{
    return QStringLiteral(STREAMGAUGE_TEST_DATA "/tls/") + name;
}

QByteArray digest(const QString &name)
{
    return QSslCertificate::fromPath(file(name)).constFirst().digest(QCryptographicHash::Sha256);
}

} // namespace

void TestEventSourceTls::init()
{
    m_server = std::make_unique<ScriptedServer>(u"server"_s);
    m_source = std::make_unique<EventSource>();
    m_source->setReconnectionTime(0ms);
    m_log = std::make_unique<EventSourceLog>(m_source.get());
    m_server->setAnswer(
        [&](qsizetype index) { m_server->send(index, Http::chunkedStream("data: a\n\n")); });
}

void TestEventSourceTls::cleanup()
{
    m_log.reset();
    m_source.reset();
    m_server.reset();
}

void TestEventSourceTls::open(const StreamTls &tls)
{
    StreamRequest request{m_server->url(), "GET", {}, {}};
    request.tls = tls;
    m_source->setRequest(request);
    m_source->open();
}

void TestEventSourceTls::trustsTheOwnAuthority()
{
    StreamTls tls;
    tls.caFile = file(u"ca.pem"_s);
    open(tls);
    EVENTUALLY(m_log->contains("event message a"));
    const auto attempt = m_source->currentAttempt();
    const Attempt::Hop &hop = attempt->lastHop();
    QVERIFY(hop.tls);
    QCOMPARE(hop.tls->protocol, u"TLSv1.3"_s);
    QVERIFY(hop.tls->cipher.startsWith(u"TLS_"));
    QCOMPARE(hop.tls->flaws, QStringList());
    QVERIFY(!hop.tls->isExcepted);
    QCOMPARE(hop.tls->chain.constFirst().digest(QCryptographicHash::Sha256),
             digest(u"server.pem"_s));
    QVERIFY(*hop.encrypted <= *hop.head);
}

void TestEventSourceTls::refusesWhatNobodyVouchesFor_data()
{
    QTest::addColumn<QString>("certificate");

    QTest::newRow("unknown-authority") << u"server"_s;
    QTest::newRow("self-signed") << u"selfsigned"_s;
}

void TestEventSourceTls::refusesWhatNobodyVouchesFor()
{
    QFETCH(const QString, certificate);
    for (const auto kind : {RetryPolicy::Kind::Standard, RetryPolicy::Kind::Persistent}) {
        init();
        m_server = std::make_unique<ScriptedServer>(certificate);
        m_source->setRetryPolicy({kind, 1min});
        open({});
        EVENTUALLY_COMPARE(m_source->state(), State::Closed);
        QCOMPARE(m_source->error(), Error::Tls);
        QVERIFY2(error().startsWith(
                     u"The certificate of 127.0.0.1:%1 is not trusted: "_s.arg(m_server->port())),
                 qPrintable(error()));
        const auto attempt = m_source->currentAttempt();
        const auto tls = attempt->lastHop().tls;
        QVERIFY(tls);
        QVERIFY(!tls->flaws.isEmpty());
        QVERIFY(!tls->isExcepted);
        QCOMPARE(tls->chain.constFirst().digest(QCryptographicHash::Sha256),
                 digest(certificate + u".pem"_s));
        QCOMPARE(m_server->requestCount(), 0);
    }
}

void TestEventSourceTls::makesAnException_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("exceptionDigest");
    QTest::addColumn<bool>("isMade");

    QTest::newRow("this-certificate") << u"127.0.0.1"_s << digest(u"selfsigned.pem"_s) << true;
    QTest::newRow("any-certificate") << u"127.0.0.1"_s << QByteArray() << true;
    QTest::newRow("another-certificate") << u"127.0.0.1"_s << digest(u"server.pem"_s) << false;
    QTest::newRow("another-host") << u"localhost"_s << digest(u"selfsigned.pem"_s) << false;
    QTest::newRow("no-host") << QString() << QByteArray() << false;
}

void TestEventSourceTls::makesAnException()
{
    QFETCH(const QString, host);
    QFETCH(const QByteArray, exceptionDigest);
    QFETCH(const bool, isMade);
    m_server = std::make_unique<ScriptedServer>(u"selfsigned"_s);
    m_server->setAnswer(
        [&](qsizetype index) { m_server->send(index, Http::chunkedStream("data: a\n\n")); });
    StreamTls tls;
    tls.exceptionHost = host;
    tls.exceptionDigest = exceptionDigest;
    open(tls);
    EVENTUALLY(m_source->state() == State::Open || m_source->state() == State::Closed);
    QCOMPARE(m_source->state(), isMade ? State::Open : State::Closed);
    QCOMPARE(m_source->currentAttempt()->lastHop().tls->isExcepted, isMade);
    QVERIFY(!m_source->currentAttempt()->lastHop().tls->flaws.isEmpty());
}

void TestEventSourceTls::showsItsCertificate_data()
{
    QTest::addColumn<QString>("certificateFile");
    QTest::addColumn<QString>("keyFile");
    QTest::addColumn<QString>("password");

    QTest::newRow("none") << QString() << QString() << QString();
    QTest::newRow("two-files") << u"client.pem"_s << u"client.key"_s << QString();
    QTest::newRow("one-file") << u"client-both.pem"_s << QString() << QString();
    QTest::newRow("encrypted") << u"client.pem"_s << u"client-encrypted.key"_s << u"secret"_s;
}

void TestEventSourceTls::showsItsCertificate()
{
    QFETCH(const QString, certificateFile);
    QFETCH(const QString, keyFile);
    QFETCH(const QString, password);
    m_server = std::make_unique<ScriptedServer>(u"server"_s, QSslSocket::VerifyPeer);
    m_server->setAnswer(
        [&](qsizetype index) { m_server->send(index, Http::chunkedStream("data: a\n\n")); });
    StreamTls tls;
    tls.caFile = file(u"ca.pem"_s);
    tls.certificateFile = certificateFile.isEmpty() ? QString() : file(certificateFile);
    tls.keyFile = keyFile.isEmpty() ? QString() : file(keyFile);
    tls.keyPassword = password;
    m_source->setRetryPolicy({RetryPolicy::Kind::Once, 1min});
    open(tls);
    EVENTUALLY(m_log->contains("event message a") || m_source->state() == State::Closed);
    QCOMPARE(m_log->contains("event message a"), !certificateFile.isEmpty());
}

void TestEventSourceTls::refusesUnreadableFiles_data()
{
    QTest::addColumn<StreamTls>("tls");
    QTest::addColumn<QString>("problem");
    const auto client = [](const QString &certificate, const QString &key,
                           const QString &password = {}) {
        StreamTls tls;
        tls.certificateFile = file(certificate);
        tls.keyFile = key.isEmpty() ? QString() : file(key);
        tls.keyPassword = password;
        return tls;
    };
    StreamTls tls;

    tls.caFile = file(u"nothing.pem"_s);
    QTest::newRow("no-ca") << tls << u"nothing.pem” cannot be read: "_s;
    tls.caFile = file(u"server.key"_s);
    QTest::newRow("bad-ca") << tls << u"There is no certificate in PEM format in “"_s;
    QTest::newRow("no-certificate")
        << client(u"nothing.pem"_s, {}) << u"nothing.pem” cannot be read: "_s;
    QTest::newRow("bad-certificate") << client(u"client.key"_s, u"client.key"_s)
                                     << u"There is no certificate in PEM format in “"_s;
    QTest::newRow("no-key") << client(u"client.pem"_s, u"nothing.key"_s)
                            << u"nothing.key” cannot be read: "_s;
    QTest::newRow("no-key-with-it")
        << client(u"client.pem"_s, {}) << u"There is no private key in PEM format in “"_s;
    QTest::newRow("wrong-password") << client(u"client.pem"_s, u"client-encrypted.key"_s, u"x"_s)
                                    << u"The password does not open the key in “"_s;
    QTest::newRow("no-password") << client(u"client.pem"_s, u"client-encrypted.key"_s)
                                 << u"The password does not open the key in “"_s;
}

void TestEventSourceTls::refusesUnreadableFiles()
{
    QFETCH(const StreamTls, tls);
    QFETCH(const QString, problem);
    open(tls);
    QCOMPARE(m_source->state(), State::Closed);
    QCOMPARE(m_source->error(), Error::InvalidRequest);
    QVERIFY2(error().contains(problem), qPrintable(error()));
    QVERIFY(error().endsWith(u'.'));
}

// A connection that other settings have led to is not gone on with.
void TestEventSourceTls::takesNewSettingsAtOpen()
{
    StreamTls tls;
    tls.exceptionHost = u"127.0.0.1"_s;
    open(tls);
    EVENTUALLY(m_log->contains("event message a"));
    open({});
    EVENTUALLY_COMPARE(m_source->state(), State::Closed);
    QCOMPARE(m_source->error(), Error::Tls);
}

void TestEventSourceTls::keepsItsCertificateFromOthers()
{
    ScriptedServer other(u"server"_s, QSslSocket::QueryPeer);
    m_server->setAnswer([&](qsizetype index) {
        m_server->send(index,
                       "HTTP/1.1 307 X\r\nContent-Length: 0\r\nLocation: " + other.url().toEncoded()
                           + "\r\n\r\n");
    });
    other.setAnswer([&](qsizetype index) { other.send(index, Http::chunkedStream()); });
    StreamTls tls;
    tls.caFile = file(u"ca.pem"_s);
    tls.certificateFile = file(u"client-both.pem"_s);
    open(tls);
    EVENTUALLY(m_source->state() == State::Open);
    QCOMPARE(other.peerCertificate(0), QSslCertificate());
}

void TestEventSourceTls::failsWithoutAgreement()
{
    ScriptedServer plain;
    QUrl url = plain.url();
    url.setScheme(u"https"_s);
    plain.setGreeting("HTTP/1.1 400 This is no TLS\r\n\r\n");
    m_source->setRequest({url, "GET", {}, {}});
    m_source->open();
    EVENTUALLY_COMPARE(m_source->state(), State::Closed);
    QCOMPARE(m_source->error(), Error::Tls);
    QCOMPARE(
        error(),
        u"127.0.0.1:%1 does not speak TLS; try http:// instead of https://."_s.arg(plain.port()));
}

QTEST_GUILESS_MAIN(TestEventSourceTls)
#include "tst_eventsourcetls.moc"
