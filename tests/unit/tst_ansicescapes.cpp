// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/curl/ansicescapes.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestAnsiCEscapes : public QObject
{
    Q_OBJECT

private slots:
    void readsEscapes_data();
    void readsEscapes();
    void leavesPlainTextAlone();
};

void TestAnsiCEscapes::readsEscapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("line-ends-and-tab") << R"(a\nb\rc\td)"_ba
                                       << "a\nb\rc\td"_ba;
    QTest::newRow("rare-letters") << R"(\a\b\e\E\f\v)"_ba
                                  << "\a\b\x1b\x1b\f\v"_ba;
    QTest::newRow("quotes") << R"(\'\"\?)"_ba
                            << R"('"?)"_ba;
    QTest::newRow("backslash") << R"(\\n)"_ba
                               << R"(\n)"_ba;
    QTest::newRow("octal") << R"(\101\60)"_ba
                           << "A0"_ba;
    QTest::newRow("octal-has-three-digits") << R"(\1018)"_ba
                                            << "A8"_ba;
    QTest::newRow("octal-ends-at-8") << R"(\18)"_ba
                                     << "\1"
                                        "8"_ba;
    QTest::newRow("octal-too-large") << R"(\501)"_ba
                                     << "A"_ba;
    QTest::newRow("nul") << R"(a\0b\x00c\u0000d)"_ba
                         << "a\0b\0c\0d"_ba;
    QTest::newRow("hex") << R"(\x41\xfF)"_ba
                         << "A\xff"_ba;
    QTest::newRow("hex-has-two-digits") << R"(\x414)"_ba
                                        << "A4"_ba;
    QTest::newRow("hex-of-one-digit") << R"(\x9g)"_ba
                                      << "\tg"_ba;
    QTest::newRow("unicode-of-four-digits") << R"(\u6C34\u0021)"_ba
                                            << "水!"_ba;
    QTest::newRow("unicode-of-fewer-digits") << R"(\u41;)"_ba
                                             << "A;"_ba;
    QTest::newRow("unicode-of-eight-digits") << R"(\U0001F600\U000000411)"_ba
                                             << "😀A1"_ba;
    QTest::newRow("surrogate-pair") << R"(\ud83d\ude00!)"_ba
                                    << "😀!"_ba;
    QTest::newRow("high-surrogate-alone") << R"(\ud83dx)"_ba
                                          << "\ufffdx"_ba;
    QTest::newRow("two-high-surrogates") << R"(\ud83d\ud83d)"_ba
                                         << "\ufffd\ufffd"_ba;
    QTest::newRow("low-surrogate-alone") << R"(\ude00)"_ba
                                         << "\ufffd"_ba;
    QTest::newRow("beyond-unicode") << R"(\UFFFFFFFF\U00110000)"_ba
                                    << "\ufffd\ufffd"_ba;
    QTest::newRow("control") << R"(\cA\cz\c?)"_ba
                             << "\1\x1a\x7f"_ba;
    QTest::newRow("unknown-letter") << R"(\q\ \8)"_ba
                                    << R"(\q\ \8)"_ba;
    QTest::newRow("hex-without-digits") << R"(\xg\ug\U)"_ba
                                        << R"(\xg\ug\U)"_ba;
    QTest::newRow("control-of-nothing") << R"(\c)"_ba
                                        << R"(\c)"_ba;
    QTest::newRow("backslash-at-the-end") << R"(a\)"_ba
                                          << R"(a\)"_ba;
    QTest::newRow("backslash-before-utf-8") << "\\水"_ba
                                            << "\\水"_ba;
}

void TestAnsiCEscapes::readsEscapes()
{
    QFETCH(const QByteArray, text);
    QTEST(withoutAnsiCEscapes(text), "bytes");
}

void TestAnsiCEscapes::leavesPlainTextAlone()
{
    QByteArray bytes;
    for (int c = 0; c < 256; ++c) {
        if (c != '\\')
            bytes += static_cast<char>(c);
    }
    QCOMPARE(withoutAnsiCEscapes(bytes), bytes);
}

QTEST_APPLESS_MAIN(TestAnsiCEscapes)
#include "tst_ansicescapes.moc"
