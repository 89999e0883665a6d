// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of a stream and the details of one, as a person uses them in the window.

#include "lib/wire/finding.h"
#include "tests/gui/rawserver.h"
#include "tests/gui/windowdriver.h"
#include "ui/inspector/streampage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace {

constexpr char Refusal[] = "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n";

} // namespace

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
    void showsAttemptsByButtonAndShortcut();
    void showsAttemptThatFailed_data();
    void showsAttemptThatFailed();
    void comesBackToRowsOnceOpen();
    void staysWhereThePersonIs();
    void showsAttemptOfRow();
    void showsFindingsOfRow();
    void forgetsFindingsWithRow();
    void keepsWordsOffNarrowBar();

private:
    void receive(RawServer *server, int count);
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) const;
    bool isChecked(const QString &button) const;
    bool showsAttempts() const { return find<QListView>(window(), u"Attempts"_s); }
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
    QTRY_COMPARE(rows()->model()->rowCount(), 11); // the first attempt was given up

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

void StreamPageTest::showsAttemptsByButtonAndShortcut()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    receive(&server, 3);
    QVERIFY(!showsAttempts());
    click(u"Attempts"_s);
    QVERIFY(showsAttempts() && !rows()->isVisible());
    QCOMPARE(sentence(u"Why the attempt ended"_s), u"Open."_s);
    server.send("data: two\n\n");
    const auto *facts = find<QTextEdit>(window(), u"Facts about the attempt"_s);
    QTRY_VERIFY(facts->toPlainText().contains(u"events: 2"_s));
    press(u"Ctrl+1"_s);
    QVERIFY(!showsAttempts() && rows()->isVisible());
    press(u"Ctrl+3"_s);
    QVERIFY(showsAttempts() && isChecked(u"Attempts"_s));
    press(u"Ctrl+2"_s);
    QVERIFY(!showsAttempts() && rows()->look() == RecordView::Look::Log);
}

void StreamPageTest::showsAttemptThatFailed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("fact");

    QTest::newRow("status") << QByteArray("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\n"
                                          "Content-Length: 5\r\n\r\nsorry")
                            << u"The server answered 503 Busy instead of 200 OK."_s << u"sorry"_s;
    QTest::newRow("type") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                        "Content-Length: 9\r\n\r\n<b>hi</b>")
                          << u"The response is “text/html”, not text/event-stream."_s
                          << u"<b>hi</b>"_s;
    QTest::newRow("no-answer") << QByteArray() << u"closed the connection without"_s << u"none"_s;
}

void StreamPageTest::showsAttemptThatFailed()
{
    QFETCH(QByteArray, answer);
    const RawServer server({{answer, RawServer::Then::Close}});
    type(server.url());
    QTRY_VERIFY(showsAttempts());
    QFETCH(QString, reason);
    QVERIFY2(sentence(u"Why the attempt ended"_s).contains(reason),
             qPrintable(sentence(u"Why the attempt ended"_s)));
    QFETCH(QString, fact);
    const QString facts = find<QTextEdit>(window(), u"Facts about the attempt"_s)->toPlainText();
    QVERIFY2(facts.contains(fact), qPrintable(facts));
    QVERIFY(!url()->hasFocus()); // it was not there before either
    click(u"Table"_s);
    QVERIFY(rows()->isVisible());
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
}

void StreamPageTest::comesBackToRowsOnceOpen()
{
    RawServer server({{Refusal}, {RawServer::stream("data: one\n\n")}});
    press(u"Ctrl+2"_s);
    type(server.url());
    QTRY_VERIFY(showsAttempts());
    QVERIFY(find<QListView>(window(), u"Attempts"_s)->hasFocus());
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(lastText(), u"one"_s);
    QVERIFY(rows()->isVisible() && rows()->hasFocus());
    QVERIFY(isChecked(u"Log"_s));
}

void StreamPageTest::staysWhereThePersonIs()
{
    RawServer server(QList<RawServer::Answer>{{}});
    receive(&server, 1);
    clickRow(0); // is looked at
    server.send(Refusal);
    QTRY_COMPARE(rows()->model()->rowCount(), 2);
    QVERIFY(rows()->isVisible());

    RawServer second({{Refusal}, {RawServer::stream("data: one\n\n")}});
    press(u"Ctrl+T"_s);
    type(second.url());
    QTest::mouseClick(url(), Qt::LeftButton); // something is typed
    QTRY_VERIFY(showsAttempts());
    QVERIFY(url()->hasFocus());
    click(u"Attempts"_s); // now they are wanted
    press(u"Ctrl+R"_s);
    QTRY_COMPARE(lastText(), u"one"_s);
    QVERIFY(showsAttempts());

    RawServer third(
        {{RawServer::endedStream("retry: 10\ndata: one\n\n")}, {{}, RawServer::Then::Close}});
    press(u"Ctrl+T"_s);
    type(third.url()); // has had a stream: its rows are more than the failure after it
    QTRY_VERIFY(third.requests().size() > 3);
    QVERIFY(rows()->isVisible());
}

