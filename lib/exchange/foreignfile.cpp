// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/foreignfile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace {

constexpr qsizetype WindowSize = 1024 * 1024;

} // namespace

ForeignFile::ForeignFile(const QString &path, Progress *progress)
    : m_file(CaptureFile::open(path, CaptureFile::Access::Read, &m_error))
    , m_progress(progress)
{
    const QFileInfo info(path);
    m_name = info.fileName();
    m_time = Record::Time(std::chrono::milliseconds(info.lastModified().toMSecsSinceEpoch()));
    if (m_file)
        m_start = m_file->read(0, StartSize);
}

bool ForeignFile::isCancelled()
{
    const bool isCancelled = m_progress && m_progress->isCancelled;
    if (isCancelled)
        m_error = tr("The import was cancelled.");
    return isCancelled;
}

QByteArrayView ForeignFile::read()
{
    const qint64 wanted = std::min<qint64>(WindowSize, size() - m_position);
    if (isCancelled() || !isGood() || wanted <= 0)
        return {};
    m_window.resize(WindowSize);
    const qint64 got = m_file->read(m_position, m_window.data(), wanted);
    if (got < wanted) {
        m_error = tr("%1 cannot be read at byte %2; it may have been cut short meanwhile.")
                      .arg(m_name, QLocale().toString(m_position + got));
        return {};
    }
    m_position += got;
    if (m_progress)
        m_progress->share = double(m_position) / double(size());
    return QByteArrayView(m_window).first(got);
}
