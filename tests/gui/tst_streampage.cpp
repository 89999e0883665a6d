// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of a stream and the details of one, as a person uses them in the window.

#include "tests/gui/rawserver.h"
#include "tests/gui/windowdriver.h"
#include "ui/inspector/streampage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

class StreamPageTest : public QObject, private WindowDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init();
    void cleanup() { closeWindow(); }

    void switchesBetweenTableAndLog();
    void walksRowsInBothLooks();
    void clearsRows();
    void stopsFollowingWhenScrolledUp();
    void showsJsonOfSelectedRow();
    void showsMarkupLiterally();
    void copiesDataAndRows();
    void forgetsReconnectionTimeOfAnotherStream();
    void reconnectsFromSelectedEvent();
    void dropsConnection();
    void forgetsLastEventId();

private:
    void receive(RawServer *server, int count);
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) const;
    bool isChecked(const QString &button) const;
    QString copied() const { return QGuiApplication::clipboard()->text(); }
};

void StreamPageTest::init()
{
    IsolatedSettings::clear();
    QGuiApplication::clipboard()->clear();
    openWindow();
}

// Connects, and waits for that many rows.
void StreamPageTest::receive(RawServer *server, int count)
{
    type(server->url());
    QTRY_COMPARE(rows()->model()->rowCount(), count);
}

void StreamPageTest::clickRow(int row, Qt::KeyboardModifiers modifiers) const
{
    const bool isTable = rows()->look() == RecordView::Look::Table;
    const int column = isTable ? EventTableModel::Data : EventTableModel::LogLine;
    const QRect cell = rows()->visualRect(rows()->model()->index(row, column));
    QTest::mouseClick(rows()->viewport(), Qt::LeftButton, modifiers, cell.center());
}

bool StreamPageTest::isChecked(const QString &button) const
{
    const auto *found = find<QToolButton>(window(), button);
    return found && found->isChecked();
}

void StreamPageTest::switchesBetweenTableAndLog()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    receive(&server, 3);
    click(u"Log"_s);
    QCOMPARE(rows()->look(), RecordView::Look::Log);
    QVERIFY(rows()->isColumnHidden(EventTableModel::Data));
    press(u"Ctrl+1"_s);
    QCOMPARE(rows()->look(), RecordView::Look::Table);
    QVERIFY(isChecked(u"Table"_s) && !isChecked(u"Log"_s));
    press(u"Ctrl+2"_s);
    QCOMPARE(rows()->look(), RecordView::Look::Log);
    QVERIFY(isChecked(u"Log"_s));
    click(u"Table"_s);
    QVERIFY(rows()->isColumnHidden(EventTableModel::LogLine));
}

// The row that the keyboard is at stays the same when the look changes.
void StreamPageTest::walksRowsInBothLooks()
{
    RawServer server({{RawServer::stream("data: 1\n\ndata: 2\n\ndata: 3\n\n")}});
    receive(&server, 5);
    clickRow(2);
    QCOMPARE(rows()->currentIndex().row(), 2);
    press(u"Ctrl+2"_s);
    QTest::keyClick(rows(), Qt::Key_Down);
    QCOMPARE(rows()->currentIndex().row(), 3);
    press(u"Ctrl+1"_s);
    QTest::keyClick(rows(), Qt::Key_Down);
    QCOMPARE(rows()->currentIndex().row(), 4);
    QTest::keyClick(rows(), Qt::Key_Up);
    QCOMPARE(rows()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(rows()->currentIndex().row(), 3);
}

void StreamPageTest::clearsRows()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    receive(&server, 3);
    clickRow(2);
    click(u"Clear"_s);
    QCOMPARE(rows()->model()->rowCount(), 0);
    QVERIFY(!find<QAbstractButton>(window(), u"Copy data"_s)->isEnabled());
    server.send("data: two\n\nda");
    QTRY_COMPARE(lastText(), u"two"_s);
    press(u"Ctrl+K"_s);
    QCOMPARE(rows()->model()->rowCount(), 0);
    server.send("ta: three\n\n"); // the row of what began before
    QTRY_COMPARE(lastText(), u"three"_s);
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Open);
}

