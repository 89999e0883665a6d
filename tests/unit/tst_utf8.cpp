// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/utf8.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestUtf8 : public QObject
{
    Q_OBJECT

private slots:
    void decodesWellFormed_data();
    void decodesWellFormed();
    void replacesEachMaximalSubpart_data();
    void replacesEachMaximalSubpart();
    void findsWhatIsIllFormed_data();
    void findsWhatIsIllFormed();
    void knowsEverySequenceOfTwoBytes();
    void knowsEveryCharacter();
};

void TestUtf8::decodesWellFormed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const QByteArray &bytes, const QString &text) {
        QTest::newRow(name) << bytes << text;
    };
    row("empty", "", u""_s);
    row("ascii", "level 7", u"level 7"_s);
    row("nul-and-controls", "a\0\x01\x7F"_ba, u"a\0\x01\x7F"_s);
    row("two-bytes", "\xC2\x80\xC3\xA9\xDF\xBF", u"\u0080é\u07FF"_s);
    row("three-bytes", "\xE0\xA0\x80\xE6\xB0\xB4\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF",
        u"\u0800水\uD7FF\uE000\uFFFF"_s);
    row("four-bytes", "\xF0\x90\x80\x80\xF0\x9F\x8C\x8A\xF4\x8F\xBF\xBF",
        u"\U00010000🌊\U0010FFFF"_s);
    // QString::fromUtf8() of Qt 6.4 drops a byte order mark at the start; the stream's own is
    // gone by then, and any other is part of the text.
    row("byte-order-mark-stays",
        "\xEF\xBB\xBF"
        "a",
        u"\uFEFFa"_s);
    row("byte-order-mark-alone-stays", "\xEF\xBB\xBF", u"\uFEFF"_s);
    row("two-byte-order-marks-stay",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "a",
        u"\uFEFF\uFEFFa"_s);
    row("byte-order-mark-inside-stays", "a\xEF\xBB\xBF", u"a\uFEFF"_s);
}

void TestUtf8::decodesWellFormed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QCOMPARE(decodeUtf8(bytes), text);
    QVERIFY(isWellFormedUtf8(bytes));
    QCOMPARE(toWellFormedUtf8(bytes), bytes);
}

void TestUtf8::replacesEachMaximalSubpart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text"); // with ? for U+FFFD

    const auto row = [](const char *name, const QByteArray &bytes, const QString &text) {
        QTest::newRow(name) << bytes << QString(text).replace(u'?', u'\uFFFD');
    };
    // The Unicode Standard, tables 3-8 to 3-11.
    row("table-3-8-overlong", "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", u"????????A"_s);
    row("table-3-9-surrogates", "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", u"????????A"_s);
    row("table-3-10-others", "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", u"?????A??B"_s);
    row("table-3-11-truncated", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", u"????A"_s);
    row("three-byte-sequence-cut-by-ascii", "a\xE6\xB0z", u"a?z"_s);
    row("three-byte-sequence-cut-by-the-end", "a\xE6\xB0", u"a?"_s);
    row("four-byte-sequence-cut-after-three", "\xF0\x9F\x8C", u"?"_s);
    row("four-byte-sequence-cut-after-two", "\xF0\x9F", u"?"_s);
    row("four-byte-sequence-cut-after-one", "\xF0", u"?"_s);
    row("cut-by-another-lead", "\xF0\x9F\x8C\xE6\xB0\xB4", u"?水"_s);
    row("lone-continuation", "a\x80z", u"a?z"_s);
    row("surplus-continuation", "\xC3\xA9\xA9", u"é?"_s);
    row("overlong-nul", "\xC0\x80", u"??"_s);
    row("overlong-slash", "\xE0\x80\xAF", u"???"_s);
    row("largest-overlong-of-three", "\xE0\x9F\xBF", u"???"_s);
    row("largest-overlong-of-four", "\xF0\x8F\xBF\xBF", u"????"_s);
    row("high-surrogate", "\xED\xA0\x80", u"???"_s);
    row("low-surrogate", "\xED\xBF\xBF", u"???"_s);
    row("surrogate-pair", "\xED\xA0\xBC\xED\xBC\x8A", u"??????"_s);
    row("above-10ffff", "\xF4\x90\x80\x80", u"????"_s);
    row("lead-f5", "\xF5\x80\x80\x80", u"????"_s);
    row("five-byte-form", "\xF8\x88\x80\x80\x80", u"?????"_s);
    row("six-byte-form", "\xFC\x84\x80\x80\x80\x80", u"??????"_s);
    row("fe-and-ff", "\xFE\xFF", u"??"_s);
    row("after-a-byte-order-mark", "\xEF\xBB\xBF\xFF", u"\uFEFF?"_s);
    row("two-thirds-of-a-byte-order-mark", "\xEF\xBB", u"?"_s);
    row("far-behind-ascii", "x"_ba.repeated(100) + '\xFF', QString(100, u'x') + u'?');
}

void TestUtf8::replacesEachMaximalSubpart()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QCOMPARE(decodeUtf8(bytes), text);
    QVERIFY(!isWellFormedUtf8(bytes));
    QCOMPARE(toWellFormedUtf8(bytes), text.toUtf8());
    // It does not matter what follows.
    QCOMPARE(decodeUtf8(bytes + "z\n"), text + u"z\n"_s);
}

void TestUtf8::findsWhatIsIllFormed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("begin");
    QTest::addColumn<qsizetype>("end");
    QTest::addColumn<qsizetype>("count");

    const auto row = [](const char *name, const QByteArray &bytes, qsizetype begin, qsizetype end,
                        qsizetype count) { QTest::newRow(name) << bytes << begin << end << count; };
    row("empty", "", 0, 0, 0);
    row("none", "a水🌊", 0, 0, 0);
    row("one-byte", "a\x80z", 1, 2, 1);
    row("first", "\xFFz", 0, 1, 1);
    row("last", "é\xC3", 2, 3, 1);
    row("subpart-of-three", "a\xF0\x9F\x8Cz", 1, 4, 1);
    row("several", "a\xFF\xFE水\xE6\xB0z", 1, 2, 3);
}

void TestUtf8::findsWhatIsIllFormed()
{
    QFETCH(const QByteArray, bytes);
    const IllFormedUtf8 found = findIllFormedUtf8(bytes);
    QTEST(found.begin, "begin");
    QTEST(found.end, "end");
    QTEST(found.count, "count");
    QCOMPARE(found.count, decodeUtf8(bytes).count(QChar(0xFFFD)));
}

// Only C2..DF and one continuation make a character; all else is ASCII or replaced.
void TestUtf8::knowsEverySequenceOfTwoBytes()
{
    for (int first = 0x80; first < 0x100; ++first) {
        for (int second = 0; second < 0x100; ++second) {
            const QByteArray bytes{char(first) + QByteArray(1, char(second))};
            const bool isLead = first >= 0xC2 && first <= 0xDF;
            const bool isContinuation = second >= 0x80 && second <= 0xBF;
            QCOMPARE(isWellFormedUtf8(bytes), isLead && isContinuation);
        }
    }
}

void TestUtf8::knowsEveryCharacter()
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        const QString text = QString::fromUcs4(&c, 1);
        const QByteArray bytes = text.toUtf8();
        if (!isWellFormedUtf8(bytes) || decodeUtf8(bytes) != text)
            QFAIL(qPrintable(u"U+%1"_s.arg(uint(c), 4, 16)));
    }
}

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
