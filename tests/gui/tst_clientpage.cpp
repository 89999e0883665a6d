// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/gui.h"
#include "tests/gui/rawclient.h"
#include "tests/gui/windowdriver.h"
#include "ui/simulator/clientpage.h"
#include "ui/simulator/clienttablemodel.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr char Hanging[] = ": @streamgauge 1\n\nid: 1\ndata: hello\n\n: @hang\n";

// Numbered events, ten a second.
constexpr char Counting[] = ": @streamgauge 1\n: @template on\n: @repeat forever\n: @wait 100ms\n"
                            "data: n{{repeat}}\n\n: @end\n";

} // namespace

class ClientPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void listsClients();
    void saysWhatToDoFirst();
    void endsConnections_data();
    void endsConnections();
    void touchesSelectedClientsAlone();
    void stalls();
    void sendsSlowly();
    void changesNextEvent_data();
    void changesNextEvent();
    void refusesNextAttempts();
    void saysWhatIsWrongWithNumbers_data();
    void saysWhatIsWrongWithNumbers();
    void pushesComposedEvent();
    void pushesToSelectedClients();
    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void takesPushedEventBack();
    void signalsWhatClientsWaitFor();
    void signalsSharedStream();

private:
    void click(const QString &button) const;
    void answer(const QString &text) const;
    void type(const QString &field, const QString &text) const;
    QString label(const QString &name) const;
    QTableView *table() const { return find<QTableView>(m_page.get(), u"Clients"_s); }
    bool hasRows(int count) const;
    void select(int row) const;
    void takeBack(int row) const;

    IsolatedSettings m_settings;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<ClientPage> m_page;
};

void ClientPageTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
}

void ClientPageTest::init()
{
    IsolatedSettings::clear();
    m_simulator = std::make_unique<Simulator>();
    m_page = std::make_unique<ClientPage>(m_simulator.get());
    m_page->resize(400, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void ClientPageTest::cleanup()
{
    m_page.reset();
    m_simulator.reset();
}

void ClientPageTest::click(const QString &button) const
{
    for (auto *found : m_page->findChildren<QAbstractButton *>()) {
        if (!found->isVisible() || (found->accessibleName() != button && found->text() != button))
            continue;
        QVERIFY2(found->isEnabled(), qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
        return;
    }
    QFAIL(qPrintable(button));
}

// Types into the line that asks for something.
void ClientPageTest::answer(const QString &text) const
{
    auto *field = qobject_cast<QLineEdit *>(m_page->focusWidget());
    QVERIFY(field);
    QTest::keySequence(field, QKeySequence::SelectAll);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

void ClientPageTest::type(const QString &field, const QString &text) const
{
    auto *found = find<QWidget>(m_page.get(), field);
    QVERIFY2(found, qPrintable(field));
    found->setFocus();
    QTest::keySequence(found, QKeySequence::SelectAll);
    QTest::keyClick(found, Qt::Key_Delete);
    typeText(found, text);
}

QString ClientPageTest::label(const QString &name) const
{
    const auto *found = find<QLabel>(m_page.get(), name);
    return found ? found->text() : QString();
}

bool ClientPageTest::hasRows(int count) const
{
    return count == 0 ? !table() : table() && table()->model()->rowCount() == count;
}

void ClientPageTest::select(int row) const
{
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                      table()->visualRect(table()->model()->index(row, 0)).center());
}

void ClientPageTest::takeBack(int row) const
{
    auto *button = find<QToolButton>(m_page.get(), u"Events pushed before"_s);
    QVERIFY(button);
    emit button->menu()->aboutToShow(); // a menu that is open would stop the test
    button->menu()->actions().at(row)->trigger();
}

void ClientPageTest::listsClients()
{
    const QUrl url = serve(m_simulator.get(), Hanging);
    QVERIFY(hasRows(0));
    RawClient first(url, "Last-Event-ID: 7\r\n");
    QTRY_VERIFY(hasRows(1));
    const auto cell = [&](int row, int column) {
        return table()->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, ClientTableModel::ClientColumn),
             u"127.0.0.1:%1"_s.arg(first.socket().localPort()));
    QCOMPARE(cell(0, ClientTableModel::LastIdColumn), u"7"_s);
    QTRY_COMPARE(cell(0, ClientTableModel::EventsColumn), u"1"_s);
    QCOMPARE(label(u"Who it is done to"_s), u"To all clients (1)"_s);
    RawClient second(url);
    QTRY_VERIFY(hasRows(2));
    first.socket().abort();
    QTRY_VERIFY(hasRows(1));
    QCOMPARE(cell(0, ClientTableModel::ClientColumn),
             u"127.0.0.1:%1"_s.arg(second.socket().localPort()));
    m_simulator->stop();
    QTRY_VERIFY(hasRows(0));
}

void ClientPageTest::saysWhatToDoFirst()
{
    const auto says = [&](const QString &text) {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *one) {
            return one->isVisible() && one->text().startsWith(text);
        });
    };
    QVERIFY(says(u"Start the simulator"_s));
    serve(m_simulator.get(), Hanging);
    QVERIFY(says(u"Nobody is connected"_s));
}

