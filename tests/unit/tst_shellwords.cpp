// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/curl/shellwords.h"

#include <QDir>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

using Words = QList<QByteArray>;

class TestShellWords : public QObject
{
    Q_OBJECT

private slots:
    void splitsAsPosixShells_data();
    void splitsAsPosixShells();
    void splitsAsWindows_data();
    void splitsAsWindows();
    void findsTheEndOfTheCommand_data();
    void findsTheEndOfTheCommand();
    void keepsWhatAShellWouldFillIn_data();
    void keepsWhatAShellWouldFillIn();
    void keepsAFewExpressionsOnly();
    void expandsTheHomeFolder();
    void beginsAtTheOffset();
    void saysWhatIsNeverClosed_data();
    void saysWhatIsNeverClosed();
    void survivesHostileText_data();
    void survivesHostileText();
    void survivesRandomText();
};

void TestShellWords::splitsAsPosixShells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Words>("words");

    QTest::newRow("nothing") << ""_ba << Words{};
    QTest::newRow("blanks-only") << " \t\n\r\n "_ba << Words{};
    QTest::newRow("words") << " a\tbc   d "_ba << Words{"a", "bc", "d"};
    QTest::newRow("single-quotes") << R"('a b' '\n"$x`')"_ba << Words{"a b", "\\n\"$x`"};
    QTest::newRow("quote-in-single-quotes") << R"('it'\''s')"_ba << Words{"it's"};
    QTest::newRow("line-end-in-quotes") << "'a\nb' \"c\r\nd\""_ba << Words{"a\nb", "c\r\nd"};
    QTest::newRow("double-quotes") << R"("a 'b'" "\"\\\$\`")"_ba << Words{"a 'b'", "\"\\$`"};
    QTest::newRow("other-backslashes-in-double-quotes") << R"("\n\a\'")"_ba << Words{R"(\n\a\')"};
    QTest::newRow("joined-parts") << R"(a'b'"c"\d$'e')"_ba << Words{"abcde"};
    QTest::newRow("empty-words") << R"('' "" $'' x)"_ba << Words{"", "", "", "x"};
    QTest::newRow("backslash") << R"(a\ b \'c \\ \#)"_ba << Words{"a b", "'c", "\\", "#"};
    QTest::newRow("continued-lines") << "a \\\n  b \\\r\n c \\\rd"_ba << Words{"a", "b", "c", "d"};
    QTest::newRow("continued-word") << "a\\\nb \"c\\\nd\""_ba << Words{"ab", "cd"};
    QTest::newRow("no-continuation-in-single-quotes") << "'a\\\nb'"_ba << Words{"a\\\nb"};
    QTest::newRow("nothing-after-the-last-continuation") << "a \\\n"_ba << Words{"a"};
    QTest::newRow("backslash-at-the-end") << "a \\"_ba << Words{"a"};
    QTest::newRow("backslash-at-the-end-of-a-word") << "a\\"_ba << Words{"a"};
    QTest::newRow("ansi-c-quotes") << R"($'a\n\'\\b\x41' $'\'')"_ba << Words{"a\n'\\bA", "'"};
    QTest::newRow("ansi-c-quotes-not-in-double-quotes") << R"("$'a'")"_ba << Words{"$'a'"};
    QTest::newRow("localized-quotes") << R"($"a b\"")"_ba << Words{"a b\""};
    QTest::newRow("comment") << "a # it's \"x"_ba << Words{"a"};
    QTest::newRow("comment-before") << "# it's\na b"_ba << Words{"a", "b"};
    QTest::newRow("no-comment-inside-of-a-word") << "a#b '#'"_ba << Words{"a#b", "#"};
    QTest::newRow("line-ends-before") << "\n\r\n a"_ba << Words{"a"};
    QTest::newRow("dollar-alone") << "$ a$ \"$\" $= \"$)\""_ba << Words{"$", "a$", "$", "$=", "$)"};
    QTest::newRow("caret-inside") << "a^b ^c 'x^'"_ba << Words{"a^b", "^c", "x^"};
    QTest::newRow("digits-are-words") << "1 22"_ba << Words{"1", "22"};
    QTest::newRow("patterns-stay") << "a?b=* [x] {y}"_ba << Words{"a?b=*", "[x]", "{y}"};
    QTest::newRow("utf-8") << "水 'é'"_ba << Words{"水", "é"};
    QTest::newRow("nul") << "a\0b '\0'"_ba << Words{"a\0b"_ba, "\0"_ba};
    QTest::newRow("not-utf-8") << "\xff '\xe6'"_ba << Words{"\xff", "\xe6"};
}