void StreamPageTest::stopsFollowingWhenScrolledUp()
{
    RawServer server({{RawServer::stream(QByteArray("data: x\n\n").repeated(500))}});
    receive(&server, 502);
    const QScrollBar *bar = rows()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    QVERIFY(isChecked(u"Follow"_s));

    QTest::keyClick(rows(), Qt::Key_PageUp);
    QVERIFY(!isChecked(u"Follow"_s));
    const int place = bar->value();
    server.send("data: y\n\n");
    QTRY_COMPARE(rows()->model()->rowCount(), 503);
    QCOMPARE(bar->value(), place);

    click(u"Follow"_s);
    QCOMPARE(bar->value(), bar->maximum());
    server.send("data: z\n\n");
    QTRY_COMPARE(rows()->model()->rowCount(), 504);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(isChecked(u"Follow"_s));
    QTest::keyClick(rows(), Qt::Key_PageUp); // goes on from what is seen, not from the row before
    QVERIFY(!isChecked(u"Follow"_s));
    QVERIFY(bar->value() > place && bar->value() < bar->maximum());

    click(u"Follow"_s);
    rows()->scrollToTop();
    clickRow(0);
    click(u"Follow"_s);
    QTest::keyClick(rows(), Qt::Key_Down); // the newest row, not the second
    QCOMPARE(rows()->currentIndex().row(), 503);
    QVERIFY(rows()->selectionModel()->isRowSelected(503));
    rows()->scrollToTop();
    clickRow(0);
    click(u"Follow"_s);
    click(u"Log"_s); // does not go back to the selected row
    QVERIFY(isChecked(u"Follow"_s));
    QTRY_COMPARE(bar->value(), bar->maximum());
    click(u"Table"_s);
    QVERIFY(isChecked(u"Follow"_s));
    QTRY_COMPARE(bar->value(), bar->maximum());

    rows()->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!isChecked(u"Follow"_s));
    QTest::keyClick(rows(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(isChecked(u"Follow"_s));
    QCOMPARE(bar->value(), bar->maximum());
}

void StreamPageTest::showsJsonOfSelectedRow()
{
    RawServer server(
        {{RawServer::stream("data: {\"a\": 12345678901234567890, \"b\": [true]}\n\n")}});
    receive(&server, 3);
    clickRow(2);
    const auto *tree = find<QTreeView>(window(), u"Data as a JSON tree"_s);
    QVERIFY(tree);
    const QAbstractItemModel *model = tree->model();
    const QModelIndex root = model->rowCount() == 1 ? model->index(0, 0) : QModelIndex();
    QCOMPARE(model->rowCount(root), 2);
    QCOMPARE(model->index(0, 0, root).data().toString(), u"a"_s);
    QCOMPARE(model->index(0, 1, root).data().toString(), u"12345678901234567890"_s);

    const auto *tabs = find<QTabWidget>(window(), u"Details of the selected row"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center());
    const auto *text = find<QPlainTextEdit>(window(), u"Data as text"_s);
    QVERIFY(text && text->toPlainText().contains(u"12345678901234567890"_s));
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(2).center());
    const auto *bytes = find<QPlainTextEdit>(window(), u"Bytes as received"_s);
    QVERIFY(bytes && bytes->toPlainText().contains(u"64 61 74 61 3a"_s)); // data:
}

void StreamPageTest::showsMarkupLiterally()
{
    RawServer server({{RawServer::stream("event: <i>t</i>\ndata: <b>x</b>\n\n")}});
    receive(&server, 3);
    clickRow(2);
    const auto *text = find<QPlainTextEdit>(window(), u"Data as text"_s);
    QVERIFY(text);
    QCOMPARE(text->toPlainText(), u"<b>x</b>"_s);
    QCOMPARE(column(EventTableModel::Type).at(2), u"<i>t</i>"_s);
}