void StreamPageTest::showsAttemptOfRow()
{
    RawServer server({{RawServer::endedStream("retry: 10\ndata: one\n\n")},
                      {RawServer::stream("data: two\n\n")}});
    receive(&server, 8); // request, open, retry, event, lost, request, open, event
    clickRow(3);
    QVERIFY(!find<QToolButton>(window(), u"Show attempt"_s));
    clickRow(4);
    click(u"Show attempt"_s);
    QVERIFY(showsAttempts());
    const QString why = sentence(u"Why the attempt ended"_s);
    QVERIFY2(why.startsWith(u"The server ended the stream"_s), qPrintable(why));

    press(u"Ctrl+1"_s);
    const QRect cell = rows()->visualRect(rows()->model()->index(6, EventTableModel::Data)); // open
    QTest::mouseClick(rows()->viewport(), Qt::LeftButton, {}, cell.center());
    QTest::mouseDClick(rows()->viewport(), Qt::LeftButton, {}, cell.center());
    QVERIFY(showsAttempts());
    QCOMPARE(sentence(u"Why the attempt ended"_s), u"Open."_s);
    press(u"Ctrl+1"_s);
    clickRow(0);
    QTest::keyClick(rows(), Qt::Key_Return);
    QVERIFY(sentence(u"Why the attempt ended"_s).startsWith(u"The server ended"_s));
    press(u"Ctrl+1"_s);
    clickRow(3);
    QTest::keyClick(rows(), Qt::Key_Return); // an event is about no attempt
    QVERIFY(!showsAttempts());
}

void StreamPageTest::showsFindingsOfRow()
{
    RawServer server({{RawServer::stream("event:a\nevnt: <b>b</b>\ndata: {\"c\":1}\n\n"
                                         "data: right\n\n")}});
    receive(&server, 5); // request, open, ignored, and two events
    clickRow(3);
    auto *list = find<QListWidget>(window(), u"What is noteworthy in the selected row"_s);
    QVERIFY(list);
    QCOMPARE(list->count(), 3); // the warning first
    QCOMPARE(list->item(0)->text(), findingText({Finding::Rule::UnknownField, 0, 0, u"evnt"_s}));
    QCOMPARE(list->item(1)->text(), findingText({Finding::Rule::NoSpace, 0, 0, u"event"_s}));
    QVERIFY(list->item(0)->foreground() != list->item(1)->foreground());

    const auto click = [&](int row) {
        const QRect line = list->visualItemRect(list->item(row));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, line.center());
    };
    list->setFocus(Qt::TabFocusReason);
    QVERIFY(!find<QPlainTextEdit>(window(), u"Bytes as received"_s)); // nothing is chosen yet
    click(0);
    const auto *bytes = find<QPlainTextEdit>(window(), u"Bytes as received"_s);
    QVERIFY(bytes);
    QString highlighted;
    for (const QTextEdit::ExtraSelection &selection : bytes->extraSelections())
        highlighted += selection.cursor.selectedText() + u'|';
    QCOMPARE(highlighted, u"65 76 6e 74 3a 20 3c 62|evnt: <b|3e 62 3c 2f 62 3e 0a|>b</b>·|"_s);
    click(1);
    QCOMPARE(bytes->extraSelections().constFirst().cursor.selectedText(), u"65 76 65 6e 74 3a"_s);
    const auto *tabs = find<QTabWidget>(window(), u"Details of the selected row"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    QVERIFY(!bytes->isVisible());
    click(1);
    QVERIFY(bytes->isVisible());
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    QTest::keyClick(list, Qt::Key_Up);
    QVERIFY(bytes->isVisible());
}

void StreamPageTest::forgetsFindingsWithRow()
{
    RawServer server({{RawServer::stream("evnt: b\ndata: c\n\ndata: right\n\n")}});
    receive(&server, 5);
    const auto isThere = [&] {
        return find<QListWidget>(window(), u"What is noteworthy in the selected row"_s);
    };
    clickRow(3);
    QVERIFY(isThere());
    clickRow(4);
    QVERIFY(!isThere());
    clickRow(2);
    QVERIFY(isThere());
    this->click(u"Clear"_s);
    QVERIFY(!isThere());
}

void StreamPageTest::keepsWordsOffNarrowBar()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    receive(&server, 3);
    const auto *button = find<QToolButton>(window(), u"Attempts"_s);
    QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    window()->resize(760, 560);
    window()->setSimulatorVisible(true);
    QTRY_COMPARE(button->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QVERIFY(!button->toolTip().isEmpty());
}

QTEST_MAIN(StreamPageTest)

#include "tst_streampage.moc"
