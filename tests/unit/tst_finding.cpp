// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/wire/finding.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using Rule = Finding::Rule;

Q_DECLARE_METATYPE(Finding)

class TestFinding : public QObject
{
    Q_OBJECT

private slots:
    void namesEveryRule();
    void warnsOfWhatIsLostOnly();
    void explainsEveryRule_data();
    void explainsEveryRule();
    void explainsWithTheDetail_data();
    void explainsWithTheDetail();
};

void TestFinding::namesEveryRule()
{
    const QRegularExpression form(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
    QSet<QString> names;
    for (int i = 0; i < Finding::RuleCount; ++i) {
        const QString name = QString::fromLatin1(ruleName(Rule(i)));
        QVERIFY2(form.match(name).hasMatch(), qPrintable(name));
        names += name;
    }
    QCOMPARE(names.size(), Finding::RuleCount);
    QCOMPARE(ruleName(Rule::UnknownField), "unknown-field"_ba);
    QCOMPARE(ruleName(Rule::CompressedWithoutFlush), "compressed-without-flush"_ba);
}

void TestFinding::warnsOfWhatIsLostOnly()
{
    const QSet<Rule> notes{Rule::ShortRetry,   Rule::IdAlone,       Rule::NoSpace,
                           Rule::IndentedData, Rule::MixedLineEnds, Rule::ByteOrderMark,
                           Rule::NamedEvent,   Rule::ContentLength, Rule::Compressed,
                           Rule::Transformable};
    for (int i = 0; i < Finding::RuleCount; ++i)
        QCOMPARE(severity(Rule(i)) == Finding::Severity::Note, notes.contains(Rule(i)));
}

void TestFinding::explainsEveryRule_data()
{
    QTest::addColumn<Finding>("finding");
    for (int i = 0; i < Finding::RuleCount; ++i) {
        for (const QString &detail : {u""_s, u"7"_s, u"%1 %2 %n"_s}) {
            QTest::addRow("%s-%s", ruleName(Rule(i)).data(), qPrintable(detail))
                << Finding{Rule(i), 0, 0, detail};
        }
    }
}

void TestFinding::explainsEveryRule()
{
    QFETCH(const Finding, finding);
    const QString text = findingText(finding);
    QVERIFY2(text.size() > 40 && text.size() < 400, qPrintable(text));
    QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?'), qPrintable(text));
    // Nothing stays unfilled, and a detail is not filled in itself.
    QVERIFY2(!QString(text).remove(u"%1 %2 %n"_s).contains(u'%'), qPrintable(text));
}

void TestFinding::explainsWithTheDetail_data()
{
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<QString>("part");

    const auto row = [](const char *name, Rule rule, const QString &detail, const QString &part) {
        QTest::newRow(name) << Finding{rule, 0, 0, detail} << part;
    };
    row("unknown-field", Rule::UnknownField, u"foo"_s, u"“foo” means nothing"_s);
    row("other-case", Rule::UnknownField, u"Data"_s, u"case-sensitive"_s);
    row("other-case-corrected", Rule::UnknownField, u"Data"_s, u"Write “data”."_s);
    row("misspelt", Rule::UnknownField, u"event "_s, u"Did you mean “event”?"_s);
    row("json", Rule::UnknownField, u"}"_s, u"needs “data:” in front"_s);
    row("byte-order-mark", Rule::UnknownField, u"\\u{feff}data"_s, u"byte order mark"_s);
    row("retry", Rule::RetryNotDigits, u"3s"_s, u"“3s” is not digits only"_s);
    row("type", Rule::NamedEvent, u"ping"_s, u"“onmessage” is not called"_s);
    row("error-type", Rule::NamedEvent, u"error"_s, u"calls “onerror”"_s);
    row("no-content-type", Rule::RefusedContentType, u""_s, u"has no Content-Type"_s);
    row("content-type", Rule::RefusedContentType, u"text/html"_s, u"is “text/html”"_s);
    row("blocks", Rule::CutInBlocks, u"4096"_s, u"blocks of 4096 bytes"_s);
    row("no-blocks", Rule::CutInBlocks, u""_s, u"arrive in pieces"_s);
    row("held-back", Rule::HeldBack, u"4.8"_s, u"4.8 s"_s);
}

void TestFinding::explainsWithTheDetail()
{
    QFETCH(const Finding, finding);
    QFETCH(const QString, part);
    const QString text = findingText(finding);
    QVERIFY2(text.contains(part), qPrintable(text));
}

QTEST_APPLESS_MAIN(TestFinding)
#include "tst_finding.moc"
