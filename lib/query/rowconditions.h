// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/condition.h"
#include "lib/query/jqexpression.h"
#include "lib/query/namepattern.h"
#include "lib/query/queryfield.h"
#include "lib/query/queryrange.h"
#include "lib/query/textpattern.h"
#include "lib/wire/finding.h"

#include <QDateTime>

#include <optional>

// The conditions that a query can be made of.

// Whose text is looked at.
enum class TextSource : quint8 {
    Anywhere, // data, type and id, comments, notes
    Data,     // of events
    Comments,
    Notes,
    BookmarkNotes,
};

class TextCondition final : public Condition
{
public:
    TextCondition(TextPattern pattern, TextSource source);

    bool matches(const QueryRow &row) override;
    Cost cost() const override { return Cost::Payload; }
    Candidates candidates() const override;
    void addParts(const QString &shown, TextParts *parts) const override;

private:
    TextPattern m_pattern;
    TextSource m_source;
};

class RegexCondition final : public Condition
{
public:
    RegexCondition(std::shared_ptr<const Regex> regex, Candidates candidates, TextSource source);

    bool matches(const QueryRow &row) override;
    Cost cost() const override { return Cost::Regex; }
    Candidates candidates() const override { return m_candidates; }
    void addParts(const QString &shown, TextParts *parts) const override;

private:
    std::shared_ptr<const Regex> m_regex;
    Candidates m_candidates;
    TextSource m_source;
};

// Types or ids, of which one fits.
class NameCondition final : public Condition
{
public:
    enum class Of : quint8 { Type, Id };

    NameCondition(Of of, const QList<NamePattern> &patterns);

    bool matches(const QueryRow &row) override;
    Cost cost() const override { return m_of == Of::Type ? Cost::Index : Cost::Payload; }
    Candidates candidates() const override;

private:
    bool hasMatch(QByteArrayView name) const;

    Of m_of;
    QList<NamePattern> m_patterns;
};

// Any of some kinds of rows.
class KindCondition final : public Condition
{
public:
    explicit KindCondition(bool (*holds)(const QueryRow &row))
        : m_holds(holds)
    {
    }

    bool matches(const QueryRow &row) override { return m_holds(row); }
    Cost cost() const override { return Cost::Index; }

private:
    bool (*m_holds)(const QueryRow &row);
};

class RangeCondition final : public Condition
{
public:
    // field: of the kind QueryField::Value::Range.
    RangeCondition(QueryField::Name field, const QueryRange &range);

    bool matches(const QueryRow &row) override;
    Cost cost() const override { return Cost::Index; }

private:
    qint64 timeOf(const QueryRow &row);

    QueryField::Name m_field;
    QueryRange m_range;
    qint64 m_quarter = -1; // hours since 1970 for which the offset is known, times four;
    qint64 m_offset = 0;   // of local time, in µs
};

// A rule that a block's bytes break, or any of those that are warnings.
class LintCondition final : public Condition
{
public:
    explicit LintCondition(std::optional<Finding::Rule> rule);

    bool matches(const QueryRow &row) override;
    Cost cost() const override { return Cost::Lint; }

private:
    std::optional<Finding::Rule> m_rule;
};

class JqCondition final : public Condition
{
public:
    explicit JqCondition(JqExpression expression);

    bool matches(const QueryRow &row) override;
    Cost cost() const override { return Cost::Jq; }

private:
    JqExpression m_expression;
};
