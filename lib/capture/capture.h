// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturefile.h"
#include "lib/capture/captureindex.h"
#include "lib/capture/capturescanner.h"
#include "lib/capture/capturewriter.h"
#include "lib/capture/progress.h"
#include "lib/capture/recordreader.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QThread;

// The history of one stream: an annotated stream file that grows, and a small index entry for each
// record. Every view reads from here. Records are numbered by row, from 0.
//
// What is written is in the file at once, so that nothing is lost with the program.
class Capture : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 DefaultDiskLimit = 20'000'000'000;

    explicit Capture(QObject *parent = nullptr);
    ~Capture() override;

    // Where the file is created with the first bytes, and how many bytes all files there may have
    // together. Unless a folder is set, the file is a temporary one.
    void setFolder(const QString &folder) { m_folder = folder; }
    void setDiskLimit(qint64 bytes) { m_diskLimit = bytes; }

    // Begins a file at that path, which stays there. False, and one sentence in errorString(), if
    // that fails; an existing file is refused or emptied.
    bool create(const QString &path, CaptureFile::Existing existing);

    // Shows a file. Its rows come as they are found, from another thread; then loaded(). False,
    // and one sentence in errorString(), if it cannot be read at all.
    bool open(const QString &path);
    bool isLoading() const { return m_loader != nullptr; }
    double loadedShare() const; // 0 to 1
    void cancelLoading();       // then loaded(), with what there is by then; see damage()

    // Where an opened file is damaged and what that means, as a sentence; empty if it is not.
    QString damage() const { return m_damage; }

    // The file, which may be in the folder yet or where the user wants to have it. Empty: there is
    // none.
    QString path() const { return m_file ? m_file->path() : QString(); }
    bool isKept() const { return m_isKept; }

    // Gives the file a place where it stays. One that has such a place already stays there as it is
    // now, and a copy goes on. False, and one sentence in *error, if that fails.
    bool save(const QString &path, QString *error);

    // Removes the file, unless it is kept elsewhere; it is not left behind.
    void discard();

    // What comes next is put into words here, and then taken over.
    CaptureWriter &writer() { return m_writer; }
    void commit();

    // Forgets all records and begins another file. What has been received of a block that is not
    // complete is kept. The file before is removed unless it is kept.
    void clear();

    qsizetype count() const { return m_index->count(); }
    qsizetype eventCount() const { return m_index->eventCount(); }
    qint64 fileSize() const { return m_file ? m_file->size() : 0; }

    // Cheap facts about a row, from the index alone.
    Record::Kind kind(qsizetype row) const { return m_index->entry(row).kind; }
    Record::Time time(qsizetype row) const { return m_index->time(row); }

    // The place of a row's event type among types(), or -1.
    int typeIndex(qsizetype row) const;

    // The event types seen so far, in order of appearance; no more than MaxTypes.
    QList<QByteArray> types() const { return m_index->types(); }

    // Reads a row from the file. Of a stream block no more than mostBytes; data that is cut off
    // there is as long as it is, its size() is what it was.
    Record record(qsizetype row, qint64 mostBytes = StreamParser::DefaultLimit * 2) const;

    // Frees the memory of the rows there are, for somebody who only records. They must not be
    // asked for any more; count() and eventCount() stay.
    void releaseRows() { m_index->release(count()); }

    // Notes of the user about rows, kept in the file. False if they cannot be kept; errorString()
    // of the file is told by failed().
    QMap<qsizetype, QString> bookmarks() const { return m_index->bookmarks(); }
    bool setBookmark(qsizetype row, const std::optional<QString> &note);

    // The attempts in an opened file. Not while it is loading.
    const RecordedAttempts &attempts() const { return m_scanner->attempts(); }

    // For reading in another thread; never null, but without a file there are no rows. Another one
    // after cleared().
    std::shared_ptr<const CaptureFile> file() const { return m_file; }
    std::shared_ptr<const CaptureIndex> index() const { return m_index; }

    // Why nothing more is kept, as a sentence; empty as long as all is well.
    QString errorString() const { return m_errorString; }

signals:
    // Rows have been added, or are about to be before control returns to the event loop.
    void grown();
    void cleared();
    void loaded();
    void bookmarksChanged();
    void failed(const QString &sentence);

private:
    bool createFile();
    void append(QByteArrayView bytes);
    bool beginFile();
    QString limitText() const;
    void load();
    void finishLoading();
    void stopLoading();
    void fail(const QString &sentence);
    void reset();

    QString m_folder;
    qint64 m_diskLimit = DefaultDiskLimit;
    qint64 m_othersSize = 0; // of other files in the folder
    std::shared_ptr<CaptureFile> m_file;
    std::shared_ptr<CaptureIndex> m_index;
    std::unique_ptr<CaptureScanner> m_scanner;
    mutable std::unique_ptr<RecordReader> m_reader;
    CaptureWriter m_writer;
    QString m_errorString;
    QString m_damage;
    bool m_isKept = false;
    bool m_isOpened = false; // and not made by this object

    QThread *m_loader = nullptr;
    std::unique_ptr<Progress> m_progress; // of the loader
    QString m_foundDamage;                // of the thread that loads, until it is done
    QTimer m_loadTimer;
};
