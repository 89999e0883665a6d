// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturefile.h"
#include "lib/capture/progress.h"
#include "lib/capture/record.h"

// A file that is being imported, read from its beginning to its end.
class ForeignFile
{
    Q_DECLARE_TR_FUNCTIONS(ForeignFile)
public:
    static constexpr qsizetype StartSize = 256 * 1024;

    // progress: is told how much has been read, and ends the reading if it is cancelled. May be
    // null.
    ForeignFile(const QString &path, Progress *progress);

    // Whether nothing has gone wrong. If something has, error() is one sentence about it.
    bool isGood() const { return m_error.isEmpty(); }
    QString error() const { return m_error; }

    // For sentences about it.
    QString name() const { return m_name; }
    qint64 size() const { return m_file ? m_file->size() : 0; }

    // When it was written last.
    Record::Time time() const { return m_time; }

    // Its first bytes, at most StartSize. Does not move the position.
    QByteArrayView start() const { return m_start; }

    // The next bytes, a MiB or less, valid until the next call. Empty at the end, and when it is
    // not to go on, see isGood().
    QByteArrayView read();

    // Whether it is not to go on; then there is a sentence about that in error().
    bool isCancelled();

    void seek(qint64 position) { m_position = position; }
    qint64 position() const { return m_position; }

private:
    std::shared_ptr<CaptureFile> m_file;
    Progress *m_progress;
    QString m_name;
    QString m_error;
    Record::Time m_time{};
    QByteArray m_start;
    QByteArray m_window;
    qint64 m_position = 0;
};
