// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as a person uses it: it is clicked and typed into, and what it says is read.

#include "tests/gui/rawserver.h"
#include "tests/gui/windowdriver.h"
#include "ui/common/settings.h"
#include "ui/inspector/streampage.h"
#include "ui/simulator/simulatorpanel.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

// Whether people reach it: not the parts that Qt makes widgets of.
bool isOurs(const QWidget *widget)
{
    static const QByteArrayList parts{"QHeaderView", "QTableCornerButton", "QLineEditIconButton",
                                      "QComboBoxListView"};
    const bool isControl = qobject_cast<const QAbstractButton *>(widget)
        || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget);
    return isControl && !widget->objectName().startsWith(u"qt_"_s)
        && !parts.contains(QByteArray(widget->metaObject()->className()))
        && !qobject_cast<const QTabBar *>(widget->parentWidget());
}

} // namespace

class MainWindowTest : public QObject, private WindowDriver
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhatIsWrongWithUrl_data();
    void saysWhatIsWrongWithUrl();
    void showsRowsOfTypedUrl();
    void stopsByButton();
    void saysWhyNothingComes_data();
    void saysWhyNothingComes();
    void reconnectsWithLastEventId();
    void saysThatNothingListens();
    void saysThatServerDoesNotAnswer();
    void saysThatEventDoesNotEnd();
    void keepsStreamsInTabs();
    void keepsTypedUrlsInTabs();
    void showsAmpersandsInTabs();
    void startsAnewAfterLastTab();
    void changesColours();
    void playsDemoFromEmptyPage();
    void connectsToRecentUrl();
    void playsDroppedScenario();
    void opensSimulatorByShortcut();
    void namesEverythingThatIsUsed();
    void fitsIntoSmallWindow();
    void fitsRequestIntoSmallWindow();
    void speaksChinese();
};

void MainWindowTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
}

void MainWindowTest::init()
{
    IsolatedSettings::clear();
    openWindow();
}

void MainWindowTest::cleanup()
{
    closeWindow();
    Theme::apply(Theme::Name::Light);
}

void MainWindowTest::saysWhatIsWrongWithUrl_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("nothing") << QString() << u"Type the URL of an event stream"_s;
    QTest::newRow("blanks") << u"  "_s << u"Type the URL of an event stream"_s;
    QTest::newRow("ftp") << u"ftp://example.org/x"_s << u"“ftp” URLs cannot be read"_s;
    QTest::newRow("no-host") << u"http:///events"_s << u"is not a URL"_s;
    QTest::newRow("port-too-large") << u"http://localhost:99999/"_s << u"is not a URL"_s;
    QTest::newRow("markup") << u"ftp://<b>x</b>/"_s << u"is not a URL"_s;
}

void MainWindowTest::saysWhatIsWrongWithUrl()
{
    QFETCH(QString, text);
    type(text);
    const QString wrong = sentence(u"What is wrong with the URL"_s);
    QFETCH(QString, sentence);
    QVERIFY2(wrong.contains(sentence), qPrintable(wrong));
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Closed);
    QVERIFY(window()->currentPage()->source().request().url.isEmpty());

    QTest::keyClicks(url(), u"h"_s); // goes away with the next character
    QVERIFY(!find<QLabel>(window(), u"What is wrong with the URL"_s));
}

void MainWindowTest::showsRowsOfTypedUrl()
{
    RawServer server({{RawServer::stream("data: one\n\nevent: tick\nid: 7\ndata: two\n\n: hi\n")}});
    type(server.url());
    QTRY_COMPARE(column(EventTableModel::Data).mid(2), words("one|two|: hi"));
    QCOMPARE(column(EventTableModel::Type), words("request|open|message|tick|comment"));
    QCOMPARE(column(EventTableModel::Id).at(3), u"7"_s);
    QCOMPARE(sentence(u"State of the stream"_s), u"Open"_s);
    QTRY_VERIFY(sentence(u"Facts about the stream"_s).contains(u"last id 7"_s));
    QVERIFY(server.requests().constFirst().startsWith("GET /events HTTP/1.1\r\n"));
}

