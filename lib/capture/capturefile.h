// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>

// The file of a capture: one appends to it, any number of threads read it. Read by pread(), not
// mapped: a mapped file that somebody else cuts short ends the program.
class CaptureFile
{
    Q_DECLARE_TR_FUNCTIONS(CaptureFile)
public:
    enum class Access { Read, Append };
    enum class Existing { Refused, Replaced };

    // Opens a file that is there. Nothing, and one sentence in *error, if that fails.
    static std::shared_ptr<CaptureFile> open(const QString &path, Access access, QString *error);

    // Creates an empty file and locks it. One that is there is refused, or emptied unless another
    // process has it locked.
    static std::shared_ptr<CaptureFile> create(const QString &path, Existing existing,
                                               QString *error);

    // Creates an empty file with a name of its own in the folder, which is created, too.
    static std::shared_ptr<CaptureFile> createIn(const QString &folder, QString *error);

    ~CaptureFile();
    CaptureFile(const CaptureFile &) = delete;
    CaptureFile &operator=(const CaptureFile &) = delete;

    QString path() const;
    qint64 size() const { return m_size.load(std::memory_order_acquire); }

    // Whether it can be appended to.
    bool isWritable() const { return m_access == Access::Append; }

    // Takes the file for this process, so that others see it is in use. False if another has it.
    bool lock();

    // Appends all of the bytes, or none and returns one sentence about it.
    QString append(QByteArrayView bytes);

    // Cuts the file short. False if that cannot be done.
    bool truncate(qint64 size);

    // At most that many bytes from there on; fewer only at the end of the file, or if it cannot be
    // read. May be called from any thread.
    qint64 read(qint64 begin, char *buffer, qint64 size) const;
    QByteArray read(qint64 begin, qint64 size) const;

    // Gives the file another name, on the same disk or another one. One sentence if that fails;
    // then it stays where it is.
    QString moveTo(const QString &path);

    // Goes on with a copy of that name, in place of one that may be there. What was the file stays.
    QString copyTo(const QString &path);

    // Removes the file's name. What is open stays readable.
    void remove() const;

private:
    CaptureFile(int descriptor, const QString &path, qint64 size, Access access);
    bool copyBytes(int descriptor) const;
    void setPath(const QString &path);
    bool isRemoved() const;

    std::atomic<int> m_descriptor;
    std::atomic<qint64> m_size;
    mutable std::mutex m_pathMutex;
    QString m_path;
    int m_formerDescriptor = -1; // of a file that was copied, which a reader may still use
    Access m_access;
};
