// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/curl/curlcommand.h"
#include "lib/wire/printable.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

using Headers = QList<StreamRequest::Header>;

class TestCurlCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsHowItIsCalled_data();
    void readsHowItIsCalled();
    void readsMethodAndBody_data();
    void readsMethodAndBody();
    void readsHeaders_data();
    void readsHeaders();
    void readsUrls_data();
    void readsUrls();
    void readsCredentials_data();
    void readsCredentials();
    void readsProxies_data();
    void readsProxies();
    void readsTls();
    void readsWhatTheConnectionIsLike_data();
    void readsWhatTheConnectionIsLike();
    void readsTheLastEventId();
    void readsFiles_data();
    void readsFiles();
    void readsWhatIsPipedIn();
    void readsWhatBrowsersCopy_data();
    void readsWhatBrowsersCopy();
    void notesWhatIsNotTakenOver_data();
    void notesWhatIsNotTakenOver();
    void ignoresWhatMakesNoDifference();
    void limitsTheNotes();
    void refuses_data();
    void refuses();
    void readsArguments();
    void survivesHostileText_data();
    void survivesHostileText();

private:
    static void write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
};

namespace {

const QByteArray FormType = "application/x-www-form-urlencoded";

// The command, whose notes must be these. Otherwise the test has failed.
CurlCommand parsed(const QString &text, const QStringList &notes = {})
{
    QString error;
    const auto command = parseCurlCommand(text, &error);
    if (!command)
        QTest::qFail(qPrintable(error), __FILE__, __LINE__);
    else if (command->notes != notes)
        QTest::qFail(qPrintable(command->notes.join(u'\n')), __FILE__, __LINE__);
    return command.value_or(CurlCommand());
}

} // namespace

void TestCurlCommand::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(QDir::setCurrent(m_folder.path()));
    write(u"text"_s, "a\r\nb\0c\n"_ba);
    write(u"binary"_s, "\0\xff\r\n@"_ba);
    write(u"headers"_s, "X-A: 1\r\n# no\n\nX-B;\nAccept:\nX-C:2");
    write(u"name with blank"_s, "x");
    write(u"half"_s, QByteArray(40 * 1024 * 1024, 'x'));
    write(u"large"_s, QByteArray(64 * 1024 * 1024 + 1, 'x'));
}

void TestCurlCommand::write(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestCurlCommand::readsHowItIsCalled_data()
{
    QTest::addColumn<QString>("text");

    for (const char *text :
         {"curl http://a/b", "  curl http://a/b  \n", "$ curl http://a/b",
          "/usr/bin/curl http://a/b", "./curl http://a/b", "curl.exe http://a/b",
          "C:\\\\Windows\\\\curl.exe http://a/b", "'curl' http://a/b", "# fetch\ncurl http://a/b",
          "curl \\\n http://a/b", "curl ^\r\n ^\"http://a/b^\"", "curl -- http://a/b",
          "curl http://a/b # so", "curl -sSNL http://a/b"})
        QTest::addRow("%s", qPrintable(toPrintable(text))) << QString::fromLatin1(text);
}

void TestCurlCommand::readsHowItIsCalled()
{
    QFETCH(const QString, text);
    StreamRequest expected;
    expected.url = QUrl(u"http://a/b"_s);
    expected.compression = StreamRequest::Compression::Declined;
    QCOMPARE(parsed(text).request, expected);
}

void TestCurlCommand::readsMethodAndBody_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    const auto row = [](const char *name, const char *options, const QByteArray &method,
                        const QByteArray &body, const QByteArray &contentType) {
        QTest::newRow(name) << QString::fromUtf8(options) << method << body << contentType;
    };

    row("nothing", "", "GET", "", "");
    row("data", "-d a=1", "POST", "a=1", FormType);
    row("attached", "-da=1", "POST", "a=1", FormType);
    row("after-other-letters", "-sda=1", "POST", "a=1", FormType);
    row("with-equals-sign", "--data=a=1", "POST", "a=1", FormType);
    row("value-like-an-option", "-d -X", "POST", "-X", FormType);
    row("joined", "-d a --data-ascii b --data-raw c --data-binary d", "POST", "a&b&c&d", FormType);
    row("empty", "-d ''", "POST", "", FormType);
    row("raw-at", "--data-raw @x", "POST", "@x", FormType);
    row("line-ends-stay", "-d $'a\\r\\nb'", "POST", "a\r\nb", FormType);
    row("nul-and-no-utf-8", "--data-binary $'\\0\\xff'", "POST", "\0\xff"_ba, FormType);
    row("urlencode", "--data-urlencode 'a b/é+'", "POST", "a+b%2F%C3%A9%2B", FormType);
    row("urlencode-after-equals-sign", "--data-urlencode =a=@b", "POST", "a%3D%40b", FormType);
    row("urlencode-named", "--data-urlencode 'n m=a&b'", "POST", "n m=a%26b", FormType);
    row("urlencode-named-empty", "--data-urlencode n=", "POST", "n=", FormType);
    row("json", "--json '{\"a\":' --json 1}", "POST", "{\"a\":1}", "application/json");
    row("json-among-data", "-d a --json b -d c", "POST", "ab&c", "application/json");
    row("other-type", "-d x -H 'content-type: text/plain'", "POST", "x", "text/plain");
    row("no-type", "-d x -H Content-Type:", "POST", "x", "");
    row("method", "-X PUT", "PUT", "", "");
    row("method-attached", "-XDELETE", "DELETE", "", "");
    row("method-in-lower-case", "--request get", "get", "", "");
    row("last-method", "-X PUT -X PATCH -d x", "PATCH", "x", FormType);
    row("get-with-body", "-X GET -d x", "GET", "x", FormType);
    row("head", "-I", "HEAD", "", "");
    row("get", "-G -d x", "GET", "", "");
    row("head-of-get", "-G -I -d x", "HEAD", "", "");
    row("no-get", "-G --no-get -d x", "POST", "x", FormType);
}

