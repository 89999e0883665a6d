// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/querybench.h"

#include "lib/query/query.h"
#include "tests/bench/corpus.h"

#include <QProcess>
#include <QTemporaryFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

namespace {

constexpr int Rounds = 5;
constexpr qint64 CorpusSize = 256 * 1024 * 1024;
constexpr int EventsPerHit = 10'000; // one of so many has the word
constexpr auto Word = "Needle";

using Clock = std::chrono::steady_clock;

struct Search
{
    const char *name;
    QString query;
    QStringList grep; // what grep needs for the same
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double seconds(const std::function<qint64()> &work, qint64 expected)
{
    const auto start = Clock::now();
    const qint64 found = work();
    const std::chrono::duration<double> duration = Clock::now() - start;
    if (found != expected)
        std::printf("  WRONG: %lld of %lld hits\n", static_cast<long long>(found),
                    static_cast<long long>(expected));
    return duration.count();
}

QByteArray corpusWithHits(qint64 *hits)
{
    Corpus corpus = corpora(CorpusSize).constFirst();
    const qsizetype place = corpus.event.indexOf(" river\"");
    *hits = 0;
    for (qint64 i = 0; i < corpus.events; i += EventsPerHit, ++*hits)
        std::memcpy(corpus.bytes.data() + i * corpus.event.size() + place, Word, std::strlen(Word));
    return corpus.bytes;
}

qint64 countCandidates(const QString &text, QByteArrayView bytes)
{
    QueryError error;
    auto query = Query::parse(text, &error);
    qint64 count = 0;
    for (qsizetype at = 0; query && (at = query->findCandidate(bytes, at)) >= 0; ++count) {
        at = bytes.indexOf('\n', at); // to the end of the block
        if (at < 0)
            break;
    }
    return count;
}

qint64 countWithMemmem(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    qint64 count = 0;
    while (const void *found = memmem(at, size_t(end - at), Word, std::strlen(Word))) {
        at = static_cast<const char *>(found) + 1;
        ++count;
    }
    return count;
}

qint64 countWithGrep(const QStringList &arguments, const QString &fileName)
{
    QProcess grep;
    grep.start(QStringLiteral("grep"), arguments + QStringList{fileName});
    grep.waitForFinished(-1);
    return grep.readAllStandardOutput().trimmed().toLongLong();
}

void measure(const Search &search, const QByteArray &bytes, const QString &fileName, qint64 hits)
{
    std::vector<double> ours;
    std::vector<double> memmems;
    std::vector<double> greps;
    for (int round = 0; round < Rounds; ++round) {
        ours.push_back(seconds([&] { return countCandidates(search.query, bytes); }, hits));
        memmems.push_back(seconds([&] { return countWithMemmem(bytes); }, hits));
        greps.push_back(seconds([&] { return countWithGrep(search.grep, fileName); }, hits));
    }
    const double gigabytes = double(bytes.size()) / 1e9;
    std::printf("  %-16s %8.2f GB/s %8.2f GB/s %8.2f GB/s %8.0f %%\n", search.name,
                gigabytes / median(ours), gigabytes / median(memmems), gigabytes / median(greps),
                100 * median(greps) / median(ours));
}

} // namespace

void measureQuery()
{
    std::printf("Query::findCandidate, 256 MB of 220-byte events, few hits\n");
    std::printf("  what             candidates        memmem       grep -c  of grep\n");
    qint64 hits = 0;
    const QByteArray bytes = corpusWithHits(&hits);
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush()) {
        std::printf("  cannot write %s\n", qPrintable(file.fileName()));
        return;
    }
    const QString count = QStringLiteral("-c");
    const QList<Search> searches{
        {"word", QStringLiteral("Needle"), {count, QStringLiteral("-F"), QStringLiteral("Needle")}},
        {"word in any case",
         QStringLiteral("needle"),
         {count, QStringLiteral("-iF"), QStringLiteral("needle")}},
        {"two words",
         QStringLiteral("choices needle"),
         {count, QStringLiteral("-iF"), QStringLiteral("needle")}},
        {"either word",
         QStringLiteral("needle or nowhere"),
         {count, QStringLiteral("-iE"), QStringLiteral("needle|nowhere")}},
        {"regex",
         QStringLiteral("/Ne+d\\w+\"/"),
         {count, QStringLiteral("-P"), QStringLiteral("Ne+d\\w+\"")}},
        {"regex, any case",
         QStringLiteral("/ne+d\\w+\"/i"),
         {count, QStringLiteral("-iP"), QStringLiteral("ne+d\\w+\"")}},
        {"regex, anchored",
         QStringLiteral("/^{.*Need[^x]*$/"),
         {count, QStringLiteral("-P"), QStringLiteral("{.*Need[^x]*$")}},
    };
    for (const Search &search : searches)
        measure(search, bytes, file.fileName(), hits);
}
