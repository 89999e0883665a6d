// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/capturewriter.h"

#include "lib/script/annotatedtext.h"
#include "lib/wire/isotime.h"
#include "lib/wire/utf8.h"

#include <algorithm>
#include <cstring>

using std::chrono::microseconds;

namespace {

constexpr qsizetype MostPending = 2 * StreamParser::DefaultLimit;
constexpr qsizetype MostMarks = 65'536;
constexpr qsizetype RawPiece = 32 * 1024; // bytes in one @raw
constexpr qsizetype RawContext = 2;       // kept of a raw block, to see the blank line

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

// Where the line ends that goes on at from, its end included; -1: it has no end yet.
qsizetype lineEndFrom(QByteArrayView text, qsizetype from)
{
    const auto found = std::find_if(text.begin() + from, text.end(), isLineEnd);
    if (found == text.end())
        return -1;
    const qsizetype end = found - text.begin() + 1;
    return *found == '\r' && end < text.size() && text[end] == '\n' ? end + 1 : end;
}

qsizetype lastOf(QByteArrayView text, char byte, qsizetype from, qsizetype end)
{
    const void *found =
        end > from ? ::memrchr(text.data() + from, byte, size_t(end - from)) : nullptr;
    return found ? static_cast<const char *>(found) - text.data() : -1;
}

// Whether the line end that ends before that place is the end of an empty line.
bool endsEmptyLine(QByteArrayView text, qsizetype end, bool startsLine)
{
    qsizetype begin = end - 1;
    if (begin > 0 && text[begin] == '\n' && text[begin - 1] == '\r')
        --begin;
    return begin == 0 ? startsLine : isLineEnd(text[begin - 1]);
}

// Behind the last blank line that ends at from or later, or -1.
qsizetype lastBlockEnd(QByteArrayView text, qsizetype from)
{
    qsizetype lf = lastOf(text, '\n', from, text.size());
    qsizetype cr = lastOf(text, '\r', from, text.size());
    while (lf >= 0 || cr >= 0) {
        const qsizetype end = std::max(lf, cr) + 1;
        if (endsEmptyLine(text, end, true))
            return end;
        if (lf > cr) {
            if (cr == lf - 1)
                cr = lastOf(text, '\r', from, cr);
            lf = lastOf(text, '\n', from, lf);
        } else {
            cr = lastOf(text, '\r', from, cr);
        }
    }
    return -1;
}

// Behind the first blank line, or -1.
qsizetype firstBlockEnd(QByteArrayView text)
{
    for (qsizetype end = 0; (end = lineEndFrom(text, end)) >= 0;) {
        if (endsEmptyLine(text, end, false))
            return end;
    }
    return -1;
}

// Whether a line acts at once, or not at all: whatever becomes of its block.
bool isInert(QByteArrayView line)
{
    for (const QByteArrayView name : {"data", "event", "id"}) {
        if (!line.startsWith(name))
            continue;
        const QByteArrayView rest = line.sliced(name.size());
        if (rest.isEmpty() || rest.front() == ':' || isLineEnd(rest.front()))
            return name == "id" && rest.contains('\0');
    }
    return !isLineEnd(line.front());
}

// Says for each network read where its time is to stand: before the first line that begins with
// it, or before a line that it completes if that one acts at once.
class LineWalk
{
public:
    LineWalk(QByteArrayView text, bool hasFields)
        : m_text(text)
        , m_hasFields(hasFields)
    {
    }

    // offset: where the read begins; not less than the last time.
    qsizetype borderFor(qsizetype offset)
    {
        while (m_end <= offset && m_end < m_text.size()) {
            m_begin = m_end;
            const qsizetype end = lineEndFrom(m_text, m_begin);
            m_isComplete = end >= 0;
            m_end = m_isComplete ? end : m_text.size();
        }
        if (offset > m_begin && m_text[offset] == '\n' && m_text[offset - 1] == '\r')
            return m_end; // the line was complete before
        const bool actsAtOnce =
            m_hasFields && m_end > m_begin && isInert(m_text.sliced(m_begin, m_end - m_begin));
        return offset == m_begin || actsAtOnce || !m_isComplete ? m_begin : m_end;
    }

private:
    QByteArrayView m_text;
    bool m_hasFields;
    bool m_isComplete = true;
    qsizetype m_begin = 0; // of a line
    qsizetype m_end = 0;
};

QByteArray quoted(QByteArrayView bytes)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    const bool isText = isWellFormedUtf8(bytes);
    QByteArray result = "\"";
    for (const char c : bytes) {
        const auto byte = uchar(c);
        if (c == '"' || c == '\\')
            (result += '\\') += c;
        else if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !isText))
            ((result += "\\x") += hex[byte >> 4]) += hex[byte & 15];
        else
            result += c;
    }
    return result += '"';
}