void TestCurlCommand::readsMethodAndBody()
{
    QFETCH(const QString, options);
    QFETCH(const QByteArray, contentType);
    const StreamRequest request = parsed(u"curl http://a/ "_s + options).request;
    QTEST(request.method, "method");
    QTEST(request.body, "body");
    Headers types = request.headers;
    types.removeIf([](const auto &header) { return header.first.toLower() != "content-type"; });
    QCOMPARE(types.size(), contentType.isEmpty() ? 0 : 1);
    QCOMPARE(types.value(0).second, contentType);
}

void TestCurlCommand::readsHeaders_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<Headers>("headers");
    const auto row = [](const char *name, const char *options, const Headers &headers) {
        QTest::newRow(name) << QString::fromUtf8(options) << headers;
    };

    row("one", "-H 'X-A: b c'", {{"X-A", "b c"}});
    row("order-and-duplicates", "-H b:1 -H a:2 -H b:3", {{"b", "1"}, {"a", "2"}, {"b", "3"}});
    row("blanks", "-H ' X-A :  b  '", {{"X-A", "b"}});
    row("line-end-after-it", "-H $'X-A: b\\r\\n'", {{"X-A", "b"}});
    row("empty", "-H 'X-A;' -H 'X-B ; '", {{"X-A", ""}, {"X-B", ""}});
    row("removed", "-H X-A: -H 'X-B: '", {});
    row("colon-in-value", "-H a:b:c", {{"a", "b:c"}});
    row("semicolon-in-value", "-H 'a: b;'", {{"a", "b;"}});
    row("utf-8", "-H a:水", {{"a", "水"}});
    row("not-utf-8", "-H $'a:\\xe9'", {{"a", "\xe9"}});
    row("accept-stays-away", "", {});
    row("accept", "-H 'Accept: text/event-stream'", {{"Accept", "text/event-stream"}});
    row("json", "--json x", {{"Content-Type", "application/json"}, {"Accept", "application/json"}});
    row("json-with-accept", "--json x -H accept:a -H content-type:b",
        {{"accept", "a"}, {"content-type", "b"}});
    row("json-of-get", "-G --json x",
        {{"Content-Type", "application/json"}, {"Accept", "application/json"}});
    row("cookies", "-b a=1 --cookie 'b=2; c=3'", {{"Cookie", "a=1;b=2; c=3"}});
    row("cookie-engine", "-b ''", {});
    row("header-before-cookies", "-b a=1 -H cookie:b=2", {{"cookie", "b=2"}});
    row("user-agent", "-A a -A 'b c'", {{"User-Agent", "b c"}});
    row("header-before-user-agent", "-A a -H user-agent:b", {{"user-agent", "b"}});
    row("referer", "-e http://r/", {{"Referer", "http://r/"}});
    row("referer-of-redirects", "-e 'http://r/;auto'", {{"Referer", "http://r/"}});
    row("referer-of-redirects-only", "-e ';auto'", {});
    row("content-length", "-d ab -H Content-Length:2 -H Content-Type:", {});
}

