// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person sees of a certificate that nobody vouches for, and can do about it.

#include "tests/gui/requestdriver.h"
#include "ui/inspector/streampage.h"

#include <QCheckBox>
#include <QCryptographicHash>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray digest()
{
    const QString file = QStringLiteral(STREAMGAUGE_TEST_DATA "/tls/selfsigned.pem");
    return QSslCertificate::fromPath(file).constFirst().digest(QCryptographicHash::Sha256);
}

} // namespace

class CertificateNoticeTest : public QObject, private RequestDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init();
    void cleanup() { closeWindowAndServer(); }

    void showsRefusedCertificate();
    void connectsOnConsent();
    void keepsRefusingOtherCertificates();
    void endsExceptionOnRequest();
    void overlooksAnyCertificateOfHost();
    void hidesOnRequest();
    void belongsToItsTab();
    void showsNothingWithoutCertificate();

private:
    void refuse();
    QWidget *notice() const
    {
        return find<QWidget>(window(), u"A certificate that is not trusted"_s);
    }
    QString mark() const { return url()->accessibleDescription(); }
};

void CertificateNoticeTest::init()
{
    openWindowAndServer();
    setServer(std::make_unique<ScriptedServer>(u"selfsigned"_s));
    server()->setAnswer(
        [this](qsizetype index) { server()->send(index, Http::stream("data: one\n\n")); });
}

void CertificateNoticeTest::refuse()
{
    type(server()->url().toString());
    QTRY_VERIFY(notice());
}

void CertificateNoticeTest::showsRefusedCertificate()
{
    refuse();
    QCOMPARE(sentence(u"State of the stream"_s), u"Closed"_s);
    QVERIFY2(sentence(u"Why"_s).contains(u"self-signed"_s), qPrintable(sentence(u"Why"_s)));
    QCOMPARE(sentence(u"Issued to"_s), u"localhost"_s);
    QCOMPARE(sentence(u"Issued by"_s), u"itself: nobody else vouches for it"_s);
    QVERIFY(sentence(u"Valid"_s).contains(u"2126"_s));
    QCOMPARE(sentence(u"SHA-256"_s).replace(u'\n', u':'),
             QString::fromLatin1(digest().toHex(':').toUpper()));
    QCOMPARE(server()->requestCount(), 0); // it has not heard of the request
    QCOMPARE(mark(), QString());
}

void CertificateNoticeTest::connectsOnConsent()
{
    refuse();
    click(u"Trust this certificate for this host"_s);
    QTRY_COMPARE(lastText(), u"one"_s);
    QVERIFY(!notice());
    QCOMPARE(draft().request.tls.exceptionHost, u"127.0.0.1"_s);
    QCOMPARE(draft().request.tls.exceptionDigest, digest());
    QCOMPARE(mark(), u"Flaws of the certificate of 127.0.0.1 are overlooked."_s);
    QTRY_VERIFY(sentence(u"Facts about the stream"_s).contains(u"TLS exception"_s));
    auto *request = find<QAbstractButton>(window(), u"Show or hide the rest of the request"_s);
    QVERIFY(request->text().contains(u"TLS exception"_s));

    press(u"Ctrl+T"_s); // another stream has no part in it
    QCOMPARE(mark(), QString());
    type(server()->url().toString());
    QTRY_VERIFY(notice());
}

void CertificateNoticeTest::keepsRefusingOtherCertificates()
{
    refuse();
    click(u"Trust this certificate for this host"_s);
    QTRY_COMPARE(lastText(), u"one"_s);
    ScriptedServer impostor(u"server"_s);
    type(impostor.url().toString());
    QTRY_VERIFY(notice());
    QCOMPARE(sentence(u"Issued by"_s), u"Streamgauge test authority"_s);
    QCOMPARE(impostor.requestCount(), 0);
}

void CertificateNoticeTest::endsExceptionOnRequest()
{
    refuse();
    click(u"Trust this certificate for this host"_s);
    QTRY_COMPARE(server()->requestCount(), 1);
    showPart(u"TLS"_s);
    const auto *exception = find<QLabel>(window(), u"Exception from the rules of TLS"_s);
    QVERIFY(exception && exception->text().contains(u"127.0.0.1"_s));
    click(u"Remove the TLS exception"_s);
    QVERIFY(!exception->isVisible());
    QCOMPARE(mark(), QString());
    press(u"Ctrl+R"_s);
    QTRY_VERIFY(notice());
    QCOMPARE(server()->requestCount(), 1);
}

void CertificateNoticeTest::overlooksAnyCertificateOfHost()
{
    showPart(u"TLS"_s);
    const auto box = [this] {
        for (auto *found : window()->findChildren<QCheckBox *>()) {
            if (found->isVisible() && found->text().startsWith(u"&Overlook"_s))
                return found;
        }
        return static_cast<QCheckBox *>(nullptr);
    };
    QVERIFY(box() && !box()->isEnabled()); // of which host?
    url()->setText(server()->url().toString());
    QTRY_VERIFY(box()->isEnabled());
    check(u"Overlook flaws of any certificate of 127.0.0.1"_s);
    QCOMPARE(draft().request.tls.exceptionDigest, QByteArray());
    QVERIFY(!mark().isEmpty());
    connectToServer();
    QTRY_COMPARE(lastText(), u"one"_s);
    check(u"Overlook flaws of any certificate of 127.0.0.1"_s);
    QCOMPARE(draft().request.tls, StreamTls());
}

void CertificateNoticeTest::hidesOnRequest()
{
    refuse();
    click(u"Hide the certificate"_s);
    QVERIFY(!notice());
    QCOMPARE(server()->requestCount(), 0);
    press(u"Ctrl+R"_s); // and comes back when it is refused again
    QTRY_VERIFY(notice());
}

void CertificateNoticeTest::belongsToItsTab()
{
    refuse();
    press(u"Ctrl+T"_s);
    QVERIFY(!notice());
    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    QVERIFY(notice());
}

void CertificateNoticeTest::showsNothingWithoutCertificate()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost, 0));
    connect(&silent, &QTcpServer::newConnection, &silent,
            [&] { silent.nextPendingConnection()->write("this is not TLS\r\n\r\n"); });
    type(u"https://127.0.0.1:%1/"_s.arg(silent.serverPort()));
    QTRY_COMPARE(window()->currentPage()->source().error(), EventSource::Error::Tls);
    QVERIFY(!notice());
}

QTEST_MAIN(CertificateNoticeTest)

#include "tst_certificatenotice.moc"