void MainWindowTest::stopsByButton()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    type(server.url(u"/a%20b?c=%26"_s));
    QTRY_COMPARE(column(EventTableModel::Data).size(), 3);
    click(u"Stop the stream"_s);
    QCOMPARE(sentence(u"State of the stream"_s), u"Not connected"_s);
    QTRY_COMPARE(lastText(), u"Stopped by you."_s);
    QTRY_COMPARE(server.openCount(), 0);

    // What the URL bar shows can be asked for again, as it was.
    click(u"Connect to the stream"_s);
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().at(1).startsWith("GET /a%20b?c=%26 HTTP/1.1\r\n"));
    QTRY_COMPARE(sentence(u"State of the stream"_s), u"Open"_s);
}

void MainWindowTest::saysWhyNothingComes_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("status-500")
        << QByteArray("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n")
        << u"Closed"_s << u"The server answered 500 Internal Server Error instead of 200 OK."_s;
    QTest::newRow("status-204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << u"Closed"_s
                                << u"The server answered 204 No Content: the stream is over."_s;
    QTest::newRow("html") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                        "Content-Length: 2\r\n\r\nhi")
                          << u"Closed"_s
                          << u"The response is “text/html”, not text/event-stream."_s;
    QTest::newRow("no-type") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
                             << u"Closed"_s
                             << u"The response has no Content-Type; an event stream must say "
                                "text/event-stream."_s;
    QTest::newRow("no-answer") << QByteArray() << u"Next attempt in"_s
                               << u"closed the connection without an HTTP response."_s;
}

void MainWindowTest::saysWhyNothingComes()
{
    QFETCH(QByteArray, answer);
    RawServer server({{answer, RawServer::Then::Close}});
    type(server.url());
    QFETCH(QString, state);
    QTRY_VERIFY(sentence(u"State of the stream"_s).startsWith(state));
    QFETCH(QString, sentence);
    const QString why = this->sentence(u"Why the stream is not open"_s);
    QVERIFY2(why.contains(sentence), qPrintable(why));
    QTRY_VERIFY2(lastText().contains(sentence), qPrintable(lastText()));
    click(u"New stream"_s); // the window still reacts
    QVERIFY(url()->text().isEmpty());
}

void MainWindowTest::reconnectsWithLastEventId()
{
    RawServer server({{RawServer::endedStream("retry: 20\nid: é7\ndata: one\n\n")},
                      {RawServer::stream("data: two\n\n")}});
    type(server.url());
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().at(0).contains("Last-Event-ID"));
    QVERIFY(server.requests().at(1).contains("\r\nLast-Event-ID: é7\r\n"));
    QTRY_COMPARE(lastText(), u"two"_s);
    QCOMPARE(column(EventTableModel::Type),
             words("request|open|retry|message|lost|request|open|message"));
    const QString lost = column(EventTableModel::Data).at(4);
    QVERIFY2(lost.startsWith(u"The server ended the stream after"_s), qPrintable(lost));
    QVERIFY2(lost.endsWith(u"Next attempt in 0.02 s."_s), qPrintable(lost));
    QCOMPARE(sentence(u"State of the stream"_s), u"Open"_s);
}

void MainWindowTest::saysThatNothingListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const QString address = u"127.0.0.1:%1"_s.arg(server.serverPort());
    server.close();
    type(address); // http is understood
    const QString expected = u"Nothing is listening at %1 (connection refused)."_s.arg(address);
    QTRY_COMPARE(sentence(u"Why the stream is not open"_s), expected);
    QVERIFY(sentence(u"State of the stream"_s).startsWith(u"Next attempt in"_s));
    QTRY_COMPARE(column(EventTableModel::Type), words("request|lost"));
    QVERIFY(column(EventTableModel::Data).at(1).startsWith(expected));
    QCOMPARE(url()->text(), u"http://"_s + address);

    press(u"Ctrl+R"_s); // does not wait
    QTRY_COMPARE(column(EventTableModel::Type), words("request|lost|request|lost"));
    press(u"Ctrl+."_s);
    QCOMPARE(sentence(u"State of the stream"_s), u"Not connected"_s);
    QCOMPARE(sentence(u"Why the stream is not open"_s), QString());
}

void MainWindowTest::saysThatServerDoesNotAnswer()
{
    RawServer server(QList<RawServer::Answer>{{}});
    type(server.url());
    QTRY_COMPARE(sentence(u"Why the stream is not open"_s),
                 u"The server has the request and has not answered yet."_s);
    QCOMPARE(sentence(u"State of the stream"_s), u"Connecting"_s);
    server.send(RawServer::stream("data: one\n\n"));
    QTRY_COMPARE(lastText(), u"one"_s);
    QCOMPARE(sentence(u"Why the stream is not open"_s), QString());
}

