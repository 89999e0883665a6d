// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/script/directive.h"

#include <QTest>

class TestDirective : public QObject
{
    Q_OBJECT

private slots:
    void recognizesDirectiveLines_data();
    void recognizesDirectiveLines();
    void splitsArguments_data();
    void splitsArguments();
    void reportsMalformedQuotations_data();
    void reportsMalformedQuotations();
};

void TestDirective::recognizesDirectiveLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("name"); // null: no directive
    QTest::addColumn<bool>("isOptional");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("one-blank") << QByteArray(": @wait 3s") << QByteArray("wait") << false
                               << QByteArray("3s");
    QTest::newRow("no-blank") << QByteArray(":@wait 3s") << QByteArray("wait") << false
                              << QByteArray("3s");
    QTest::newRow("two-blanks-is-a-comment")
        << QByteArray(":  @wait 3s") << QByteArray() << false << QByteArray();
    QTest::newRow("tab-is-a-comment")
        << QByteArray(":\t@wait") << QByteArray() << false << QByteArray();
    QTest::newRow("optional") << QByteArray(": @?later x") << QByteArray("later") << true
                              << QByteArray("x");
    QTest::newRow("escaped") << QByteArray(": @@wait 3s") << QByteArray() << false << QByteArray();
    QTest::newRow("without-arguments")
        << QByteArray(": @end") << QByteArray("end") << false << QByteArray("");
    QTest::newRow("many-blanks") << QByteArray(": @label   a  b ") << QByteArray("label") << false
                                 << QByteArray("a  b ");
    QTest::newRow("comment") << QByteArray(": hello") << QByteArray() << false << QByteArray();
    QTest::newRow("field") << QByteArray("data: @wait") << QByteArray() << false << QByteArray();
    QTest::newRow("colon-alone") << QByteArray(":") << QByteArray() << false << QByteArray();
    QTest::newRow("empty") << QByteArray("") << QByteArray() << false << QByteArray();
    QTest::newRow("at-alone") << QByteArray(": @") << QByteArray("") << false << QByteArray("");
}

void TestDirective::recognizesDirectiveLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, name);
    QFETCH(bool, isOptional);
    QFETCH(QByteArray, text);
    const auto directive = parseDirective(line);
    QCOMPARE(directive.has_value(), !name.isNull());
    if (directive) {
        QCOMPARE(directive->name, name);
        QCOMPARE(directive->isOptional, isOptional);
        QCOMPARE(directive->text, text);
        QCOMPARE(line.sliced(directive->textOffset), text);
        QCOMPARE(line[directive->nameOffset], '@');
    }
}

void TestDirective::splitsArguments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("expected"); // "offset key=value", quoted ones with q in front

    QTest::newRow("none") << QByteArray("") << QByteArrayList{};
    QTest::newRow("words") << QByteArray("a  b") << QByteArrayList{"5 =a", "8 =b"};
    QTest::newRow("key-and-word") << QByteArray("503 retry-after=2")
                                  << QByteArrayList{"5 =503", "9 retry-after=2"};
    QTest::newRow("key-and-quotation")
        << QByteArray("body=\"up stream\"") << QByteArrayList{"q5 body=up stream"};
    QTest::newRow("equals-in-value") << QByteArray("a=b=c") << QByteArrayList{"5 a=b=c"};
    QTest::newRow("empty-quotation") << QByteArray("\"\" x") << QByteArrayList{"q5 =", "8 =x"};
    QTest::newRow("quotation-mark-inside-a-word")
        << QByteArray("a\"b") << QByteArrayList{"5 =a\"b"};
    QTest::newRow("escapes") << QByteArray(R"("\"\\\n\r\t\x41\xe4\xBF\xA1\u{1F600}\u{41}")")
                             << QByteArrayList{QByteArray("q5 =\"\\\n\r\tA信😀A")};
    QTest::newRow("ends-with-blank") << QByteArray("a ") << QByteArrayList{"5 =a"};
}

void TestDirective::splitsArguments()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, expected);
    auto directive = parseDirective(": @x " + text);
    QVERIFY(directive);
    LineError error;
    QVERIFY2(splitArguments(&*directive, &error), qPrintable(error.message));
    QByteArrayList found;
    for (const DirectiveArgument &argument : std::as_const(directive->arguments)) {
        found.append((argument.isQuoted ? "q" : "") + QByteArray::number(argument.offset) + ' '
                     + argument.key + '=' + argument.value);
    }
    QCOMPARE(found, expected);
}

void TestDirective::reportsMalformedQuotations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");

    QTest::newRow("never-closed") << QByteArray("a \"b") << 7;
    QTest::newRow("ends-in-escape") << QByteArray("\"b\\") << 7;
    QTest::newRow("unknown-escape") << QByteArray("\"b\\q\"") << 7;
    QTest::newRow("one-hex-digit") << QByteArray("\"\\x4\"") << 6;
    QTest::newRow("no-hex-digit") << QByteArray("\"\\xgg\"") << 6;
    QTest::newRow("code-point-without-brace") << QByteArray("\"\\u0041\"") << 6;
    QTest::newRow("code-point-too-large") << QByteArray("\"\\u{110000}\"") << 6;
    QTest::newRow("surrogate") << QByteArray("\"\\u{D800}\"") << 6;
    QTest::newRow("empty-code-point") << QByteArray("\"\\u{}\"") << 6;
    QTest::newRow("no-blank-behind") << QByteArray("\"a\"b") << 8;
}

void TestDirective::reportsMalformedQuotations()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    auto directive = parseDirective(": @x " + text);
    QVERIFY(directive);
    LineError error;
    QVERIFY(!splitArguments(&*directive, &error));
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(error.offset, offset);
}

QTEST_APPLESS_MAIN(TestDirective)
#include "tst_directive.moc"
