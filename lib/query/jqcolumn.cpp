// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/jqcolumn.h"

#include "lib/capture/recordreader.h"
#include "lib/query/jqexpression.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr auto Frame = 16ms;
constexpr int KeptTexts = 1000;
constexpr size_t MostWaiting = 300; // rows; what was asked for before is out of sight
constexpr qint64 MostBytes = 1024 * 1024;

} // namespace

struct JqColumn::Work
{
    std::shared_ptr<const CaptureFile> file;
    std::shared_ptr<const CaptureIndex> index;
    QByteArray program;

    std::mutex mutex;
    std::condition_variable changed;
    bool isStopped = false;
    bool isBusy = false;
    std::deque<qsizetype> wanted; // latest last
    std::vector<std::pair<qsizetype, QString>> done;

    void run();
};

void JqColumn::Work::run()
{
    QString error;
    auto expression = JqExpression::parse(program, &error);
    if (!expression)
        return;
    RecordReader reader(file, index);
    std::unique_lock lock(mutex);
    for (;;) {
        changed.wait(lock, [this] { return isStopped || !wanted.empty(); });
        if (isStopped)
            return;
        const qsizetype row = wanted.back();
        wanted.pop_back();
        isBusy = true;
        lock.unlock();
        const RecordReader::View view = reader.view(row, MostBytes);
        QString text = view.item ? expression->evaluateText(view.item->data()) : QString();
        lock.lock();
        done.emplace_back(row, std::move(text));
        isBusy = false;
    }
}

JqColumn::JqColumn(std::shared_ptr<const CaptureFile> file,
                   std::shared_ptr<const CaptureIndex> index, const QString &program,
                   QObject *parent)
    : QObject(parent)
    , m_work(std::make_shared<Work>())
    , m_texts(KeptTexts)
    , m_frame(this)
{
    m_work->file = std::move(file);
    m_work->index = std::move(index);
    m_work->program = program.toUtf8();
    m_frame.setInterval(Frame);
    connect(&m_frame, &QTimer::timeout, this, &JqColumn::takeResults);
    // Not waited for, since the program may take for ever.
    std::thread([work = m_work] { work->run(); }).detach();
}

JqColumn::~JqColumn()
{
    const std::lock_guard lock(m_work->mutex);
    m_work->isStopped = true;
    m_work->changed.notify_one();
}

QString JqColumn::text(qsizetype row) const
{
    const QString *known = m_texts.object(row);
    if (known)
        return known->isNull() ? QStringLiteral("…") : *known;
    m_texts.insert(row, new QString);
    const std::lock_guard lock(m_work->mutex);
    m_work->wanted.push_back(row);
    if (m_work->wanted.size() > MostWaiting)
        m_work->wanted.pop_front();
    m_work->changed.notify_one();
    m_frame.start();
    return QStringLiteral("…");
}

void JqColumn::takeResults()
{
    std::vector<std::pair<qsizetype, QString>> done;
    bool isIdle = false;
    {
        const std::lock_guard lock(m_work->mutex);
        done.swap(m_work->done);
        isIdle = m_work->wanted.empty() && !m_work->isBusy;
    }
    if (isIdle)
        m_frame.stop(); // until a row is asked for
    for (auto &[row, text] : done)
        m_texts.insert(row, new QString(text.isNull() ? QStringLiteral("") : std::move(text)));
    if (!done.empty())
        emit changed();
}