void ClientPageTest::endsConnections_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("isComplete"); // with the last chunk
    QTest::addColumn<QAbstractSocket::SocketError>("error");

    const auto closed = QAbstractSocket::RemoteHostClosedError;
    QTest::newRow("drop") << u"Drop"_s << false << closed;
    QTest::newRow("close") << u"Close"_s << true << closed;
    QTest::newRow("truncate") << u"Truncate"_s << false << closed;
}

void ClientPageTest::endsConnections()
{
    RawClient client(serve(m_simulator.get(), Hanging));
    QTRY_VERIFY(client.received().contains("data: hello"));
    QTRY_VERIFY(hasRows(1));
    QFETCH(QString, button);
    click(button);
    QTRY_VERIFY(!client.isConnected() || client.received().endsWith("\r\n0\r\n\r\n"));
    QTEST(client.received().endsWith("\r\n0\r\n\r\n"), "isComplete");
    QCOMPARE(label(u"What has been done"_s), u"%1: done to 1"_s.arg(button));
    QTRY_VERIFY(hasRows(0));
}

void ClientPageTest::touchesSelectedClientsAlone()
{
    const QUrl url = serve(m_simulator.get(), Hanging);
    RawClient first(url);
    QTRY_VERIFY(hasRows(1));
    RawClient second(url);
    QTRY_VERIFY(hasRows(2));
    select(1);
    QCOMPARE(label(u"Who it is done to"_s), u"To the selected clients (1)"_s);
    click(u"Truncate"_s);
    QTRY_VERIFY(!second.isConnected());
    QTRY_VERIFY(hasRows(1));
    QVERIFY(first.isConnected());
    QCOMPARE(label(u"Who it is done to"_s), u"To all clients (1)"_s);
}

// While another client goes on.
void ClientPageTest::stalls()
{
    const QUrl url = serve(m_simulator.get(), Counting);
    RawClient client(url);
    QTRY_VERIFY(hasRows(1));
    RawClient other(url);
    QTRY_VERIFY(hasRows(2));
    select(0);
    click(u"Stall…"_s);
    answer(u"1h"_s);
    QCOMPARE(label(u"What has been done"_s), u"Stall: done to 1"_s);
    const qsizetype before = client.received().count("data: n");
    const qsizetype otherBefore = other.received().count("data: n");
    QTRY_VERIFY(other.received().count("data: n") > otherBefore + 3);
    QVERIFY(client.received().count("data: n") <= before + 1); // one may have been on its way
    QVERIFY(client.isConnected());
}

void ClientPageTest::sendsSlowly()
{
    RawClient client(serve(m_simulator.get(), Counting));
    QTRY_VERIFY(client.received().contains("data: n2\n"));
    click(u"Drip…"_s);
    answer(u"1b/s"_s);
    QCOMPARE(label(u"What has been done"_s), u"Drip: done to 1"_s);
    QTRY_VERIFY(hasRows(1));
    click(u"Drip…"_s);
    answer(u"0"_s);
    QTRY_VERIFY(client.received().contains("data: n6\n"));
}

void ClientPageTest::changesNextEvent_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("order"); // of the numbers from n on, without their n

    QTest::newRow("double") << u"Double"_s << "0 0 1"_ba;
    QTest::newRow("skip") << u"Skip"_s << "1 2 3"_ba;
    QTest::newRow("swap") << u"Swap"_s << "1 0 2"_ba;
}

