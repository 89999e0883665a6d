// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/blocklinter.h"

#include "lib/wire/printable.h"
#include "lib/wire/utf8.h"

#include <QStringList>

#include <algorithm>
#include <bitset>
#include <optional>

namespace {

using Rule = Finding::Rule;

constexpr QByteArrayView ByteOrderMark("\xEF\xBB\xBF");
constexpr qint64 ShortestRetry = 100; // ms; who writes less mostly thinks of seconds

QString quote(QByteArrayView bytes)
{
    constexpr qsizetype longest = 80;
    if (bytes.size() <= longest)
        // In a name it is as good as invisible, and what is wrong with it.
        return toPrintable(bytes).replace(QChar(0xFEFF), QLatin1String("\\u{feff}"));
    qsizetype size = longest; // and not inside a character
    while (size > longest - 3 && (uchar(bytes[size]) & 0xC0) == 0x80)
        --size;
    return quote(bytes.first(size)) + QChar(0x2026);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isDigits(QByteArrayView value)
{
    return !value.isEmpty()
        && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

enum class LineEnd : quint8 { Lf, Cr, CrLf };

QString names(const QList<LineEnd> &lineEnds)
{
    QStringList result;
    for (const LineEnd lineEnd : lineEnds) {
        result += lineEnd == LineEnd::Lf ? QStringLiteral("LF")
            : lineEnd == LineEnd::Cr     ? QStringLiteral("CR")
                                         : QStringLiteral("CRLF");
    }
    return result.join(QLatin1String(", "));
}

struct Line
{
    qsizetype begin = 0;
    qsizetype end = 0;  // of its text, where the line end stands
    qsizetype next = 0; // past the line end

    bool isEmpty() const { return begin == end; }
    bool isEnded() const { return next > end; }
};

// Finds the lines of some bytes, in linear time whichever line ends they have.
class LineReader
{
public:
    LineReader(QByteArrayView bytes, qsizetype from)
        : m_bytes(bytes)
        , m_pos(from)
    {
    }

    std::optional<Line> next()
    {
        if (m_pos == m_bytes.size())
            return std::nullopt;
        if (m_lf < m_pos)
            m_lf = find('\n');
        if (m_cr < m_pos)
            m_cr = find('\r');
        Line line{m_pos, std::min(m_lf, m_cr), 0};
        const bool isCrLf = m_cr < m_lf && m_cr + 1 == m_lf;
        m_pos = line.next = std::min(line.end + (isCrLf ? 2 : 1), m_bytes.size());
        return line;
    }

private:
    qsizetype find(char c) const
    {
        const qsizetype found = m_bytes.indexOf(c, m_pos);
        return found < 0 ? m_bytes.size() : found;
    }

    QByteArrayView m_bytes;
    qsizetype m_pos;
    qsizetype m_lf = -1;
    qsizetype m_cr = -1;
};

class BlockLinter
{
public:
    BlockLinter(QByteArrayView bytes, BlockExtent extent)
        : m_bytes(bytes)
        , m_extent(extent)
    {
    }

    QList<Finding> lint(StreamParser::StartsAt start);

private:
    void takeLine(const Line &line);
    void takeLineEnd(const Line &line);
    void takeField(const Line &line, QByteArrayView name, QByteArrayView value);
    void takeType(const Line &line, QByteArrayView value);
    void takeId(const Line &line, QByteArrayView value);
    void takeRetry(const Line &line, QByteArrayView value);
    void checkBlanks(QByteArrayView name, QByteArrayView afterColon);
    void checkValueBlanks(QByteArrayView name, QByteArrayView value);
    void endBlock(qsizetype end);
    void endStream();
    void findEscapedLineEnd();
    void add(Rule rule, qsizetype begin, qsizetype end, const QString &detail = {});
    void addIgnored(Rule rule, const Line &line, QByteArrayView detail);

    qsizetype positionOf(QByteArrayView part) const { return part.data() - m_bytes.data(); }

    QByteArrayView m_bytes;
    BlockExtent m_extent;
    QList<Finding> m_findings;
    std::bitset<Finding::RuleCount> m_isTold;
    int m_ignoredCount = 0;
    qsizetype m_begin = -1;    // of the block; -1: only blank lines so far
    qsizetype m_end = 0;       // of what has been looked at
    QList<LineEnd> m_lineEnds; // the kinds there are
    Line m_firstOtherLineEnd;
    std::optional<QByteArrayView> m_type;
    std::optional<QByteArrayView> m_id;
    Line m_typeLine;
    bool m_hasFields = false;
    bool m_hasData = false;
};

QList<Finding> BlockLinter::lint(StreamParser::StartsAt start)
{
    if (start == StreamParser::StartsAt::Stream && m_bytes.startsWith(ByteOrderMark)) {
        m_end = ByteOrderMark.size();
        add(Rule::ByteOrderMark, 0, m_end);
    }
    LineReader reader(m_bytes, m_end);
    const qsizetype begin = m_end;
    bool isComplete = false;
    for (auto line = reader.next(); line && !isComplete; line = reader.next()) {
        if (m_begin < 0 && !line->isEmpty())
            m_begin = line->begin;
        if (!line->isEnded())
            break;
        m_end = line->next;
        isComplete = line->isEmpty() && m_begin >= 0;
        if (m_begin >= 0)
            takeLine(*line);
    }
    if (const auto bad = findIllFormedUtf8(m_bytes.sliced(begin, m_end - begin)); bad.count > 0)
        add(Rule::InvalidUtf8, begin + bad.begin, begin + bad.end, QString::number(bad.count));
    if (m_lineEnds.size() > 1)
        add(Rule::MixedLineEnds, m_firstOtherLineEnd.end, m_firstOtherLineEnd.next,
            names(m_lineEnds));
    if (isComplete)
        endBlock(m_end);
    else
        endStream();
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const Finding &a, const Finding &b) { return a.begin < b.begin; });
    return m_findings;
}

void BlockLinter::takeLine(const Line &line)
{
    takeLineEnd(line);
    const QByteArrayView text = m_bytes.sliced(line.begin, line.end - line.begin);
    if (text.isEmpty() || text.front() == ':')
        return;
    m_hasFields = true;
    const qsizetype colon = text.indexOf(':');
    if (colon < 0) {
        takeField(line, text, text.last(0));
        return;
    }
    const QByteArrayView name = text.first(colon);
    const QByteArrayView afterColon = text.sliced(colon + 1);
    checkBlanks(name, afterColon);
    takeField(line, name, afterColon.startsWith(' ') ? afterColon.sliced(1) : afterColon);
}

void BlockLinter::takeLineEnd(const Line &line)
{
    const bool isPair = line.next == line.end + 2;
    const LineEnd kind = isPair     ? LineEnd::CrLf
        : m_bytes[line.end] == '\r' ? LineEnd::Cr
                                    : LineEnd::Lf;
    if (kind == LineEnd::Cr && line.next == m_bytes.size())
        return; // its LF may have come later and belong to nothing
    if (m_lineEnds.contains(kind))
        return;
    m_lineEnds += kind;
    if (m_lineEnds.size() == 2)
        m_firstOtherLineEnd = line;
}

void BlockLinter::takeField(const Line &line, QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (!m_hasData && !value.isEmpty() && isBlank(value.front()))
            add(Rule::IndentedData, positionOf(value), positionOf(value) + 1);
        m_hasData = true;
    } else if (name == "event") {
        takeType(line, value);
    } else if (name == "id") {
        takeId(line, value);
    } else if (name == "retry") {
        takeRetry(line, value);
    } else {
        addIgnored(Rule::UnknownField, line, name);
    }
}

