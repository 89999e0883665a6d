// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/rowconditions.h"

#include "lib/wire/blocklinter.h"

#include <algorithm>

namespace {

constexpr QByteArrayView DefaultType("message"); // of events whose bytes do not say it

// Whether a row has text of that source.
bool hasSource(const QueryRow &row, TextSource source)
{
    switch (source) {
    case TextSource::Anywhere:
        return true;
    case TextSource::Data:
        return row.isEvent();
    case TextSource::Comments:
        return row.kind == Record::Kind::Comment;
    case TextSource::Notes:
        return row.isNote();
    case TextSource::BookmarkNotes:
        return row.isBookmarked;
    }
    Q_UNREACHABLE();
}

// Whether text of that source stands in a block's bytes.
bool isInBytes(TextSource source)
{
    return source != TextSource::Notes && source != TextSource::BookmarkNotes;
}

} // namespace

TextCondition::TextCondition(TextPattern pattern, TextSource source)
    : m_pattern(std::move(pattern))
    , m_source(source)
{
}

bool TextCondition::matches(const QueryRow &row)
{
    if (!hasSource(row, m_source))
        return false;
    if (m_source == TextSource::BookmarkNotes)
        return m_pattern.occursIn(row.bookmarkNote);
    if (m_pattern.occursIn(row.data))
        return true;
    return m_source == TextSource::Anywhere
        && (m_pattern.occursIn(row.type) || m_pattern.occursIn(row.id));
}

Candidates TextCondition::candidates() const
{
    const bool isInDefaultType =
        m_source == TextSource::Anywhere && m_pattern.occursIn(DefaultType);
    if (!isInBytes(m_source) || isInDefaultType)
        return {};
    return Candidates::ofText(m_pattern.text());
}

void TextCondition::addParts(const QString &shown, TextParts *parts) const
{
    const QString text = m_pattern.text();
    if (m_source == TextSource::BookmarkNotes)
        return;
    for (qsizetype at = 0; parts->size() < MostParts; at += text.size()) {
        at = shown.indexOf(text, at, m_pattern.caseSensitivity());
        if (at < 0)
            return;
        parts->append({at, text.size()});
    }
}

RegexCondition::RegexCondition(std::shared_ptr<const Regex> regex, Candidates candidates,
                               TextSource source)
    : m_regex(std::move(regex))
    , m_candidates(isInBytes(source) ? std::move(candidates) : Candidates())
    , m_source(source)
{
}

bool RegexCondition::matches(const QueryRow &row)
{
    return hasSource(row, m_source)
        && m_regex->occursIn(m_source == TextSource::BookmarkNotes ? row.bookmarkNote : row.data);
}

void RegexCondition::addParts(const QString &shown, TextParts *parts) const
{
    if (m_source == TextSource::BookmarkNotes)
        return;
    constexpr qsizetype mostCharacters = 256 * 1024; // of a text that long nobody sees the rest
    const QByteArray bytes =
        QStringView(shown).first(std::min(shown.size(), mostCharacters)).toUtf8();
    const auto characters = [&](qsizetype begin, qsizetype end) {
        return QString::fromUtf8(QByteArrayView(bytes).sliced(begin, end - begin)).size();
    };
    qsizetype at = 0; // in characters, where byte lastEnd stands
    qsizetype lastEnd = 0;
    for (qsizetype from = 0; from <= bytes.size() && parts->size() < MostParts;) {
        const Regex::Match match = m_regex->search(bytes, from);
        if (match.result != Regex::Match::Result::Found || match.begin < from)
            return;
        if (match.end > match.begin) {
            at += characters(lastEnd, match.begin);
            const qsizetype length = characters(match.begin, match.end);
            parts->append({at, length});
            at += length;
            lastEnd = match.end;
        }
        from = std::max(match.end, match.begin + 1);
        while (from < bytes.size() && (static_cast<uchar>(bytes[from]) & 0xC0) == 0x80)
            ++from;
    }
}

NameCondition::NameCondition(Of of, const QList<NamePattern> &patterns)
    : m_of(of)
    , m_patterns(patterns)
{
}

bool NameCondition::hasMatch(QByteArrayView name) const
{
    return !name.isEmpty()
        && std::any_of(m_patterns.begin(), m_patterns.end(),
                       [name](const NamePattern &pattern) { return pattern.matches(name); });
}

bool NameCondition::matches(const QueryRow &row)
{
    return hasMatch(m_of == Of::Type ? row.type : row.id);
}

Candidates NameCondition::candidates() const
{
    if (m_of == Of::Type && hasMatch(DefaultType))
        return {};
    Candidates result = m_patterns.front().candidates();
    for (qsizetype i = 1; i < m_patterns.size(); ++i)
        result = Candidates::anyOf(result, m_patterns[i].candidates());
    return result;
}

RangeCondition::RangeCondition(QueryField::Name field, const QueryRange &range)
    : m_field(field)
    , m_range(range)
{
}

bool RangeCondition::matches(const QueryRow &row)
{
    switch (m_field) {
    case QueryField::Name::Size:
        return !row.isNote() && m_range.contains(row.size);
    case QueryField::Name::Gap:
        return m_range.contains(row.gap.count());
    case QueryField::Name::Time:
        return m_range.contains(timeOf(row));
    case QueryField::Name::Number:
        return row.number > 0 && m_range.contains(row.number);
    case QueryField::Name::Attempt:
        return m_range.contains(row.attempt);
    default:
        Q_UNREACHABLE();
    }
}

// The offset of local time changes at full quarters of an hour, if at all; to ask for it takes
// long.
qint64 RangeCondition::timeOf(const QueryRow &row)
{
    constexpr qint64 quarter = 15LL * 60 * 1'000'000;
    constexpr qint64 day = 96 * quarter;
    const qint64 time = row.time.time_since_epoch().count();
    if (!m_range.isTimeOfDay)
        return time;
    const qint64 quarters = time / quarter;
    if (quarters != m_quarter) {
        m_quarter = quarters;
        m_offset = QDateTime::fromSecsSinceEpoch(time / 1'000'000).offsetFromUtc() * 1'000'000LL;
    }
    return ((time + m_offset) % day + day) % day;
}

LintCondition::LintCondition(std::optional<Finding::Rule> rule)
    : m_rule(rule)
{
}

bool LintCondition::matches(const QueryRow &row)
{
    if (row.isNote())
        return false;
    const QList<Finding> findings = lintItem(row.itemKind, row.bytes);
    return std::any_of(findings.begin(), findings.end(), [this](const Finding &finding) {
        return m_rule ? finding.rule == *m_rule
                      : severity(finding.rule) == Finding::Severity::Warning;
    });
}

JqCondition::JqCondition(JqExpression expression)
    : m_expression(std::move(expression))
{
}

bool JqCondition::matches(const QueryRow &row)
{
    return row.isEvent() && m_expression.isTrue(row.data);
}
