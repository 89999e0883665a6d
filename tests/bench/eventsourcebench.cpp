// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/eventsourcebench.h"

#include "lib/capture/capture.h"
#include "lib/capture/recorder.h"
#include "lib/client/eventsource.h"
#include "tests/bench/corpus.h"
#include "tests/bench/floodserver.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

namespace {

constexpr int Rounds = 5;
constexpr qint64 ReadBufferSize = 1024 * 1024; // as EventSource has it

struct Load
{
    const char *name;
    QByteArray body; // chunked
    int times;
    qint64 events; // altogether
    qint64 bytes;
};

QByteArray httpChunk(QByteArrayView bytes)
{
    return QByteArray::number(qint64(bytes.size()), 16) + "\r\n" + bytes.toByteArray() + "\r\n";
}

Load inLargeChunks(const Corpus &corpus, int times)
{
    constexpr qsizetype size = 16 * 1024;
    QByteArray body;
    for (qsizetype i = 0; i < corpus.bytes.size(); i += size)
        body += httpChunk(
            QByteArrayView(corpus.bytes).sliced(i, std::min(size, corpus.bytes.size() - i)));
    return {"HTTP chunks of 16 KiB", body, times, corpus.events * times,
            corpus.bytes.size() * times};
}

Load inOneChunkEach(const Corpus &corpus, int times)
{
    return {"one HTTP chunk an event", httpChunk(corpus.event).repeated(corpus.events), times,
            corpus.events * times, corpus.bytes.size() * times};
}

double receiveBare(const QUrl &url, qint64 expected)
{
    QNetworkAccessManager manager;
    QEventLoop loop;
    QElapsedTimer timer;
    QByteArray buffer(64 * 1024, Qt::Uninitialized);
    qint64 received = 0;
    timer.start();
    QNetworkReply *reply = manager.get(QNetworkRequest(url));
    reply->setReadBufferSize(ReadBufferSize);
    const auto read = [&] {
        for (qint64 size; (size = reply->read(buffer.data(), buffer.size())) > 0;)
            received += size;
    };
    QObject::connect(reply, &QNetworkReply::readyRead, &loop, read);
    QObject::connect(reply, &QNetworkReply::finished, &loop, [&] {
        read();
        loop.quit();
    });
    loop.exec();
    if (received != expected)
        std::printf("  WRONG: %lld bytes\n", static_cast<long long>(received));
    return double(timer.nsecsElapsed()) / 1e9;
}

enum class Recording { No, Yes };

double receiveEvents(const QUrl &url, qint64 expected, Recording recording)
{
    EventSource source;
    Capture capture;
    capture.setFolder(QStringLiteral("build"));
    std::optional<Recorder> recorder;
    if (recording == Recording::Yes)
        recorder.emplace(&source, &capture);
    QEventLoop loop;
    QElapsedTimer timer;
    qint64 events = 0;
    StreamRequest request;
    request.url = url;
    source.setRequest(request);
    QObject::connect(&source, &EventSource::eventReceived, &loop,
                     [&](const StreamItem &event) { events += !event.data().isEmpty(); });
    QObject::connect(&source, &EventSource::errorOccurred, &loop, &QEventLoop::quit);
    timer.start();
    source.open();
    loop.exec();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    source.close();
    capture.discard();
    if (recording == Recording::Yes && capture.eventCount() != expected)
        std::printf("  WRONG: %lld events recorded\n",
                    static_cast<long long>(capture.eventCount()));
    if (events != expected)
        std::printf("  WRONG: %lld events\n", static_cast<long long>(events));
    return seconds;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void measure(const Load &load)
{
    FloodServer server(load.body, load.times);
    std::vector<double> bare;
    std::vector<double> ours;
    std::vector<double> recorded;
    for (int round = 0; round < Rounds; ++round) { // in turn, so that both see the same machine
        bare.push_back(receiveBare(server.url(), load.bytes));
        ours.push_back(receiveEvents(server.url(), load.events, Recording::No));
        recorded.push_back(receiveEvents(server.url(), load.events, Recording::Yes));
    }
    const double a = median(ours);
    const double b = median(bare);
    const double c = median(recorded);
    std::printf("  %-24s %7.0f MB/s %6.2f M events/s %7.0f MB/s %8.0f %%\n", load.name,
                double(load.bytes) / 1e6 / a, double(load.events) / 1e6 / a,
                double(load.bytes) / 1e6 / b, 100 * b / a);
    std::printf("  %-24s %7.0f MB/s %6.2f M events/s %7.0f MB/s %8.0f %%\n", "… and recorded",
                double(load.bytes) / 1e6 / c, double(load.events) / 1e6 / c,
                double(load.bytes) / 1e6 / b, 100 * b / c);
}

} // namespace

void measureEventSource()
{
    std::printf("EventSource over loopback, 220-byte events\n");
    std::printf(
        "  body                             EventSource               bare QNAM    ratio\n");
    const Corpus corpus = corpora(4 * 1024 * 1024).constFirst();
    measure(inLargeChunks(corpus, 128));
    measure(inOneChunkEach(corpus, 10));
}
