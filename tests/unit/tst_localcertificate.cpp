// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/localcertificate.h"
#include "tests/unit/eventually.h"

#include <QDateTime>
#include <QHostAddress>
#include <QSslCertificateExtension>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

class TestLocalCertificate : public QObject
{
    Q_OBJECT

private slots:
    void isTrustedAsItsOwnAuthority_data();
    void isTrustedAsItsOwnAuthority();
    void isNotTrustedByOthers();
    void isValidForThirtyDays();
    void hasAllOfWhatBrowsersWant();
    void isAnotherEachTime();
    void isForFurtherHosts();
    void refusesWhatIsNoHost_data();
    void refusesWhatIsNoHost();
    void readsFiles_data();
    void readsFiles();
    void saysWhatIsWrongWithFiles_data();
    void saysWhatIsWrongWithFiles();
    void saysWhichKeysAreOfNoUse();
};

namespace {

QString file(const QString &name)
{
    return QStringLiteral(STREAMGAUGE_TEST_DATA "/tls/") + name;
}

LocalCertificate made(const QStringList &furtherHosts = {})
{
    QString error;
    const auto result = makeLocalCertificate(furtherHosts, &error);
    if (!result)
        qFatal("%s", qPrintable(error));
    return *result;
}

// A server on a free port of the loopback, and a client of it.
class Handshake
{
public:
    Handshake(const LocalCertificate &certificate, const QList<QSslCertificate> &trusted,
              const QString &name)
    {
        QSslConfiguration offered;
        offered.setLocalCertificateChain(certificate.chain);
        offered.setPrivateKey(certificate.key);
        m_server.setSslConfiguration(offered);
        m_server.listen(QHostAddress::LocalHost);

        QSslConfiguration wanted;
        wanted.setCaCertificates(trusted);
        m_client.setSslConfiguration(wanted);
        m_client.setPeerVerifyName(name);
        QObject::connect(&m_client, &QSslSocket::sslErrors,
                         [this](const QList<QSslError> &errors) { m_errors = errors; });
        m_client.connectToHostEncrypted(u"127.0.0.1"_s, m_server.serverPort());
        eventually([this] {
            return m_client.isEncrypted() || m_client.state() == QAbstractSocket::UnconnectedState;
        });
    }

    bool isEncrypted() const { return m_client.isEncrypted(); }
    QList<QSslError> errors() const { return m_errors; }

private:
    QSslServer m_server;
    QSslSocket m_client;
    QList<QSslError> m_errors;
};

QByteArray extension(const QSslCertificate &certificate, const QString &name)
{
    for (const QSslCertificateExtension &one : certificate.extensions()) {
        if (one.name() == name)
            return one.isCritical() ? "critical" : "there";
    }
    return "missing";
}

} // namespace

void TestLocalCertificate::isTrustedAsItsOwnAuthority_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTrusted");

    QTest::newRow("name") << u"localhost"_s << true;
    QTest::newRow("ipv4") << u"127.0.0.1"_s << true;
    QTest::newRow("ipv6") << u"::1"_s << true;
    QTest::newRow("further-name") << u"devbox.test"_s << true;
    QTest::newRow("further-address") << u"192.0.2.7"_s << true;
    QTest::newRow("other-name") << u"example.com"_s << false;
    QTest::newRow("other-address") << u"127.0.0.2"_s << false;
}

void TestLocalCertificate::isTrustedAsItsOwnAuthority()
{
    QFETCH(const QString, name);
    const LocalCertificate certificate = made({u"devbox.test"_s, u"192.0.2.7"_s});
    const Handshake handshake(certificate, certificate.chain, name);
    QTEST(handshake.isEncrypted(), "isTrusted");
    QCOMPARE(handshake.errors().isEmpty(), handshake.isEncrypted());
}

void TestLocalCertificate::isNotTrustedByOthers()
{
    const Handshake handshake(made(), made().chain, u"localhost"_s);
    QVERIFY(!handshake.isEncrypted());
    QVERIFY(!handshake.errors().isEmpty());
}