void MainWindowTest::saysThatEventDoesNotEnd()
{
    RawServer server({{RawServer::stream("data: 1\ndata: 2\n")}});
    type(server.url());
    QTRY_COMPARE(sentence(u"Why the stream is not open"_s),
                 u"16 B have come without the blank line that ends an event."_s);
    QCOMPARE(sentence(u"State of the stream"_s), u"Open"_s);
    server.send("\n");
    QTRY_COMPARE(lastText(), u"1\\n2"_s);
    QTRY_COMPARE(sentence(u"Why the stream is not open"_s), QString());
}

void MainWindowTest::keepsStreamsInTabs()
{
    RawServer first({{RawServer::stream("data: first\n\n")}});
    RawServer second({{RawServer::stream("data: second\n\n")}});
    type(first.url(u"/a/one"_s));
    press(u"Ctrl+T"_s);
    QVERIFY(url()->text().isEmpty() && url()->hasFocus());
    type(second.url(u"/two"_s));
    QTRY_COMPARE(lastText(), u"second"_s);
    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->tabText(0), u"one"_s);
    QCOMPARE(tabs->tabText(1), u"two"_s);

    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    QCOMPARE(url()->text(), first.url(u"/a/one"_s));
    QTRY_COMPARE(lastText(), u"first"_s);
    first.send("data: more\n\n");
    second.send("data: beside\n\n"); // is received although out of sight
    QTRY_COMPARE(lastText(), u"more"_s);

    QTest::mouseClick(tabs->tabBar()->tabButton(0, QTabBar::RightSide), Qt::LeftButton);
    QTRY_COMPARE(first.openCount(), 0);
    QCOMPARE(second.openCount(), 1);
    QCOMPARE(url()->text(), second.url(u"/two"_s));
    QTRY_COMPARE(lastText(), u"beside"_s);
}

// What was typed and not asked for yet waits in its tab.
void MainWindowTest::keepsTypedUrlsInTabs()
{
    QTest::keyClicks(url(), u"http://first/"_s);
    press(u"Ctrl+T"_s);
    QCOMPARE(url()->text(), QString());
    QTest::keyClicks(url(), u"http://second/"_s);
    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(0).center());
    QCOMPARE(url()->text(), u"http://first/"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center());
    QCOMPARE(url()->text(), u"http://second/"_s);
}

void MainWindowTest::showsAmpersandsInTabs()
{
    RawServer server({{RawServer::stream({})}});
    type(server.url(u"/a&b"_s));
    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QCOMPARE(tabs->tabText(0), u"a&&b"_s); // shown as one
}

void MainWindowTest::startsAnewAfterLastTab()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    type(server.url());
    QTRY_COMPARE(server.openCount(), 1);
    const auto *tabs = find<QTabWidget>(window(), u"Streams"_s);
    QTest::mouseClick(tabs->tabBar()->tabButton(0, QTabBar::RightSide), Qt::LeftButton);
    QTRY_COMPARE(server.openCount(), 0);
    QCOMPARE(tabs->count(), 1);
    QCOMPARE(tabs->tabText(0), u"New stream"_s);
    QVERIFY(url()->text().isEmpty());
    QVERIFY(find<QPushButton>(window(), u"Play the demo stream"_s));
    QCOMPARE(sentence(u"State of the stream"_s), u"Not connected"_s);
}

void MainWindowTest::changesColours()
{
    const QImage light = window()->grab().toImage();
    action(u"Dark"_s)->trigger();
    QVERIFY(Theme::current().isDark);
    QVERIFY(window()->grab().toImage() != light);
    closeWindow();
    openWindow(); // remembers
    QVERIFY(action(u"Dark"_s)->isChecked());
    action(u"Light"_s)->trigger();
    QVERIFY(!Theme::current().isDark);
}

void MainWindowTest::playsDemoFromEmptyPage()
{
    click(u"Play the demo stream"_s);
    QTRY_VERIFY(window()->currentPage()->capture().eventCount() >= 2);
    QVERIFY(window()->simulatorPanel()->isVisible());
    QCOMPARE(sentence(u"State of the stream"_s), u"Open"_s);
    QTRY_VERIFY(column(EventTableModel::Type).contains(u"hello"_s));
}

