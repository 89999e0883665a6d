// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/filterrun.h"

#include "lib/query/rowsearch.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

namespace {

constexpr auto Frame = 16ms;
constexpr qsizetype RowsAtOnce = 65'536; // between two looks at what is new

} // namespace

struct FilterRun::Search
{
    std::shared_ptr<const CaptureFile> file;
    std::shared_ptr<const CaptureIndex> index;
    QString text;

    std::atomic<bool> isStopped{false};
    std::atomic<qsizetype> searched{0};

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<quint32> found; // and not taken yet

    void run();
    void add(std::vector<quint32> *rows);
};

void FilterRun::Search::run()
{
    QueryError error;
    auto query = Query::parse(text, &error);
    if (!query)
        return;
    RowSearch search(file, index, std::move(*query));
    std::vector<quint32> rows;
    for (qsizetype row = 0; !isStopped;) {
        const qsizetype end = std::min(index->count(), row + RowsAtOnce);
        if (row == end) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return isStopped || index->count() > row; });
            continue;
        }
        // Hits are told as soon as there are some; a rare one does not wait for the end.
        row = search.search(row, end, isStopped,
                            [&](qsizetype hit) { rows.push_back(quint32(hit)); });
        add(&rows);
        searched = row;
    }
}

void FilterRun::Search::add(std::vector<quint32> *rows)
{
    const std::lock_guard lock(mutex);
    if (found.empty())
        found.swap(*rows);
    else
        found.insert(found.end(), rows->begin(), rows->end());
    rows->clear();
}

FilterRun::FilterRun(std::shared_ptr<const CaptureFile> file,
                     std::shared_ptr<const CaptureIndex> index, const QString &text,
                     QObject *parent)
    : QObject(parent)
    , m_text(text)
    , m_index(index)
    , m_search(std::make_shared<Search>())
    , m_frame(this)
{
    m_search->file = std::move(file);
    m_search->index = std::move(index);
    m_search->text = text;
    m_frame.setInterval(Frame);
    connect(&m_frame, &QTimer::timeout, this, &FilterRun::takeFound);
    m_frame.start();
    // Not waited for, since a condition of the user's may take for ever.
    std::thread([search = m_search] { search->run(); }).detach();
}

FilterRun::~FilterRun()
{
    const std::lock_guard lock(m_search->mutex);
    m_search->isStopped = true;
    m_search->changed.notify_one();
}

qsizetype FilterRun::searchedCount() const
{
    return m_search->searched;
}

double FilterRun::share() const
{
    const qsizetype count = m_index->count();
    return count == 0 ? 1 : double(searchedCount()) / double(count);
}

void FilterRun::proceed()
{
    {
        const std::lock_guard lock(m_search->mutex);
        m_search->changed.notify_one();
    }
    if (!m_frame.isActive())
        m_frame.start();
}

void FilterRun::takeFound()
{
    const qsizetype searched = searchedCount(); // what was found before is there
    std::vector<quint32> found;
    {
        const std::lock_guard lock(m_search->mutex);
        found.swap(m_search->found);
    }
    m_rows.insert(m_rows.end(), found.begin(), found.end());
    m_isCaughtUp = searched == m_index->count();
    if (m_isCaughtUp)
        m_frame.stop(); // until proceed()
    emit advanced();
}
