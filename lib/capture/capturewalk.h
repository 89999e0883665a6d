// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturescanner.h"
#include "lib/capture/recordreader.h"

#include <optional>

// Reads a capture row after row, from its beginning to where its file ends now, and keeps nothing:
// memory does not grow with the file.
//
//     CaptureWalk walk(file);
//     while (walk.next())
//         …
class CaptureWalk
{
public:
    explicit CaptureWalk(std::shared_ptr<const CaptureFile> file);

    // Goes on to the next row. False if there is none, or the file is damaged from here on.
    bool next();

    // The row, until next(). The lastEventId() of its item is the stream's.
    const RecordReader::View &view() const { return *m_view; }
    Record::Time time() const;

    // The attempt the row belongs to, and what is known of it up to there.
    const Attempt &attempt() const { return *m_attempt; }

    // Once there is no further row: where the file is damaged and what that means, as a sentence;
    // empty if it is not.
    QString damage() const { return m_scanner.damageText(*m_file); }

    // Once there is a row, or none: whether it is an annotated stream file at all.
    bool isAnnotated() const { return m_scanner.isAnnotated(); }

private:
    bool readOn();
    bool isBeingWritten() const;
    void takeNote();
    void takeDirectives(QByteArrayView lines);

    std::shared_ptr<const CaptureFile> m_file;
    std::shared_ptr<CaptureIndex> m_index;
    CaptureScanner m_scanner;
    RecordReader m_reader;
    RecordedAttempts m_attempts;
    std::shared_ptr<const Attempt> m_attempt;
    std::optional<RecordReader::View> m_view;
    QByteArray m_window;
    qint64 m_end;         // of the file, when the walk began
    qint64 m_noteEnd = 0; // of the note before
    qsizetype m_next = 0;
    bool m_isAtEnd = false;
};
