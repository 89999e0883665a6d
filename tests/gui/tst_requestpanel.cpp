// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The request panel as a person uses it: what is typed there is what a server gets.

#include "tests/gui/windowdriver.h"
#include "tests/unit/scriptedserver.h"
#include "ui/inspector/streampage.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArrayList linesOf(const QByteArray &request)
{
    QByteArrayList lines = request.first(request.indexOf("\r\n\r\n")).split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    return lines;
}

QByteArray bodyOf(const QByteArray &request)
{
    return request.mid(request.indexOf("\r\n\r\n") + 4);
}

QString tlsFile(const QString &name)
{
    return QStringLiteral(STREAMGAUGE_TEST_DATA "/tls/") + name;
}

} // namespace

class RequestPanelTest : public QObject, private WindowDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init();
    void cleanup();

    void sendsTypedHeaders();
    void pastesHeaderLines();
    void removesHeaders();
    void marksWrongHeaders_data();
    void marksWrongHeaders();
    void hidesSecretHeaders();
    void sendsTypedBody();
    void checksJson_data();
    void checksJson();
    void keepsBodiesThatAreNoText_data();
    void keepsBodiesThatAreNoText();
    void sendsCredentials_data();
    void sendsCredentials();
    void readsCredentialsFromHeaders();
    void declinesCompression();
    void speaksHttp2AtOnce();
    void asksThroughProxy();
    void wantsAddressOfProxy();
    void setsIdleTimeout();
    void startsFromTypedId();
    void trustsOwnAuthorityAndShowsClientCertificate();
    void comesBackAsChosen_data();
    void comesBackAsChosen();
    void readsAsChosen_data();
    void readsAsChosen();
    void keepsDraftsInTabs();
    void saysThatChangesWait();
    void savesNoSecrets();
    void givesEachMnemonicOnce_data();
    void givesEachMnemonicOnce();

private:
    void connectToServer(const QString &path = u"/"_s);
    QTableView *headers() const { return find<QTableView>(window(), u"Headers of the request"_s); }
    void typeHeader(const QString &name, const QString &value) const;
    QStringList headerColumn(int column) const;
    QByteArray request(qsizetype index = 0) const { return m_server->request(index); }
    const RequestDraft &draft() const { return window()->currentPage()->draft(); }

    std::unique_ptr<ScriptedServer> m_server;
};

void RequestPanelTest::init()
{
    IsolatedSettings::clear();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setAnswer(
        [this](qsizetype index) { m_server->send(index, Http::stream("id: 7\ndata: one\n\n")); });
    openWindow();
}

void RequestPanelTest::cleanup()
{
    closeWindow();
    m_server.reset();
}

void RequestPanelTest::connectToServer(const QString &path)
{
    const qsizetype before = m_server->requestCount();
    type(m_server->url(path).toString());
    QTRY_COMPARE(m_server->requestCount(), before + 1);
}

// In the last row, as a person does: select it and type.
void RequestPanelTest::typeHeader(const QString &name, const QString &value) const
{
    const int row = headers()->model()->rowCount() - 1;
    for (const auto &[column, text] : {std::pair(1, name), std::pair(2, value)}) {
        const QModelIndex cell = headers()->model()->index(row, column);
        headers()->scrollTo(cell);
        QTest::mouseClick(headers()->viewport(), Qt::LeftButton, {},
                          headers()->visualRect(cell).center());
        QTest::keyClick(headers(), Qt::Key_F2);
        auto *editor = headers()->findChild<QLineEdit *>(u"cell"_s);
        QVERIFY(editor);
        editor->selectAll();
        typeText(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!headers()->findChild<QLineEdit *>(u"cell"_s));
    }
    window()->activateWindow(); // which the list of completions has been, where there is no display
    QVERIFY(QTest::qWaitForWindowActive(window()));
}

QStringList RequestPanelTest::headerColumn(int column) const
{
    QStringList texts;
    for (int row = 0; row < headers()->model()->rowCount() - 1; ++row)
        texts << headers()->model()->index(row, column).data().toString();
    return texts;
}