void TestLocalCertificate::isValidForThirtyDays()
{
    constexpr qint64 day = 24 * 60 * 60;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QSslCertificate certificate = made().chain.first();
    QVERIFY(std::abs(certificate.effectiveDate().toSecsSinceEpoch() - (now - day)) < 60);
    QVERIFY(std::abs(certificate.expiryDate().toSecsSinceEpoch() - (now + 30 * day)) < 60);
}

void TestLocalCertificate::hasAllOfWhatBrowsersWant()
{
    const LocalCertificate result = made();
    QCOMPARE(result.key.algorithm(), QSsl::Ec);
    QCOMPARE(result.key.length(), 256);
    QCOMPARE(result.chain.size(), 1);
    const QSslCertificate &certificate = result.chain.first();
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(certificate.version(), "3");
    QCOMPARE(extension(certificate, u"basicConstraints"_s), "critical");
    QCOMPARE(extension(certificate, u"extendedKeyUsage"_s), "there");
    const QString text = certificate.toText();
    for (const char *words : {"CA:FALSE", "TLS Web Server Authentication", "ecdsa-with-SHA256"})
        QVERIFY2(text.contains(QLatin1String(words)), words);
}

void TestLocalCertificate::isAnotherEachTime()
{
    const LocalCertificate first = made();
    const LocalCertificate second = made();
    QVERIFY(first.chain.first().serialNumber() != second.chain.first().serialNumber());
    QVERIFY(first.key != second.key);
}

void TestLocalCertificate::isForFurtherHosts()
{
    const LocalCertificate certificate =
        made({u"bücher.example"_s, u"localhost"_s, u"*.dev_box.test"_s, u"fe80::1"_s, u"::1"_s});
    const auto names = certificate.chain.first().subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry).size(), 3);
    for (const QString &name : {u"localhost"_s, u"xn--bcher-kva.example"_s, u"*.dev_box.test"_s})
        QVERIFY2(names.contains(QSsl::DnsEntry, name), qPrintable(name));
    QCOMPARE(names.values(QSsl::IpAddressEntry).size(), 3);
    for (const QString &name : {u"127.0.0.1"_s, u"::1"_s, u"fe80::1"_s}) {
        QVERIFY2(names.contains(QSsl::IpAddressEntry, QHostAddress(name).toString()),
                 qPrintable(names.values(QSsl::IpAddressEntry).join(u' ')));
    }
}

void TestLocalCertificate::refusesWhatIsNoHost_data()
{
    QTest::addColumn<QString>("host");

    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << u"a b"_s;
    QTest::newRow("another-entry") << u"a,DNS:b"_s;
    QTest::newRow("url") << u"https://a/"_s;
    QTest::newRow("nul") << u"a\0b"_s;
}

void TestLocalCertificate::refusesWhatIsNoHost()
{
    QFETCH(const QString, host);
    QString error;
    QVERIFY(!makeLocalCertificate({host}, &error));
    QCOMPARE(error,
             u"“%1” is no name or address of a host that a certificate can be for."_s.arg(host));
}

void TestLocalCertificate::readsFiles_data()
{
    QTest::addColumn<QString>("chainFile");
    QTest::addColumn<QString>("keyFile");

    QTest::newRow("two-files") << file(u"server.pem"_s) << file(u"server.key"_s);
    QTest::newRow("one-file") << file(u"client-both.pem"_s) << QString();
    QTest::newRow("one-file-named-twice")
        << file(u"client-both.pem"_s) << file(u"client-both.pem"_s);
}

void TestLocalCertificate::readsFiles()
{
    QFETCH(const QString, chainFile);
    QFETCH(const QString, keyFile);
    QString error;
    const auto certificate = readLocalCertificate(chainFile, keyFile, &error);
    QVERIFY2(certificate, qPrintable(error));
    QCOMPARE(certificate->chain, QSslCertificate::fromPath(chainFile));
    QVERIFY(error.isEmpty());
    QVERIFY(Handshake(*certificate, QSslCertificate::fromPath(file(u"ca.pem"_s)), u"localhost"_s)
                .isEncrypted());
}

