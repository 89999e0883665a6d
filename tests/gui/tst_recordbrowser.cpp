// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding rows: by the filter line, by a search, by numbers, times and bookmarks.

#include "tests/gui/rawserver.h"
#include "tests/gui/windowdriver.h"
#include "ui/inspector/filterbar.h"
#include "ui/inspector/streampage.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class RecordBrowserTest : public QObject, private WindowDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init();
    void cleanup() { closeWindow(); }

    void filtersRows();
    void saysWhatIsWrongWithFilter();
    void saysWhenNothingMatches();
    void filtersWhatArrives();
    void keepsAllRowsBeside();
    void comesBackToTheRowThatWasFound();
    void findsOneAfterAnother();
    void jumps_data();
    void jumps();
    void pausesWhileItRecords();
    void marksRowsWithNotes();
    void showsWhatJqMakesOfData();
    void saysWhatIsWrongWithColumn();
    void colorsRows();
    void completesTypes();
    void remembersFilters();
    void keepsFilters();
    void filtersAgainAfterClearing();

private:
    void receive();
    QLineEdit *filter() const { return find<QLineEdit>(window(), u"Filter"_s); }
    void typeFilter(const QString &text) const;
    void clickRow(RecordView *view, int row) const;
    QStringList data() const { return column(EventTableModel::Data); }
    int currentRow() const { return rows()->currentIndex().row(); }
    QMenu *filterMenu() const;

    RawServer m_server{{{RawServer::stream(
        "id: 1\nevent: order\ndata: {\"name\":\"alpha\",\"price\":5}\n\n"
        "id: 2\nevent: tick\ndata: {\"name\":\"beta\",\"price\":50}\n\n"
        ": keep-alive\n\n"
        "id: 3\nevent: order\ndata: {\"name\":\"Beta max\",\"price\":500}\n\n")}}};
};

void RecordBrowserTest::init()
{
    IsolatedSettings::clear();
    openWindow();
}

// Two rows about the connection, three events, and a comment.
void RecordBrowserTest::receive()
{
    type(m_server.url());
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
}

QMenu *RecordBrowserTest::filterMenu() const
{
    QMenu *menu = find<QToolButton>(window(), u"Kept and earlier filters"_s)->menu();
    emit menu->aboutToShow();
    return menu;
}

// The list of completions takes the focus, where there is no display.
void RecordBrowserTest::typeFilter(const QString &text) const
{
    typeText(filter(), text);
    if (QWidget *list = QApplication::activePopupWidget())
        list->hide();
    window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window()));
}

void RecordBrowserTest::clickRow(RecordView *view, int row) const
{
    const QRect cell = view->visualRect(view->model()->index(row, EventTableModel::Data));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cell.center());
}