void BlockLinter::takeType(const Line &line, QByteArrayView value)
{
    if (m_type)
        add(Rule::RepeatedField, line.begin, line.next, QStringLiteral("event"));
    m_type = value;
    m_typeLine = line;
    checkValueBlanks("event", value);
}

void BlockLinter::takeId(const Line &line, QByteArrayView value)
{
    if (value.contains('\0')) {
        addIgnored(Rule::IdWithNul, line, value);
        return;
    }
    if (m_id)
        add(Rule::RepeatedField, line.begin, line.next, QStringLiteral("id"));
    m_id = value;
    checkValueBlanks("id", value);
}

void BlockLinter::takeRetry(const Line &line, QByteArrayView value)
{
    if (!isDigits(value))
        addIgnored(Rule::RetryNotDigits, line, value);
    else if (value.size() < 10 && value.toByteArray().toLongLong() < ShortestRetry)
        add(Rule::ShortRetry, line.begin, line.next, quote(value));
}

void BlockLinter::checkBlanks(QByteArrayView name, QByteArrayView afterColon)
{
    const bool isKnown = name == "data" || name == "event" || name == "id" || name == "retry";
    if (isKnown && !afterColon.isEmpty() && !isBlank(afterColon.front()))
        add(Rule::NoSpace, positionOf(name), positionOf(afterColon), quote(name));
}