void TestCurlCommand::readsHeaders()
{
    QFETCH(const QString, options);
    QTEST(parsed(u"curl http://a/ "_s + options).request.headers, "headers");
}

void TestCurlCommand::readsUrls_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *name, const char *words, const QByteArray &url) {
        QTest::newRow(name) << QString::fromUtf8(words) << url;
    };

    row("no-scheme", "localhost:8080/x", "http://localhost:8080/x");
    row("upper-case-scheme", "HTTPS://a/", "https://a/");
    row("option", "--url http://a/", "http://a/");
    row("option-with-equals-sign", "--url=http://a/", "http://a/");
    row("before-options", "http://a/ -s", "http://a/");
    row("after-dashes", "-s -- http://a/", "http://a/");
    row("escaped-brackets", "'http://a/?x\\[y\\]=\\{\\}'", "http://a/?x[y]=%7B%7D");
    row("plain-brackets", "-g 'http://a/?x[]={1}'", "http://a/?x[]=%7B1%7D");
    row("what-curl-sends-as-it-is", "'http://a/x|y?\"z\"=^`<%>%zz%20\\w'",
        "http://a/x%7Cy?%22z%22=%5E%60%3C%25%3E%25zz%20%5Cw");
    row("blank", "'http://a/b c'", "http://a/b%20c");
    row("utf-8", "http://a/水?é", "http://a/%E6%B0%B4?%C3%A9");
    row("get", "-G -d a=1 -d b=2 http://a", "http://a?a=1&b=2");
    row("get-with-query", "-G -d b=2 'http://a/?a=1#c'", "http://a/?a=1&b=2#c");
    row("get-without-data", "-G http://a/", "http://a/");
    row("get-encodes", "-G -d 'a b#c' --data-urlencode 'd=#&' http://a/",
        "http://a/?a%20b%23c&d=%23%26");
    row("url-query", "--url-query 'a=b c' --url-query +d=%20e --url-query f http://a/",
        "http://a/?a=b+c&d=%20e&f");
    row("url-query-and-data", "--url-query a=b -d c http://a/", "http://a/?a=b");
    row("ipv6", "-g 'http://[::1]:80/'", "http://[::1]:80/");
}

void TestCurlCommand::readsUrls()
{
    QFETCH(const QString, words);
    QTEST(parsed(u"curl "_s + words).request.url.toEncoded(), "url");
}

void TestCurlCommand::readsCredentials_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QString>("userInfo");
    const auto row = [](const char *name, const char *words, const QByteArray &authorization,
                        const QString &userInfo = {}) {
        QTest::newRow(name) << QString::fromUtf8(words) << authorization << userInfo;
    };

    row("user", "-u me:pa:ss http://a/", basicCredentials(u"me"_s, u"pa:ss"_s));
    row("utf-8", "--user 'ü:水' http://a/", basicCredentials(u"ü"_s, u"水"_s));
    row("no-password", "-u me: http://a/", basicCredentials(u"me"_s, {}));
    row("bearer", "--oauth2-bearer x http://a/", "Bearer x");
    row("bearer-before-user", "--oauth2-bearer x -u a:b http://a/", "Bearer x");
    row("header-before-both", "--oauth2-bearer x -u a:b -H 'authorization: y' http://a/", "y");
    row("removed", "-u a:b -H Authorization: http://a/", "");
    row("in-url", "http://me:p%40@a/", "", u"me:p%40"_s);
    row("option-before-url", "-u a:b http://me:no@a/", basicCredentials(u"a"_s, u"b"_s));
    row("header-before-url", "-H Authorization:x http://me:no@a/", "x");
}

