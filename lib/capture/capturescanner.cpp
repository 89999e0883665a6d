// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/capturescanner.h"

#include "lib/capture/capturefile.h"
#include "lib/capture/progress.h"
#include "lib/script/annotatedtext.h"
#include "lib/script/duration.h"
#include "lib/script/scenariocompiler.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <limits>

using std::chrono::microseconds;

namespace {

struct CaptureText
{
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

constexpr qsizetype LongestDirective = 1024 * 1024;
constexpr qsizetype WindowSize = 1024 * 1024;

bool endsBlock(StreamItem::Kind kind)
{
    return kind == StreamItem::Kind::Event || kind == StreamItem::Kind::BlockWithoutData
        || kind == StreamItem::Kind::IncompleteBlock || kind == StreamItem::Kind::Line;
}

quint32 clamped(qint64 size)
{
    return quint32(std::clamp<qint64>(size, 0, std::numeric_limits<quint32>::max()));
}

// Counts from 1.
qint64 lineAt(const CaptureFile &file, qint64 place)
{
    qint64 lines = 1;
    QByteArray window(WindowSize, Qt::Uninitialized);
    for (qint64 at = 0; at < place;) {
        const qint64 got = file.read(at, window.data(), std::min<qint64>(WindowSize, place - at));
        if (got <= 0)
            break;
        lines += std::count(window.cbegin(), window.cbegin() + got, '\n');
        at += got;
    }
    return lines;
}

bool isKnown(const QByteArray &name)
{
    static const QByteArrayList names = ScenarioCompiler::directiveNames();
    return names.contains(name);
}

} // namespace

CaptureScanner::CaptureScanner(std::shared_ptr<CaptureIndex> index)
    : m_index(std::move(index))
    , m_parser(StreamParser::DefaultLimit)
{
}

void CaptureScanner::feed(QByteArrayView bytes)
{
    if (m_damage)
        return;
    AnnotatedText text(bytes, AnnotatedText::Extent::Piece, m_startsLine);
    take(&text);
    if (!m_damage && bytes.size() - text.position() > LongestDirective)
        reportDamage(m_position, CaptureText::tr("a directive does not end"));
}

void CaptureScanner::finish(QByteArrayView rest)
{
    if (!m_damage) {
        AnnotatedText text(rest, AnnotatedText::Extent::Whole, m_startsLine);
        take(&text);
    }
    const bool isCut = !m_damage && isInBlock();
    const qint64 pending = std::max(m_parser.pendingSize(), m_lineParser.pendingSize());
    const qint64 place = isCut ? fileBegin(m_streamSize - pending) : m_position;
    endStream();
    m_index->publish();
    if (isCut)
        reportDamage(place, CaptureText::tr("it ends in the middle of an event"));
}

void CaptureScanner::scan(const CaptureFile &file, Progress *progress)
{
    QByteArray window(WindowSize, Qt::Uninitialized);
    while (!m_damage && !progress->isCancelled) {
        const qint64 begin = m_position;
        const qint64 size = file.read(begin, window.data(), window.size());
        const QByteArrayView bytes = QByteArrayView(window).first(size);
        feed(bytes);
        if (size < window.size()) { // there is no more
            finish(bytes.sliced(m_position - begin));
            return;
        }
        progress->share = double(m_position) / double(std::max<qint64>(1, file.size()));
        if (m_position == begin)
            window.resize(window.size() * 2);
    }
}

QString CaptureScanner::damageText(const CaptureFile &file) const
{
    if (!m_damage)
        return {};
    return CaptureText::tr("%1 is damaged at line %2 (byte %3): %4. What comes before is shown.")
        .arg(QFileInfo(file.path()).fileName(), QLocale().toString(lineAt(file, m_damage->place)),
             QLocale().toString(m_damage->place), m_damage->sentence);
}

bool CaptureScanner::isInBlock() const
{
    return m_parser.pendingSize() > 0 || m_lineParser.pendingSize() > 0;
}

void CaptureScanner::take(AnnotatedText *text)
{
    const qint64 base = m_position;
    while (!m_damage && text->next()) {
        const AnnotatedText::Part &part = text->part();
        if (part.isDirective)
            takeDirective(part.bytes, base + part.begin, base + part.end);
        else
            takeBytes(part.bytes, base + part.begin, 0);
        if (!m_damage) {
            m_position = base + text->position();
            m_startsLine = text->isAtLineStart();
        }
    }
    m_index->publish();
}

void CaptureScanner::takeBytes(QByteArrayView bytes, qint64 place, qint64 rawSize)
{
    if (!m_hasPragma) {
        if (bytes.startsWith(':') || bytes.startsWith("\xEF\xBB\xBF"))
            return; // a comment may come first
        reportDamage(place, CaptureText::tr("it is not an annotated stream file"));
        return;
    }
    if (!m_attempts.isInStream() || bytes.isEmpty())
        return;
    const bool goesOn = !m_segments.empty() && rawSize == 0 && m_segments.back().rawSize == 0
        && place - m_segments.back().file == m_streamSize - m_segments.back().stream;
    if (!goesOn)
        m_segments.push_back({m_streamSize, place, rawSize});
    m_streamSize += bytes.size();
    m_attempts.countBytes(bytes.size(), now());
    if (m_attempts.readsLines())
        m_lineParser.feed(bytes);
    else
        m_parser.feed(bytes);
    takeItems();
    // Between two blocks nothing refers to where the stream was before.
    const bool isBetween =
        m_attempts.readsLines() ? m_lineParser.pendingSize() == 0 : m_parser.pendingSize() == 0;
    if (isBetween && m_segments.size() > 64)
        m_segments.erase(m_segments.begin(), m_segments.end() - 32);
}

void CaptureScanner::takeItems()
{
    while (const StreamItem *item = m_attempts.readsLines() ? m_lineParser.next() : m_parser.next())
        takeItem(*item);
}

void CaptureScanner::takeItem(const StreamItem &item)
{
    const Record::Kind kind = Record::kindOf(item.kind());
    const bool isEvent = kind == Record::Kind::Event;
    const qint64 begin = fileBegin(item.begin());
    m_attempts.count(item, now());
    m_index->append({begin, now().time_since_epoch().count(), clamped(fileEnd(item.end()) - begin),
                     clamped(item.data().size()), isEvent ? m_index->nextEventNumber() : 0,
                     isEvent ? m_index->typeNumber(item.name()) : quint16(CaptureIndex::MaxTypes),
                     kind, item.kind()});
    if (endsBlock(item.kind()) && m_segments.size() > 1)
        m_segments.erase(m_segments.begin(), m_segments.end() - 1);
}

// The stream is over, and what is left of a block with it.
void CaptureScanner::endStream()
{
    const StreamItem *last = m_attempts.readsLines() ? m_lineParser.finish() : m_parser.finish();
    if (last && !m_segments.empty())
        takeItem(*last);
    resetParser();
}

void CaptureScanner::resetParser()
{
    m_parser.reset(StreamParser::StartsAt::Stream);
    m_lineParser.reset(m_attempts.skipsBlankLines() ? LineParser::BlankLines::Skipped
                                                    : LineParser::BlankLines::Count);
    m_segments.clear();
    m_streamSize = 0;
}

void CaptureScanner::takeDirective(QByteArrayView line, qint64 begin, qint64 end)
{
    if (takeTime(line))
        return;
    const auto directive = parseDirective(line);
    if (!directive)
        return;
    const bool isPragma = directive->name == "streamgauge";
    if (!m_hasPragma && !(isPragma && directive->text.trimmed() == "1")) {
        reportDamage(begin, CaptureText::tr("it is not an annotated stream file"));
        return;
    }
    m_hasPragma = true;
    if (!directive->isOptional && !isKnown(directive->name)) {
        reportDamage(begin,
                     CaptureText::tr("there is no directive %1")
                         .arg(quotedForMessage("@" + directive->name)));
        return;
    }
    QByteArray raw;
    if (directive->name == "raw" && m_attempts.isInStream()) {
        if (decodeRaw(line, &raw))
            takeBytes(raw, begin, end - begin);
        else
            reportDamage(begin, CaptureText::tr("@raw is malformed"));
        return;
    }
    if (directive->name == "connection")
        endStream();
    if (!m_attempts.take(*directive, now())) {
        reportDamage(begin,
                     CaptureText::tr("@%1 is malformed").arg(QString::fromLatin1(directive->name)));
        return;
    }
    takeKnown(*directive, begin, end);
}

// The time of a network read, which is most directives there are.
bool CaptureScanner::takeTime(QByteArrayView line)
{
    const auto time = m_hasPragma ? parsePlainAt(line) : std::nullopt;
    m_at = time.value_or(m_at);
    return time.has_value();
}

void CaptureScanner::takeKnown(const Directive &directive, qint64 begin, qint64 end)
{
    const QByteArray &name = directive.name;
    if (name == "connection") {
        m_index->beginAttempt(m_attempts.count());
        m_groupBegin = begin;
        m_at = microseconds(0);
        m_endKind = Record::Kind::Closed;
        m_isContinued = false;
    } else if (name == "continued") {
        m_isContinued = true;
    } else if (name == "request" && !m_isContinued) {
        addNote(Record::Kind::Attempt, m_groupBegin, end);
    } else if (name == "redirect") {
        addNote(Record::Kind::Attempt, begin, end);
    } else if (name == "status") {
        m_groupBegin = begin;
    } else if (name == "body") {
        resetParser();
    } else if (name == "recorded") {
        m_at = microseconds(0);
        resetParser();
        if (m_attempts.hasExchange() && !m_isContinued)
            addNote(Record::Kind::Opened, m_groupBegin, end);
    } else if (name == "finding") {
        addNote(Record::Kind::Hint, begin, end);
    } else if (name == "close" || name == "drop" || name == "truncate" || name == "hang") {
        endStream();
        m_groupBegin = begin;
        m_endKind = name == "hang" ? Record::Kind::Stopped : Record::Kind::Closed;
    } else if (name == "took") {
        takeWait(directive);
        m_groupBegin = begin;
    } else if (name == "next") {
        m_endKind = Record::Kind::Lost;
    } else if (name == "ended") {
        endStream();
        addNote(m_endKind, std::max(m_groupBegin, end - LongestDirective), end);
    } else if (name == "wait" || name == "at" || name == "silence") {
        takeWait(directive);
    } else if (name == "bookmark") {
        takeBookmark(directive);
    }
}

void CaptureScanner::takeWait(const Directive &directive)
{
    QByteArrayView text = QByteArrayView(directive.text).trimmed();
    const bool isPlace = directive.name == "at";
    if (isPlace && text.startsWith('+'))
        text = text.sliced(1);
    LineError error;
    if (const auto time = parseDurationRange(text, &error))
        m_at = isPlace ? std::max(m_at, time->min) : m_at + time->min;
}

void CaptureScanner::takeBookmark(Directive directive)
{
    LineError error;
    splitArguments(&directive, &error);
    const qint64 number = directive.arguments.value(0).value.toLongLong();
    const DirectiveArgument note = directive.arguments.value(1);
    if (number < 1)
        return;
    m_index->setBookmark(
        number - 1, note.isQuoted ? std::optional(QString::fromUtf8(note.value)) : std::nullopt);
}

void CaptureScanner::addNote(Record::Kind kind, qint64 begin, qint64 end)
{
    m_index->append({begin,
                     now().time_since_epoch().count(),
                     clamped(end - begin),
                     0,
                     0,
                     CaptureIndex::MaxTypes,
                     kind,
                     {}});
}

void CaptureScanner::reportDamage(qint64 place, const QString &sentence)
{
    m_damage = Damage{place, sentence};
}

// The stream's byte is in the last segment that begins at or before it.
qint64 CaptureScanner::fileBegin(qint64 place) const
{
    const auto next =
        std::upper_bound(m_segments.begin(), m_segments.end(), place,
                         [](qint64 wanted, const Segment &one) { return wanted < one.stream; });
    if (next == m_segments.begin()) // too many comments came before the block
        return next->file;
    const Segment &segment = *std::prev(next);
    return segment.rawSize > 0 ? segment.file : segment.file + place - segment.stream;
}

// What ends there ends in the last segment that begins before it.
qint64 CaptureScanner::fileEnd(qint64 place) const
{
    const auto next =
        std::lower_bound(m_segments.begin(), m_segments.end(), place,
                         [](const Segment &one, qint64 wanted) { return one.stream < wanted; });
    const Segment &segment = next == m_segments.begin() ? *next : *std::prev(next);
    return segment.rawSize > 0 ? segment.file + segment.rawSize
                               : segment.file + place - segment.stream;
}
