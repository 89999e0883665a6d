// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/httpheader.h"

#include <QByteArrayList>
#include <QTest>

using namespace Qt::StringLiterals;

class TestHttpHeader : public QObject
{
    Q_OBJECT

private slots:
    void knowsTokens_data();
    void knowsTokens();
    void findsTheFirstHeaderOfAName();
    void combinesHeadersOfOneName();
    void splitsLists_data();
    void splitsLists();
    void findsTheEssence_data();
    void findsTheEssence();
    void findsTheCharset_data();
    void findsTheCharset();
};

void TestHttpHeader::knowsTokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isToken");

    QTest::newRow("word") << "Last-Event-ID"_ba << true;
    QTest::newRow("all-marks") << "!#$%&'*+-.^_`|~"_ba << true;
    QTest::newRow("digits") << "09"_ba << true;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("blank") << "a b"_ba << false;
    QTest::newRow("colon") << "a:"_ba << false;
    QTest::newRow("nul") << "a\0"_ba << false;
    QTest::newRow("beyond-ascii") << "ä"_ba << false;
}

void TestHttpHeader::knowsTokens()
{
    QFETCH(const QByteArray, text);
    QTEST(isHttpToken(text), "isToken");
}

void TestHttpHeader::findsTheFirstHeaderOfAName()
{
    const QList<HttpHeader> headers{{"A", ""}, {"X", "1"}, {"x", "2"}};
    QCOMPARE(firstHeader(headers, "x"), "1"_ba);
    QVERIFY(firstHeader(headers, "a").isEmpty());
    QVERIFY(!firstHeader(headers, "a").isNull());
    QVERIFY(firstHeader(headers, "b").isNull());
    QVERIFY(hasHeader(headers, "a"));
    QVERIFY(!hasHeader(headers, "b"));
    QVERIFY(!hasHeader(headers, ""));
}

void TestHttpHeader::combinesHeadersOfOneName()
{
    const QList<HttpHeader> headers{
        {"Cache-Control", "no-cache"}, {"X", "1"}, {"cache-control", "no-transform"}};
    QCOMPARE(combinedHeader(headers, "CACHE-CONTROL"), "no-cache, no-transform"_ba);
    QCOMPARE(combinedHeader(headers, "x"), "1"_ba);
    QCOMPARE(combinedHeader(headers, "Cache"), QByteArray());
}

void TestHttpHeader::splitsLists_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArrayList>("members");

    QTest::newRow("empty") << ""_ba << QByteArrayList();
    QTest::newRow("one") << "no-cache"_ba << QByteArrayList{"no-cache"};
    QTest::newRow("blanks") << " a ,\tb,c "_ba << QByteArrayList{"a", "b", "c"};
    QTest::newRow("empty-members") << ",a,, b,"_ba << QByteArrayList{"a", "b"};
    QTest::newRow("quoted") << R"(a="x,y", b)"_ba << QByteArrayList{R"(a="x,y")", "b"};
    QTest::newRow("escaped-quote") << R"(a="\",y", b)"_ba << QByteArrayList{R"(a="\",y")", "b"};
    QTest::newRow("quote-that-never-ends") << R"(a="x,y)"_ba << QByteArrayList{R"(a="x,y)"};
    QTest::newRow("backslash-at-the-end") << R"(a="\)"_ba << QByteArrayList{R"(a="\)"};
}

void TestHttpHeader::splitsLists()
{
    QFETCH(const QByteArray, value);
    QByteArrayList members;
    for (const QByteArrayView member : headerList(value))
        members += member.toByteArray();
    QTEST(members, "members");
}

void TestHttpHeader::findsTheEssence_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("essence");
    const QByteArray stream = "text/event-stream";

    QTest::newRow("plain") << stream << stream;
    QTest::newRow("upper-case") << "TEXT/Event-Stream"_ba << stream;
    QTest::newRow("charset") << "text/event-stream;charset=utf-8"_ba << stream;
    QTest::newRow("any-charset") << "text/event-stream; charset=windows-1252"_ba << stream;
    QTest::newRow("blank-before-semicolon") << "text/event-stream ; x=y"_ba << stream;
    QTest::newRow("blanks-around") << "\t text/event-stream "_ba << stream;
    QTest::newRow("bad-parameter") << "text/event-stream;;=x"_ba << stream;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("longer") << "text/event-streamx"_ba
                            << "text/event-streamx"_ba;
    QTest::newRow("blank-inside") << "text/ event-stream"_ba
                                  << ""_ba;
    QTest::newRow("blank-before-slash") << "text /event-stream"_ba
                                        << ""_ba;
    QTest::newRow("no-slash") << "text"_ba
                              << ""_ba;
    QTest::newRow("no-subtype") << "text/"_ba
                                << ""_ba;
    QTest::newRow("no-type") << "/event-stream"_ba
                             << ""_ba;
    QTest::newRow("blank-instead-of-semicolon") << "text/event-stream x"_ba
                                                << ""_ba;
    QTest::newRow("last-value-counts") << "text/html, text/event-stream"_ba << stream;
    QTest::newRow("last-value-counts-against") << "text/event-stream, text/html"_ba
                                               << "text/html"_ba;
    QTest::newRow("what-is-no-type-does-not-count") << "text/event-stream, x"_ba << stream;
    QTest::newRow("wildcard-does-not-count") << "text/event-stream, */*"_ba << stream;
    QTest::newRow("comma-in-quotes") << R"(text/event-stream;x="a,text/html;b")"_ba << stream;
    QTest::newRow("quote-in-quotes") << R"(text/event-stream;x="\",text/html;b")"_ba << stream;
}

void TestHttpHeader::findsTheEssence()
{
    QFETCH(const QByteArray, contentType);
    QTEST(mimeEssence(contentType), "essence");
}

void TestHttpHeader::findsTheCharset_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("charset");

    QTest::newRow("none") << "text/event-stream"_ba
                          << ""_ba;
    QTest::newRow("plain") << "text/event-stream;charset=UTF-8"_ba
                           << "utf-8"_ba;
    QTest::newRow("blanks") << "text/event-stream ; CharSet=Latin1 "_ba
                            << "latin1"_ba;
    QTest::newRow("quoted") << R"(text/event-stream; charset="gbk")"_ba
                            << "gbk"_ba;
    QTest::newRow("after-another") << R"(text/event-stream;x="a;charset=b";charset=c)"_ba
                                   << "c"_ba;
    QTest::newRow("of-the-type-that-counts") << "text/html;charset=a, text/event-stream"_ba
                                             << ""_ba;
    QTest::newRow("empty") << "text/event-stream;charset="_ba
                           << ""_ba;
    QTest::newRow("one-quote") << R"(text/event-stream;charset=")"_ba
                               << R"(")"_ba;
    QTest::newRow("no-type") << "charset=utf-8"_ba
                             << ""_ba;
}

void TestHttpHeader::findsTheCharset()
{
    QFETCH(const QByteArray, contentType);
    QTEST(mimeCharset(contentType), "charset");
}

QTEST_APPLESS_MAIN(TestHttpHeader)
#include "tst_httpheader.moc"
