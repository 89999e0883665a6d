// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/capturewalk.h"

#include "lib/capture/capturefile.h"
#include "lib/script/annotatedtext.h"

#include <QThread>

#include <algorithm>

namespace {

constexpr qsizetype WindowSize = 1024 * 1024;
constexpr qint64 MostBytes = 2 * StreamParser::DefaultLimit; // of one row
constexpr qint64 LongestHead = 1024 * 1024;                  // what lies between two notes
constexpr unsigned long WritePatience = 20;                  // ms

std::shared_ptr<const Attempt> unknownAttempt()
{
    auto attempt = std::make_shared<Attempt>();
    attempt->hops.emplaceBack();
    return attempt;
}

} // namespace

CaptureWalk::CaptureWalk(std::shared_ptr<const CaptureFile> file)
    : m_file(std::move(file))
    , m_index(std::make_shared<CaptureIndex>())
    , m_scanner(m_index)
    , m_reader(m_file, m_index, WindowSize)
    , m_attempt(unknownAttempt())
    , m_window(WindowSize, Qt::Uninitialized)
    , m_end(m_file->size())
{
}

bool CaptureWalk::next()
{
    while (m_next == m_index->count()) {
        if (!readOn())
            return false;
    }
    m_index->release(m_next);
    m_view = m_reader.view(m_next++, MostBytes);
    if (Record::isNote(m_view->entry.kind))
        takeNote();
    else if (m_view->item)
        m_reader.setLastEventId(m_view->item->lastEventId().toByteArray());
    return true;
}

Record::Time CaptureWalk::time() const
{
    return Record::Time(std::chrono::microseconds(m_view->entry.time));
}

// The next bytes of the file; their rows are in the index then. False if there are no more.
bool CaptureWalk::readOn()
{
    if (m_isAtEnd)
        return false;
    const qint64 begin = m_scanner.position();
    const qint64 wanted = std::min<qint64>(m_window.size(), m_end - begin);
    const qint64 size = m_file->read(begin, m_window.data(), wanted);
    const QByteArrayView bytes = QByteArrayView(m_window).first(size);
    m_scanner.feed(bytes);
    const QByteArrayView rest = bytes.sliced(m_scanner.position() - begin);
    m_isAtEnd = m_scanner.damage() || size < wanted || begin + size == m_end;
    if (m_scanner.damage())
        return true;
    if (!m_isAtEnd) {
        if (m_scanner.position() == begin)
            m_window.resize(m_window.size() * 2);
        return true;
    }
    // Somebody who is just writing is no damage.
    const bool isInside = m_scanner.isInBlock() || !rest.isEmpty();
    if (!isInside || !isBeingWritten())
        m_scanner.finish(rest);
    return true;
}

// Whether there is more behind the end by now, or a moment later.
bool CaptureWalk::isBeingWritten() const
{
    char byte = 0;
    if (m_file->read(m_end, &byte, 1) == 1)
        return true;
    QThread::msleep(WritePatience);
    return m_file->read(m_end, &byte, 1) == 1;
}

// What a note tells of its attempt is not all in the note: headers and refusals come before it.
void CaptureWalk::takeNote()
{
    const CaptureIndex::Entry &entry = m_view->entry;
    const qint64 end = entry.begin + entry.size;
    const qint64 headBegin = std::max(m_noteEnd, end - LongestHead);
    const bool isBegin = entry.kind == Record::Kind::Attempt;
    if (isBegin || m_attempts.isInStream())
        takeDirectives(m_view->bytes);
    else
        takeDirectives(m_file->read(headBegin, end - headBegin));
    m_noteEnd = end;
    if (const auto attempt = m_attempts.latest())
        m_attempt = attempt;
    if (isBegin)
        m_reader.setLastEventId(m_attempt->lastEventId);
}

void CaptureWalk::takeDirectives(QByteArrayView lines)
{
    for (const Directive &directive : directivesIn(lines))
        m_attempts.take(directive, time());
}