void TestShellWords::splitsAsPosixShells()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Words, words);
    QString error;
    const auto split = splitShellWords(text, 0, &error);
    QVERIFY2(split, qPrintable(error));
    QCOMPARE(split->words, words);
    QCOMPARE(split->end, text.size());
    QCOMPARE(split->unexpanded, Words());
}

void TestShellWords::splitsAsWindows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Words>("words");

    QTest::newRow("continued-lines") << "a ^\r\n  -b ^\n c"_ba << Words{"a", "-b", "c"};
    QTest::newRow("quotes") << "a \"b c\" ^\n 'd e'"_ba << Words{"a", "b c", "'d", "e'"};
    QTest::newRow("quotes-with-carets") << R"(a ^"b^&c^|d ^%^41^")"_ba << Words{"a", "b&c|d %41"};
    QTest::newRow("escaped-quotes") << R"(a ^"^{^\^"x^\^":1^}^")"_ba << Words{"a", R"({"x":1})"};
    QTest::newRow("caret-in-quotes-stays") << "a \"b^c\" ^\n d"_ba << Words{"a", "b^c", "d"};
    QTest::newRow("caret-of-a-caret") << R"(a ^"^^^")"_ba << Words{"a", "^"};
    QTest::newRow("line-end-in-quotes") << "a ^\"b^\n\nc^\""_ba << Words{"a", "b\nc"};
    QTest::newRow("crlf-in-quotes") << "a ^\"b^\r\n\r\nc^\""_ba << Words{"a", "b\nc"};
    QTest::newRow("backslashes") << R"(a ^"b\c\\^" d\\)"_ba << Words{"a", R"(b\c\)", R"(d\\)"};
    QTest::newRow("backslashes-before-a-quote") << R"(^"\\\^"\\^")"_ba << Words{R"(\"\)"};
    QTest::newRow("doubled-quotes") << "a \"b\"\"c\" ^\n"_ba << Words{"a", "b\"c"};
    QTest::newRow("empty-words") << R"(a ^"^" "" b)"_ba << Words{"a", "", "", "b"};
    QTest::newRow("caret-at-the-end") << "^\"a^\" ^"_ba << Words{"a"};
    QTest::newRow("nothing-after-the-last-caret") << "a ^\n"_ba << Words{"a"};
    QTest::newRow("dollars-mean-nothing") << R"(^"$x^" $'y')"_ba << Words{"$x", "$'y'"};
    QTest::newRow("hash-means-nothing") << "^\"a^\" #b"_ba << Words{"a", "#b"};
}

void TestShellWords::splitsAsWindows()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Words, words);
    QString error;
    const auto split = splitShellWords(text, 0, &error);
    QVERIFY2(split, qPrintable(error));
    QCOMPARE(split->words, words);
    QCOMPARE(split->end, text.size());
    QCOMPARE(split->unexpanded, Words());
}

void TestShellWords::findsTheEndOfTheCommand_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("rest");

    const auto add = [](const char *dialect, const QByteArray &command, const char *rest) {
        const QByteArray name = QByteArray(rest).simplified();
        QTest::addRow("%s: %s", dialect, name.constData()) << command << QByteArray(rest);
    };
    for (const char *rest : {"| jq .", "|| c", "&& c", "& c", "; c", "> file", ">> file", "< file",
                             "<<EOF", "&> file", "\nline", "\r\ncrlf", ")", "(x)"}) {
        add("posix", "a b ", rest);
        add("posix-without-blank", "a 'b'", rest);
    }
    add("posix", "a b ", "2>/dev/null");
    add("posix", "a b ", "10<x");
    for (const char *rest : {"| more", "& c", "> file", "< file", "\nline", "\r\ncrlf"})
        add("windows", "a ^\"b^\" ", rest);
}