void TestCurlCommand::readsCredentials()
{
    QFETCH(const QString, words);
    const StreamRequest request = parsed(u"curl "_s + words).request;
    QTEST(request.headers.value(0).second, "authorization");
    QTEST(request.url.userInfo(QUrl::FullyEncoded), "userInfo");
}

void TestCurlCommand::readsProxies_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<StreamProxy>("proxy");
    const auto row = [](const char *name, const char *options, const StreamProxy &proxy) {
        QTest::newRow(name) << QString::fromUtf8(options) << proxy;
    };
    using Type = StreamProxy::Type;

    row("none-named", "", {});
    row("http", "-x http://p:3128", {Type::Http, u"p"_s, 3128, {}, {}});
    row("no-scheme", "--proxy p:3128", {Type::Http, u"p"_s, 3128, {}, {}});
    row("default-port", "-x p", {Type::Http, u"p"_s, 1080, {}, {}});
    row("socks5", "-x socks5://p", {Type::Socks5, u"p"_s, 1080, {}, {}});
    row("socks5h", "-x socks5h://p:1", {Type::Socks5, u"p"_s, 1, {}, {}});
    row("option-socks5", "--socks5 p:1", {Type::Socks5, u"p"_s, 1, {}, {}});
    row("option-socks5-hostname", "--socks5-hostname p", {Type::Socks5, u"p"_s, 1080, {}, {}});
    row("last-one", "--socks5 p -x q", {Type::Http, u"q"_s, 1080, {}, {}});
    row("ipv6", "-x 'http://[::1]:1'", {Type::Http, u"::1"_s, 1, {}, {}});
    row("user", "-x http://u%3A:p%40@p:1", {Type::Http, u"p"_s, 1, u"u:"_s, u"p@"_s});
    row("option-user", "-x p:1 -U u:p%20:", {Type::Http, u"p"_s, 1, u"u"_s, u"p :"_s});
    row("user-in-url-first", "-x u@p:1 -U v:w", {Type::Http, u"p"_s, 1, u"u"_s, {}});
    row("no-proxy", "--noproxy '*' -x p", {Type::None, {}, 0, {}, {}});
    row("empty", "-x ''", {Type::None, {}, 0, {}, {}});
}

void TestCurlCommand::readsProxies()
{
    QFETCH(const QString, options);
    QFETCH(const StreamProxy, proxy);
    QVERIFY(parsed(u"curl http://a/ "_s + options).request.proxy == proxy);
}

void TestCurlCommand::readsTls()
{
    StreamTls expected;
    expected.caFile = u"ca file.pem"_s;
    expected.certificateFile = u"C:\\me:x\\y.pem"_s;
    expected.keyFile = u"key.pem"_s;
    expected.keyPassword = u"se:cret"_s;
    expected.exceptionHost = u"host.example"_s;
    QVERIFY(parsed(uR"(curl -k https://HOST.example/ --cacert 'ca file.pem' --key key.pem
                       -E 'C\:\\me\:x\y.pem:se:cret')"_s.simplified())
                .request.tls
            == expected);
    QVERIFY(parsed(uR"(curl https://host.example/ --pass se:cret --insecure --key key.pem
                       --cert 'C\:\\me\:x\y.pem' --cacert 'ca file.pem')"_s.simplified())
                .request.tls
            == expected);
    QVERIFY(parsed(u"curl -k --no-insecure https://a/"_s).request.tls == StreamTls());
}

void TestCurlCommand::readsWhatTheConnectionIsLike_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<StreamRequest::HttpVersion>("version");
    QTest::addColumn<StreamRequest::Compression>("compression");
    using Version = StreamRequest::HttpVersion;
    using Compression = StreamRequest::Compression;
    const auto row = [](const char *options, Version version, Compression compression) {
        QTest::newRow(options) << QString::fromUtf8(options) << version << compression;
    };

    row("", Version::Any, Compression::Declined);
    row("--http1.1", Version::Http1, Compression::Declined);
    row("--http2", Version::Any, Compression::Declined);
    row("--http2-prior-knowledge", Version::Http2, Compression::Declined);
    row("--http1.1 --http2", Version::Any, Compression::Declined);
    row("--compressed", Version::Any, Compression::Accepted);
    row("--compressed --no-compressed", Version::Any, Compression::Declined);
    row("-H 'accept-encoding: gzip, deflate'", Version::Any, Compression::Accepted);
    row("-H 'Accept-Encoding: GZIP;q=1'", Version::Any, Compression::Accepted);
    row("--compressed -H 'Accept-Encoding: identity'", Version::Any, Compression::Declined);
}

