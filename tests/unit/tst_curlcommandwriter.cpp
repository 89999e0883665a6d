// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/curl/curlcommand.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

class TestCurlCommandWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesOneLineIfItIsShort();
    void asksForTheFormatOfTheBody();
    void writesOneOptionALine();
    void writesMethodAndBody_data();
    void writesMethodAndBody();
    void writesHeaders_data();
    void writesHeaders();
    void writesTheConnection_data();
    void writesTheConnection();
    void pipesWhatACommandLineCannotHold_data();
    void pipesWhatACommandLineCannotHold();
    void leavesNothingToTheTerminal();
    void isReadBack();
};

namespace {

const QString Defaults = u"-H 'Accept: text/event-stream' -H 'Cache-Control: no-cache'"_s;

StreamRequest requestFor(const QString &url)
{
    StreamRequest request;
    request.url = QUrl(url);
    request.compression = StreamRequest::Compression::Declined;
    return request;
}

// On one line, without the words that each command has.
QString optionsOf(const StreamRequest &request, QByteArrayView lastEventId = {})
{
    QString command = toCurlCommand(request, lastEventId);
    command.replace(u" \\\n  "_s, u" "_s);
    command.replace(u"curl -N -L http://a/"_s, u""_s);
    command.replace(u' ' + Defaults, u""_s);
    return command.simplified();
}

bool hasHeader(const StreamRequest &request, QByteArrayView name)
{
    return std::any_of(request.headers.begin(), request.headers.end(), [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

// As an EventSource sends them, and thus the command.
StreamRequest withDefaultHeaders(StreamRequest request)
{
    if (!hasHeader(request, "Cache-Control"))
        request.headers.prepend({"Cache-Control", "no-cache"});
    if (!hasHeader(request, "Accept"))
        request.headers.prepend({"Accept", "text/event-stream"});
    return request;
}

// Requests of what curl has words for.
class RandomRequests
{
public:
    StreamRequest next();
    QString text(qsizetype longest, const QString &others = {});

private:
    qsizetype below(qsizetype limit)
    {
        return static_cast<qsizetype>(m_random() % static_cast<quint64>(limit));
    }
    template<typename List>
    auto oneOf(const List &list)
    {
        return list.at(below(list.size()));
    }
    void addHeaders(StreamRequest *request);
    void addProxy(StreamRequest *request);
    void addTls(StreamRequest *request);

    std::mt19937_64 m_random{7};
};

StreamRequest RandomRequests::next()
{
    const QStringList urls = {u"http://a"_s, u"https://host.example:8443/x?y=z&[]#f"_s,
                              u"http://[::1]/"_s, u"http://u%3A:p%27@h/%E6%B0%B4?'%22"_s,
                              u"http://a/?x=$(y)`!\\"_s};
    const QByteArrayList methods = {"GET", "HEAD", "POST", "PUT", "DELETE", "x'!"};
    StreamRequest request;
    request.url = QUrl(oneOf(urls));
    request.method = oneOf(methods);
    request.httpVersion = static_cast<StreamRequest::HttpVersion>(below(3));
    request.compression = static_cast<StreamRequest::Compression>(below(2));
    if (below(2) == 0)
        request.body = text(30, u"\n"_s).toUtf8();
    else if (below(3) == 0)
        request.body = text(30, u"\n\t\r\x7f\0"_s).toLatin1();
    addHeaders(&request);
    addProxy(&request);
    addTls(&request);
    return request;
}

QString RandomRequests::text(qsizetype longest, const QString &others)
{
    const QString alphabet = u"ab:;@%$\"'`\\!#&|<>()[]{}=*?~^/-_,. é水"_s + others;
    QString result;
    for (auto size = below(longest + 1); size > 0; --size)
        result += oneOf(alphabet);
    return result;
}

void RandomRequests::addHeaders(StreamRequest *request)
{
    const QByteArrayList names = {"Accept", "cache-control", "X-A",       "x-a",
                                  "Cookie", "Content-Type",  "User-Agent"};
    for (auto count = below(5); count > 0; --count)
        request->headers.emplaceBack(oneOf(names), text(12).trimmed().toUtf8());
    if (request->url.userInfo().isEmpty() && below(3) == 0)
        request->headers.emplaceBack("Authorization", "Basic x");
}

void RandomRequests::addProxy(StreamRequest *request)
{
    StreamProxy &proxy = request->proxy;
    proxy.type = static_cast<StreamProxy::Type>(below(4));
    if (proxy.type == StreamProxy::Type::System || proxy.type == StreamProxy::Type::None)
        return;
    proxy.host = u"p.example"_s;
    proxy.port = static_cast<quint16>(1 + below(65535));
    proxy.user = text(5);
    if (!proxy.user.isEmpty())
        proxy.password = text(5);
}

void RandomRequests::addTls(StreamRequest *request)
{
    request->tls = {text(5), text(5), text(5), text(5), {}, {}};
    if (below(2) == 0)
        request->tls.exceptionHost = request->url.host();
}

} // namespace

void TestCurlCommandWriter::writesOneLineIfItIsShort()
{
    StreamRequest request = requestFor(u"http://a/"_s);
    request.headers = {{"Accept", "x"}, {"cache-control", "y"}};
    QCOMPARE(toCurlCommand(request, {}),
             u"curl -N -L http://a/ -H 'Accept: x' -H 'cache-control: y'"_s);
}

void TestCurlCommandWriter::asksForTheFormatOfTheBody()
{
    StreamRequest request = requestFor(u"http://a/"_s);
    request.bodyFormat = StreamRequest::BodyFormat::JsonLines;
    const QString command = toCurlCommand(request, {});
    QVERIFY2(command.contains(u"-H 'Accept: application/x-ndjson"_s), qPrintable(command));
    QVERIFY2(!command.contains(u"text/event-stream"_s), qPrintable(command));
}

void TestCurlCommandWriter::writesOneOptionALine()
{
    StreamRequest request;
    request.url = QUrl(u"http://me:p%40@host:8080/a?b=c&d[]=水#e"_s);
    request.method = "PUT";
    request.headers = {{"X-A", "it's"}, {"Content-Type", "text/plain"}};
    request.body = "a\n'b'";
    QCOMPARE(toCurlCommand(request, "7"),
             uR"(curl -N -L -g 'http://me:p%40@host:8080/a?b=c&d[]=%E6%B0%B4#e' \
  -X PUT \
  --data-raw 'a
'\''b'\''' \
  -H 'Accept: text/event-stream' \
  -H 'Cache-Control: no-cache' \
  -H 'Last-Event-ID: 7' \
  -H 'X-A: it'\''s' \
  -H 'Content-Type: text/plain' \
  --compressed)"_s);
}

void TestCurlCommandWriter::writesMethodAndBody_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("options");
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &body,
                        const char *options) {
        QTest::newRow(name) << method << body << QString::fromUtf8(options);
    };

    row("get", "GET", "", "");
    row("head", "HEAD", "", "-I");
    row("post-of-nothing", "POST", "", "--data-raw '' -H 'Content-Type:'");
    row("put-of-nothing", "PUT", "", "-X PUT --data-raw '' -H 'Content-Type:'");
    row("delete", "DELETE", "", "-X DELETE");
    row("lower-case", "get", "", "-X get");
    row("strange-method", "a'b!", "", "-X 'a'\\''b!'");
    row("post", "POST", "a=1", "--data-raw 'a=1' -H 'Content-Type:'");
    row("put", "PUT", "x", "-X PUT --data-raw x -H 'Content-Type:'");
    row("get-with-body", "GET", "x", "-X GET --data-raw x -H 'Content-Type:'");
    row("at", "POST", "@x", "--data-raw '@x' -H 'Content-Type:'");
    row("dash", "POST", "-x", "--data-raw -x -H 'Content-Type:'");
    row("shell", "POST", "$x `y` \"z\" \\ !", "--data-raw '$x `y` \"z\" \\ !' -H 'Content-Type:'");
}

void TestCurlCommandWriter::writesMethodAndBody()
{
    StreamRequest request = requestFor(u"http://a/"_s);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    request.method = method;
    request.body = body;
    QTEST(optionsOf(request), "options");
}

void TestCurlCommandWriter::writesHeaders_data()
{
    QTest::addColumn<QList<StreamRequest::Header>>("headers");
    QTest::addColumn<QByteArray>("lastEventId");
    QTest::addColumn<QString>("options");
    const auto row = [](const char *name, const QList<StreamRequest::Header> &headers,
                        const QByteArray &lastEventId, const QString &options) {
        QTest::newRow(name) << headers << lastEventId << options;
    };

    row("order-and-duplicates", {{"b", "1"}, {"a", "2"}, {"b", "3"}}, "",
        u"-H 'b: 1' -H 'a: 2' -H 'b: 3'"_s);
    row("empty", {{"X", ""}}, "", u"-H 'X;'"_s);
    row("colon", {{"X", ":"}}, "", u"-H 'X: :'"_s);
    row("last-event-id", {}, "水 5", u"-H 'Last-Event-ID: 水 5'"_s);
    row("own-last-event-id", {{"last-event-id", "6"}}, "5", u"-H 'last-event-id: 6'"_s);
    row("own-accept", {{"accept", "x"}}, "", u"-H 'Cache-Control: no-cache' -H 'accept: x'"_s);
    row("own-cache-control", {{"CACHE-CONTROL", "x"}}, "",
        u"-H 'Accept: text/event-stream' -H 'CACHE-CONTROL: x'"_s);
    row("tab", {{"X", "a\tb"}}, "", u"-H \"$(printf 'X: a\\011b')\""_s);
    row("not-utf-8", {{"X", "%\xe9'!"}}, "", u"-H \"$(printf 'X: \\045\\351\\047\\041')\""_s);
}

void TestCurlCommandWriter::writesHeaders()
{
    StreamRequest request = requestFor(u"http://a/"_s);
    QFETCH(const QList<StreamRequest::Header>, headers);
    QFETCH(const QByteArray, lastEventId);
    request.headers = headers;
    QTEST(optionsOf(request, lastEventId), "options");
}

void TestCurlCommandWriter::writesTheConnection_data()
{
    QTest::addColumn<StreamRequest>("request");
    QTest::addColumn<QString>("options");
    const auto row = [](const char *name, const QString &options, auto change) {
        StreamRequest request = requestFor(u"http://a/"_s);
        change(request);
        QTest::newRow(name) << request << options;
    };
    using Request = StreamRequest;
    using Proxy = StreamProxy::Type;

    row("compressed", u"--compressed"_s,
        [](Request &r) { r.compression = Request::Compression::Accepted; });
    row("http1", u"--http1.1"_s, [](Request &r) { r.httpVersion = Request::HttpVersion::Http1; });
    row("http2", u"--http2-prior-knowledge"_s,
        [](Request &r) { r.httpVersion = Request::HttpVersion::Http2; });
    row("no-proxy", u"--noproxy '*'"_s, [](Request &r) { r.proxy.type = Proxy::None; });
    row("http-proxy", u"-x http://p:3128"_s, [](Request &r) {
        r.proxy = {Proxy::Http, u"p"_s, 3128, {}, {}};
    });
    row("socks-proxy", u"-x 'socks5h://u%3A:p%40%20@[::1]:1'"_s, [](Request &r) {
        r.proxy = {Proxy::Socks5, u"::1"_s, 1, u"u:"_s, u"p@ "_s};
    });
    row("insecure", u"-k"_s, [](Request &r) { r.tls.exceptionHost = u"a"_s; });
    row("exception-for-another-host", u""_s, [](Request &r) { r.tls.exceptionHost = u"b"_s; });
    row("tls", u"--cacert 'ca 1.pem' --cert 'c\\:\\\\me.pem' --key k.pem --pass 'it'\\''s'"_s,
        [](Request &r) {
            r.tls.caFile = u"ca 1.pem"_s;
            r.tls.certificateFile = u"c:\\me.pem"_s;
            r.tls.keyFile = u"k.pem"_s;
            r.tls.keyPassword = u"it's"_s;
        });
}

void TestCurlCommandWriter::writesTheConnection()
{
    QFETCH(const StreamRequest, request);
    QTEST(optionsOf(request), "options");
}

void TestCurlCommandWriter::pipesWhatACommandLineCannotHold_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("printf");

    QTest::newRow("nul") << "a\0b"_ba << u"printf 'a\\000b' | "_s;
    QTest::newRow("not-utf-8") << "\xff\xe6水"_ba << u"printf '\\377\\346\\346\\260\\264' | "_s;
    QTest::newRow("control") << "a\r\n\x1b"_ba << u"printf 'a\\015\\012\\033' | "_s;
    QTest::newRow("what-printf-or-a-shell-reads")
        << "-%\\'!`$\0"_ba << u"printf '\\055\\045\\134\\047\\041\\140\\044\\000' | "_s;
    QTest::newRow("bidirectional-override")
        << "\xe2\x80\xae"_ba << u"printf '\\342\\200\\256' | "_s;
    QTest::newRow("large") << QByteArray(100'000, 'x')
                           << u"printf '"_s + QString(100'000, u'x') + u"' | "_s;
}

void TestCurlCommandWriter::pipesWhatACommandLineCannotHold()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, printf);
    StreamRequest request = requestFor(u"http://a/"_s);
    request.method = "POST";
    request.body = body;
    const QString command = toCurlCommand(request, {});
    QVERIFY2(command.startsWith(printf + u"curl -N -L http://a/ "_s), qPrintable(command));
    QVERIFY(command.contains(u"--data-binary @-"_s));
    QString error;
    const auto read = parseCurlCommand(command, &error);
    QVERIFY2(read, qPrintable(error));
    QCOMPARE(read->request.body, body);
}

void TestCurlCommandWriter::leavesNothingToTheTerminal()
{
    StreamRequest request = requestFor(u"http://a/\x1b?\r\n"_s);
    QByteArray bytes;
    for (int c = 0; c < 256; ++c)
        bytes += static_cast<char>(c);
    request.method = bytes;
    request.headers = {{bytes, bytes}};
    request.body = bytes;
    request.tls.caFile = QString::fromLatin1(bytes);
    request.proxy = {StreamProxy::Type::Http, QString::fromLatin1(bytes), 1, {}, {}};
    const QString command = toCurlCommand(request, bytes);
    for (const QChar c : command)
        QVERIFY2(c == u'\n' || c.isPrint(), qPrintable(QString::number(c.unicode(), 16)));
}

// Whatever the request: what is written is read as the same one.
void TestCurlCommandWriter::isReadBack()
{
    RandomRequests requests;
    for (int i = 0; i < 3000; ++i) {
        const StreamRequest request = requests.next();
        const QByteArray id = requests.text(8).trimmed().toUtf8();
        const QString command = toCurlCommand(request, id);
        QString error;
        const auto read = parseCurlCommand(command, &error);
        QVERIFY2(read, qPrintable(error + u'\n' + command));
        QVERIFY2(read->notes.isEmpty(), qPrintable(read->notes.join(u'\n') + command));
        QVERIFY2(read->request == withDefaultHeaders(request), qPrintable(command));
        QCOMPARE(read->lastEventId, id);
    }
}

QTEST_APPLESS_MAIN(TestCurlCommandWriter)
#include "tst_curlcommandwriter.moc"
