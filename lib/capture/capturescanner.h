// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/captureindex.h"
#include "lib/capture/recordedattempts.h"
#include "lib/wire/lineparser.h"

#include <vector>

class AnnotatedText;
class CaptureFile;
struct Progress;

// Reads the bytes of a capture, in their order, into an index: what its rows are and where. The
// same for a file that is opened and for one that grows.
class CaptureScanner
{
public:
    // What is wrong with the file, at which byte. What comes before is in the index.
    struct Damage
    {
        qint64 place = 0;
        QString sentence;
    };

    explicit CaptureScanner(std::shared_ptr<CaptureIndex> index);

    // The next bytes of the file, from position() on. Takes as much as it can; what it leaves is
    // to come again, with more behind it.
    void feed(QByteArrayView bytes);

    // The file ends here, before the end of the last line or block if anything is left of them.
    // rest: the bytes behind position().
    void finish(QByteArrayView rest);

    // Reads all of a file so, until it is cancelled.
    void scan(const CaptureFile &file, Progress *progress);

    qint64 position() const { return m_position; }
    const std::optional<Damage> &damage() const { return m_damage; }

    // The same as a sentence that tells the line, too; empty if nothing is wrong. Reads the file.
    QString damageText(const CaptureFile &file) const;

    // Whether the pragma has come, without which it is no annotated stream file.
    bool isAnnotated() const { return m_hasPragma; }

    // Whether a block has begun whose end has not come yet.
    bool isInBlock() const;
    const RecordedAttempts &attempts() const { return m_attempts; }

private:
    struct Segment // of the stream, and where it is in the file
    {
        qint64 stream;
        qint64 file;
        qint64 rawSize; // 0: byte for byte; else the bytes of the directive that stands for it
    };

    void take(AnnotatedText *text);
    void takeBytes(QByteArrayView bytes, qint64 place, qint64 rawSize);
    void takeItems();
    void takeItem(const StreamItem &item);
    void endStream();
    void resetParser();
    void takeDirective(QByteArrayView line, qint64 begin, qint64 end);
    bool takeTime(QByteArrayView line);
    void takeKnown(const Directive &directive, qint64 begin, qint64 end);
    void takeWait(const Directive &directive);
    void takeBookmark(Directive directive);
    void addNote(Record::Kind kind, qint64 begin, qint64 end);
    void reportDamage(qint64 place, const QString &sentence);
    qint64 fileBegin(qint64 place) const;
    qint64 fileEnd(qint64 place) const;
    Record::Time now() const { return m_attempts.zero() + m_at; }

    std::shared_ptr<CaptureIndex> m_index;
    RecordedAttempts m_attempts;
    StreamParser m_parser;
    LineParser m_lineParser;
    std::vector<Segment> m_segments; // since the block began that goes on
    std::optional<Damage> m_damage;
    std::chrono::microseconds m_at{0}; // since zero
    qint64 m_position = 0;
    qint64 m_streamSize = 0;
    qint64 m_groupBegin = 0; // of the directives that make a note together
    Record::Kind m_endKind = Record::Kind::Closed;
    bool m_isContinued = false; // the attempt began in a file before
    bool m_hasPragma = false;
    bool m_startsLine = true;
};