void RequestPanelTest::sendsTypedHeaders()
{
    showPart(u"Headers"_s);
    typeHeader(u"X-One"_s, u"1"_s);
    typeHeader(u"X-Two"_s, u"zwei ü"_s);
    typeHeader(u"X-Off"_s, u"no"_s);
    typeHeader(u"X-One"_s, u"again"_s); // equal names stay apart
    const QModelIndex mark = headers()->model()->index(2, 0);
    QCOMPARE(mark.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    headers()->setCurrentIndex(mark);
    QTest::keyClick(headers(), Qt::Key_Space);
    QCOMPARE(mark.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));

    connectToServer();
    const QByteArrayList lines = linesOf(request());
    QVERIFY2(lines.contains("X-Two: zwei ü"), request().constData());
    QVERIFY(!request().contains("X-Off"));
    const qsizetype first = lines.indexOf("X-One: 1");
    const qsizetype second = lines.indexOf("X-One: again");
    const bool isJoined = lines.contains("X-One: 1, again"); // RFC 9110 5.3: the same
    QVERIFY2(isJoined || (first >= 0 && second > first), request().constData());
}

void RequestPanelTest::pastesHeaderLines()
{
    showPart(u"Headers"_s);
    typeHeader(u"X-Old"_s, u"0"_s);
    QGuiApplication::clipboard()->setText(
        u"GET /x HTTP/1.1\r\n> Accept-Language: de\r\n:path: /x\nX-Colon: a: b\n\nnonsense\n"_s);
    headers()->clearSelection();
    headers()->setFocus();
    QTest::keySequence(headers(), QKeySequence::Paste);
    QCOMPARE(headerColumn(1), words("X-Old|Accept-Language|X-Colon"));
    QCOMPARE(headerColumn(2), words("0|de|a: b"));

    QGuiApplication::clipboard()->setText(u"X-First: 1"_s);
    headers()->selectRow(0);
    click(u"Paste lines such as “Name: value” from the clipboard"_s);
    QCOMPARE(headerColumn(1), words("X-First|X-Old|Accept-Language|X-Colon"));
    typeHeader(u"X-Typed: whole"_s, u"whole"_s); // a line that is typed is one, too
    QCOMPARE(headerColumn(1).constLast(), u"X-Typed"_s);
    connectToServer();
    QVERIFY(linesOf(request()).contains("Accept-Language: de"));
}

void RequestPanelTest::removesHeaders()
{
    showPart(u"Headers"_s);
    for (const QString &name : words("A|B|C|D"))
        typeHeader(name, u"x"_s);
    headers()->selectRow(1);
    QTest::keyClick(headers(), Qt::Key_Delete);
    QCOMPARE(headerColumn(1), words("A|C|D"));
    headers()->selectRow(0);
    click(u"Remove the selected headers"_s);
    QCOMPARE(headerColumn(1), words("C|D"));
    QCOMPARE(draft().headers.size(), 2);
}

void RequestPanelTest::marksWrongHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("blank-in-name")
        << u"X One"_s << u"1"_s << u"“X One” cannot be the name of a header."_s;
    QTest::newRow("no-name") << QString() << u"1"_s << u"This header has no name."_s;
}

void RequestPanelTest::marksWrongHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    showPart(u"Headers"_s);
    typeHeader(u"X-Good"_s, u"1"_s);
    const int row = headers()->model()->rowCount() - 1;
    typeHeader(name, value);
    const QModelIndex cell = headers()->model()->index(row, 1);
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(), sentence.toHtmlEscaped());
    QVERIFY(!cell.data(Qt::DecorationRole).isNull());
    QVERIFY(headers()->model()->index(0, 1).data(Qt::DecorationRole).isNull());

    type(m_server->url().toString());
    QVERIFY(!this->sentence(u"What is wrong with the URL"_s).isEmpty());
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Closed);
}