void ClientPageTest::changesNextEvent()
{
    RawClient client(serve(m_simulator.get(), Counting));
    QTRY_VERIFY(client.received().contains("data: n1\n"));
    QFETCH(QString, button);
    click(button);
    const auto numbers = [&] {
        QList<int> found;
        for (const QByteArray &line : client.received().split('\n')) {
            if (line.startsWith("data: n"))
                found << line.sliced(7).toInt();
        }
        return found;
    };
    // The first number that is not the successor of the one before, and what follows.
    const auto odd = [&] {
        const QList<int> all = numbers();
        for (int i = 1; i < all.size(); ++i) {
            if (all[i] != all[i - 1] + 1)
                return button == u"Double"_s ? all.mid(i - 1, 3) : all.mid(i, 3);
        }
        return QList<int>();
    };
    QTRY_COMPARE(odd().size(), 3);
    const QList<int> found = odd();
    QFETCH(QByteArray, order);
    const int base = found.constFirst() - order.first(1).toInt();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(found[i] - base, order.split(' ').at(i).toInt());
}

void ClientPageTest::refusesNextAttempts()
{
    const QUrl url = serve(m_simulator.get(), Hanging);
    click(u"503…"_s);
    answer(u"1"_s);
    QVERIFY(label(u"What has been done"_s).endsWith(u"503: 1"_s));
    RawClient first(url);
    QTRY_VERIFY(first.received().startsWith("HTTP/1.1 503 "));
    RawClient second(url);
    QTRY_VERIFY(second.received().startsWith("HTTP/1.1 200 "));
}

void ClientPageTest::saysWhatIsWrongWithNumbers_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("text");

    QTest::newRow("time-without-unit") << u"Stall…"_s << u"10"_s;
    QTest::newRow("no-rate") << u"Drip…"_s << u"fast"_s;
    QTest::newRow("no-number") << u"503…"_s << u"some"_s;
    QTest::newRow("negative") << u"503…"_s << u"-1"_s;
}

void ClientPageTest::saysWhatIsWrongWithNumbers()
{
    serve(m_simulator.get(), Hanging);
    QFETCH(QString, button);
    QFETCH(QString, text);
    click(button);
    answer(text);
    QVERIFY(!label(u"What is wrong with it"_s).isEmpty());
    QVERIFY(label(u"What has been done"_s).isEmpty());
}

void ClientPageTest::pushesComposedEvent()
{
    RawClient client(serve(m_simulator.get(), Hanging));
    QTRY_VERIFY(client.received().contains("data: hello"));
    type(u"Event type"_s, u"notice"_s);
    type(u"Event id"_s, u"n-1"_s);
    type(u"Event retry"_s, u"1500"_s);
    type(u"Event data"_s, u"one\ntwo"_s);
    click(u"Push the event"_s);
    QCOMPARE(label(u"What became of the event"_s), u"Clients it was sent to: 1"_s);
    QTRY_VERIFY(client.received().contains("data: one\ndata: two\n\n"));
    for (const char *line : {"event: notice\n", "id: n-1\n", "retry: 1500\n"})
        QVERIFY2(client.received().contains(line), line);
    type(u"Event data"_s, u"by key"_s);
    QTest::keyClick(find<QPlainTextEdit>(m_page.get(), u"Event data"_s), Qt::Key_Return,
                    Qt::ControlModifier);
    QTRY_VERIFY(client.received().contains("data: by key\n\n"));
}

void ClientPageTest::pushesToSelectedClients()
{
    const QUrl url = serve(m_simulator.get(), Hanging);
    RawClient first(url);
    QTRY_VERIFY(hasRows(1));
    RawClient second(url);
    QTRY_VERIFY(hasRows(2));
    select(0);
    type(u"Event data"_s, u"for one"_s);
    click(u"Push the event"_s);
    QCOMPARE(label(u"What became of the event"_s), u"Clients it was sent to: 1"_s);
    QTRY_VERIFY(first.received().contains("data: for one"));
    table()->clearSelection();
    type(u"Event data"_s, u"for both"_s);
    click(u"Push the event"_s);
    QTRY_VERIFY(second.received().contains("data: for both"));
    QVERIFY(!second.received().contains("data: for one"));
}