void TestLocalCertificate::saysWhatIsWrongWithFiles_data()
{
    QTest::addColumn<QString>("chainFile");
    QTest::addColumn<QString>("keyFile");
    QTest::addColumn<QString>("error");

    const auto row = [](const char *name, const QString &chainFile, const QString &keyFile,
                        const QString &error) {
        QTest::newRow(name) << file(chainFile) << (keyFile.isEmpty() ? QString() : file(keyFile))
                            << error;
    };
    row("no-chain-file", u"none.pem"_s, u"server.key"_s,
        u"“%1” cannot be read: No such file or directory."_s.arg(file(u"none.pem"_s)));
    row("no-key-file", u"server.pem"_s, u"none.key"_s,
        u"“%1” cannot be read: No such file or directory."_s.arg(file(u"none.key"_s)));
    row("exchanged", u"server.key"_s, u"server.pem"_s,
        u"There is no certificate in PEM format in “%1”."_s.arg(file(u"server.key"_s)));
    row("no-key", u"server.pem"_s, u"ca.pem"_s,
        u"There is no private key in PEM format in “%1”."_s.arg(file(u"ca.pem"_s)));
    row("no-key-in-the-one-file", u"server.pem"_s, {},
        u"There is no private key in PEM format in “%1”."_s.arg(file(u"server.pem"_s)));
    row("encrypted", u"client.pem"_s, u"client-encrypted.key"_s,
        u"The key in “%1” is encrypted. A copy without a password is made by “openssl pkey -in "
        "FILE -out COPY”."_s.arg(file(u"client-encrypted.key"_s)));
    row("of-another", u"server.pem"_s, u"client.key"_s,
        u"The key in “%1” does not belong to the first certificate in “%2”."_s.arg(
            file(u"client.key"_s), file(u"server.pem"_s)));
}

void TestLocalCertificate::saysWhatIsWrongWithFiles()
{
    QFETCH(const QString, chainFile);
    QFETCH(const QString, keyFile);
    QString error;
    QVERIFY(!readLocalCertificate(chainFile, keyFile, &error));
    QTEST(error, "error");
}

// An Ed25519 key, made for this test only, and a certificate of it.
void TestLocalCertificate::saysWhichKeysAreOfNoUse()
{
    QTemporaryFile both;
    QVERIFY(both.open());
    both.write("-----BEGIN PRIVATE KEY-----\n"
               "MC4CAQAwBQYDK2VwBCIEIGcI5KeVuDLpocqHpqUTCQ7nRH3aY5BL2xvKgge7TDGt\n"
               "-----END PRIVATE KEY-----\n"
               "-----BEGIN CERTIFICATE-----\n"
               "MIIBLjCB4aADAgECAhQ6S1yugh3zeCl5E94/OpfDZay82jAFBgMrZXAwDDEKMAgG\n"
               "A1UEAwwBeDAgFw0yNjExMjEyMTEzMTZaGA8yMTI2MTAyODIxMTMxNlowDDEKMAgG\n"
               "A1UEAwwBeDAqMAUGAytlcAMhAKTgwHNOvtkvLbcekZSybVScxv4ZJ2XACfJn+MzP\n"
               "rM6fo1MwUTAdBgNVHQ4EFgQUdMRtQO9LAEnmOnx6KYELF38w9iQwHwYDVR0jBBgw\n"
               "FoAUdMRtQO9LAEnmOnx6KYELF38w9iQwDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXAD\n"
               "QQApDGCvQyF54aKAcS/EDuFcQrW3Wj+TeqEmuv5bGXJ19cWbinmiB+PTkgVIiD9M\n"
               "fmnTvP8bSTq/dFa9j5q3DmID\n"
               "-----END CERTIFICATE-----\n");
    both.close();
    QString error;
    QVERIFY(!readLocalCertificate(both.fileName(), {}, &error));
    QCOMPARE(error,
             u"The key in “%1” is none of RSA, EC or DSA, which are all that Qt can use."_s.arg(
                 both.fileName()));
}

QTEST_GUILESS_MAIN(TestLocalCertificate)
#include "tst_localcertificate.moc"
