// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/lineparser.h"
#include "tests/unit/itemtext.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestLineParser : public QObject
{
    Q_OBJECT

private slots:
    void takesLines_data();
    void takesLines();
    void passesOverTooLongLines_data();
    void passesOverTooLongLines();
    void countsWhatIsPending();
    void startsAnew();
};

namespace {

using Pieces = QList<QByteArrayView>;

QByteArrayList read(LineParser &parser, const Pieces &pieces)
{
    QByteArrayList lines;
    const auto take = [&lines](const StreamItem *item) {
        lines += (item->kind() == StreamItem::Kind::TooLarge ? "too large"_ba
                                                             : item->data().toByteArray())
            + " @" + QByteArray::number(item->begin()) + ".." + QByteArray::number(item->end());
    };
    for (const QByteArrayView piece : pieces) {
        const auto chunk = std::make_unique<char[]>(size_t(piece.size()));
        std::copy(piece.begin(), piece.end(), chunk.get());
        parser.feed(QByteArrayView(chunk.get(), piece.size()));
        while (const StreamItem *item = parser.next())
            take(item);
    }
    if (const StreamItem *item = parser.finish())
        take(item);
    return lines;
}

} // namespace

void TestLineParser::takesLines_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("all");
    QTest::addColumn<QByteArrayList>("notBlank");
    const auto same = [](const char *name, const QByteArray &body, const QByteArrayList &lines) {
        QTest::newRow(name) << body << lines << lines;
    };

    same("nothing", "", {});
    same("one", "{}\n", {"{} @0..3"});
    same("without-end", "{}", {"{} @0..2"});
    same("two", "a\nbc\n", {"a @0..2", "bc @2..5"});
    same("crlf", "a\r\nb\r\n", {"a @0..3", "b @3..6"});
    same("lone-cr", "a\rb\n", {"a\rb @0..4"});
    same("cr-at-the-end", "a\r", {"a @0..2"});
    same("colons", ": a\ndata: b\n", {": a @0..4", "data: b @4..12"});
    same("byte-order-mark", "\xEF\xBB\xBF{}\n\xEF\xBB\xBF{}\n",
         {"{} @0..6", "\xEF\xBB\xBF{} @6..12"});
    QTest::newRow("blank") << "a\n\n \r\nb"_ba
                           << QByteArrayList{"a @0..2", " @2..3", "  @3..6", "b @6..7"}
                           << QByteArrayList{"a @0..2", "b @6..7"};
}

void TestLineParser::takesLines()
{
    QFETCH(const QByteArray, body);
    LineParser parser;
    const auto check = [&](const Pieces &pieces) {
        parser.reset(LineParser::BlankLines::Count);
        QTEST(read(parser, pieces), "all");
        parser.reset(LineParser::BlankLines::Skipped);
        QTEST(read(parser, pieces), "notBlank");
    };
    check({body});
    Pieces bytes;
    for (qsizetype i = 0; i < body.size(); ++i) {
        bytes += QByteArrayView(body).sliced(i, 1);
        check({QByteArrayView(body).first(i), QByteArrayView(body).sliced(i)});
    }
    check(bytes);
}

void TestLineParser::passesOverTooLongLines_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("lines");

    QTest::newRow("as-long-as-allowed") << "12345\n"_ba << QByteArrayList{"12345 @0..6"};
    QTest::newRow("last") << "a\n123456"_ba << QByteArrayList{"a @0..2", "too large"};
    QTest::newRow("first") << "1234567890\nb\n"_ba << QByteArrayList{"too large", "b @11..13"};
}

void TestLineParser::passesOverTooLongLines()
{
    QFETCH(const QByteArray, body);
    for (qsizetype size = 1; size <= body.size(); ++size) {
        LineParser parser(5);
        Pieces pieces;
        for (qsizetype i = 0; i < body.size(); i += size)
            pieces += QByteArrayView(body).sliced(i, std::min(size, body.size() - i));
        QByteArrayList lines = read(parser, pieces);
        for (QByteArray &line : lines) // where it is noticed depends on the pieces
            line = line.startsWith("too") ? line.first(9) : line;
        QTEST(lines, "lines");
    }
}

void TestLineParser::countsWhatIsPending()
{
    LineParser parser;
    parser.feed("a\nbcd");
    QCOMPARE(parser.pendingSize(), 0);
    QVERIFY(parser.next());
    QVERIFY(!parser.next());
    QCOMPARE(parser.pendingSize(), 3);
    QCOMPARE(parser.position(), 5);
    parser.feed("e\n");
    const StreamItem *line = parser.next();
    QCOMPARE(line->data(), "bcde");
    QCOMPARE(line->name(), "message");
    QCOMPARE(line->kind(), StreamItem::Kind::Line);
    QCOMPARE(parser.pendingSize(), 0);
    QVERIFY(!parser.finish());
}

void TestLineParser::startsAnew()
{
    LineParser parser;
    parser.feed("abc");
    QVERIFY(!parser.next());
    parser.reset(LineParser::BlankLines::Count);
    QCOMPARE(read(parser, {"d\n"}), QByteArrayList{"d @0..2"});
}

QTEST_APPLESS_MAIN(TestLineParser)
#include "tst_lineparser.moc"