void RecordBrowserTest::filtersRows()
{
    receive();
    typeFilter(u"beta"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
    QCOMPARE(data(),
             (QStringList{u"{\"name\":\"beta\",\"price\":50}"_s,
                          u"{\"name\":\"Beta max\",\"price\":500}"_s}));
    QCOMPARE(column(EventTableModel::Number), (QStringList{u"2"_s, u"3"_s}));
    QCOMPARE(sentence(u"Rows in sight"_s), u"2 of 6"_s);
    typeFilter(u" jq:(.price > 100)"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 1);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    QVERIFY(filter()->text().isEmpty());
    QCOMPARE(sentence(u"Rows in sight"_s), u"Events: 3"_s);
}

void RecordBrowserTest::saysWhatIsWrongWithFilter()
{
    receive();
    typeFilter(u"size>much"_s);
    QTRY_VERIFY(find<QLabel>(window(), u"What is wrong with the filter"_s));
    QVERIFY(!sentence(u"What is wrong with the filter"_s).isEmpty());
    QCOMPARE(rows()->model()->rowCount(), 6);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QTRY_VERIFY(!find<QLabel>(window(), u"What is wrong with the filter"_s));
}

void RecordBrowserTest::saysWhenNothingMatches()
{
    receive();
    typeFilter(u"gamma"_s);
    QTRY_COMPARE(sentence(u"Rows in sight"_s), u"0 of 6"_s);
    QCOMPARE(rows()->model()->rowCount(), 0);
    QTest::keyClick(filter(), Qt::Key_Down);
    QVERIFY(rows()->hasFocus());
}

void RecordBrowserTest::filtersWhatArrives()
{
    receive();
    typeFilter(u"type:tick"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 1);
    m_server.send("event: order\ndata: no\n\nevent: tick\ndata: yes\n\n");
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
    QCOMPARE(lastText(), u"yes"_s);
}

void RecordBrowserTest::keepsAllRowsBeside()
{
    receive();
    click(u"Keep all rows above the results"_s);
    typeFilter(u"max"_s);
    auto *all = find<RecordView>(window(), u"Events"_s);
    QTRY_VERIFY(find<RecordView>(window(), u"Rows that the filter finds"_s));
    auto *found = find<RecordView>(window(), u"Rows that the filter finds"_s);
    QVERIFY(all);
    QTRY_COMPARE(found->model()->rowCount(), 1);
    QCOMPARE(all->model()->rowCount(), 6);
    clickRow(found, 0);
    QCOMPARE(all->currentIndex().row(), 5);
    click(u"Keep all rows above the results"_s);
    QVERIFY(!all->isVisible());
}

// What was found is then seen among its neighbours.
void RecordBrowserTest::comesBackToTheRowThatWasFound()
{
    receive();
    typeFilter(u"beta"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
    clickRow(rows(), 0);
    filter()->setFocus();
    QTest::keyClick(filter(), Qt::Key_Escape);
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    QCOMPARE(currentRow(), 3);
}

void RecordBrowserTest::findsOneAfterAnother()
{
    receive();
    press(u"Ctrl+F"_s);
    auto *field = find<QLineEdit>(window(), u"Find"_s);
    QVERIFY(field && field->hasFocus());
    typeText(field, u"beta"_s);
    QTRY_COMPARE(currentRow(), 3);
    QTRY_COMPARE(sentence(u"Hits"_s), u"1 of 2"_s);
    QCOMPARE(rows()->model()->rowCount(), 6);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(currentRow(), 5);
    press(u"F3"_s); // from the end to the beginning
    QCOMPARE(currentRow(), 3);
    press(u"Shift+F3"_s);
    QCOMPARE(currentRow(), 5);
    QCOMPARE(sentence(u"Hits"_s), u"2 of 2"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(rows()->hasFocus());
}

void RecordBrowserTest::jumps_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("error");

    QTest::newRow("number") << u"2"_s << 3 << QString();
    QTest::newRow("sharp-number") << u"#3"_s << 5 << QString();
    QTest::newRow("too-large") << u"4"_s << -1 << u"There are 3 events."_s;
    QTest::newRow("behind-the-end") << u"+1h"_s << 5 << QString();
    QTest::newRow("from-the-start") << u"+0s"_s << 0 << QString();
    QTest::newRow("nonsense")
        << u"soon"_s << -1 << u"This is neither a number nor a time; write 42, 10:30:05 or +2m."_s;
    QTest::newRow("no-unit") << u"+5"_s << -1 << u"The time “5” needs a unit: us, ms, s, m or h."_s;
}

void RecordBrowserTest::jumps()
{
    QFETCH(const int, row);
    QFETCH(const QString, error);
    receive();
    press(u"Ctrl+G"_s);
    auto *field = find<QLineEdit>(window(), u"Go to"_s);
    QVERIFY(field && field->hasFocus());
    QFETCH(const QString, to);
    typeText(field, to);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->isVisible(), !error.isEmpty());
    if (error.isEmpty())
        QCOMPARE(currentRow(), row);
    else
        QCOMPARE(sentence(u"What is wrong with it"_s), error);
}

void RecordBrowserTest::pausesWhileItRecords()
{
    receive();
    click(u"Pause"_s);
    m_server.send("data: a\n\ndata: b\n\n");
    QTRY_COMPARE(find<QToolButton>(window(), u"Pause"_s)->text(), u"+2"_s);
    QCOMPARE(rows()->model()->rowCount(), 6);
    QCOMPARE(window()->currentPage()->capture().eventCount(), 5);
    click(u"Pause"_s);
    QCOMPARE(rows()->model()->rowCount(), 8);
    QCOMPARE(find<QToolButton>(window(), u"Pause"_s)->text(), u"Pause"_s);
}

void RecordBrowserTest::marksRowsWithNotes()
{
    receive();
    press(u"Ctrl+G"_s);
    typeText(find<QLineEdit>(window(), u"Go to"_s), u"2"_s);
    QTest::keyClick(find<QLineEdit>(window(), u"Go to"_s), Qt::Key_Return);
    press(u"Ctrl+B"_s);
    QVERIFY(rows()->currentIndex().data(EventTableModel::BookmarkRole).toBool());
    auto *note = find<QLineEdit>(window(), u"Note"_s);
    QVERIFY(note);
    typeText(note, u"too late"_s);
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(window()->currentPage()->capture().bookmarks().value(3), u"too late"_s);

    press(u"Ctrl+G"_s);
    typeText(find<QLineEdit>(window(), u"Go to"_s), u"1"_s);
    QTest::keyClick(find<QLineEdit>(window(), u"Go to"_s), Qt::Key_Return);
    QVERIFY(!find<QLineEdit>(window(), u"Note"_s));
    press(u"F6"_s);
    QCOMPARE(currentRow(), 3);
    QCOMPARE(field(u"Note"_s), u"too late"_s);
    typeFilter(u"bookmark:late"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 1);
    QTest::keyClick(filter(), Qt::Key_Escape);

    Capture again; // it is in the file
    QVERIFY(again.open(window()->currentPage()->capture().path()));
    QTRY_VERIFY(!again.isLoading());
    QCOMPARE(again.bookmarks().value(3), u"too late"_s);

    press(u"Ctrl+B"_s);
    QVERIFY(window()->currentPage()->capture().bookmarks().isEmpty());
    QVERIFY(!find<QLineEdit>(window(), u"Note"_s));
}

void RecordBrowserTest::showsWhatJqMakesOfData()
{
    receive();
    action(u"Add a column…"_s)->trigger();
    auto *prompt = find<QLineEdit>(window(), u"New column"_s);
    QVERIFY(prompt && prompt->hasFocus());
    typeText(prompt, u".price * 2"_s);
    QTest::keyClick(prompt, Qt::Key_Return);
    QCOMPARE(rows()->model()->columnCount(), int(EventTableModel::ColumnCount) + 1);
    const auto cell = [this](int row) {
        return rows()->model()->index(row, EventTableModel::ColumnCount).data().toString();
    };
    QTRY_COMPARE(cell(2), u"10"_s);
    QTRY_COMPARE(cell(5), u"1000"_s);
    QCOMPARE(cell(0), QString());
    QCOMPARE(rows()->model()->headerData(EventTableModel::ColumnCount, Qt::Horizontal).toString(),
             u".price * 2"_s);
    QVERIFY(!rows()->isColumnHidden(EventTableModel::ColumnCount));
}

void RecordBrowserTest::saysWhatIsWrongWithColumn()
{
    receive();
    action(u"Add a column…"_s)->trigger();
    auto *prompt = find<QLineEdit>(window(), u"New column"_s);
    typeText(prompt, u".price ("_s);
    QTest::keyClick(prompt, Qt::Key_Return);
    QVERIFY(!sentence(u"What is wrong with it"_s).isEmpty());
    QTest::keyClick(prompt, Qt::Key_Escape);
    QVERIFY(!prompt->isVisible());
    QCOMPARE(rows()->model()->columnCount(), int(EventTableModel::ColumnCount));
}

void RecordBrowserTest::colorsRows()
{
    receive();
    typeFilter(u"type:order"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
    for (QAction *color : filterMenu()->actions()) {
        if (color->menu() && color->text() == u"&Colour its rows"_s)
            color->menu()->actions().at(3)->trigger();
    }
    QTest::keyClick(filter(), Qt::Key_Escape);
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    const auto tint = [this](int row) {
        return rows()->model()->index(row, 0).data(EventTableModel::TintRole).value<QColor>();
    };
    QCOMPARE(tint(2), Theme::current().tint(3));
    QVERIFY(!tint(3).isValid());
    QCOMPARE(tint(5), Theme::current().tint(3));
}

void RecordBrowserTest::completesTypes()
{
    receive();
    typeText(filter(), u"type:or"_s);
    auto *completer = filter()->findChild<QCompleter *>();
    QTRY_VERIFY(completer->popup()->isVisible());
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(filter()->text().trimmed(), u"type:order"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
}

void RecordBrowserTest::remembersFilters()
{
    receive();
    for (const QString &text : {u"alpha"_s, u"beta"_s}) {
        typeFilter(text);
        QTest::keyClick(filter(), Qt::Key_Return);
        QTest::keyClick(filter(), Qt::Key_Escape);
    }
    QTest::keyClick(filter(), Qt::Key_Up);
    QCOMPARE(filter()->text(), u"beta"_s);
    QTest::keyClick(filter(), Qt::Key_Up);
    QCOMPARE(filter()->text(), u"alpha"_s);
    QTest::keyClick(filter(), Qt::Key_Down);
    QCOMPARE(filter()->text(), u"beta"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
}

void RecordBrowserTest::keepsFilters()
{
    receive();
    typeFilter(u"alpha"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 1);
    filterMenu()->actions().constFirst()->trigger();
    QTest::keyClick(filter(), Qt::Key_Escape);
    QAction *kept = nullptr;
    for (QAction *action : filterMenu()->actions()) {
        if (action->text() == u"alpha"_s && !kept)
            kept = action;
    }
    QVERIFY(kept);
    kept->trigger();
    QCOMPARE(filter()->text(), u"alpha"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 1);
}

void RecordBrowserTest::filtersAgainAfterClearing()
{
    receive();
    typeFilter(u"type:order"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
    click(u"Clear"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 0);
    m_server.send("event: tick\ndata: no\n\nevent: order\ndata: yes\n\n");
    QTRY_COMPARE(rows()->model()->rowCount(), 1);
    QCOMPARE(lastText(), u"yes"_s);
}

QTEST_MAIN(RecordBrowserTest)
#include "tst_recordbrowser.moc"
