// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The request panel as a person uses it: what is typed there is what a server gets.

#include "tests/gui/requestdriver.h"
#include "ui/inspector/streampage.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QRadioButton>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString tlsFile(const QString &name)
{
    return QStringLiteral(STREAMGAUGE_TEST_DATA "/tls/") + name;
}

} // namespace

class RequestPanelTest : public QObject, private RequestDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init() { openWindowAndServer(); }
    void cleanup() { closeWindowAndServer(); }

    void sendsCredentials_data();
    void sendsCredentials();
    void declinesCompression();
    void speaksHttp2AtOnce();
    void asksThroughProxy();
    void wantsAddressOfProxy();
    void setsIdleTimeout();
    void startsFromTypedId();
    void trustsOwnAuthorityAndShowsClientCertificate();
    void comesBackByMethod();
    void comesBackAsChosen_data();
    void comesBackAsChosen();
    void readsAsChosen_data();
    void readsAsChosen();
    void keepsDraftsInTabs();
    void saysThatChangesWait();
    void savesNoSecrets();
    void walksInReadingOrder_data() { partNames(); }
    void walksInReadingOrder();
    void givesEachMnemonicOnce_data() { partNames(); }
    void givesEachMnemonicOnce();

private:
    static void partNames();
    void showWholePart(const QString &part);
};

void RequestPanelTest::sendsCredentials_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QByteArray>("header");

    QTest::newRow("basic") << u"Basic"_s << words("User|ada|Password|pä:ss")
                           << QByteArray("Authorization: Basic "
                                         + QByteArray("ada:pä:ss").toBase64());
    QTest::newRow("bearer") << u"Bearer"_s << words("Bearer token|abc.def")
                            << QByteArray("Authorization: Bearer abc.def");
    QTest::newRow("cookies") << u"None"_s << words("Cookies|a=1; b=2")
                             << QByteArray("Cookie: a=1; b=2");
}

void RequestPanelTest::sendsCredentials()
{
    QFETCH(QString, scheme);
    QFETCH(QStringList, fields);
    QFETCH(QByteArray, header);
    showPart(u"Authorization"_s);
    choose(u"Scheme of authorization"_s, scheme);
    for (qsizetype i = 0; i < fields.size(); i += 2)
        fill(fields[i], fields[i + 1]);
    connectToServer();
    QVERIFY2(requestLines().contains(header), request().constData());

    choose(u"Scheme of authorization"_s, u"None"_s);
    fill(u"Cookies"_s, QString());
    connectToServer();
    QVERIFY(!request(1).contains("Authorization:") && !request(1).contains("Cookie:"));
}

void RequestPanelTest::declinesCompression()
{
    showPart(u"Connection"_s);
    connectToServer();
    QVERIFY(server()->header(0, "Accept-Encoding").contains("gzip"));
    check(u"Accept a compressed response"_s);
    connectToServer();
    QVERIFY(!server()->header(1, "Accept-Encoding").contains("gzip"));
}

void RequestPanelTest::speaksHttp2AtOnce()
{
    showPart(u"Connection"_s);
    choose(u"HTTP version"_s, u"HTTP/2"_s);
    type(server()->url().toString());
    QTRY_VERIFY(server()->requestCount() > 0);
    QVERIFY2(request().startsWith("PRI * HTTP/2.0\r\n"), request().constData());
}

void RequestPanelTest::asksThroughProxy()
{
    showPart(u"Connection"_s);
    QVERIFY(!find<QLineEdit>(window(), u"Host of the proxy"_s));
    choose(u"Proxy"_s, u"HTTP"_s);
    fill(u"Host of the proxy"_s, u"127.0.0.1"_s);
    fill(u"Port of the proxy"_s, QString::number(server()->port()));
    type(u"http://stream.invalid/x"_s);
    QTRY_COMPARE(server()->requestCount(), 1);
    QVERIFY2(request().startsWith("GET http://stream.invalid/x HTTP/1.1\r\n"),
             request().constData());

    choose(u"Proxy"_s, u"SOCKS5"_s);
    fill(u"User of the proxy"_s, u"ada"_s);
    fill(u"Password of the proxy"_s, u"secret"_s);
    const StreamProxy expected{StreamProxy::Type::Socks5, u"127.0.0.1"_s, server()->port(),
                               u"ada"_s, u"secret"_s};
    QCOMPARE(draft().request.proxy, expected);
}