void TestCurlCommand::readsWhatTheConnectionIsLike()
{
    QFETCH(const QString, options);
    const StreamRequest request = parsed(u"curl http://a/ "_s + options).request;
    QTEST(request.httpVersion, "version");
    QTEST(request.compression, "compression");
    QCOMPARE(request.headers, Headers());
}

void TestCurlCommand::readsTheLastEventId()
{
    const CurlCommand command = parsed(u"curl http://a/ -H 'last-event-id: 水 5' -H X:1"_s);
    QCOMPARE(command.lastEventId, "水 5"_ba);
    QCOMPARE(command.request.headers, (Headers{{"X", "1"}}));
}

void TestCurlCommand::readsFiles_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("without-line-ends") << u"-d @text"_s << "abc"_ba;
    QTest::newRow("exactly") << u"--data-binary @binary"_s << "\0\xff\r\n@"_ba;
    QTest::newRow("json") << u"--json @text"_s << "a\r\nb\0c\n"_ba;
    QTest::newRow("urlencode") << u"--data-urlencode @text"_s << "a%0D%0Ab%00c%0A"_ba;
    QTest::newRow("urlencode-named") << u"--data-urlencode n@text"_s << "n=a%0D%0Ab%00c%0A"_ba;
    QTest::newRow("joined") << u"-d x -d @text -d y"_s << "x&abc&y"_ba;
    QTest::newRow("quoted-name") << u"-d '@name with blank'"_s << "x"_ba;
}

void TestCurlCommand::readsFiles()
{
    QFETCH(const QString, options);
    QTEST(parsed(u"curl http://a/ "_s + options).request.body, "body");
}

void TestCurlCommand::readsWhatIsPipedIn()
{
    const CurlCommand command =
        parsed(u"$ printf 'a\\000\\377\\n' | \\\n curl -X PUT --data-binary @- -d @- http://a/"_s);
    QCOMPARE(command.request.method, "PUT"_ba);
    QCOMPARE(command.request.body, "a\0\xff\n&"_ba);
}

void TestCurlCommand::readsWhatBrowsersCopy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("notes");
    const QString encodings = u"Of the header Accept-Encoding, only gzip and deflate count here."_s;

    QTest::newRow("chromium-posix") << uR"(curl 'https://api.example.org/chat?x\[0\]=1' \
  -X 'PUT' \
  -H 'accept: text/event-stream' \
  -H 'content-type: application/json' \
  -b 'sid=a%20b; theme=dark' \
  -H 'sec-ch-ua: "Chromium";v="130", "Not?A_Brand";v="99"' \
  --data-raw $'{"text":"it\'s 水 \u0021"}')"_s
                                    << QStringList();
    QTest::newRow("chromium-windows") << uR"(curl --request PUT ^
  --url ^"https://api.example.org/chat?x^\[0^\]=1^" ^
  -H ^"accept: text/event-stream^" ^
  -H ^"content-type: application/json^" ^
  -b ^"sid=a^%^20b; theme=dark^" ^
  -H ^"sec-ch-ua: ^\^"Chromium^\^";v=^\^"130^\^", ^\^"Not?A_Brand^\^";v=^\^"99^\^"^" ^
  --data-raw ^"^{^\^"text^\^":^\^"it's 水 ^!^\^"^}^")"_s
                                      << QStringList();
    QTest::newRow("firefox-posix") << uR"(curl 'https://api.example.org/chat?x[0]=1' \
  --compressed \
  -X PUT \
  -H 'accept: text/event-stream' \
  -H 'Accept-Encoding: gzip, deflate, br, zstd' \
  -H 'content-type: application/json' \
  -H 'Cookie: sid=a%20b; theme=dark' \
  -H 'sec-ch-ua: "Chromium";v="130", "Not?A_Brand";v="99"' \
  --data-raw $'{"text":"it\'s 水 \u0021"}')"_s
                                   << QStringList(encodings);
}

