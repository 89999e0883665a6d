// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the window in its states, in light and dark, English and Chinese, large and small:
//     streamgauge-screenshots FOLDER [NAME…]

#include "lib/simulator/scenariofile.h"
#include "tests/gui/rawserver.h"
#include "ui/inspector/streampage.h"
#include "ui/mainwindow.h"
#include "ui/simulator/simulatorpanel.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
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

void draw(const Scene &scene, const QString &folder)
{
    QTranslator translator;
    if (scene.isChinese && translator.load(QStringLiteral(":/i18n/streamgauge_zh_CN.qm")))
        QCoreApplication::installTranslator(&translator);
    Theme::apply(scene.theme);
    MainWindow window;
    window.resize(scene.size);
    window.show();
    scene.prepare(window);
    QTest::qWait(1500); // rates are measured over a second
    const QString file = folder + QLatin1Char('/') + scene.name + QStringLiteral(".png");
    const bool saved = window.grab().save(file);
    std::printf("%s%s\n", qPrintable(file), saved ? "" : ": could not be written");
}

} // namespace

int main(int argc, char *argv[])
{
    QTemporaryDir settings; // the user's own are neither read nor written
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("streamgauge"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/streamgauge.svg")));
    const QString folder = application.arguments().value(1, QStringLiteral("."));

    constexpr QSize large(1360, 860);
    constexpr QSize small(760, 560);
    const Scene scenes[]{
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
    };
    const QStringList wanted = application.arguments().mid(2);
    for (const Scene &scene : scenes) {
        if (wanted.isEmpty() || wanted.contains(scene.name))
            draw(scene, folder);
    }
    return 0;
}