QByteArray timeText(Record::Time time)
{
    return IsoTime(time, IsoTime::Decimals::Microseconds).text().toByteArray();
}

// Seconds, with as many digits as it takes to be exact.
QByteArray secondsText(microseconds time)
{
    const qint64 us = time.count();
    QByteArray text = QByteArray::number(us / 1'000'000);
    if (us % 1'000'000 != 0) {
        text += '.' + QByteArray::number(us % 1'000'000).rightJustified(6, '0');
        while (text.endsWith('0'))
            text.chop(1);
    }
    return text + 's';
}

QByteArray oneLine(const QByteArray &text)
{
    QByteArray line = text;
    std::replace_if(line.begin(), line.end(), isLineEnd, ' ');
    return line;
}

} // namespace

void CaptureWriter::writePragma()
{
    m_output += ": @streamgauge 1\n";
}

void CaptureWriter::beginAttempt(int number, Record::Time begun, const Request &request)
{
    resetAttempt();
    if (!m_goesOn) {
        m_pending.clear();
        m_marks.clear();
        m_searched = 0;
        m_isRaw = m_awaitsLf = false;
    }
    m_body = request.body;
    writeDirective("connection", QByteArray::number(number));
    if (m_goesOn)
        writeDirective("?continued");
    writeDirective("?begun", timeText(begun));
    if (m_body != Body::EventStream)
        writeDirective("?body", m_body == Body::Lines ? "lines" : "json-lines");
    if (!request.lastEventId.isEmpty())
        writeDirective("sent", "Last-Event-ID: " + oneLine(request.lastEventId));
    if (!request.url.isEmpty())
        writeDirective("request", oneLine(request.method + ' ' + request.url));
    setZero(begun);
}

void CaptureWriter::startOver()
{
    m_output.clear();
    m_goesOn = m_isInStream;
    resetAttempt();
}

void CaptureWriter::resetAttempt()
{
    m_hasHead = false;
    m_isInStream = false;
    m_isBehindCr = false;
    m_writtenAt = microseconds(-1);
}

void CaptureWriter::writeRedirect(int status, const QByteArray &url)
{
    writeDirective("?redirect", QByteArray::number(status) + ' ' + oneLine(url));
}

void CaptureWriter::writeSent(const QList<HttpHeader> &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.toLower() != "last-event-id") // is said already
            writeDirective("sent", oneLine(name + ": " + value));
    }
}

void CaptureWriter::writeHead(int status, const QByteArray &httpVersion,
                              const QList<HttpHeader> &headers, const QByteArray &bodyStart)
{
    m_hasHead = true;
    const bool isRefusal = status != 200 && !bodyStart.isEmpty();
    writeDirective("status",
                   QByteArray::number(status) + (isRefusal ? " body=" + quoted(bodyStart) : ""));
    if (!httpVersion.isEmpty())
        writeDirective("?protocol", httpVersion);
    for (const auto &[name, value] : headers)
        writeDirective("header", oneLine(name + ": " + value));
    if (status == 200 && !bodyStart.isEmpty())
        writeRaw(bodyStart);
}

void CaptureWriter::beginStream(Record::Time time)
{
    m_isInStream = true;
    m_isStart = m_body == Body::EventStream && !m_goesOn;
    m_goesOn = false;
    writeDirective("recorded", timeText(time));
    setZero(time);
}

void CaptureWriter::setZero(Record::Time time)
{
    m_zero = time;
}

