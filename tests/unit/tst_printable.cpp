// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/printable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

class TestPrintable : public QObject
{
    Q_OBJECT
private slots:
    void showsToPeopleAndPrograms_data();
    void showsToPeopleAndPrograms();
    void escapesEveryUnsafeCharacterAndNoOther();
    void writesJsonThatReadsBackTheSame();
};

void TestPrintable::showsToPeopleAndPrograms_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("printable");
    QTest::addColumn<QByteArray>("json");

    const auto row = [](const char *name, const QByteArray &bytes, const char *printable,
                        const QByteArray &json) {
        QTest::newRow(name) << bytes << QString::fromUtf8(printable) << '"' + json + '"';
    };
    row("empty", "", "", "");
    row("plain", "level 7", "level 7", "level 7");
    row("chinese-and-emoji", "水位 🌊", "水位 🌊", "水位 🌊");
    row("quote-and-backslash", R"(a "b" \n)", R"(a "b" \n)", R"(a \"b\" \\n)");
    row("tab-lf-cr", "a\tb\nc\rd", R"(a\tb\nc\rd)", R"(a\tb\nc\rd)");
    row("nul", QByteArray("a\0b", 3), R"(a\x00b)", R"(a\u0000b)");
    row("terminal-sequence", "\x1b[2J", R"(\x1b[2J)", R"(\u001b[2J)");
    row("del", "a\x7f", R"(a\x7f)", R"(a\u007f)");
    row("c1-csi",
        "\xC2\x9B"
        "2J",
        R"(\u{9b}2J)", R"(\u009b2J)");
    row("no-break-space-is-safe", "a\u00A0b", "a\u00A0b", "a\u00A0b");
    row("right-to-left-override", "\u202Etxt", R"(\u{202e}txt)", R"(\u202etxt)");
    row("isolate-at-the-end", "a\u2066", R"(a\u{2066})", R"(a\u2066)");
    row("line-separator", "a\u2028b", R"(a\u{2028}b)", R"(a\u2028b)");
    row("family-emoji-keeps-its-joiners", "👩\u200D👦", "👩\u200D👦", "👩\u200D👦");
    row("lone-continuation",
        "a\x9B"
        "b",
        "a\uFFFD"
        "b",
        "a\uFFFD"
        "b");
    row("cut-inside-a-character", "a\xE2\x80", "a\uFFFD", "a\uFFFD");
    row("cut-after-c2", "a\xC2", "a\uFFFD", "a\uFFFD");
    row("surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD");
    row("overlong-escape", "\xC0\x9B", "\uFFFD\uFFFD", "\uFFFD\uFFFD");
}

void TestPrintable::showsToPeopleAndPrograms()
{
    QFETCH(QByteArray, bytes);
    QTEST(toPrintable(bytes), "printable");
    QTEST(toJsonString(bytes), "json");
}

void TestPrintable::escapesEveryUnsafeCharacterAndNoOther()
{
    for (char32_t code = 0; code < 0x3000; ++code) {
        const QString character = QString::fromUcs4(&code, 1);
        const bool isUnsafe = code < 0x20 || (code >= 0x7F && code < 0xA0)
            || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        const QString shown = toPrintable(character.toUtf8());
        QVERIFY2((shown == character) != isUnsafe, qPrintable(QString::number(code, 16)));
        QCOMPARE(shown.startsWith(u'\\') && shown.size() > 1, isUnsafe);
    }
}

void TestPrintable::writesJsonThatReadsBackTheSame()
{
    QString all;
    for (char32_t code = 0; code < 0x3000; ++code)
        all += QString::fromUcs4(&code, 1);
    const QByteArray json = '[' + toJsonString(all.toUtf8()) + ']';
    QCOMPARE(QJsonDocument::fromJson(json).array().at(0).toString(), all);
}

QTEST_APPLESS_MAIN(TestPrintable)
#include "tst_printable.moc"
