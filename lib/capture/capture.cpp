// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/capture.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QThread>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto LoadFrame = 30ms;

qint64 sizeOfFiles(const QString &folder)
{
    qint64 size = 0;
    const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.sse")}, QDir::Files);
    for (const QFileInfo &file : files)
        size += file.size();
    return size;
}

} // namespace

Capture::Capture(QObject *parent)
    : QObject(parent)
    , m_loadTimer(this)
{
    m_loadTimer.setInterval(LoadFrame);
    connect(&m_loadTimer, &QTimer::timeout, this, &Capture::grown);
    reset();
}

Capture::~Capture()
{
    stopLoading();
    if (!m_isOpened && (m_folder.isEmpty() || eventCount() == 0))
        discard();
}

void Capture::reset()
{
    m_file.reset();
    m_reader.reset();
    m_index = std::make_shared<CaptureIndex>();
    m_scanner = std::make_unique<CaptureScanner>(m_index);
    m_errorString.clear();
    m_damage.clear();
    m_isKept = false;
    m_isOpened = false;
}

bool Capture::open(const QString &path)
{
    stopLoading();
    reset();
    m_file = CaptureFile::open(path, CaptureFile::Access::Append, &m_errorString);
    if (!m_file)
        return false;
    m_isOpened = true;
    m_isKept =
        m_folder.isEmpty() || QFileInfo(path).absolutePath() != QDir(m_folder).absolutePath();
    if (!m_isKept)
        m_file->lock();
    m_reader = std::make_unique<RecordReader>(m_file, m_index);
    m_progress = std::make_unique<Progress>();
    m_loader = QThread::create([this] { load(); });
    connect(m_loader, &QThread::finished, this, &Capture::finishLoading);
    m_loadTimer.start();
    m_loader->start();
    return true;
}

// In a thread of its own.
void Capture::load()
{
    m_scanner->scan(*m_file, m_progress.get());
    m_foundDamage = m_progress->isCancelled
        ? tr("The reading of this file was cancelled. Not all of it is shown.")
        : m_scanner->damageText(*m_file);
}

void Capture::finishLoading()
{
    if (!m_loader)
        return;
    m_loader->wait();
    m_loader->deleteLater();
    m_loader = nullptr;
    m_loadTimer.stop();
    m_damage = std::exchange(m_foundDamage, {});
    emit grown();
    emit loaded();
}

void Capture::stopLoading()
{
    if (!m_loader)
        return;
    m_progress->isCancelled = true;
    m_loader->wait();
    delete std::exchange(m_loader, nullptr);
    m_foundDamage.clear();
    m_loadTimer.stop();
}

void Capture::cancelLoading()
{
    if (m_loader)
        m_progress->isCancelled = true;
}

double Capture::loadedShare() const
{
    return isLoading() ? m_progress->share.load() : 1;
}

bool Capture::save(const QString &path, QString *error)
{
    if (!m_file && !createFile()) {
        *error = m_errorString;
        return false;
    }
    *error = m_isKept ? m_file->copyTo(path) : m_file->moveTo(path);
    m_isKept = m_isKept || error->isEmpty();
    return error->isEmpty();
}

void Capture::discard()
{
    if (m_file && !m_isKept)
        m_file->remove();
}

bool Capture::create(const QString &path, CaptureFile::Existing existing)
{
    stopLoading();
    discard();
    reset();
    m_othersSize = 0;
    m_file = CaptureFile::create(path, existing, &m_errorString);
    if (!m_file)
        return false;
    m_isKept = true;
    return beginFile();
}

bool Capture::createFile()
{
    QString error;
    const QString folder = m_folder.isEmpty() ? QDir::tempPath() : m_folder;
    m_othersSize = m_folder.isEmpty() ? 0 : sizeOfFiles(folder);
    m_file = CaptureFile::createIn(folder, &error);
    if (!m_file) {
        fail(error);
        return false;
    }
    return beginFile();
}

bool Capture::beginFile()
{
    m_reader = std::make_unique<RecordReader>(m_file, m_index);
    CaptureWriter head;
    head.writePragma();
    const QByteArray bytes = head.take();
    const QString error = m_file->append(bytes);
    m_scanner->feed(bytes);
    if (!error.isEmpty())
        fail(error);
    return error.isEmpty();
}

void Capture::commit()
{
    if (!m_writer.output().isEmpty() && m_errorString.isEmpty() && (m_file || createFile()))
        append(m_writer.output());
    m_writer.clearOutput();
}

void Capture::append(QByteArrayView bytes)
{
    if (m_file->size() + m_othersSize + bytes.size() > m_diskLimit) {
        fail(limitText());
        return;
    }
    const QString error = m_file->append(bytes);
    if (!error.isEmpty()) {
        fail(error);
        return;
    }
    m_scanner->feed(bytes);
    Q_ASSERT(m_scanner->damage() || m_scanner->position() == m_file->size());
    emit grown();
}

QString Capture::limitText() const
{
    const QString limit = QLocale().formattedDataSize(m_diskLimit, 1, QLocale::DataSizeSIFormat);
    return m_isKept
        ? tr("%1 has reached the limit of %2.").arg(path(), limit)
        : tr("the recordings have reached the limit of %1, see the settings.").arg(limit);
}

void Capture::fail(const QString &sentence)
{
    m_errorString = tr("Nothing more is recorded: %1").arg(sentence);
    emit failed(m_errorString);
}

void Capture::clear()
{
    stopLoading();
    discard();
    reset();
    m_writer.startOver();
    emit cleared();
}

int Capture::typeIndex(qsizetype row) const
{
    const quint16 type = m_index->entry(row).type;
    return type == CaptureIndex::MaxTypes ? -1 : type;
}

Record Capture::record(qsizetype row, qint64 mostBytes) const
{
    return m_reader->record(row, mostBytes);
}

bool Capture::setBookmark(qsizetype row, const std::optional<QString> &note)
{
    if (isLoading() || !m_errorString.isEmpty())
        return false;
    if (!m_damage.isEmpty() || !m_file || !m_file->isWritable()) {
        emit failed(tr("This file cannot be written to, so bookmarks are not kept."));
        return false;
    }
    m_writer.writeBookmark(row, note);
    commit();
    emit bookmarksChanged();
    return m_errorString.isEmpty();
}