void RequestPanelTest::wantsAddressOfProxy()
{
    showPart(u"Connection"_s);
    choose(u"Proxy"_s, u"SOCKS5"_s);
    type(server()->url().toString());
    QCOMPARE(sentence(u"What is wrong with the URL"_s), u"The proxy needs a host and a port."_s);
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Closed);
    choose(u"Proxy"_s, u"None"_s);
    connectToServer();
}

void RequestPanelTest::setsIdleTimeout()
{
    showPart(u"Connection"_s);
    fill(u"Idle timeout in seconds"_s, u"20"_s);
    connectToServer();
    QCOMPARE(window()->currentPage()->source().idleTimeout(), 20s);
    fill(u"Idle timeout in seconds"_s, u"0"_s);
    QCOMPARE(window()->currentPage()->source().idleTimeout(), 0s);
}

void RequestPanelTest::startsFromTypedId()
{
    showPart(u"Connection"_s);
    fill(u"Last-Event-ID to start from"_s, u"é5"_s);
    connectToServer();
    QCOMPARE(server()->header(0, "Last-Event-ID"), QByteArray("é5"));
    QTRY_COMPARE(lastText(), u"one"_s); // which brings id 7
    QCOMPARE(field(u"Last-Event-ID to start from"_s), QString());
    const auto *id = find<QLineEdit>(window(), u"Last-Event-ID to start from"_s);
    QTRY_COMPARE(id->placeholderText(), u"7, from the stream"_s);
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(server()->requestCount(), 2);
    QCOMPARE(server()->header(1, "Last-Event-ID"), QByteArray("7"));
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);

    click(u"Forget the last event id"_s);
    QTRY_COMPARE(id->placeholderText(), u"none yet"_s);
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(server()->requestCount(), 3);
    QVERIFY(server()->header(2, "Last-Event-ID").isNull());
}

void RequestPanelTest::trustsOwnAuthorityAndShowsClientCertificate()
{
    setServer(std::make_unique<ScriptedServer>(u"server"_s, QSslSocket::VerifyPeer));
    server()->setAnswer(
        [this](qsizetype index) { server()->send(index, Http::stream("data: safe\n\n")); });
    showPart(u"TLS"_s);
    fill(u"File of certificates to trust"_s, tlsFile(u"ca.pem"_s));
    fill(u"File of the client certificate"_s, tlsFile(u"client.pem"_s));
    fill(u"File of the client's key"_s, tlsFile(u"client-encrypted.key"_s));
    fill(u"Password of the key"_s, u"secret"_s);
    connectToServer();
    QTRY_COMPARE(lastText(), u"safe"_s);
    QCOMPARE(server()->peerCertificate(0).subjectInfo(QSslCertificate::CommonName),
             words("Streamgauge test client"));
}

void RequestPanelTest::comesBackAsChosen_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("state");

    const QByteArray busy("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    const QByteArray ended(Http::streamHead + "Content-Length: 0\r\n\r\n");
    QTest::newRow("standard-503") << u"Standard"_s << busy << u"Closed"_s;
    QTest::newRow("persistent-503") << u"Persistent"_s << busy << u"Next attempt in"_s;
    QTest::newRow("standard-ended") << u"Standard"_s << ended << u"Next attempt in"_s;
    QTest::newRow("once-ended") << u"Once"_s << ended << u"Closed"_s;
}

// A chat's answer is not asked for again and again, unless that is wanted.
void RequestPanelTest::comesBackByMethod()
{
    const auto policy = [this] { return window()->currentPage()->draft().retryPolicy.kind; };
    choose(u"Method of the request"_s, u"POST"_s);
    QCOMPARE(policy(), RetryPolicy::Kind::Once);
    QCOMPARE(window()->currentPage()->draft().summary(), u"POST"_s);
    choose(u"Method of the request"_s, u"GET"_s);
    QCOMPARE(policy(), RetryPolicy::Kind::Standard);
    choose(u"Method of the request"_s, u"POST"_s);
    showPart(u"Reading"_s);
    check(u"Standard"_s);
    QCOMPARE(window()->currentPage()->draft().summary(), u"POST · comes back"_s);
    choose(u"Method of the request"_s, u"PUT"_s);
    QCOMPARE(policy(), RetryPolicy::Kind::Standard);
}