void CaptureWriter::writeBytes(QByteArrayView bytes, Record::Time time)
{
    if (bytes.isEmpty())
        return;
    if (std::exchange(m_awaitsLf, false) && bytes.front() == '\n') {
        if (m_isBehindCr)
            m_output += '\n';
        else
            writeRaw("\n");
        bytes = bytes.sliced(1);
    }
    const microseconds at = sinceZero(time);
    if (m_marks.size() == MostMarks)
        m_marks.last() = {m_pending.size(), at};
    else if (m_marks.isEmpty() || m_marks.constLast().at != at)
        m_marks.append({m_pending.size(), at});
    m_pending.append(bytes);
    if (m_isStart && !takeByteOrderMark())
        return;
    if (m_isRaw) {
        const qsizetype end =
            m_body == Body::EventStream ? firstBlockEnd(m_pending) : m_pending.indexOf('\n') + 1;
        m_isRaw = end <= 0;
        writePendingRaw(m_isRaw ? m_pending.size() - RawContext : end);
    }
    if (m_isRaw)
        return;
    writeWhole(wholeEnd());
    m_searched = std::max<qsizetype>(0, m_pending.size() - RawContext);
    if (m_pending.size() > MostPending) {
        m_isRaw = true;
        writePendingRaw(m_pending.size() - RawContext);
    }
}

// What comes first in a stream must not come first in a line. False: more is needed to tell.
bool CaptureWriter::takeByteOrderMark()
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    if (m_pending.size() < mark.size() && mark.startsWith(m_pending))
        return false;
    m_isStart = false;
    if (m_pending.startsWith(mark)) {
        writeMarksUpTo(mark.size() - 1);
        writeDirective("raw", "\"\\xEF\\xBB\\xBF\"");
        drop(mark.size());
    }
    return !m_pending.isEmpty();
}

void CaptureWriter::writeFinding(const Finding &finding, Record::Time time)
{
    writeAt(sinceZero(time));
    writeDirective("?finding",
                   ruleName(finding.rule).toByteArray() + ' ' + quoted(finding.detail.toUtf8()));
}

void CaptureWriter::endAttempt(Ending ending, Record::Time time, const QString &reason,
                               const std::optional<std::chrono::milliseconds> &wait)
{
    if (m_isInStream) {
        writeCut();
        writeAt(sinceZero(time));
    } else {
        writeDirective("?took", secondsText(sinceZero(time)));
    }
    if (m_isInStream || !m_hasHead) {
        static constexpr QByteArrayView names[]{"close", "truncate", "drop", "hang"};
        writeDirective(names[size_t(ending)]);
    }
    if (wait)
        writeDirective("?next", secondsText(*wait));
    writeDirective("ended", oneLine(reason.toUtf8()));
    resetAttempt();
    m_goesOn = false;
}

void CaptureWriter::writeBookmark(qsizetype row, const std::optional<QString> &note)
{
    writeDirective("?bookmark",
                   QByteArray::number(qint64(row + 1)) + ' '
                       + (note ? quoted(note->toUtf8()) : QByteArray("off")));
}

QByteArray CaptureWriter::take()
{
    return std::exchange(m_output, {});
}

void CaptureWriter::writeDirective(QByteArrayView name, QByteArrayView text)
{
    m_output.append(": @").append(name);
    if (!text.isEmpty())
        m_output.append(' ').append(text);
    m_output.append('\n');
    m_isBehindCr = false;
}

void CaptureWriter::writeAt(microseconds at)
{
    if (std::exchange(m_writtenAt, at) != at)
        writeDirective("at", '+' + secondsText(at));
}

microseconds CaptureWriter::sinceZero(Record::Time time) const
{
    return std::max(time - m_zero, microseconds(0)); // clocks are set back at times
}

// How much of what is pending can be written, in bytes.
qsizetype CaptureWriter::wholeEnd() const
{
    if (m_body != Body::EventStream)
        return m_pending.lastIndexOf('\n') + 1;
    qsizetype end = std::max<qsizetype>(0, lastBlockEnd(m_pending, m_searched));
    // What comes before the first line that waits for the end of its block need not wait, too.
    for (;;) {
        const qsizetype next = lineEndFrom(m_pending, std::max(end, m_searched));
        if (next < 0 || !isInert(QByteArrayView(m_pending).sliced(end, next - end)))
            return end;
        end = next;
    }
}

