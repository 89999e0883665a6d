// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens a capture of ten million events (or as many as STREAMGAUGE_BENCH_EVENTS says) in the
// window, scrolls it from end to end, filters it, lets more arrive, and prints how long the window
// was blocked at worst, beside a view of the same size that has nothing to show.
//     streamgauge-window-bench

#include "tests/bench/capturebench.h"
#include "tests/bench/process.h"
#include "ui/common/theme.h"
#include "ui/inspector/filterbar.h"
#include "ui/inspector/streampage.h"
#include "ui/mainwindow.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTableView>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

constexpr int Jumps = 300;
constexpr int EventsAtOnce = 200; // every 10 ms: 20,000 a second

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

// Runs the event loop until something is so, and says how long it was blocked at worst, in ms.
double worstBlock(const std::function<bool()> &isDone)
{
    double worst = 0;
    while (!isDone()) {
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        worst = std::max(worst, milliseconds(timer));
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
    }
    return worst;
}

// Cells that cost nothing.
class BlankModel : public QAbstractTableModel
{
public:
    explicit BlankModel(int rows)
        : m_rows(rows)
    {
    }
    int rowCount(const QModelIndex &) const override { return m_rows; }
    int columnCount(const QModelIndex &) const override { return 7; }
    QVariant data(const QModelIndex &, int) const override { return {}; }

private:
    int m_rows;
};

struct Scrolling
{
    double worst = 0;
    double median = 0;
};

// From end to end in large steps, each painted, in ms.
Scrolling scroll(QAbstractScrollArea *view)
{
    std::vector<double> times;
    QScrollBar *bar = view->verticalScrollBar();
    for (int i = 0; i <= Jumps; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(int(qint64(bar->maximum()) * i / Jumps));
        view->viewport()->repaint();
        times.push_back(milliseconds(timer));
        QCoreApplication::processEvents();
    }
    std::sort(times.begin(), times.end());
    return {times.back(), times[times.size() / 2]};
}

Scrolling scrollBare(int rows)
{
    BlankModel blank(rows);
    QTableView bare;
    bare.setModel(&blank);
    bare.verticalHeader()->hide();
    bare.resize(1280, 400);
    bare.show();
    return scroll(&bare);
}

void measureFilter(StreamPage *page, const QString &text)
{
    QElapsedTimer timer;
    timer.start();
    double firstHit = 0;
    page->filterBar()->setFilter(text);
    const RecordBrowser *browser = page->browser();
    const double worst = worstBlock([&] {
        if (firstHit == 0 && browser->foundRows() && !browser->foundRows()->empty())
            firstHit = milliseconds(timer);
        return browser->filterRun()->isCaughtUp();
    });
    const double spent = milliseconds(timer);
    const size_t found = browser->foundRows()->size();
    timer.start();
    page->filterBar()->setFilter({});
    const double cleared = milliseconds(timer);
    std::printf("  filter %-10s %6.0f ms, first hit %4.0f ms, %8zu rows, worst block %5.1f ms; "
                "cleared in %.1f ms\n",
                qPrintable(text), spent, firstHit, found, worst, cleared);
}

void measureArrival(StreamPage *page)
{
    Capture &capture = page->capture();
    CaptureWriter &writer = capture.writer();
    const auto now = [] {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    };
    writer.beginAttempt(2, now(), {"GET", "http://127.0.0.1/more", {}, {}});
    writer.writeHead(200, "HTTP/1.1", {});
    writer.beginStream(now());
    const QByteArray event("event: tick\ndata: {\"seq\":1,\"text\":\"what arrives\"}\n\n");
    page->browser()->setFollowing(true);
    int rounds = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, page, [&] {
        writer.writeBytes(event.repeated(EventsAtOnce), now());
        capture.commit();
        ++rounds;
    });
    timer.start(10);
    const double worst = worstBlock([&] { return rounds == 500; });
    timer.stop();
    std::printf("  20,000 events/s for 5 s while following: worst block %.1f ms\n", worst);
}

void measure(const QString &path, qint64 count)
{
    const qint64 before = residentSize();
    MainWindow window;
    window.resize(1280, 820);
    window.show();
    QCoreApplication::processEvents();
    const qint64 idle = residentSize();
    QElapsedTimer timer;
    timer.start();
    double firstRows = 0;
    window.openFile(path);
    StreamPage *page = window.currentPage();
    const double openBlock = worstBlock([&] {
        if (firstRows == 0 && page->view()->model()->rowCount() > 0)
            firstRows = milliseconds(timer);
        return !page->capture().isLoading();
    });
    std::printf("  opened in %.0f ms, first rows after %.0f ms, worst block %.1f ms\n",
                milliseconds(timer), firstRows, openBlock);
    worstBlock([&] { return page->view()->model()->rowCount() == page->capture().count(); });

    const Scrolling empty = scrollBare(int(count));
    const Scrolling ours = scroll(page->view());
    std::printf("  scrolled from end to end: worst step %.1f ms, median %.1f ms   beside an empty "
                "QTableView %.1f ms, %.1f ms\n",
                ours.worst, ours.median, empty.worst, empty.median);
    const qint64 opened = residentSize();
    for (const char *text : {"needle", "fox", "A-4242", "size>1kb"})
        measureFilter(page, QLatin1String(text));
    measureArrival(page);
    std::printf(
        "  memory: %.0f MB with %lld events, %.0f MB after all of this, %.0f MB idle, %.0f MB "
        "before the window\n",
        double(opened) / 1e6, static_cast<long long>(count), double(residentSize()) / 1e6,
        double(idle) / 1e6, double(before) / 1e6);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_NO_THREADED_GLIB", "1"); // as the programs do
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("streamgauge"));
    QCoreApplication::setApplicationName(QStringLiteral("bench"));
    Theme::apply(Theme::Name::Light);
    const qint64 count = benchEventCount();
    std::printf("The window with a capture of %lld events\n", static_cast<long long>(count));
    const QString path = recordCapture(count);
    measure(path, count);
    QFile::remove(path);
    return 0;
}