void MainWindowTest::connectsToRecentUrl()
{
    RawServer server({{RawServer::stream("data: one\n\n")}});
    const QString address = server.url(u"/events?a=1&b=2"_s);
    type(address);
    QTRY_COMPARE(server.openCount(), 1);
    press(u"Ctrl+T"_s);
    auto *recent = find<QPushButton>(window(), u"Connect to "_s + address);
    QVERIFY(recent);
    QCOMPARE(recent->text().replace(u"&&"_s, u"&"_s), address);
    QVERIFY(recent->shortcut().isEmpty());
    QTest::mouseClick(recent, Qt::LeftButton);
    QTRY_COMPARE(server.openCount(), 2);
    QCOMPARE(find<QTabWidget>(window(), u"Streams"_s)->count(), 2); // in the tab that was empty
    QTRY_COMPARE(lastText(), u"one"_s);
}

void MainWindowTest::playsDroppedScenario()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"mine.sse"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(": @streamgauge 1\n\nevent: mine\ndata: from the file\n\n: @hang\n");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window(), &drop);
    QTRY_VERIFY(column(EventTableModel::Data).contains(u"from the file"_s));
    QVERIFY(window()->simulatorPanel()->isVisible());
}

void MainWindowTest::opensSimulatorByShortcut()
{
    QVERIFY(!window()->simulatorPanel()->isVisible());
    press(u"Ctrl+Shift+S"_s);
    QVERIFY(window()->simulatorPanel()->isVisible());
    click(u"Show or hide the simulator"_s);
    QVERIFY(!window()->simulatorPanel()->isVisible());
}

void MainWindowTest::namesEverythingThatIsUsed()
{
    window()->playScenario(u"demo"_s);
    QTRY_VERIFY(rows()->model()->rowCount() > 2);
    int count = 0;
    for (const QWidget *widget : window()->findChildren<QWidget *>()) {
        if (!isOurs(widget))
            continue;
        ++count;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(QLatin1String(widget->metaObject()->className()) + u" in "_s
                            + QLatin1String(widget->parentWidget()->metaObject()->className())));
    }
    QVERIFY2(count > 20, qPrintable(QString::number(count)));
}

void MainWindowTest::fitsIntoSmallWindow()
{
    constexpr QSize small(760, 560);
    window()->resize(small);
    QTRY_COMPARE(window()->size(), small);
    RawServer server({{RawServer::stream("data: one\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"one"_s);
    window()->setSimulatorVisible(true);
    QCoreApplication::processEvents();
    window()->resize(small);
    QTRY_COMPARE(window()->size(), small);
    QVERIFY(rows()->viewport()->height() > 40);
}

// The request beside all that, and a recent URL for each line of the empty page.
void MainWindowTest::fitsRequestIntoSmallWindow()
{
    for (int i = 0; i < 6; ++i)
        Settings::addRecentUrl(QUrl(u"http://127.0.0.1/%1"_s.arg(i)));
    closeWindow();
    openWindow();
    RawServer server({{RawServer::stream("data: one\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"one"_s);
    press(u"Ctrl+J"_s);
    constexpr QSize small(900, 600);
    window()->resize(small);
    QTRY_COMPARE(window()->size(), small);
    for (const QString &part : words("Headers|Body|Authorization|Connection|TLS|Reading")) {
        showPart(part);
        QCoreApplication::processEvents();
        QCOMPARE(window()->size(), small);
    }
    QVERIFY(find<QTabWidget>(window(), u"Parts of the request"_s)->height() > 150);
    QVERIFY(rows()->viewport()->height() > 40);
    press(u"Ctrl+J"_s);
    QVERIFY(!find<QTabWidget>(window(), u"Parts of the request"_s));
}

void MainWindowTest::speaksChinese()
{
    closeWindow();
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/streamgauge_zh_CN.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    openWindow();
    const auto buttons = window()->findChildren<QPushButton *>();
    const bool connects = std::any_of(buttons.begin(), buttons.end(), [](const auto *button) {
        return button->isVisible() && button->text() == u"连接"_s;
    });
    closeWindow();
    QCoreApplication::removeTranslator(&translator);
    QVERIFY(connects);
}

QTEST_MAIN(MainWindowTest)

#include "tst_mainwindow.moc"
