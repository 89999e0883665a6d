// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/utf8.h"

#include <QTest>

class tst_Utf8 : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
};

// "?" stands for U+FFFD in the second column. The rows of ill-formed sequences follow tables 3-8
// to 3-11 of the Unicode Standard: one U+FFFD for each maximal subpart.
void tst_Utf8::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &text) {
        QTest::newRow(name) << bytes
                            << QString(text).replace(QLatin1Char('?'),
                                                     QChar(QChar::ReplacementCharacter));
    };
    row("empty", "", QString());
    row("ascii", "abc", QStringLiteral("abc"));
    row("nul", QByteArray("a\0b", 3), QString::fromLatin1("a\0b", 3));
    row("two-three-four-bytes", "\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x8C\x8A", QStringLiteral("ä中🌊"));
    row("byte-order-mark-stays",
        "\xEF\xBB\xBF"
        "a",
        QChar(0xFEFF) + QStringLiteral("a"));
    row("byte-order-mark-alone", "\xEF\xBB\xBF", QString(QChar(0xFEFF)));
    row("byte-order-mark-twice", "\xEF\xBB\xBF\xEF\xBB\xBF", QString(2, QChar(0xFEFF)));
    row("byte-order-mark-and-ill-formed", "\xEF\xBB\xBF\xFF", QChar(0xFEFF) + QStringLiteral("?"));
    row("overlong",
        "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82"
        "A",
        QStringLiteral("????????A"));
    row("surrogates",
        "\xED\xA0\x80\xED\xBF\xBF\xED\xAF"
        "A",
        QStringLiteral("????????A"));
    row("beyond-unicode",
        "\xF4\x91\x92\x93\xFF"
        "A\x80\xBF"
        "B",
        QStringLiteral("?????A??B"));
    row("truncated",
        "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
        "A",
        QStringLiteral("????A"));
    row("cut-off-two", "a\xC3", QStringLiteral("a?"));
    row("cut-off-three", "a\xE4\xB8", QStringLiteral("a?"));
    row("cut-off-four", "a\xF0\x9F\x8C", QStringLiteral("a?"));
    row("continuation-alone", "\x80", QStringLiteral("?"));
    row("ends-before-ascii",
        "\xE4\xB8"
        "data",
        QStringLiteral("?data"));
}

void tst_Utf8::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(decodeUtf8(bytes), text);
    QCOMPARE(toWellFormedUtf8(bytes), text.toUtf8());
    QCOMPARE(isWellFormedUtf8(bytes), toWellFormedUtf8(bytes) == bytes);
}

QTEST_APPLESS_MAIN(tst_Utf8)

#include "tst_utf8.moc"