// The same request, as three menus word it.
void TestCurlCommand::readsWhatBrowsersCopy()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, notes);
    for (const QString &lineEnd : {u"\n"_s, u"\r\n"_s}) {
        const StreamRequest request =
            parsed(QString(text).replace(u"\n"_s, lineEnd), notes).request;
        QCOMPARE(request.url, QUrl(u"https://api.example.org/chat?x[0]=1"_s));
        QCOMPARE(request.method, "PUT"_ba);
        QCOMPARE(request.body, "{\"text\":\"it's 水 !\"}"_ba);
        QMap<QByteArray, QByteArray> headers;
        for (const auto &[name, value] : request.headers)
            headers[name.toLower()] = value;
        QCOMPARE(headers.size(), request.headers.size());
        const QMap<QByteArray, QByteArray> expected = {
            {"accept", "text/event-stream"},
            {"content-type", "application/json"},
            {"cookie", "sid=a%20b; theme=dark"},
            {"sec-ch-ua", R"("Chromium";v="130", "Not?A_Brand";v="99")"},
        };
        QCOMPARE(headers, expected);
    }
}

void TestCurlCommand::notesWhatIsNotTakenOver_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *options, const char *note) {
        QTest::addRow("%s", qPrintable(toPrintable(options)))
            << QString::fromUtf8(options) << QString::fromUtf8(note);
    };

    for (const char *option : {"-m", "--max-time", "--connect-timeout", "--retry", "-F", "--form",
                               "-T", "--range", "-K", "--cert-type", "--ciphers", "--mail-from",
                               "--proxy-cacert", "--variable", "--expand-data", "--noproxy"}) {
        QTest::addRow("%s with a value", option) << QString::fromLatin1(option)
                + u" http://value/"_s << QString::fromLatin1(option) + u" is not taken over."_s;
    }
    for (const char *option : {"-0", "--http1.0", "--http3", "--anyauth", "--netrc", "--tlsv1.2"}) {
        QTest::addRow("%s", option) << QString::fromLatin1(option)
                                    << QString::fromLatin1(option) + u" is not taken over."_s;
    }
    const char *way = "%s is not taken over: the request goes where its URL says.";
    for (const char *option : {"--resolve", "--connect-to", "--unix-socket", "--interface",
                               "--socks4", "--preproxy", "--request-target"}) {
        QTest::addRow("%s", option)
            << QString::fromLatin1(option) + u" x"_s << QString::asprintf(way, option);
    }
    row("-4", "-4 is not taken over: the request goes where its URL says.");
    row("--digest -u a:b", "--digest is not taken over: there are Basic and Bearer credentials.");
    row("--frobnicate", "--frobnicate is not taken over: it is no option of curl's.");
    row("--frobnicate=x", "--frobnicate=x is not taken over: it is no option of curl's.");
    row("--silent=x", "--silent=x is not taken over: it is no option of curl's.");
    row("--\xd0\xb6", "--\xd0\xb6 is not taken over: it is no option of curl's.");
    row("-@", "-@ is not taken over: it is no option of curl's.");
    row("-s@S", "-@ is not taken over: it is no option of curl's.");
    row("-", "- is not taken over: it is no option of curl's.");
    row("--next -d x http://b/", "Only the first request is taken over, up to --next.");
    row("-: -d x http://b/", "Only the first request is taken over, up to -:.");
    row("http://b/", "Only the first URL is taken over, not “http://b/”.");
    row("-H nonsense", "“nonsense” is not taken over: it is no header.");
    row("-H 'a b: c'", "“a b” cannot be the name of a header.");
    row("-H :path:x", "“” cannot be the name of a header.");
    row("-H $'a: b\\nc: d'", "The value of the header “a” has a line end or NUL.");
    row("-H Accept:", "The header Accept is sent all the same.");
    row("-H user-agent:", "The header User-Agent is sent all the same.");
    row("-A ''", "The header User-Agent is sent all the same.");
    row("-H Content-Length:7",
        "The header Content-Length is not taken over: it follows from the body.");
    row("-H 'transfer-encoding: chunked'",
        "The header transfer-encoding is not taken over: it follows from the body.");
    row("-H Accept-Encoding:br",
        "Of the header Accept-Encoding, only gzip and deflate count here.");
    row("-b jar.txt", "The cookies in the file “jar.txt” are not taken over.");
    row("-u me", "There is no password in -u, which curl would ask for.");
    row("-x socks4://p", "The proxy is not taken over: it must be http:// or socks5://.");
    row("-x https://p", "The proxy is not taken over: it must be http:// or socks5://.");
    row("-x http://", "The proxy is not taken over: it must be http:// or socks5://.");
    row("-d @-", "Standard input is not read; there is nothing at @-.");
    row("--data-urlencode n@-", "Standard input is not read; there is nothing at @-.");
    row("--url-query @-", "Standard input is not read; there is nothing at @-.");
    row("-H @-", "Standard input is not read; there is nothing at @-.");
    row("-H \"X: $TOKEN\"", "“$TOKEN” stands as it is: nothing is filled in here as in a shell.");
    row("-s | jq .", "What follows the curl command is not taken over: “| jq .”.");
    row("2> /dev/null", "What follows the curl command is not taken over: “2> /dev/null”.");
    row("-s\ncurl http://b/", "What follows the curl command is not taken over: “curl http://b/”.");
    row("--\\\x1b[31m\xe2\x80\xae",
        "--\\x1b[31m\\u{202e} is not taken over: it is no option of curl's.");
}

