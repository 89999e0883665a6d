// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the window in its states, in light and dark, English and Chinese, large and small:
//     streamgauge-screenshots FOLDER [SCENE…]

#include "lib/simulator/scenariofile.h"
#include "tests/gui/gui.h"
#include "tests/gui/rawserver.h"
#include "tests/unit/scriptedserver.h"
#include "ui/common/settings.h"
#include "ui/inspector/filterbar.h"
#include "ui/inspector/findbar.h"
#include "ui/inspector/streampage.h"
#include "ui/mainwindow.h"
#include "ui/simulator/simulatorpanel.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QIcon>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <cstdio>
#include <functional>
#include <memory>

namespace {

struct Scene
{
    QString name;
    Theme::Name theme;
    bool isChinese;
    QSize size;
    std::function<void(MainWindow &)> prepare;
};

void waitFor(const std::function<bool()> &condition)
{
    if (!QTest::qWaitFor(condition, 30'000))
        std::fputs("what the picture was to show did not happen in time\n", stderr);
}

void waitForEvents(const MainWindow &window, qsizetype count)
{
    waitFor([&] { return window.currentPage()->capture().eventCount() >= count; });
}

// A row of that type well above the end, so that the rows around it are seen, too.
void selectEvent(MainWindow &window, const QByteArray &type)
{
    const Capture &capture = window.currentPage()->capture();
    for (int row = 0; row < capture.count(); ++row) {
        const int index = capture.typeIndex(row);
        if (index >= 0 && capture.types().at(index) == type) {
            window.currentPage()->view()->selectRow(row);
            break;
        }
    }
    window.currentPage()->view()->setFollowing(true);
}

void playDemo(MainWindow &window)
{
    window.playScenario(QStringLiteral("demo"));
    waitForEvents(window, 8);
    selectEvent(window, "order");
}

void playDemoAsLog(MainWindow &window)
{
    window.playScenario(QStringLiteral("demo"));
    window.setSimulatorVisible(false);
    window.currentPage()->setLook(RecordView::Look::Log);
    waitForEvents(window, 30);
    selectEvent(window, "notice");
}

void showNothing(MainWindow &)
{
}

void refuseUrl(MainWindow &window)
{
    window.openUrl(QStringLiteral("ftp://example.org/events"));
}

void loseStream(MainWindow &window)
{
    Simulator simulator;
    QString error;
    simulator.start({*loadScenario(QStringLiteral("demo"), &error)}, {});
    window.openUrl(simulator.streamUrls().constFirst().toString());
    waitForEvents(window, 6);
    simulator.stop();
    waitFor([&] {
        const EventSource &source = window.currentPage()->source();
        return source.state() == EventSource::State::Waiting && source.attempt() > 1;
    });
}

// A request with a little of everything.
RequestDraft richDraft()
{
    RequestDraft draft;
    draft.request.method = "POST";
    draft.request.body = "{\n  \"model\": \"demo\",\n  \"stream\": true\n}\n";
    draft.headers = {{"Accept-Language", "en, zh;q=0.8"},
                     {"X-Request-Id", "7f3a-4410"},
                     {"X-Debug", "1", false},
                     {"Bad name", "a header cannot be called so"}};
    draft.setHeader("Content-Type", "application/json");
    draft.setHeader("Authorization", bearerCredentials("secret-token"));
    draft.request.proxy = {StreamProxy::Type::Socks5, QStringLiteral("127.0.0.1"), 1080,
                           QStringLiteral("ada"), QStringLiteral("lovelace")};
    draft.request.tls.certificateFile = QStringLiteral("/home/ada/client.pem");
    draft.request.tls.exceptionHost = QStringLiteral("127.0.0.1");
    draft.retryPolicy.kind = RetryPolicy::Kind::Persistent;
    draft.idleTimeout = std::chrono::seconds(30);
    return draft;
}

// The request panel with that section in front, above a running stream.
void showSection(MainWindow &window, int section)
{
    window.playScenario(QStringLiteral("demo"));
    window.setSimulatorVisible(false);
    waitForEvents(window, 4);
    window.setRequestVisible(true);
    const int partCount = 6;
    for (QTabWidget *tabs : window.findChildren<QTabWidget *>()) {
        if (tabs->count() == partCount)
            tabs->setCurrentIndex(section);
    }
    window.currentPage()->setDraft(richDraft());
}

void summarizeRequest(MainWindow &window)
{
    showSection(window, 0);
    window.setRequestVisible(false);
}

void showSectionBesideSimulator(MainWindow &window)
{
    showSection(window, 3);
    window.setSimulatorVisible(true);
}

void refuseCertificate(MainWindow &window)
{
    ScriptedServer server(QStringLiteral("selfsigned"));
    window.openUrl(server.url().toString());
    waitFor([&] { return window.currentPage()->source().error() == EventSource::Error::Tls; });
}

// A server that answers as long as the window is there; the window asks it.
void ask(MainWindow &window, const QList<RawServer::Answer> &answers,
         const QString &path = QStringLiteral("/orders"))
{
    const auto server = std::make_shared<RawServer>(answers);
    QObject::connect(&window, &QObject::destroyed, [server] {});
    window.openUrl(server->url(path));
}

void refuseStream(MainWindow &window)
{
    ask(window,
        {{"HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\n"
          "WWW-Authenticate: Bearer realm=\"orders\"\r\nSet-Cookie: trace=4bf92f3577b34da6\r\n"
          "Connection: close\r\n\r\n"
          "{\n  \"title\": \"The token has expired\",\n  \"status\": 401\n}\n",
          RawServer::Then::Close}},
        QStringLiteral("/orders?access_token=eyJhbGciOiJIUzI1NiJ9"));
    waitFor([&] { return window.currentPage()->source().error() != EventSource::Error::None; });
}

// One stream that ends, one that ends inside an event, and one that is open.
void reconnectTwice(MainWindow &window)
{
    const QByteArray event = "event: order\nid: 7\ndata: {\"sku\":\"A7\",\"price\":130}\n\n";
    ask(window,
        {{RawServer::endedStream("retry: 400\n: welcome\n\n" + event)},
         {RawServer::endedStream(event + event + "event: order\ndata: {\"sku\":")},
         {RawServer::stream(event)}});
    waitForEvents(window, 4);
    window.currentPage()->showAttempts();
}

void chooseSecondAttempt(MainWindow &window)
{
    reconnectTwice(window);
    QTest::keyClick(window.focusWidget(), Qt::Key_Up);
}

void receiveOddities(MainWindow &window)
{
    ask(window,
        {{"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: public\r\n\r\n"
          "retry: 3s\n\ndata:{\"sku\":\"A7\",\"price\":130}\nevnt: order\n\n"
          "event: order\nid: 42\ndata: {\"sku\":\"B1\",\"price\":210}\n\n"
          "id: 43\nevent: order\n\n"
          "data: {\"sku\":\"C\xFC\",\"price\":90}\r\n\n: keep-alive\n\n"}});
    waitForEvents(window, 3);
    QTest::qWait(100); // the rows come with the next frame
    window.currentPage()->view()->selectRow(5);
}

void receiveOdditiesAsLog(MainWindow &window)
{
    window.currentPage()->setLook(RecordView::Look::Log);
    receiveOddities(window);
}

// A recording of orders and what becomes of them, as if of an hour ago.
QByteArray orders()
{
    static constexpr const char *towns[]{"Lyon", "Porto", "Graz", "Malmö", "Gdańsk"};
    QRandomGenerator random(7);
    CaptureWriter writer;
    std::chrono::microseconds time(0);
    const Record::Time start(std::chrono::seconds(1'763'719'200));
    writer.writePragma();
    writer.beginAttempt(1, start, {"GET", "https://api.example.org/orders", {}, {}});
    writer.writeHead(200, "h2", {{"Content-Type", "text/event-stream"}});
    writer.beginStream(start);
    for (int i = 1; i <= 4'000; ++i) {
        time += std::chrono::milliseconds(random.bounded(5, 900));
        const bool isLate = random.bounded(40) == 0;
        const QByteArray price = QByteArray::number(random.bounded(5, 400));
        const QByteArray town = towns[random.bounded(int(std::size(towns)))];
        const bool isOrder = random.bounded(3) > 0;
        writer.writeBytes("id: " + QByteArray::number(i)
                              + (isOrder ? "\nevent: order" : "\nevent: delivery")
                              + "\ndata: {\"order\":" + QByteArray::number(i / 2) + ",\"town\":\""
                              + town + "\",\"price\":" + price
                              + (isLate ? ",\"error\":\"timeout in warehouse 4\"" : "") + "}\n\n",
                          start + time);
        if (i % 60 == 0)
            writer.writeBytes(": keep-alive\n\n", start + time);
    }
    writer.endAttempt(CaptureWriter::Ending::Truncated, start + time + std::chrono::seconds(1),
                      QStringLiteral("api.example.org cut the connection after 412 kB."), {});
    writer.writeBookmark(2012, QStringLiteral("the first complaint"));
    return writer.take();
}

// Closed before it goes away, so that what was opened is there as long as the window.
QString writeFile(const QString &name, const QByteArray &bytes)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    QDir().mkpath(folder);
    QFile file(folder + QLatin1Char('/') + name);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

void openOrders(MainWindow &window)
{
    window.openFile(writeFile(QStringLiteral("orders.sse"), orders()));
    waitForEvents(window, 4'000);
    waitFor([&] { return !window.currentPage()->capture().isLoading(); });
}

void filterOrders(MainWindow &window, const QString &filter, qsizetype select)
{
    openOrders(window);
    StreamPage *page = window.currentPage();
    page->filterBar()->setFilter(filter);
    waitFor([&] { return page->browser()->filterRun()->isCaughtUp(); });
    QTest::qWait(50);
    page->browser()->setFollowing(false);
    page->view()->chooseRow(int(select));
}

void filterBeside(MainWindow &window)
{
    Settings::setShowsResultsBeside(true);
    window.currentPage()->takeSettings();
    filterOrders(window, QStringLiteral("timeout jq:(.price > 100)"), 12);
    Settings::setShowsResultsBeside(false);
}

void filterInstead(MainWindow &window)
{
    filterOrders(window, QStringLiteral("type:order Graz"), 40);
}

void filterWrongly(MainWindow &window)
{
    openOrders(window);
    window.currentPage()->filterBar()->setText(QStringLiteral("type:order siez>1kb"));
    QTest::qWait(300);
}

void findOrders(MainWindow &window)
{
    openOrders(window);
    StreamPage *page = window.currentPage();
    Settings::setJqColumns({QStringLiteral(".town"), QStringLiteral(".price * 1.2")});
    Settings::setColorRules({{QStringLiteral("timeout"), 0}, {QStringLiteral("bookmark:"), 4}});
    page->takeSettings();
    page->browser()->find();
    page->findChild<FindBar *>()->findChild<QLineEdit *>()->setText(QStringLiteral("timeout"));
    QTest::qWait(400);
    page->browser()->showRow(2012);
    QTest::qWait(200);
    Settings::setJqColumns({});
    Settings::setColorRules({});
}

void openDamaged(MainWindow &window)
{
    const QByteArray bytes = orders();
    window.openFile(writeFile(QStringLiteral("crashed.sse"), bytes.left(bytes.size() / 2)));
    waitForEvents(window, 100);
    waitFor([&] { return !window.currentPage()->capture().isLoading(); });
}

void offerLeftRecordings(MainWindow &window)
{
    for (const char *name : {"recordings/a.sse", "recordings/b.sse"}) {
        QDir().mkpath(Settings::captureFolder());
        writeFile(QLatin1String(name), orders());
    }
    for (QToolButton *button : window.findChildren<QToolButton *>()) {
        if (button->accessibleName() == QObject::tr("New stream")
            || button->toolTip() == MainWindow::tr("New stream"))
            button->click();
    }
}

void showText(MainWindow &window, const QString &text)
{
    for (QPlainTextEdit *edit : window.simulatorPanel()->findChildren<QPlainTextEdit *>()) {
        if (edit->objectName() == QLatin1String("scenario")) {
            edit->selectAll();
            edit->insertPlainText(text);
        }
    }
    QTest::qWait(400);
}

void showStoppedSimulator(MainWindow &window)
{
    window.setSimulatorVisible(true);
    QTest::qWait(400);
}

// That part of the simulator in front.
void showSimulatorPart(MainWindow &window, int part)
{
    const int partCount = 5;
    for (QTabWidget *tabs : window.simulatorPanel()->findChildren<QTabWidget *>()) {
        if (tabs->count() == partCount)
            tabs->setCurrentIndex(part);
    }
    QTest::qWait(100);
}

// Clients that ask for the stream of the simulator and read what they get, as long as the window
// is there.
void connectClients(MainWindow &window, int count, const QByteArray &lastEventId)
{
    const QUrl url = window.simulatorPanel()->request().url;
    for (int i = 0; i < count; ++i) {
        auto *socket = new QTcpSocket(&window);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
        socket->connectToHost(url.host(), quint16(url.port()));
        socket->write("GET " + url.path().toUtf8() + " HTTP/1.1\r\nHost: localhost\r\nAccept: "
                      + "text/event-stream\r\nLast-Event-ID: " + lastEventId + "\r\n\r\n");
    }
}

void playToClients(MainWindow &window, const QString &scenario, int part)
{
    window.playScenario(scenario);
    connectClients(window, 4, "41");
    showSimulatorPart(window, part);
    QTest::qWait(2500);
}

void showClients(MainWindow &window)
{
    playToClients(window, QStringLiteral("demo"), 1);
}

void showWaitingClients(MainWindow &window)
{
    playToClients(window, QStringLiteral("await"), 1);
    for (QTableView *table : window.simulatorPanel()->findChildren<QTableView *>()) {
        if (table->isVisible())
            table->selectRow(1);
    }
}

// One that does not read.
void showSlowClient(MainWindow &window)
{
    window.playScenario(QStringLiteral("flood"));
    const QUrl url = window.simulatorPanel()->request().url;
    auto *socket = new QTcpSocket(&window);
    socket->setReadBufferSize(1);
    socket->connectToHost(url.host(), quint16(url.port()));
    socket->write("GET " + url.path().toUtf8() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    showSimulatorPart(window, 1);
    QTest::qWait(1000);
}

void showTimeline(MainWindow &window)
{
    playToClients(window, QStringLiteral("progress"), 2);
}

// The window's own client behaves; these come back at once, and without their id.
void showVerdicts(MainWindow &window)
{
    window.playScenario(QStringLiteral("resume"));
    QTest::qWait(2000);
    connectClients(window, 1, "1");
    showSimulatorPart(window, 3);
    QTest::qWait(2500);
    connectClients(window, 7, "");
    QTest::qWait(2500);
}

void showNoVerdicts(MainWindow &window)
{
    showStoppedSimulator(window);
    showSimulatorPart(window, 3);
}

void showOptions(MainWindow &window)
{
    window.setSimulatorVisible(true);
    for (QToolButton *button : window.simulatorPanel()->findChildren<QToolButton *>()) {
        if (button->isCheckable() && button->isVisibleTo(window.simulatorPanel()))
            button->setChecked(true);
    }
}

void editWrongScenario(MainWindow &window)
{
    window.playScenario(QStringLiteral("orders"));
    waitForEvents(window, 2);
    showText(window,
             QStringLiteral(": @streamgauge 1\n: @route GET /orders\n: @template on\n\n"
                            "retry: 1000\n\nevent: order\n: @wait 300ms\n\n"
                            "data: {\"at\":\"{{now}}\",\"qty\":{{random 1 9}}}\n"
                            ": @wiat 5s\n: a comment\n"));
}

void draw(const Scene &scene, const QString &folder)
{
    QTranslator translator;
    if (scene.isChinese && translator.load(QStringLiteral(":/i18n/streamgauge_zh_CN.qm")))
        QCoreApplication::installTranslator(&translator);
    Theme::apply(scene.theme);
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
         + QLatin1String("/drafts"))
        .removeRecursively(); // of the scene before
    MainWindow window;
    window.resize(scene.size);
    window.show();
    scene.prepare(window);
    window.resize(scene.size); // the simulator may have made it grow
    QTest::qWait(1500);        // rates are measured over a second
    const QString file = folder + QLatin1Char('/') + scene.name + QStringLiteral(".png");
    const bool saved = window.grab().save(file);
    std::printf("%s%s\n", qPrintable(file), saved ? "" : ": could not be written");
}

} // namespace

int main(int argc, char *argv[])
{
    QTemporaryDir settings; // the user's own are neither read nor written
    qputenv("XDG_DATA_HOME", settings.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("streamgauge"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/streamgauge.svg")));
    const QString folder = application.arguments().value(1, QStringLiteral("."));

    constexpr QSize large(1360, 860);
    constexpr QSize medium(900, 600);
    constexpr QSize small(760, 560);
    const QStringList sections{QStringLiteral("headers"),       QStringLiteral("body"),
                               QStringLiteral("authorization"), QStringLiteral("connection"),
                               QStringLiteral("tls"),           QStringLiteral("reading")};
    QList<Scene> scenes{
        {QStringLiteral("main-light"), Theme::Name::Light, false, large, playDemo},
        {QStringLiteral("main-dark"), Theme::Name::Dark, false, large, playDemo},
        {QStringLiteral("main-chinese"), Theme::Name::Light, true, large, playDemo},
        {QStringLiteral("log-dark"), Theme::Name::Dark, false, large, playDemoAsLog},
        {QStringLiteral("log-small"), Theme::Name::Light, true, small, playDemoAsLog},
        {QStringLiteral("empty-light"), Theme::Name::Light, false, large, showNothing},
        {QStringLiteral("empty-chinese-dark"), Theme::Name::Dark, true, small, showNothing},
        {QStringLiteral("wrong-url"), Theme::Name::Light, false, small, refuseUrl},
        {QStringLiteral("lost-light"), Theme::Name::Light, false, large, loseStream},
        {QStringLiteral("lost-small-dark"), Theme::Name::Dark, false, small, loseStream},
        {QStringLiteral("refused-light"), Theme::Name::Light, false, large, refuseStream},
        {QStringLiteral("refused-small-chinese"), Theme::Name::Dark, true, small, refuseStream},
        {QStringLiteral("attempts-dark"), Theme::Name::Dark, false, large, chooseSecondAttempt},
        {QStringLiteral("attempts-small"), Theme::Name::Light, false, small, reconnectTwice},
        {QStringLiteral("findings-light"), Theme::Name::Light, false, large, receiveOddities},
        {QStringLiteral("findings-log-dark"), Theme::Name::Dark, true, small, receiveOdditiesAsLog},
        {QStringLiteral("filter-light"), Theme::Name::Light, false, large, filterBeside},
        {QStringLiteral("filter-dark"), Theme::Name::Dark, false, large, filterInstead},
        {QStringLiteral("filter-small-chinese"), Theme::Name::Light, true, small, filterInstead},
        {QStringLiteral("filter-wrong-chinese-dark"), Theme::Name::Dark, true, medium,
         filterWrongly},
        {QStringLiteral("find-light"), Theme::Name::Light, false, large, findOrders},
        {QStringLiteral("find-chinese-dark"), Theme::Name::Dark, true, medium, findOrders},
        {QStringLiteral("damaged-light"), Theme::Name::Light, false, medium, openDamaged},
        {QStringLiteral("left-light"), Theme::Name::Light, false, medium, offerLeftRecordings},
        {QStringLiteral("left-chinese-dark"), Theme::Name::Dark, true, small, offerLeftRecordings},
        {QStringLiteral("request-summary"), Theme::Name::Light, false, medium, summarizeRequest},
        {QStringLiteral("request-narrow"), Theme::Name::Light, false, small,
         showSectionBesideSimulator},
        {QStringLiteral("certificate-light"), Theme::Name::Light, false, medium, refuseCertificate},
        {QStringLiteral("certificate-chinese-dark"), Theme::Name::Dark, true, medium,
         refuseCertificate},
    };
    scenes << Scene{QStringLiteral("simulator-stopped"), Theme::Name::Light, false, large,
                    showStoppedSimulator}
           << Scene{QStringLiteral("simulator-stopped-small"), Theme::Name::Dark, false, small,
                    showStoppedSimulator}
           << Scene{QStringLiteral("simulator-options"), Theme::Name::Light, false, medium,
                    showOptions}
           << Scene{QStringLiteral("simulator-clients-light"), Theme::Name::Light, false, large,
                    showClients}
           << Scene{QStringLiteral("simulator-clients-small"), Theme::Name::Dark, false, small,
                    showClients}
           << Scene{QStringLiteral("simulator-waiting-dark"), Theme::Name::Dark, false, large,
                    showWaitingClients}
           << Scene{QStringLiteral("simulator-slow-light"), Theme::Name::Light, false, large,
                    showSlowClient}
           << Scene{QStringLiteral("simulator-timeline-light"), Theme::Name::Light, false, large,
                    showTimeline}
           << Scene{QStringLiteral("simulator-timeline-dark"), Theme::Name::Dark, false, medium,
                    showTimeline}
           << Scene{QStringLiteral("simulator-verdicts-light"), Theme::Name::Light, false, large,
                    showVerdicts}
           << Scene{QStringLiteral("simulator-verdicts-dark"), Theme::Name::Dark, false, medium,
                    showVerdicts}
           << Scene{QStringLiteral("simulator-verdicts-none"), Theme::Name::Light, false, medium,
                    showNoVerdicts}
           << Scene{QStringLiteral("simulator-options-chinese"), Theme::Name::Dark, true, medium,
                    showOptions}
           << Scene{QStringLiteral("simulator-waiting-chinese"), Theme::Name::Light, true, medium,
                    showWaitingClients}
           << Scene{QStringLiteral("simulator-verdicts-chinese"), Theme::Name::Light, true, large,
                    showVerdicts}
           << Scene{QStringLiteral("simulator-wrong-chinese"), Theme::Name::Dark, true, large,
                    editWrongScenario}
           << Scene{QStringLiteral("simulator-wrong-light"), Theme::Name::Light, false, large,
                    editWrongScenario}
           << Scene{QStringLiteral("simulator-wrong-dark"), Theme::Name::Dark, false, medium,
                    editWrongScenario};
    for (int section = 0; section < sections.size(); ++section) {
        const auto show = [section](MainWindow &window) { showSection(window, section); };
        const QString name = QStringLiteral("request-") + sections[section];
        scenes << Scene{name + QStringLiteral("-light"), Theme::Name::Light, false, large, show}
               << Scene{name + QStringLiteral("-dark"), Theme::Name::Dark, false, medium, show}
               << Scene{name + QStringLiteral("-chinese"), Theme::Name::Light, true, medium, show};
    }
    const QStringList chosen = application.arguments().mid(2);
    for (const Scene &scene : scenes) {
        if (chosen.isEmpty() || chosen.contains(scene.name))
            draw(scene, folder);
    }
    return 0;
}