void CaptureWriter::writeWhole(qsizetype end)
{
    LineWalk lines(m_pending, m_body == Body::EventStream);
    qsizetype from = 0;
    while (from < end) {
        std::optional<microseconds> at; // of the last read whose time stands here
        qsizetype to = end;
        while (!m_marks.isEmpty()) {
            to = std::min(end, lines.borderFor(m_marks.constFirst().offset));
            if (to > from)
                break;
            at = m_marks.takeFirst().at;
            to = end;
        }
        if (at)
            writeAt(*at);
        appendEscaped(QByteArrayView(m_pending).sliced(from, to - from));
        from = to;
    }
    if (end == 0)
        return;
    m_awaitsLf = m_isBehindCr = end == m_pending.size() && m_pending[end - 1] == '\r';
    drop(end);
}

// What is pending of a block that is too large.
void CaptureWriter::writePendingRaw(qsizetype end)
{
    qsizetype from = 0;
    writeRawUpTo(end, &from);
    m_awaitsLf = end == m_pending.size() && m_pending[end - 1] == '\r';
    drop(end);
    m_searched = 0;
}

// What a cut connection has left of a block: lines that wait for its end can only be told as raw.
void CaptureWriter::writeCut()
{
    qsizetype from = 0;
    if (m_isRaw || m_body != Body::EventStream)
        writeRawUpTo(m_pending.size(), &from);
    qsizetype begin = from; // of a line
    while (begin < m_pending.size()) {
        const qsizetype end = lineEndFrom(m_pending, begin);
        const qsizetype lineEnd = end < 0 ? m_pending.size() : end;
        const QByteArrayView line = QByteArrayView(m_pending).sliced(begin, lineEnd - begin);
        if (end >= 0 && isInert(line)) {
            writeRawUpTo(begin, &from);
            writeMarksUpTo(lineEnd - (line.endsWith("\r\n") ? 2 : 1));
            appendEscaped(line);
            m_isBehindCr = false;
            from = lineEnd;
        }
        begin = lineEnd;
    }
    writeRawUpTo(m_pending.size(), &from);
    drop(m_pending.size());
    m_isRaw = m_awaitsLf = false;
    m_searched = 0;
}

// As raw from there on, each read with its own time.
void CaptureWriter::writeRawUpTo(qsizetype end, qsizetype *from)
{
    while (*from < end) {
        writeMarksUpTo(*from);
        qsizetype to = std::min(end, *from + RawPiece);
        if (!m_marks.isEmpty())
            to = std::min(to, m_marks.constFirst().offset);
        writeRaw(QByteArrayView(m_pending).sliced(*from, to - *from));
        *from = to;
    }
}

void CaptureWriter::writeMarksUpTo(qsizetype border)
{
    while (!m_marks.isEmpty() && m_marks.constFirst().offset <= border)
        writeAt(m_marks.takeFirst().at);
}

void CaptureWriter::writeRaw(QByteArrayView bytes)
{
    writeDirective("raw", quoted(bytes));
}

// Lines that begin at the start of one. A comment that looks like a directive gets one @ more.
void CaptureWriter::appendEscaped(QByteArrayView lines)
{
    for (qsizetype from = 0;;) {
        const qsizetype at = lines.indexOf('@', from);
        if (at < 0)
            break;
        from = at + 1;
        qsizetype begin = at - 1;
        if (begin > 0 && lines[begin] == ' ')
            --begin;
        const bool isComment =
            begin >= 0 && lines[begin] == ':' && (begin == 0 || isLineEnd(lines[begin - 1]));
        if (!isComment)
            continue;
        m_output.append(lines.first(at)).append('@');
        lines = lines.sliced(at);
        from = 1;
    }
    m_output.append(lines);
}

void CaptureWriter::drop(qsizetype size)
{
    m_pending.remove(0, size);
    for (Mark &mark : m_marks)
        mark.offset = std::max<qsizetype>(0, mark.offset - size);
}