void TestCurlCommand::notesWhatIsNotTakenOver()
{
    QFETCH(const QString, options);
    QFETCH(const QString, note);
    const CurlCommand command = parsed(u"curl http://a/ "_s + options, {note});
    QCOMPARE(command.request.url, QUrl(u"http://a/"_s));
    for (const auto &header : command.request.headers)
        QVERIFY(header.first != "Authorization" || options.startsWith(u"-u"));
}

void TestCurlCommand::ignoresWhatMakesNoDifference()
{
    const QString plain = u"curl http://a/"_s;
    for (const auto &option : {u"-s"_s,
                               u"--silent"_s,
                               u"-S"_s,
                               u"-N"_s,
                               u"--no-buffer"_s,
                               u"-v"_s,
                               u"-i"_s,
                               u"-f"_s,
                               u"-#"_s,
                               u"-L"_s,
                               u"--location"_s,
                               u"-g"_s,
                               u"-q"_s,
                               u"-O"_s,
                               u"-o http://b/"_s,
                               u"-ofile"_s,
                               u"-w '%{http_code}'"_s,
                               u"-D -"_s,
                               u"-c jar"_s,
                               u"--basic"_s,
                               u"--no-location"_s}) {
        const CurlCommand command = parsed(plain + u' ' + option);
        QCOMPARE(command.request, parsed(plain).request);
        QCOMPARE(command.request.url, QUrl(u"http://a/"_s));
    }
}

void TestCurlCommand::limitsTheNotes()
{
    QString text = u"curl http://a/ -m 1 -m 2"_s;
    for (int i = 0; i < 1000; ++i)
        text += u" --x%1"_s.arg(i) + QString(1000, u'x');
    const auto command = parseCurlCommand(text, nullptr);
    QVERIFY(command);
    QCOMPARE(command->notes.size(), 21);
    QCOMPARE(command->notes.at(0), u"-m is not taken over."_s);
    QCOMPARE(command->notes.at(20), u"There is more that was not taken over."_s);
    for (const QString &note : command->notes)
        QVERIFY(note.size() < 200);
}

