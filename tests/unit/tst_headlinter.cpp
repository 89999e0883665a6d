// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/headlinter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Headers = QList<HttpHeader>;

Q_DECLARE_METATYPE(Headers)

class TestHeadLinter : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsOdd_data();
    void findsWhatIsOdd();
    void quotesALittle();
};

void TestHeadLinter::findsWhatIsOdd_data()
{
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const Headers &headers, const QStringList &findings) {
        QTest::newRow(name) << headers << findings;
    };
    // What makes a good head, and one header more.
    const auto with = [](const QByteArray &name, const QByteArray &value) {
        return Headers{{"content-type", "text/event-stream; charset=UTF-8"},
                       {"Cache-Control", "no-cache, No-Transform"},
                       {name, value}};
    };
    const HttpHeader type("Content-Type", "text/event-stream");

    row("good", with("X", "y"), {});
    row("no-type", {{"X", "y"}}, {u"refused-content-type "_s});
    row("other-type", {{"Content-Type", "text/html; charset=utf-8"}},
        {u"refused-content-type text/html; charset=utf-8"_s});
    row("only-that", {{"Content-Type", "text/plain;charset=gbk"}, {"Content-Length", "5"}},
        {u"refused-content-type text/plain;charset=gbk"_s});
    row("control-characters-in-the-type", {{"Content-Type", "a\x1b[2J"}},
        {u"refused-content-type a\\x1b[2J"_s});
    row("one-type-of-two", {{"Content-Type", "text/html"}, type, {"X-Accel-Buffering", "no"}}, {});
    row("other-charset",
        {{"Content-Type", "text/event-stream;charset=ISO-8859-1"}, {"X-Accel-Buffering", "no"}},
        {u"foreign-charset iso-8859-1"_s});
    row("utf8-without-a-dash",
        {{"Content-Type", "text/event-stream;charset=utf8"}, {"X-Accel-Buffering", "no"}}, {});

    row("transformable", {type}, {u"transformable "_s});
    row("no-cache-is-not-enough", {type, {"Cache-Control", "no-cache"}}, {u"transformable "_s});
    row("no-transform", {type, {"CACHE-CONTROL", "NO-TRANSFORM"}}, {});
    row("no-buffering", {type, {"x-accel-buffering", "No"}}, {});
    row("buffering-allowed", {type, {"X-Accel-Buffering", "yes"}}, {u"transformable "_s});

    row("length", with("Content-Length", "1234"), {u"content-length 1234"_s});
    row("gzip", with("Content-Encoding", "gzip"), {u"compressed gzip"_s});
    row("identity", with("Content-Encoding", "identity"), {});

    const auto caching = [type](const QByteArray &value) {
        return Headers{type, {"Cache-Control", value}, {"X-Accel-Buffering", "no"}};
    };
    row("public", caching("public"), {u"cacheable public"_s});
    row("max-age", caching("Max-Age=60"), {u"cacheable Max-Age=60"_s});
    row("s-maxage", caching("max-age=0, s-maxage=5"), {u"cacheable max-age=0, s-maxage=5"_s});
    row("max-age-0", caching("max-age=0"), {});
    row("bad-max-age", caching("max-age=x"), {});
    row("private", caching("private, max-age=60"), {});
    row("no-store", caching("public, no-store"), {});
    row("no-cache", caching("public, no-cache"), {});
    row("all-at-once",
        {{"Content-Type", "text/event-stream;charset=gbk"},
         {"Content-Length", "5"},
         {"Content-Encoding", "br"},
         {"Cache-Control", "public"}},
        {u"foreign-charset gbk"_s, u"content-length 5"_s, u"compressed br"_s, u"cacheable public"_s,
         u"transformable "_s});
}

void TestHeadLinter::findsWhatIsOdd()
{
    QFETCH(const Headers, headers);
    QStringList findings;
    for (const Finding &finding : lintHead(headers)) {
        QCOMPARE(finding.begin, 0);
        QCOMPARE(finding.end, 0);
        findings += QString::fromLatin1(ruleName(finding.rule)) + u' ' + finding.detail;
    }
    QTEST(findings, "findings");
}

void TestHeadLinter::quotesALittle()
{
    const QList<Finding> findings = lintHead({{"Content-Type", "x"_ba.repeated(100'000)}});
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().detail, QString(200, u'x'));
}

QTEST_APPLESS_MAIN(TestHeadLinter)
#include "tst_headlinter.moc"