void RequestPanelTest::hidesSecretHeaders()
{
    showPart(u"Headers"_s);
    typeHeader(u"Cookie"_s, u"session=4711"_s);
    QVERIFY(!headerColumn(2).constFirst().contains(u"4711"_s));
    QVERIFY(!headers()
                 ->model()
                 ->index(0, 2)
                 .data(Qt::AccessibleTextRole)
                 .toString()
                 .contains(u"4711"_s));
    showPart(u"Authorization"_s);
    auto *cookies = find<QLineEdit>(window(), u"Cookies"_s);
    QVERIFY(cookies && cookies->echoMode() == QLineEdit::Password);
    QCOMPARE(cookies->text(), u"session=4711"_s);
    click(u"Show: Cookies"_s);
    QCOMPARE(cookies->echoMode(), QLineEdit::Normal);
    connectToServer();
    QVERIFY(linesOf(request()).contains("Cookie: session=4711"));
}

void RequestPanelTest::sendsTypedBody()
{
    fill(u"Method of the request"_s, u"POST"_s);
    showPart(u"Body"_s);
    fill(u"Content type of the body"_s, u"application/json"_s);
    fill(u"Body of the request"_s, u"{\"ü\":\u00a01}"_s); // a no-break space stays one
    connectToServer(u"/chat"_s);
    QVERIFY(request().startsWith("POST /chat HTTP/1.1\r\n"));
    QVERIFY(linesOf(request()).contains("Content-Type: application/json"));
    QCOMPARE(bodyOf(request()), QByteArray("{\"ü\":\u00a01}"));

    fill(u"Content type of the body"_s, QString());
    fill(u"Body of the request"_s, QString());
    fill(u"Method of the request"_s, u"FETCH"_s); // any other, too
    connectToServer();
    QVERIFY(request(1).startsWith("FETCH / HTTP/1.1\r\n"));
    QCOMPARE(bodyOf(request(1)), QByteArray());
    QVERIFY(!linesOf(request(1)).contains("Content-Type: application/json"));
}

void RequestPanelTest::checksJson_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("hint");

    QTest::newRow("object") << u"{\"a\":1}"_s << u"Valid JSON · 7 B"_s;
    QTest::newRow("scalar") << u"17"_s << u"Valid JSON · 2 B"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("bad-value") << u"{\"a\":x}"_s << u"Not JSON from line 1, column 6 on"_s;
    QTest::newRow("second-line") << u"{\n  \"ü\": 1,\n  b\n}"_s
                                 << u"Not JSON from line 3, column 3 on"_s;
    QTest::newRow("two-values") << u"1,2"_s << u"Not JSON"_s;
    QTest::newRow("unfinished") << u"[1"_s << u"Not JSON"_s;
}

void RequestPanelTest::checksJson()
{
    QFETCH(QString, body);
    QFETCH(QString, hint);
    fill(u"Method of the request"_s, u"POST"_s);
    showPart(u"Body"_s);
    fill(u"Content type of the body"_s, u"application/vnd.x+json; charset=utf-8"_s);
    auto *edit = find<QPlainTextEdit>(window(), u"Body of the request"_s);
    edit->setPlainText(body);
    const QString said = sentence(u"Check of the body"_s);
    QVERIFY2(hint.isEmpty() ? said.isEmpty() : said.startsWith(hint), qPrintable(said));
    fill(u"Content type of the body"_s, u"text/plain"_s);
    QVERIFY(!sentence(u"Check of the body"_s).contains(u"JSON"_s));
}

void RequestPanelTest::keepsBodiesThatAreNoText_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("binary") << QByteArray("\x00\xff\x80 bytes", 9);
    QTest::newRow("crlf") << QByteArray("a=1\r\nb=2\r\n");
    QTest::newRow("separators") << QByteArray("a\u2028b\u2029c");
    QTest::newRow("large") << QByteArray(300'000, 'x');
    QTest::newRow("no-break-space") << QByteArray("a\u00a0b"); // which an editor can keep
}