void TestCurlCommand::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &text, const char *error) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(error);
    };
    const char *noCurl = "This is no curl command: it must begin with “curl”.";

    row("nothing", "", noCurl);
    row("another-program", "wget http://a/", noCurl);
    row("a-url", "http://a/curl", noCurl);
    row("prompt-only", "$ ", noCurl);
    row("nothing-behind-a-pipe", "printf x |", noCurl);
    row("printf-with-arguments", "printf %s x | curl http://a/", noCurl);
    row("no-url", "curl -s", "This curl command has no URL.");
    row("url-behind-the-end", "curl -s\nhttp://a/", "This curl command has no URL.");
    row("empty-url", "curl ''", "This curl command has no URL.");
    row("bad-url", "curl http://", "“http://” is not a URL.");
    row("other-scheme", "curl ftp://a/",
        "“ftp” URLs cannot be read as an event stream, only http and https.");
    row("unfinished-quote", "curl \\\n -H 'a", "The ' at line 2, column 5 is never closed.");
    row("unfinished-quote-behind-a-pipe", "printf x | curl \"",
        "The \" at line 1, column 17 is never closed.");
    row("missing-value", "curl http://a/ -H", "The value of -H is missing.");
    row("missing-value-of-letters", "curl http://a/ -sX", "The value of -X is missing.");
    row("missing-value-of-unsupported", "curl http://a/ --retry",
        "The value of --retry is missing.");
    row("method-with-blank", "curl -X 'A B' http://a/", "“A B” cannot be the method of a request.");
    row("nul-in-cookie", "curl -b $'a=\\0' http://a/",
        "The value of the header “Cookie” has a line end or NUL.");
    row("no-file", "curl -d @none http://a/", "There is no file “none”.");
    row("no-json-file", "curl --json @none http://a/", "There is no file “none”.");
    row("no-encoded-file", "curl --data-urlencode n@none http://a/", "There is no file “none”.");
    row("no-header-file", "curl -H @none http://a/", "There is no file “none”.");
    row("folder", "curl -d @. http://a/", "There is no file “.”.");
    row("device", "curl -d @/dev/zero http://a/", "There is no file “/dev/zero”.");
    row("nul-in-file-name", "curl -d $'@a\\0' http://a/", "There is no file “a\\x00”.");
    row("large-file", "curl -d @large http://a/",
        "“large” is more than the 64.00 MiB that a request may have.");
    row("much-data", "curl -d @half -d @half http://a/",
        "The data are more than the 64.00 MiB that a request may have.");
}

void TestCurlCommand::refuses()
{
    QFETCH(const QString, text);
    QString error;
    QVERIFY(!parseCurlCommand(text, &error));
    QTEST(error, "error");
    QVERIFY(!parseCurlCommand(text, nullptr));
}

void TestCurlCommand::readsArguments()
{
    QString error;
    const auto command =
        parseCurlArguments({u"-d"_s, u"$X 'y' |"_s, u"http://a/"_s, u"--retry"_s, u"1"_s}, &error);
    QVERIFY2(command, qPrintable(error));
    QCOMPARE(command->request.body, "$X 'y' |"_ba);
    QCOMPARE(command->request.url, QUrl(u"http://a/"_s));
    QCOMPARE(command->notes, QStringList(u"--retry is not taken over."_s));
    QVERIFY(!parseCurlArguments({}, &error));
    QCOMPARE(error, u"This curl command has no URL."_s);
    QVERIFY(!parseCurlArguments({}, nullptr));
}

void TestCurlCommand::survivesHostileText_data()
{
    QTest::addColumn<QString>("piece");

    for (const char *piece : {"x",      "x ",      "-",       "--",        "-x",
                              "-d",     "-d x ",   "-H a:b ", "-b a=b ",   "--url-query x ",
                              "-d@",    "%",       "[",       "\\[",       "'",
                              "\"",     "\\",      "$x ",     "printf x|", "curl ",
                              "-E \\:", "http://", "@",       "=",         ";",
                              "\n"})
        QTest::addRow("%s", qPrintable(toPrintable(piece))) << QString::fromLatin1(piece);
    QTest::newRow("nul") << QString(1, QChar(0));
    QTest::newRow("surrogate") << QString(1, QChar(0xD83D));
}

// It has to return, soon, with a request that can be sent or a sentence.
void TestCurlCommand::survivesHostileText()
{
    QFETCH(const QString, piece);
    const QString pieces = piece.repeated(128 * 1024 / piece.size());
    for (const QString &text :
         {pieces, u"curl "_s + pieces, u"curl http://a/ "_s + pieces, u"curl http://a/"_s + pieces,
          u"curl http://a/ -d "_s + pieces, u"curl http://a/ -H a:"_s + pieces,
          u"curl http://a/ -x "_s + pieces, u"curl http://a/ -E "_s + pieces}) {
        QString error;
        const auto command = parseCurlCommand(text, &error);
        QCOMPARE(error.isEmpty(), command.has_value());
        if (command)
            QCOMPARE(streamRequestProblem(command->request), QString());
    }
}

QTEST_APPLESS_MAIN(TestCurlCommand)
#include "tst_curlcommand.moc"
