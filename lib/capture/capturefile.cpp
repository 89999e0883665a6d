// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/capturefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

QString reason(int error)
{
    return qt_error_string(error);
}

bool writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

bool rename(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

int openFile(const QString &path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0666);
}

} // namespace

CaptureFile::CaptureFile(int descriptor, const QString &path, qint64 size, Access access)
    : m_descriptor(descriptor)
    , m_size(size)
    , m_path(path)
    , m_access(access)
{
}

CaptureFile::~CaptureFile()
{
    ::close(m_descriptor);
    if (m_formerDescriptor >= 0)
        ::close(m_formerDescriptor);
}

std::shared_ptr<CaptureFile> CaptureFile::open(const QString &path, Access access, QString *error)
{
    int descriptor = openFile(path, access == Access::Append ? O_RDWR | O_APPEND : O_RDONLY);
    if (descriptor < 0 && access == Access::Append && (errno == EACCES || errno == EROFS))
        return open(path, Access::Read, error);
    struct stat status = {};
    const bool isThere = descriptor >= 0 && ::fstat(descriptor, &status) == 0;
    if (isThere && S_ISREG(status.st_mode)) {
        return std::shared_ptr<CaptureFile>(
            new CaptureFile(descriptor, path, status.st_size, access));
    }
    *error = isThere ? tr("%1 is not a file.").arg(path)
                     : tr("%1 cannot be opened: %2.").arg(path, reason(errno));
    if (descriptor >= 0)
        ::close(descriptor);
    return nullptr;
}

std::shared_ptr<CaptureFile> CaptureFile::create(const QString &path, Existing existing,
                                                 QString *error)
{
    const int exclusive = existing == Existing::Refused ? O_EXCL : 0;
    const int descriptor = openFile(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | exclusive);
    if (descriptor < 0) {
        *error = errno == EEXIST ? tr("%1 is there already.").arg(path)
                                 : tr("%1 cannot be created: %2.").arg(path, reason(errno));
        return nullptr;
    }
    std::shared_ptr<CaptureFile> file(new CaptureFile(descriptor, path, 0, Access::Append));
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        *error = tr("%1 is not a file.").arg(path);
    else if (!file->lock() && errno == EWOULDBLOCK)
        *error = tr("%1 is being written by another program.").arg(path);
    else if (!file->truncate(0))
        *error = tr("%1 could not be written: %2.").arg(path, reason(errno));
    else
        return file;
    return nullptr;
}

std::shared_ptr<CaptureFile> CaptureFile::createIn(const QString &folder, QString *error)
{
    QDir().mkpath(folder);
    const QString day = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    for (int number = 1;; ++number) {
        const QString path = QStringLiteral("%1/%2-%3.sse").arg(folder, day).arg(number);
        const int descriptor = openFile(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL);
        if (descriptor >= 0) {
            std::shared_ptr<CaptureFile> file(new CaptureFile(descriptor, path, 0, Access::Append));
            file->lock();
            return file;
        }
        if (errno != EEXIST) {
            *error = tr("%1 cannot be created: %2.").arg(path, reason(errno));
            return nullptr;
        }
    }
}

QString CaptureFile::path() const
{
    const std::lock_guard lock(m_pathMutex);
    return m_path;
}

bool CaptureFile::lock()
{
    return ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
}

bool CaptureFile::isRemoved() const
{
    struct stat status = {};
    return ::fstat(m_descriptor, &status) == 0 && status.st_nlink == 0;
}

QString CaptureFile::append(QByteArrayView bytes)
{
    if (!isWritable())
        return tr("%1 cannot be written to.").arg(path());
    if (isRemoved())
        return tr("%1 has been removed.").arg(path());
    const qint64 before = size();
    if (writeAll(m_descriptor, bytes)) {
        m_size.store(before + bytes.size(), std::memory_order_release);
        return {};
    }
    const int error = errno;
    truncate(before); // no half of a block stays
    return tr("%1 could not be written: %2.").arg(path(), reason(error));
}

bool CaptureFile::truncate(qint64 size)
{
    if (::ftruncate(m_descriptor, size) != 0)
        return false;
    m_size.store(size, std::memory_order_release);
    return true;
}

qint64 CaptureFile::read(qint64 begin, char *buffer, qint64 size) const
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t got = ::pread(m_descriptor, buffer + done, size_t(size - done), begin + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    return done;
}

QByteArray CaptureFile::read(qint64 begin, qint64 size) const
{
    const qint64 there = std::clamp<qint64>(this->size() - begin, 0, size);
    QByteArray bytes(there, Qt::Uninitialized);
    bytes.truncate(read(begin, bytes.data(), there));
    return bytes;
}

QString CaptureFile::moveTo(const QString &path)
{
    const QString from = this->path();
    if (QFileInfo(path).absoluteFilePath() == QFileInfo(from).absoluteFilePath())
        return {};
    if (!isRemoved() && rename(from, path)) {
        setPath(path);
        return {};
    }
    QString error = copyTo(path);
    if (error.isEmpty())
        QFile::remove(from);
    return error;
}

// First by another name: what is there may be this very file, and stays if this fails.
QString CaptureFile::copyTo(const QString &path)
{
    if (QFileInfo(path).absoluteFilePath() == QFileInfo(this->path()).absoluteFilePath())
        return {};
    const QString part = path + QLatin1String(".part");
    const int descriptor = openFile(part, O_RDWR | O_APPEND | O_CREAT | O_TRUNC);
    if (descriptor < 0)
        return tr("%1 cannot be created: %2.").arg(path, reason(errno));
    if (!copyBytes(descriptor) || !rename(part, path)) {
        QString error = tr("%1 could not be written: %2.").arg(path, reason(errno));
        ::close(descriptor);
        QFile::remove(part);
        return error;
    }
    if (m_formerDescriptor >= 0)
        ::close(m_formerDescriptor);
    m_formerDescriptor = m_descriptor.exchange(descriptor);
    m_access = Access::Append;
    setPath(path);
    return {};
}

// Says why not in errno.
bool CaptureFile::copyBytes(int descriptor) const
{
    QByteArray buffer(1024 * 1024, Qt::Uninitialized);
    for (qint64 at = 0; at < size();) {
        const qint64 got = read(at, buffer.data(), std::min<qint64>(buffer.size(), size() - at));
        if (got <= 0 || !writeAll(descriptor, QByteArrayView(buffer).first(got)))
            return false;
        at += got;
    }
    return true;
}

void CaptureFile::setPath(const QString &path)
{
    const std::lock_guard lock(m_pathMutex);
    m_path = path;
}

void CaptureFile::remove() const
{
    QFile::remove(path());
}