void RequestPanelTest::keepsBodiesThatAreNoText()
{
    QFETCH(QByteArray, body);
    RequestDraft draft;
    draft.request.method = "PUT";
    draft.request.body = body;
    window()->currentPage()->setDraft(draft);
    showPart(u"Body"_s);
    fill(u"Content type of the body"_s, u"application/octet-stream"_s);
    const auto *edit = find<QPlainTextEdit>(window(), u"Body of the request"_s);
    QCOMPARE(edit->isReadOnly(), body != "a\u00a0b");
    press(u"Ctrl+T"_s); // away and back
    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    connectToServer();
    QCOMPARE(bodyOf(request()), body);

    if (edit->isReadOnly()) {
        click(u"Remove the body"_s);
        QVERIFY(!edit->isReadOnly());
        fill(u"Body of the request"_s, u"typed"_s);
        click(u"Reconnect with the changed request"_s);
        QTRY_COMPARE(m_server->requestCount(), 2);
        QCOMPARE(bodyOf(request(1)), QByteArray("typed"));
    }
}

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
    QVERIFY2(linesOf(request()).contains(header), request().constData());

    choose(u"Scheme of authorization"_s, u"None"_s);
    fill(u"Cookies"_s, QString());
    connectToServer();
    QVERIFY(!request(1).contains("Authorization:") && !request(1).contains("Cookie:"));
}

void RequestPanelTest::readsCredentialsFromHeaders()
{
    showPart(u"Headers"_s);
    typeHeader(u"authorization"_s, u"Basic YWRhOmxvdmVsYWNl"_s);
    showPart(u"Authorization"_s);
    QCOMPARE(field(u"User"_s), u"ada"_s);
    QCOMPARE(field(u"Password"_s), u"lovelace"_s);
    fill(u"User"_s, u"eva"_s);
    showPart(u"Headers"_s);
    QCOMPARE(headerColumn(1), words("authorization")); // in its place, as it was written
    connectToServer();
    QVERIFY(request().contains("uthorization: Basic " + QByteArray("eva:lovelace").toBase64()));

    showPart(u"Headers"_s);
    headers()->selectRow(0);
    click(u"Remove the selected headers"_s);
    typeHeader(u"Authorization"_s, u"Custom 42"_s);
    showPart(u"Authorization"_s);
    QVERIFY(!find<QLineEdit>(window(), u"User"_s));
    QCOMPARE(draft().header("Authorization"), QByteArray("Custom 42"));
}

void RequestPanelTest::declinesCompression()
{
    showPart(u"Connection"_s);
    connectToServer();
    QVERIFY(m_server->header(0, "Accept-Encoding").contains("gzip"));
    check(u"Accept a compressed response"_s);
    connectToServer();
    QVERIFY(!m_server->header(1, "Accept-Encoding").contains("gzip"));
}

void RequestPanelTest::speaksHttp2AtOnce()
{
    showPart(u"Connection"_s);
    choose(u"HTTP version"_s, u"HTTP/2"_s);
    type(m_server->url().toString());
    QTRY_VERIFY(m_server->requestCount() > 0);
    QVERIFY2(request().startsWith("PRI * HTTP/2.0\r\n"), request().constData());
}

void RequestPanelTest::asksThroughProxy()
{
    showPart(u"Connection"_s);
    QVERIFY(!find<QLineEdit>(window(), u"Host of the proxy"_s));
    choose(u"Proxy"_s, u"HTTP"_s);
    fill(u"Host of the proxy"_s, u"127.0.0.1"_s);
    fill(u"Port of the proxy"_s, QString::number(m_server->port()));
    type(u"http://stream.invalid/x"_s);
    QTRY_COMPARE(m_server->requestCount(), 1);
    QVERIFY2(request().startsWith("GET http://stream.invalid/x HTTP/1.1\r\n"),
             request().constData());

    choose(u"Proxy"_s, u"SOCKS5"_s);
    fill(u"User of the proxy"_s, u"ada"_s);
    fill(u"Password of the proxy"_s, u"secret"_s);
    const StreamProxy expected{StreamProxy::Type::Socks5, u"127.0.0.1"_s, m_server->port(),
                               u"ada"_s, u"secret"_s};
    QCOMPARE(draft().request.proxy, expected);
}

