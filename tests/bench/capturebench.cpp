// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/capturebench.h"

#include "lib/capture/capture.h"
#include "lib/query/filterrun.h"
#include "tests/bench/process.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace {

constexpr qsizetype ReadSize = 16 * 1024; // as one network read
constexpr qint64 EventsInBlock = 10'000;

double seconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

// Events that differ, so that a filter has something to find.
QByteArray events(qint64 first, qint64 count)
{
    static constexpr const char *types[] = {"order", "tick", "delivery", "heartbeat"};
    QByteArray bytes;
    for (qint64 i = first; i < first + count; ++i) {
        bytes += "id: " + QByteArray::number(i) + "\nevent: " + types[i % 4] + "\ndata: {\"seq\":"
            + QByteArray::number(i) + ",\"price\":" + QByteArray::number(i * 7919 % 100'000)
            + ",\"sku\":\"A-" + QByteArray::number(i * 104'729 % 9973)
            + "\",\"text\":\"the quick brown fox jumps over the lazy dog, again and again\"";
        if (i % 100'003 == 0)
            bytes += ",\"note\":\"needle\"";
        bytes += ",\"ok\":true}\n\n";
    }
    return bytes;
}

double writeBare(const QString &path, qint64 count)
{
    const int file =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    double spent = 0;
    for (qint64 first = 0; first < count; first += EventsInBlock) {
        const QByteArray bytes = events(first, std::min(EventsInBlock, count - first));
        QElapsedTimer timer;
        timer.start();
        for (qsizetype i = 0; i < bytes.size(); i += ReadSize) {
            const auto size = size_t(std::min(ReadSize, bytes.size() - i));
            if (::write(file, bytes.data() + i, size) < 0)
                std::printf("  WRONG: the file cannot be written\n");
        }
        spent += seconds(timer);
    }
    ::close(file);
    QFile::remove(path);
    return spent;
}

void waitForLoad(Capture *capture, double *firstRows, const QElapsedTimer &timer)
{
    QEventLoop loop;
    QObject::connect(capture, &Capture::grown, &loop, [&] {
        if (*firstRows == 0 && capture->count() > 0)
            *firstRows = seconds(timer);
    });
    QObject::connect(capture, &Capture::loaded, &loop, &QEventLoop::quit);
    loop.exec();
}

void measureFilter(const Capture &capture, const QString &text, const QStringList &grep)
{
    QElapsedTimer timer;
    timer.start();
    double firstHit = 0;
    QEventLoop loop;
    FilterRun run(capture.file(), capture.index(), text);
    QObject::connect(&run, &FilterRun::advanced, &loop, [&] {
        if (firstHit == 0 && !run.rows().empty())
            firstHit = seconds(timer);
        if (run.isCaughtUp())
            loop.quit();
    });
    loop.exec();
    const double spent = seconds(timer);
    const double beside = grep.isEmpty() ? 0 : runProcess(grep + QStringList{capture.path()});
    std::printf("  filter %-28s %6.2f s  first hit %4.0f ms  %9zu rows", qPrintable(text), spent,
                1000 * firstHit, run.rows().size());
    if (!grep.isEmpty())
        std::printf("   %s %5.2f s", qPrintable(grep.mid(0, 3).join(QLatin1Char(' '))), beside);
    std::printf("\n");
}

} // namespace

qint64 benchEventCount()
{
    const int count = qEnvironmentVariableIntValue("STREAMGAUGE_BENCH_EVENTS");
    return count > 0 ? count : 10'000'000;
}

QString recordCapture(qint64 count)
{
    const QString folder = QDir::currentPath() + QLatin1String("/build");
    Capture capture;
    capture.setFolder(folder);
    CaptureWriter &writer = capture.writer();
    const Record::Time start(std::chrono::seconds(1'763'690'000));
    writer.beginAttempt(1, start, {"GET", "http://127.0.0.1/bench", {}, {}});
    writer.writeHead(200, "HTTP/1.1", {{"Content-Type", "text/event-stream"}});
    writer.beginStream(start);
    double spent = 0;
    qint64 size = 0;
    for (qint64 first = 0; first < count; first += EventsInBlock) {
        const QByteArray bytes = events(first, std::min(EventsInBlock, count - first));
        size += bytes.size();
        QElapsedTimer timer;
        timer.start();
        for (qsizetype i = 0; i < bytes.size(); i += ReadSize) {
            writer.writeBytes(QByteArrayView(bytes).sliced(i, std::min(ReadSize, bytes.size() - i)),
                              start + std::chrono::microseconds(50 * (first + i / 180)));
            capture.commit();
        }
        spent += seconds(timer);
    }
    writer.endAttempt(CaptureWriter::Ending::Closed, start + 1h, QStringLiteral("Over."), {});
    capture.commit();
    if (capture.eventCount() != count)
        std::printf("  WRONG: %lld events\n", static_cast<long long>(capture.eventCount()));
    const double bare = writeBare(folder + QLatin1String("/bare.bin"), count);
    std::printf("  record  %7.0f MB/s %6.2f M events/s   beside write() %7.0f MB/s   %.0f B/event "
                "of memory\n",
                double(size) / 1e6 / spent, double(count) / 1e6 / spent, double(size) / 1e6 / bare,
                double(residentSize()) / double(count));
    return capture.path();
}

void measureCapture()
{
    const qint64 count = benchEventCount();
    std::printf("Capture of %lld events\n", static_cast<long long>(count));
    const QString path = recordCapture(count);
    const qint64 size = QFileInfo(path).size();
    {
        const qint64 before = residentSize();
        Capture capture;
        QElapsedTimer timer;
        timer.start();
        double firstRows = 0;
        if (!capture.open(path))
            std::printf("  WRONG: %s\n", qPrintable(capture.errorString()));
        waitForLoad(&capture, &firstRows, timer);
        const double spent = seconds(timer);
        const double wc = runProcess({QStringLiteral("wc"), QStringLiteral("-l"), path});
        std::printf(
            "  open    %7.0f MB/s in %.2f s, first rows %.0f ms   beside wc -l %7.0f MB/s   "
            "%.1f B/event of memory\n",
            double(size) / 1e6 / spent, spent, 1000 * firstRows, double(size) / 1e6 / wc,
            double(residentSize() - before) / double(count));
        const auto grep = [](const QString &option, const QString &text) {
            return QStringList{QStringLiteral("grep"), option, text};
        };
        measureFilter(capture, QStringLiteral("needle"),
                      grep(QStringLiteral("-c"), QStringLiteral("needle")));
        measureFilter(capture, QStringLiteral("Needle"),
                      grep(QStringLiteral("-c"), QStringLiteral("Needle")));
        measureFilter(capture, QStringLiteral("/n[e]{2}dle\"/"),
                      grep(QStringLiteral("-cP"), QStringLiteral("n[e]{2}dle\"")));
        measureFilter(capture, QStringLiteral("fox"),
                      grep(QStringLiteral("-c"), QStringLiteral("fox")));
        measureFilter(capture, QStringLiteral("type:tick"), {});
        measureFilter(capture, QStringLiteral("size>1kb"), {});
        measureFilter(capture, QStringLiteral("type:order A-4242"), {});
    }
    QFile::remove(path);
}