void RequestPanelTest::comesBackAsChosen()
{
    QFETCH(QString, policy);
    QFETCH(QByteArray, answer);
    QFETCH(QString, state);
    server()->setAnswer([this, answer](qsizetype index) { server()->send(index, answer); });
    showPart(u"Reading"_s);
    check(policy);
    if (policy == u"Persistent"_s)
        fill(u"Longest wait in seconds"_s, u"90"_s);
    connectToServer();
    QTRY_VERIFY2(sentence(u"State of the stream"_s).startsWith(state),
                 qPrintable(sentence(u"State of the stream"_s)));
    QCOMPARE(window()->currentPage()->source().retryPolicy().ceiling,
             policy == u"Persistent"_s ? 90s : 60s);
}

void RequestPanelTest::readsAsChosen_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("isAnyType");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("texts");

    QTest::newRow("json-lines") << u"JSON lines"_s << false << QByteArray("application/x-ndjson")
                                << QByteArray("{\"a\":1}\n\n{\"b\":2}\n")
                                << u"{\"a\":1}|{\"b\":2}"_s;
    QTest::newRow("lines") << u"Plain lines"_s << false << QByteArray("text/plain")
                           << QByteArray("a\nb\n") << u"a|b"_s;
    QTest::newRow("lenient") << u"Event stream"_s << true << QByteArray("text/html")
                             << QByteArray("data: x\n\n") << u"x"_s;
}

void RequestPanelTest::readsAsChosen()
{
    QFETCH(QString, format);
    QFETCH(bool, isAnyType);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, texts);
    server()->setAnswer([=, this](qsizetype index) {
        server()->send(index,
                       "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n"
                           + body);
    });
    showPart(u"Reading"_s);
    choose(u"What the response is read as"_s, format);
    if (isAnyType)
        check(u"Accept any content type"_s);
    connectToServer();
    QTRY_COMPARE(column(EventTableModel::Data).mid(2), texts.split(u'|'));
}

void RequestPanelTest::keepsDraftsInTabs()
{
    showPart(u"Headers"_s);
    typeHeader(u"X-Tab"_s, u"first"_s);
    fill(u"Method of the request"_s, u"PUT"_s);
    press(u"Ctrl+T"_s);
    QCOMPARE(headerColumn(1), QStringList());
    QCOMPARE(field(u"Method of the request"_s), u"GET"_s);
    typeHeader(u"X-Tab"_s, u"second"_s);
    connectToServer();
    QVERIFY(request().startsWith("GET "));
    QCOMPARE(server()->header(0, "X-Tab"), QByteArray("second"));

    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    QCOMPARE(headerColumn(2), words("first"));
    QCOMPARE(field(u"Method of the request"_s), u"PUT"_s);
    connectToServer();
    QVERIFY(request(1).startsWith("PUT "));
    QCOMPARE(server()->header(1, "X-Tab"), QByteArray("first"));
}

void RequestPanelTest::saysThatChangesWait()
{
    const QString reconnect = u"Reconnect with the changed request"_s;
    showPart(u"Headers"_s);
    typeHeader(u"X-Now"_s, u"1"_s);
    QVERIFY(!find<QAbstractButton>(window(), reconnect)); // there is nothing to apply it to
    connectToServer();
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);
    QVERIFY(!find<QAbstractButton>(window(), reconnect));
    typeHeader(u"X-Later"_s, u"2"_s);
    click(reconnect);
    QTRY_COMPARE(server()->requestCount(), 2);
    QCOMPARE(server()->header(0, "X-Later"), QByteArray());
    QCOMPARE(server()->header(1, "X-Later"), QByteArray("2"));
    QCOMPARE(server()->header(1, "Last-Event-ID"), QByteArray("7"));
    QVERIFY(!find<QAbstractButton>(window(), reconnect));

    click(u"Stop the stream"_s);
    typeHeader(u"X-Last"_s, u"3"_s);
    QVERIFY(!find<QAbstractButton>(window(), reconnect));
    press(u"Ctrl+R"_s); // which connects then, as it is by now
    QTRY_COMPARE(server()->requestCount(), 3);
    QCOMPARE(server()->header(2, "X-Last"), QByteArray("3"));
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);

    typeHeader(u"X Bad"_s, u"4"_s); // keeps what there is
    click(reconnect);
    QVERIFY(sentence(u"What is wrong with the URL"_s).contains(u"X Bad"_s));
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);
    QCOMPARE(server()->requestCount(), 3);
}