void TestShellWords::findsTheEndOfTheCommand()
{
    QFETCH(const QByteArray, command);
    QFETCH(const QByteArray, rest);
    const auto split = splitShellWords(command + rest, 0, nullptr);
    QVERIFY(split);
    QCOMPARE(split->words, (Words{"a", "b"}));
    QCOMPARE((command + rest).sliced(split->end), rest);
}

void TestShellWords::keepsWhatAShellWouldFillIn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Words>("words");
    QTest::addColumn<Words>("unexpanded");

    QTest::newRow("variable") << "a$B_1-c"_ba << Words{"a$B_1-c"} << Words{"$B_1"};
    QTest::newRow("in-double-quotes")
        << R"("Bearer $TOKEN")"_ba << Words{"Bearer $TOKEN"} << Words{"$TOKEN"};
    QTest::newRow("in-braces") << "${a:-b c}d"_ba << Words{"${a:-b c}d"} << Words{"${a:-b c}"};
    QTest::newRow("command") << "\"$(cat 'a b' $(c))\" d"_ba << Words{"$(cat 'a b' $(c))", "d"}
                             << Words{"$(cat 'a b' $(c))"};
    QTest::newRow("backticks") << R"(`date +%s` "`id`")"_ba << Words{"`date +%s`", "`id`"}
                               << Words{"`date +%s`", "`id`"};
    QTest::newRow("parameters") << R"($1 "$?" $$ $@)"_ba << Words{"$1", "$?", "$$", "$@"}
                                << Words{"$1", "$?", "$$", "$@"};
    QTest::newRow("each-once") << "$a $b $a"_ba << Words{"$a", "$b", "$a"} << Words{"$a", "$b"};
    QTest::newRow("not-in-single-quotes")
        << R"('$a `b`' \$c)"_ba << Words{"$a `b`", "$c"} << Words{};
}

void TestShellWords::keepsWhatAShellWouldFillIn()
{
    QFETCH(const QByteArray, text);
    const auto split = splitShellWords(text, 0, nullptr);
    QVERIFY(split);
    QTEST(split->words, "words");
    QTEST(split->unexpanded, "unexpanded");
}

void TestShellWords::keepsAFewExpressionsOnly()
{
    QByteArray text;
    for (int i = 0; i < 1000; ++i)
        text += "$v" + QByteArray::number(i) + ' ';
    const auto split = splitShellWords(text, 0, nullptr);
    QVERIFY(split);
    QCOMPARE(split->words.size(), 1000);
    QCOMPARE(split->unexpanded.size(), 8);
}

void TestShellWords::expandsTheHomeFolder()
{
    const QByteArray home = QDir::homePath().toUtf8();
    const auto split = splitShellWords("~/a ~ '~/b' c~/ ~user ~\tx ~", 0, nullptr);
    QVERIFY(split);
    QCOMPARE(split->words, (Words{home + "/a", home, "~/b", "c~/", "~user", home, "x", home}));
}

void TestShellWords::beginsAtTheOffset()
{
    const QByteArray text = "a 'b' | \n c 'd";
    const auto first = splitShellWords(text, 0, nullptr);
    QVERIFY(first);
    QCOMPARE(first->words, (Words{"a", "b"}));
    QString error;
    QVERIFY(!splitShellWords(text, first->end + 1, &error));
    QCOMPARE(error, u"The ' at line 2, column 4 is never closed."_s);
    const auto second = splitShellWords(text + '\'', first->end + 1, &error);
    QVERIFY(second);
    QCOMPARE(second->words, (Words{"c", "d"}));
}

