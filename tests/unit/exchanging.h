// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/capturescanner.h"
#include "lib/capture/recordreader.h"
#include "lib/exchange/captureexport.h"
#include "lib/exchange/captureimport.h"
#include "tests/unit/recording.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// Helps to import and export captures, and to see what is in them.

struct ReadCapture
{
    std::shared_ptr<const CaptureFile> file;
    std::shared_ptr<CaptureIndex> index = std::make_shared<CaptureIndex>();
    QString damage;
    std::deque<std::shared_ptr<const Attempt>> attempts;
};

inline ReadCapture readCapture(const QString &path)
{
    ReadCapture result;
    QString error;
    result.file = CaptureFile::open(path, CaptureFile::Access::Read, &error);
    CaptureScanner scanner(result.index);
    const QByteArray bytes = result.file->read(0, result.file->size());
    scanner.feed(bytes);
    scanner.finish(bytes.sliced(scanner.position()));
    result.damage = scanner.damage() ? scanner.damage()->sentence : QString();
    result.attempts = scanner.attempts().all();
    return result;
}

inline QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(bytes), bytes.size());
}

// What a row is to a client: type, last event ID, data; and its time since recordTime(0) in µs.
struct SeenEvent
{
    QByteArray type;
    QByteArray id;
    QByteArray data;
    qint64 time = 0;

    bool operator==(const SeenEvent &) const = default;
};

inline char *toString(const SeenEvent &event)
{
    return QTest::toString(QByteArray(event.type + '|' + event.id + '|' + event.data.left(60) + '@'
                                      + QByteArray::number(event.time)));
}

inline QList<SeenEvent> eventsOf(const ReadCapture &capture)
{
    QList<SeenEvent> events;
    RecordReader reader(capture.file, capture.index);
    QByteArray id;
    for (qsizetype row = 0; row < capture.index->count(); ++row) {
        const CaptureIndex::Entry entry = capture.index->entry(row);
        if (entry.kind == Record::Kind::Attempt) {
            const auto place = size_t(capture.index->attempt(row)) - 1;
            id = capture.attempts.at(place)->lastEventId;
            continue;
        }
        if (Record::isNote(entry.kind))
            continue;
        reader.setLastEventId(id);
        const Record record = reader.record(row, 2 * StreamParser::DefaultLimit);
        if (entry.itemKind == StreamItem::Kind::Event
            || entry.itemKind == StreamItem::Kind::BlockWithoutData)
            id = record.item.lastEventId().toByteArray();
        if (record.kind != Record::Kind::Event)
            continue;
        const qint64 time = (record.time - recordTime({})).count();
        events.append(
            {record.item.name().toByteArray(), id, record.item.data().toByteArray(), time});
    }
    return events;
}

inline QByteArray exported(const ReadCapture &capture, ExportFormat format,
                           const std::optional<std::vector<quint32>> &rows = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QString error =
        exportCapture({capture.file, capture.index, rows, format}, &buffer, nullptr);
    return error.isEmpty() ? buffer.data() : "failed: " + error.toUtf8();
}

// The peak of what the process has had in memory, in kB.
inline qint64 peakMemory()
{
    const QByteArrayList lines = fileBytes(QStringLiteral("/proc/self/status")).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').value(0).toLongLong();
    }
    return 0;
}

// Whether memory says something: a sanitizer keeps what is freed for a while.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool CanMeasureMemory = false;
#else
inline constexpr bool CanMeasureMemory = true;
#endif

// Names the first line that differs: what is compared is too long to be shown.
inline void compareLines(const QByteArray &got, const QByteArray &wanted)
{
    const QByteArrayList gotLines = got.split('\n');
    const QByteArrayList wantedLines = wanted.split('\n');
    for (qsizetype i = 0; i < std::min(gotLines.size(), wantedLines.size()); ++i)
        QCOMPARE(gotLines[i], wantedLines[i]);
    QCOMPARE(gotLines.size(), wantedLines.size());
}

// Imports these bytes as a file of that name.
class Imported
{
public:
    explicit Imported(const QByteArray &content, const QString &name = QStringLiteral("a.txt"))
    {
        writeFile(m_folder->filePath(name), content);
        import(m_folder->filePath(name));
    }

    static Imported file(const QString &path)
    {
        Imported result;
        result.import(path);
        return result;
    }

    ImportResult result;
    ReadCapture capture;
    QByteArray bytes; // of the capture

private:
    Imported() = default;

    void import(const QString &path)
    {
        const QString target = m_folder->filePath(QStringLiteral("target.sse"));
        QString error;
        const auto file = CaptureFile::create(target, CaptureFile::Existing::Replaced, &error);
        result = importCapture(path, file.get(), nullptr);
        bytes = fileBytes(target);
        capture = readCapture(target);
    }

    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
};