void RequestPanelTest::savesNoSecrets()
{
    showPart(u"Authorization"_s);
    choose(u"Scheme of authorization"_s, u"Bearer"_s);
    fill(u"Bearer token"_s, u"topsecret1"_s);
    fill(u"Cookies"_s, u"topsecret2"_s);
    showPart(u"Headers"_s);
    typeHeader(u"X-Api-Key"_s, u"topsecret3"_s);
    showPart(u"TLS"_s);
    fill(u"Password of the key"_s, u"topsecret4"_s);
    showPart(u"Connection"_s);
    choose(u"Proxy"_s, u"SOCKS5"_s);
    fill(u"Password of the proxy"_s, u"topsecret5"_s);
    choose(u"Proxy"_s, u"None"_s);
    connectToServer();
    closeWindow();
    QSettings settings;
    settings.sync();
    QFile file(settings.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray saved = file.readAll();
    QVERIFY(saved.contains("recentUrls"));
    QVERIFY(!saved.contains("topsecret"));
}

void RequestPanelTest::partNames()
{
    QTest::addColumn<QString>("part");
    for (const QString &part : words("Headers|Body|Authorization|Connection|TLS|Reading"))
        QTest::newRow(qPrintable(part)) << part;
}

// With all the rows it can have.
void RequestPanelTest::showWholePart(const QString &part)
{
    RequestDraft draft;
    draft.request.body = QByteArray(1, '\0');
    draft.request.tls.exceptionHost = u"127.0.0.1"_s;
    draft.retryPolicy.kind = RetryPolicy::Kind::Persistent;
    window()->currentPage()->setDraft(draft);
    url()->setText(u"https://127.0.0.1/"_s);
    showPart(part);
    if (part == u"Authorization"_s)
        choose(u"Scheme of authorization"_s, u"Basic"_s);
    if (part == u"Connection"_s)
        choose(u"Proxy"_s, u"SOCKS5"_s);
}

// The tab key reaches all there is, down the first column and then down the second.
void RequestPanelTest::walksInReadingOrder()
{
    QFETCH(QString, part);
    window()->resize(1200, 800);
    showWholePart(part);
    auto *tabs = find<QTabWidget>(window(), u"Parts of the request"_s);
    QTRY_VERIFY(tabs->width() > 1100);
    const auto place = [tabs](const QWidget *widget) {
        const QPoint at = widget->mapTo(tabs, QPoint());
        return std::tuple(at.x() < tabs->width() / 2 ? 0 : 1, at.y() / 20, at.x());
    };
    const bool isInColumns = part != u"Body"_s; // which has them one below the other
    QList<const QWidget *> walked;
    tabs->tabBar()->setFocus();
    QTest::keyClick(tabs->tabBar(), Qt::Key_Tab);
    while (tabs->currentWidget()->isAncestorOf(window()->focusWidget())) {
        const QWidget *widget = window()->focusWidget();
        QVERIFY2(!isInColumns || walked.isEmpty() || place(walked.constLast()) < place(widget),
                 qPrintable(widget->accessibleName()));
        walked << widget;
        QTest::keyClick(window()->focusWidget(), Qt::Key_Tab);
        QVERIFY(walked.size() < 20);
    }
    for (const QWidget *widget : tabs->currentWidget()->findChildren<QWidget *>()) {
        const bool isReached = walked.contains(widget) || widget->focusProxy()
            || qobject_cast<const QRadioButton *>(widget); // the arrow keys lead to the others
        const bool isWanted =
            widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
        QVERIFY2(isReached || !isWanted || part == u"Headers"_s,
                 qPrintable(QLatin1String(widget->metaObject()->className())));
    }
    QVERIFY(walked.size() >= 3);
}

void RequestPanelTest::givesEachMnemonicOnce()
{
    QFETCH(QString, part);
    window()->setSimulatorVisible(true);
    showWholePart(part);
    QStringList texts;
    for (const QAction *action : window()->menuBar()->actions())
        texts << action->text();
    for (const auto *label : window()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            texts << label->text();
    }
    for (const auto *button : window()->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            texts << button->text();
    }
    const auto *tabs = find<QTabWidget>(window(), u"Parts of the request"_s);
    for (int i = 0; i < tabs->count(); ++i)
        texts << tabs->tabText(i);

    QStringList keys;
    for (const QString &text : texts) {
        const QString key = QKeySequence::mnemonic(text).toString();
        QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(text));
        if (!key.isEmpty())
            keys << key;
    }
    QVERIFY2(keys.size() > 11, qPrintable(keys.join(u' '))); // three menus, six parts, …
}

QTEST_MAIN(RequestPanelTest)

#include "tst_requestpanel.moc"
