// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/parserbench.h"

#include "lib/wire/streamparser.h"
#include "tests/bench/corpus.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

namespace {

constexpr int Rounds = 7;
constexpr qint64 CorpusSize = 4 * 1024 * 1024; // stays in the cache, as a network read does
constexpr int Repetitions = 16;

using Clock = std::chrono::steady_clock;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// What keeps the compiler from leaving the work out.
volatile qint64 sink = 0;

double seconds(const std::function<qint64()> &work)
{
    const auto start = Clock::now();
    sink = sink + work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

qint64 walk(QByteArrayView bytes)
{
    qint64 lines = 0;
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at < end) {
        const void *found = std::memchr(at, '\n', size_t(end - at));
        if (!found)
            break;
        at = static_cast<const char *>(found) + 1;
        ++lines;
    }
    return lines;
}

qint64 parse(QByteArrayView bytes, qsizetype chunkSize)
{
    StreamParser parser;
    qint64 events = 0;
    for (qsizetype begin = 0; begin < bytes.size(); begin += chunkSize) {
        parser.feed(bytes.sliced(begin, std::min(chunkSize, bytes.size() - begin)));
        while (const StreamItem *item = parser.next())
            events += item->kind() == StreamItem::Kind::Event && !item->data().isEmpty();
    }
    return events;
}

void measure(const Corpus &corpus, qsizetype chunkSize, int repetitions)
{
    std::vector<double> walks;
    std::vector<double> parses;
    qint64 events = 0;
    for (int round = 0; round < Rounds; ++round) {
        walks.push_back(seconds([&] {
            qint64 lines = 0;
            for (int i = 0; i < repetitions; ++i)
                lines += walk(corpus.bytes);
            return lines;
        }));
        parses.push_back(seconds([&] {
            events = 0;
            for (int i = 0; i < repetitions; ++i)
                events += parse(corpus.bytes, chunkSize);
            return events;
        }));
    }
    if (events != corpus.events * repetitions)
        std::printf("  WRONG: %lld of %lld events\n", static_cast<long long>(events),
                    static_cast<long long>(corpus.events * repetitions));
    const double gigabytes = double(corpus.bytes.size()) * repetitions / 1e9;
    std::printf("  %-6s %8lld B %10.2f GB/s %10.2f GB/s %8.0f %%\n", corpus.name,
                static_cast<long long>(chunkSize), gigabytes / median(parses),
                gigabytes / median(walks), 100 * median(walks) / median(parses));
}

} // namespace

void measureParser()
{
    std::printf("StreamParser, payload handed out as a view\n");
    std::printf("  corpus   pieces of        parser        memchr    ratio\n");
    const QList<Corpus> all = corpora(CorpusSize);
    for (const Corpus &corpus : all)
        measure(corpus, 16 * 1024, Repetitions);
    measure(all.constFirst(), 64, Repetitions / 4);
    measure(all.constFirst(), 1, 1);
}