void StreamPageTest::copiesDataAndRows()
{
    RawServer server({{RawServer::stream("id: 1\ndata: {\"a\":1}\n\ndata: b\n\n")}});
    receive(&server, 4);
    clickRow(2);
    click(u"Copy data"_s);
    QCOMPARE(copied(), u"{\"a\":1}"_s);
    clickRow(3, Qt::ShiftModifier);
    QTest::keySequence(rows(), QKeySequence::Copy);
    QCOMPARE(copied(), u"id: 1\ndata: {\"a\":1}\n\ndata: b\n\n"_s);
    clickRow(1);
    QTest::keySequence(rows(), QKeySequence::Copy);
    QVERIFY2(copied().startsWith(u"# Open"_s), qPrintable(copied()));
}

void StreamPageTest::forgetsReconnectionTimeOfAnotherStream()
{
    RawServer first({{RawServer::stream("retry: 77\nid: 1\ndata: x\n\n")}});
    RawServer second({{RawServer::stream("data: y\n\n")}});
    receive(&first, 4);
    QCOMPARE(window()->currentPage()->source().reconnectionTime().count(), 77);
    click(u"Stop the stream"_s);
    type(second.url());
    QTRY_COMPARE(lastText(), u"y"_s);
    QVERIFY(!second.requests().constFirst().contains("Last-Event-ID"));
    QCOMPARE(window()->currentPage()->source().reconnectionTime().count(), 3000);
}

void StreamPageTest::reconnectsFromSelectedEvent()
{
    RawServer server({{RawServer::stream("id: 1\ndata: a\n\ndata: b\n\nid: ü3\ndata: c\n\n")}});
    receive(&server, 5);
    QAction *reconnect = action(u"Reconnect from this event's id"_s);
    QVERIFY(reconnect && rows()->actions().contains(reconnect)); // also in the context menu
    QCOMPARE(rows()->contextMenuPolicy(), Qt::ActionsContextMenu);
    QVERIFY(!reconnect->isEnabled());
    for (const int row : {1, 3}) { // no event, and one without id
        clickRow(row);
        QVERIFY(!reconnect->isEnabled());
    }
    clickRow(2);
    QVERIFY(reconnect->isEnabled());
    reconnect->trigger();
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().at(1).contains("\r\nLast-Event-ID: 1\r\n"));
    QTRY_COMPARE(rows()->model()->rowCount(), 10);

    clickRow(4);
    press(u"Ctrl+Shift+R"_s);
    QTRY_COMPARE(server.requests().size(), 3);
    QVERIFY(server.requests().at(2).contains("\r\nLast-Event-ID: ü3\r\n"));
    press(u"Ctrl+T"_s); // nothing is selected there
    QVERIFY(!reconnect->isEnabled());
}

void StreamPageTest::dropsConnection()
{
    RawServer server({{RawServer::stream("retry: 20\nid: 1\ndata: a\n\n")}});
    QAction *drop = action(u"Drop the connection, as if lost"_s);
    QVERIFY(drop && !drop->isEnabled() && rows()->actions().contains(drop));
    receive(&server, 4);
    QVERIFY(drop->isEnabled());
    press(u"Ctrl+Shift+D"_s);
    QTRY_COMPARE(server.requests().size(), 2); // as if it had been lost, it comes back
    QVERIFY(server.requests().at(1).contains("\r\nLast-Event-ID: 1\r\n"));
    QTRY_COMPARE(column(EventTableModel::Type),
                 words("request|open|retry|message|lost|request|open|retry|message"));
    click(u"Stop the stream"_s);
    QVERIFY(!drop->isEnabled());
}

void StreamPageTest::forgetsLastEventId()
{
    RawServer server({{RawServer::stream("id: 1\ndata: a\n\n")}});
    receive(&server, 3);
    press(u"Ctrl+Shift+F"_s);
    QCOMPARE(window()->currentPage()->source().lastEventId(), QByteArray());
    QCOMPARE(sentence(u"Notes on the request"_s), u"The last event id is forgotten."_s);
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().at(1).contains("Last-Event-ID"));
}

QTEST_MAIN(StreamPageTest)

#include "tst_streampage.moc"