void RequestPanelTest::wantsAddressOfProxy()
{
    showPart(u"Connection"_s);
    choose(u"Proxy"_s, u"SOCKS5"_s);
    type(m_server->url().toString());
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
    QCOMPARE(m_server->header(0, "Last-Event-ID"), QByteArray("é5"));
    QTRY_COMPARE(lastText(), u"one"_s); // which brings id 7
    QCOMPARE(field(u"Last-Event-ID to start from"_s), QString());
    const auto *id = find<QLineEdit>(window(), u"Last-Event-ID to start from"_s);
    QTRY_COMPARE(id->placeholderText(), u"7, from the stream"_s);
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_server->header(1, "Last-Event-ID"), QByteArray("7"));
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);

    click(u"Forget the last event id"_s);
    QTRY_COMPARE(id->placeholderText(), u"none yet"_s);
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(m_server->requestCount(), 3);
    QVERIFY(m_server->header(2, "Last-Event-ID").isNull());
}

void RequestPanelTest::trustsOwnAuthorityAndShowsClientCertificate()
{
    m_server = std::make_unique<ScriptedServer>(u"server"_s, QSslSocket::VerifyPeer);
    m_server->setAnswer(
        [this](qsizetype index) { m_server->send(index, Http::stream("data: safe\n\n")); });
    showPart(u"TLS"_s);
    fill(u"File of certificates to trust"_s, tlsFile(u"ca.pem"_s));
    fill(u"File of the client certificate"_s, tlsFile(u"client.pem"_s));
    fill(u"File of the client's key"_s, tlsFile(u"client-encrypted.key"_s));
    fill(u"Password of the key"_s, u"secret"_s);
    connectToServer();
    QTRY_COMPARE(lastText(), u"safe"_s);
    QCOMPARE(m_server->peerCertificate(0).subjectInfo(QSslCertificate::CommonName),
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

void RequestPanelTest::comesBackAsChosen()
{
    QFETCH(QString, policy);
    QFETCH(QByteArray, answer);
    QFETCH(QString, state);
    m_server->setAnswer([this, answer](qsizetype index) { m_server->send(index, answer); });
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
    m_server->setAnswer([=, this](qsizetype index) {
        m_server->send(index,
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
    QCOMPARE(m_server->header(0, "X-Tab"), QByteArray("second"));

    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    QCOMPARE(headerColumn(2), words("first"));
    QCOMPARE(field(u"Method of the request"_s), u"PUT"_s);
    connectToServer();
    QVERIFY(request(1).startsWith("PUT "));
    QCOMPARE(m_server->header(1, "X-Tab"), QByteArray("first"));
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
    QTRY_COMPARE(m_server->requestCount(), 2);
    QCOMPARE(m_server->header(0, "X-Later"), QByteArray());
    QCOMPARE(m_server->header(1, "X-Later"), QByteArray("2"));
    QCOMPARE(m_server->header(1, "Last-Event-ID"), QByteArray("7"));
    QVERIFY(!find<QAbstractButton>(window(), reconnect));

    typeHeader(u"X Bad"_s, u"3"_s); // keeps what there is
    click(reconnect);
    QVERIFY(sentence(u"What is wrong with the URL"_s).contains(u"X Bad"_s));
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);
    QCOMPARE(m_server->requestCount(), 2);
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

void RequestPanelTest::givesEachMnemonicOnce_data()
{
    QTest::addColumn<QString>("part");
    for (const QString &part : words("Headers|Body|Authorization|Connection|TLS|Reading"))
        QTest::newRow(qPrintable(part)) << part;
}

void RequestPanelTest::givesEachMnemonicOnce()
{
    QFETCH(QString, part);
    window()->setSimulatorVisible(true);
    if (part == u"Body"_s) { // with all its rows
        RequestDraft draft;
        draft.request.body = QByteArray(1, '\0');
        window()->currentPage()->setDraft(draft);
    }
    showPart(part);
    if (part == u"Authorization"_s)
        choose(u"Scheme of authorization"_s, u"Basic"_s);
    if (part == u"Connection"_s)
        choose(u"Proxy"_s, u"SOCKS5"_s);

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
