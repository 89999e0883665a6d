// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/candidates.h"
#include "lib/query/queryrow.h"

#include <QList>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

// Parts of a text: position and length in characters.
using TextParts = QList<std::pair<qsizetype, qsizetype>>;

// Something that holds for a row or does not. The parts of a query are such.
class Condition
{
public:
    // How dear it is to find out. Of several conditions the cheap ones are asked first.
    enum class Cost : quint8 { Index, Payload, Regex, Lint, Jq };
    static constexpr qsizetype MostParts = 100;

    Condition() = default;
    virtual ~Condition() = default;
    Condition(const Condition &) = delete;
    Condition &operator=(const Condition &) = delete;

    virtual bool matches(const QueryRow &row) = 0;
    virtual Cost cost() const = 0;

    // What a block's bytes need to have so that it matches.
    virtual Candidates candidates() const { return {}; }

    // Appends where in a text the condition finds what it looks for, MostParts altogether.
    virtual void addParts(const QString &, TextParts *) const { }
};

using ConditionPtr = std::unique_ptr<Condition>;

// Several conditions, asked by their cost.
class Conditions : public Condition
{
public:
    explicit Conditions(std::vector<ConditionPtr> parts);

    Cost cost() const override { return m_parts.back()->cost(); }
    void addParts(const QString &shown, TextParts *parts) const override;

protected:
    std::vector<ConditionPtr> m_parts; // by cost; never empty
};

class AllOf final : public Conditions
{
public:
    using Conditions::Conditions;

    bool matches(const QueryRow &row) override;
    Candidates candidates() const override;
};

class AnyOf final : public Conditions
{
public:
    using Conditions::Conditions;

    bool matches(const QueryRow &row) override;
    Candidates candidates() const override;
};

class Not final : public Condition
{
public:
    explicit Not(ConditionPtr part)
        : m_part(std::move(part))
    {
    }

    bool matches(const QueryRow &row) override { return !m_part->matches(row); }
    Cost cost() const override { return m_part->cost(); }

private:
    ConditionPtr m_part;
};