void ClientPageTest::refusesWhatCannotBeSent_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");

    const QString breaks = u"must not contain line breaks"_s;
    QTest::newRow("type") << u"Event type"_s << u"a\ndata: smuggled"_s << breaks;
    QTest::newRow("id") << u"Event id"_s << u"a\ndata: smuggled"_s << breaks;
    QTest::newRow("retry") << u"Event retry"_s << u"3s"_s << u"number of milliseconds"_s;
    QTest::newRow("negative-retry") << u"Event retry"_s << u"-1"_s << u"number of milliseconds"_s;
}

// A line edit takes no line break from the keyboard, but from the clipboard.
void ClientPageTest::refusesWhatCannotBeSent()
{
    RawClient client(serve(m_simulator.get(), Hanging));
    QTRY_VERIFY(client.received().contains("data: hello"));
    QFETCH(QString, field);
    QFETCH(QString, text);
    QGuiApplication::clipboard()->setText(text);
    find<QLineEdit>(m_page.get(), field)->setFocus();
    QTest::keySequence(find<QLineEdit>(m_page.get(), field), QKeySequence::Paste);
    click(u"Push the event"_s);
    QFETCH(QString, sentence);
    QVERIFY(label(u"What became of the event"_s).contains(sentence));
    type(field, u"1"_s);
    type(u"Event data"_s, u"good"_s);
    click(u"Push the event"_s);
    QTRY_VERIFY(client.received().contains("good"));
    QVERIFY(!client.received().contains("smuggled"));
}

void ClientPageTest::takesPushedEventBack()
{
    serve(m_simulator.get(), Hanging);
    for (const char *data : {"one", "two", "one"}) {
        type(u"Event type"_s, u"a&b"_s);
        type(u"Event data"_s, QLatin1String(data));
        click(u"Push the event"_s);
    }
    type(u"Event type"_s, {});
    type(u"Event data"_s, u"three"_s);
    m_page = std::make_unique<ClientPage>(m_simulator.get()); // the next start of the program
    m_page->show();
    takeBack(1);
    QCOMPARE(find<QPlainTextEdit>(m_page.get(), u"Event data"_s)->toPlainText(), u"two"_s);
    QCOMPARE(find<QLineEdit>(m_page.get(), u"Event type"_s)->text(), u"a&b"_s);
    takeBack(0);
    QCOMPARE(find<QPlainTextEdit>(m_page.get(), u"Event data"_s)->toPlainText(), u"one"_s);
    const auto *button = find<QToolButton>(m_page.get(), u"Events pushed before"_s);
    QCOMPARE(button->menu()->actions().size(), 4); // two events, a line, forget
    QCOMPARE(button->menu()->actions().at(1)->text(), u"a&&b  two"_s);
    takeBack(3);
    emit button->menu()->aboutToShow();
    QCOMPARE(button->menu()->actions().size(), 1);
    QVERIFY(!button->menu()->actions().constFirst()->isEnabled());
}

void ClientPageTest::signalsWhatClientsWaitFor()
{
    RawClient client(serve(m_simulator.get(),
                           ": @streamgauge 1\ndata: one\n\n: @await go\n"
                           "data: two\n\n: @await again\ndata: three\n\n"
                           ": @hang\n"));
    QTRY_VERIFY(find<QToolButton>(m_page.get(), u"Signal go"_s));
    QCOMPARE(find<QToolButton>(m_page.get(), u"Signal go"_s)->text(), u"go (1)"_s);
    QVERIFY(!client.received().contains("data: two"));
    click(u"Signal go"_s);
    QCOMPARE(label(u"What has been done"_s), u"Signal go: 1 went on"_s);
    QTRY_VERIFY(client.received().contains("data: two"));
    QTRY_VERIFY(find<QToolButton>(m_page.get(), u"Signal again"_s));
    QVERIFY(!find<QToolButton>(m_page.get(), u"Signal go"_s));
    click(u"Signal again"_s);
    QTRY_VERIFY(client.received().contains("data: three"));
    QTRY_VERIFY(!find<QToolButton>(m_page.get(), u"Signal again"_s));
}

void ClientPageTest::signalsSharedStream()
{
    RawClient client(serve(m_simulator.get(),
                           ": @streamgauge 1\n: @shared\ndata: one\n\n"
                           ": @await go\ndata: two\n\n: @hang\n"));
    QTRY_VERIFY(find<QToolButton>(m_page.get(), u"Signal go"_s));
    click(u"Signal go"_s);
    QTRY_VERIFY(client.received().contains("data: two"));
}

QTEST_MAIN(ClientPageTest)

#include "tst_clientpage.moc"
