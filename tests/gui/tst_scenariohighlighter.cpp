// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/theme.h"
#include "ui/simulator/scenariohighlighter.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;

class ScenarioHighlighterTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void coloursWhatActs_data();
    void coloursWhatActs();
    void followsEditedPragma();

private:
    static QColor colorAt(const QTextDocument &document, int line, int column);
};

void ScenarioHighlighterTest::initTestCase()
{
    Theme::apply(Theme::Name::Dark);
}

QColor ScenarioHighlighterTest::colorAt(const QTextDocument &document, int line, int column)
{
    QColor color = Theme::current().text;
    for (const auto &range : document.findBlockByNumber(line).layout()->formats()) {
        if (column >= range.start && column < range.start + range.length)
            color = range.format.foreground().color();
    }
    return color;
}

void ScenarioHighlighterTest::coloursWhatActs_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QColor>("color");

    Theme::apply(Theme::Name::Dark);
    const Theme &theme = Theme::current();
    const QString pragma = u": @streamgauge 1\n"_s;
    const QString on = pragma + u": @template on\n"_s;
    QTest::newRow("pragma") << QString() << u": @streamgauge 1"_s << 3 << theme.accent;
    QTest::newRow("directive") << pragma << u": @wait 3s"_s << 3 << theme.accent;
    QTest::newRow("arguments") << pragma << u": @wait 3s"_s << 8 << theme.text;
    QTest::newRow("unknown") << pragma << u": @wiat 3s"_s << 3 << theme.bad;
    QTest::newRow("unknown-but-optional") << pragma << u": @?learn x"_s << 4 << theme.muted;
    QTest::newRow("no-pragma") << QString() << u": @wait 3s"_s << 3 << theme.muted;
    QTest::newRow("late-pragma") << u"data: x\n"_s << u": @streamgauge 1"_s << 3 << theme.muted;
    QTest::newRow("escaped") << pragma << u": @@wait 3s"_s << 3 << theme.muted;
    QTest::newRow("comment") << pragma << u": hello"_s << 2 << theme.muted;
    QTest::newRow("field") << pragma << u"data: x"_s << 0 << theme.typeColor(0);
    QTest::newRow("value") << pragma << u"data: x"_s << 6 << theme.text;
    QTest::newRow("unknown-field") << pragma << u"dta: x"_s << 0 << theme.muted;
    QTest::newRow("template") << on << u"data: {{seq}}"_s << 8 << theme.typeColor(3);
    QTest::newRow("template-off") << pragma << u"data: {{seq}}"_s << 8 << theme.text;
    QTest::newRow("template-in-retry") << on << u"retry: {{seq}}"_s << 9 << theme.text;
    QTest::newRow("template-off-again")
        << on + u": @template off\n"_s << u"data: {{seq}}"_s << 8 << theme.text;
    QTest::newRow("template-of-all-parts")
        << on + u": @connection 1\n: @template off\n: @connection 2\n"_s << u"data: {{seq}}"_s << 8
        << theme.typeColor(3);
    QTest::newRow("template-of-another-part")
        << pragma + u": @connection 1\n: @template on\n: @connection 2\n"_s << u"data: {{seq}}"_s
        << 8 << theme.text;
}

void ScenarioHighlighterTest::coloursWhatActs()
{
    QFETCH(QString, before);
    QFETCH(QString, line);
    QTextDocument document;
    ScenarioHighlighter highlighter(&document);
    document.setPlainText(before + line);
    highlighter.setDocument(&document);
    highlighter.rehighlight();
    QFETCH(int, column);
    QTEST(colorAt(document, document.blockCount() - 1, column), "color");
}

void ScenarioHighlighterTest::followsEditedPragma()
{
    QTextDocument document(u": @streamgauge 1\n: @wait 1s"_s);
    QVERIFY(document.documentLayout()); // without one it tells nobody of changes
    ScenarioHighlighter highlighter(&document);
    highlighter.setDocument(&document);
    highlighter.rehighlight();
    QCOMPARE(colorAt(document, 1, 3), Theme::current().accent);
    QTextCursor cursor(&document);
    cursor.setPosition(2);
    cursor.deleteChar();
    QTRY_COMPARE(colorAt(document, 1, 3), Theme::current().muted);
}

QTEST_MAIN(ScenarioHighlighterTest)

#include "tst_scenariohighlighter.moc"