void TestShellWords::saysWhatIsNeverClosed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("mark");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");

    QTest::newRow("single-quote") << "curl 'a b"_ba << u"'"_s << 1 << 6;
    QTest::newRow("after-others") << "'a' 'b' 'c"_ba << u"'"_s << 1 << 9;
    QTest::newRow("double-quote") << "curl \"a'"_ba << u"\""_s << 1 << 6;
    QTest::newRow("escaped-double-quote") << "\"a\\\""_ba << u"\""_s << 1 << 1;
    QTest::newRow("backslash-in-double-quotes") << "\"a\\"_ba << u"\""_s << 1 << 1;
    QTest::newRow("ansi-c-quote") << "a $'b\\'"_ba << u"$'"_s << 1 << 3;
    QTest::newRow("ansi-c-backslash") << "a $'b\\"_ba << u"$'"_s << 1 << 3;
    QTest::newRow("localized-quote") << "$\"a"_ba << u"\""_s << 1 << 2;
    QTest::newRow("second-line") << "curl \\\n  'a\nb"_ba << u"'"_s << 2 << 3;
    QTest::newRow("crlf") << "curl \\\r\n  'a\r\nb"_ba << u"'"_s << 2 << 3;
    QTest::newRow("column-in-characters") << "水é 'a"_ba << u"'"_s << 1 << 4;
    QTest::newRow("command") << "a $(b (c)"_ba << u"$("_s << 1 << 3;
    QTest::newRow("braces") << "a \"${b\""_ba << u"${"_s << 1 << 4;
    QTest::newRow("backtick") << "a `b"_ba << u"`"_s << 1 << 3;
    QTest::newRow("windows") << "a ^\n ^\"b"_ba << u"\""_s << 2 << 3;
    QTest::newRow("windows-without-caret") << "a ^\n \"b\\\""_ba << u"\""_s << 2 << 2;
}

void TestShellWords::saysWhatIsNeverClosed()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, mark);
    QFETCH(const int, line);
    QFETCH(const int, column);
    QString error;
    QVERIFY(!splitShellWords(text, 0, &error));
    QCOMPARE(error,
             u"The %1 at line %2, column %3 is never closed."_s.arg(mark).arg(line).arg(column));
    QVERIFY(!splitShellWords(text, 0, nullptr));
}

void TestShellWords::survivesHostileText_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<bool>("isGood");

    QTest::newRow("letters") << "x"_ba << true;
    QTest::newRow("words") << "x "_ba << true;
    QTest::newRow("blanks") << " "_ba << true;
    QTest::newRow("nuls") << "\0"_ba << true;
    QTest::newRow("single-quotes") << "'"_ba << true;
    QTest::newRow("double-quotes") << "\""_ba << true;
    QTest::newRow("backslashes") << "\\"_ba << true;
    QTest::newRow("dollars") << "$x"_ba << true;
    QTest::newRow("digits") << "1 "_ba << true;
    QTest::newRow("commands") << "$("_ba << false;
    QTest::newRow("closed-commands") << "$()"_ba << true;
    QTest::newRow("braces") << "${"_ba << false;
    QTest::newRow("backticks") << "`"_ba << true;
    QTest::newRow("ansi-c-quotes") << "$''"_ba << true;
    QTest::newRow("carets") << "^"_ba << true;
    QTest::newRow("windows-quotes") << "^\""_ba << true;
    QTest::newRow("windows-lines") << "^\n\n"_ba << true;
    QTest::newRow("line-ends") << "\n"_ba << true;
    QTest::newRow("comments") << "# \n"_ba << true;
    QTest::newRow("high-bytes") << "\xff"_ba << true;
}

// A megabyte of each is read in a time that grows with their number only.
void TestShellWords::survivesHostileText()
{
    QFETCH(const QByteArray, piece);
    QFETCH(const bool, isGood);
    const QByteArray text = piece.repeated(1024 * 1024 / piece.size());
    const auto split = splitShellWords(text, 0, nullptr);
    QCOMPARE(split.has_value(), isGood);
    if (split)
        QVERIFY(split->end <= text.size());
    splitShellWords(text + '\'', 0, nullptr);
    splitShellWords("'" + text, 0, nullptr);
}

void TestShellWords::survivesRandomText()
{
    std::mt19937 random(1);
    const QByteArray alphabet = "ab1 \t\n\r'\"\\$`^(){}<>|&;#~!%\0\xff\xe6"_ba;
    int good = 0;
    for (int i = 0; i < 20000; ++i) {
        QByteArray text;
        for (auto size = random() % 24; size > 0; --size)
            text +=
                alphabet.at(static_cast<qsizetype>(random() % static_cast<uint>(alphabet.size())));
        QString error;
        const auto split = splitShellWords(text, 0, &error);
        QCOMPARE(error.isEmpty(), split.has_value());
        if (split) {
            QVERIFY(split->end <= text.size());
            ++good;
        }
    }
    QVERIFY(good > 1000);
}

QTEST_APPLESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