void BlockLinter::checkValueBlanks(QByteArrayView name, QByteArrayView value)
{
    if (value.isEmpty())
        return;
    const qsizetype begin = positionOf(value);
    const qsizetype end = begin + value.size();
    if (isBlank(value.front()))
        add(Rule::TwoSpaces, begin, begin + 1, quote(name));
    else if (isBlank(value.back()))
        add(Rule::TrailingBlank, end - 1, end, quote(name));
}

void BlockLinter::endBlock(qsizetype end)
{
    if (m_extent != BlockExtent::Whole)
        return;
    const QByteArrayView type = m_type.value_or(QByteArrayView());
    const bool isMessage = type.isEmpty() || type == "message";
    if (m_hasData && !isMessage)
        add(Rule::NamedEvent, m_typeLine.begin, m_typeLine.next, quote(type));
    else if (!m_hasData && m_type)
        add(Rule::EmptyEvent, m_begin, end, quote(isMessage ? QByteArrayView("message") : type));
    else if (!m_hasData && m_id)
        add(Rule::IdAlone, m_begin, end, quote(*m_id));
}

// The blank line is missing. Comments alone are no loss.
void BlockLinter::endStream()
{
    const bool isPending = m_hasFields || m_end < m_bytes.size();
    if (m_extent != BlockExtent::Whole || !isPending)
        return;
    add(Rule::CutOff, m_begin, m_bytes.size());
    findEscapedLineEnd();
}

// A backslash and an "n" at the end of a line or in front of a field: in a block without end they
// were hardly meant as such.
void BlockLinter::findEscapedLineEnd()
{
    constexpr QByteArrayView escaped("\\n");
    for (qsizetype at = m_bytes.indexOf(escaped, m_begin); at >= 0;
         at = m_bytes.indexOf(escaped, at)) {
        const qsizetype begin = at;
        while (m_bytes.sliced(at).startsWith(escaped))
            at += escaped.size();
        const QByteArrayView after = m_bytes.sliced(at);
        bool isLineEnd = false;
        if (after.isEmpty()) // where JSON was cut, it may stand inside a string
            isLineEnd = m_bytes.sliced(m_end).count('"') % 2 == 0;
        else
            isLineEnd = after.startsWith('\n') || after.startsWith('\r')
                || after.startsWith("data:") || after.startsWith("event:")
                || after.startsWith("id:") || after.startsWith("retry:");
        if (isLineEnd) {
            add(Rule::EscapedLineEnd, begin, at);
            return;
        }
    }
}

void BlockLinter::add(Rule rule, qsizetype begin, qsizetype end, const QString &detail)
{
    if (m_isTold.test(size_t(rule)))
        return;
    m_isTold.set(size_t(rule));
    m_findings.append({rule, begin, end, detail});
}

void BlockLinter::addIgnored(Rule rule, const Line &line, QByteArrayView detail)
{
    if (++m_ignoredCount <= MaxIgnoredLines)
        m_findings.append({rule, line.begin, line.next, quote(detail)});
}

} // namespace

QList<Finding> lintBlock(QByteArrayView bytes, BlockExtent extent, StreamParser::StartsAt start)
{
    return BlockLinter(bytes, extent).lint(start);
}

QList<Finding> lintItem(StreamItem::Kind kind, QByteArrayView bytes, bool isCut)
{
    if (kind == StreamItem::Kind::Line)
        return {};
    const bool isBlock = kind == StreamItem::Kind::Event
        || kind == StreamItem::Kind::BlockWithoutData || kind == StreamItem::Kind::IncompleteBlock;
    return lintBlock(bytes, isBlock && !isCut ? BlockExtent::Whole : BlockExtent::Lines,
                     kind == StreamItem::Kind::ByteOrderMark ? StreamParser::StartsAt::Stream
                                                             : StreamParser::StartsAt::Block);
}
