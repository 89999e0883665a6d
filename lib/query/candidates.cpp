// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/candidates.h"

#include <QStringList>

#include <algorithm>

namespace {

constexpr size_t MostLiterals = 8;
constexpr size_t MostRequirements = 3; // each is looked for in all bytes, if they are rare
constexpr qsizetype RegexSelectivity = 6;

qsizetype findFirst(const Literal &literal, QByteArrayView bytes, qsizetype from, qsizetype places)
{
    const qsizetype end = std::min(bytes.size(), from + places + literal.size() - 1);
    return literal.find(bytes.first(end), from);
}

} // namespace

Candidates Candidates::ofText(const QString &text)
{
    const QStringList lines = text.split(QLatin1Char('\n'));
    const QByteArray longest =
        std::max_element(lines.begin(), lines.end(), [](const QString &a, const QString &b) {
            return a.size() < b.size();
        })->toUtf8();
    if (longest.isEmpty())
        return {};
    // How case counts is a matter of the whole text.
    const TextPattern pattern(text);
    if (pattern.literal())
        return ofLiteral(Literal(longest, pattern.literal()->letters()));
    Regex::Error error;
    auto regex = Regex::compile(longest, Regex::Verbatim | Regex::Caseless, &error);
    if (!regex)
        return {};
    Candidates result = ofRegex(std::make_shared<const Regex>(std::move(*regex)));
    result.m_requirements.front().selectivity = longest.size();
    return result;
}

Candidates Candidates::ofLiteral(const Literal &literal)
{
    Candidates result;
    result.m_requirements.push_back({{literal}, nullptr, literal.size()});
    return result;
}

Candidates Candidates::ofRegex(std::shared_ptr<const Regex> regex)
{
    Candidates result;
    result.m_requirements.push_back({{}, std::move(regex), RegexSelectivity});
    return result;
}

Candidates Candidates::allOf(Candidates a, const Candidates &b)
{
    std::vector<Requirement> &all = a.m_requirements;
    all.insert(all.end(), b.m_requirements.begin(), b.m_requirements.end());
    std::stable_sort(all.begin(), all.end(), [](const Requirement &x, const Requirement &y) {
        return x.selectivity > y.selectivity;
    });
    all.erase(all.begin() + std::ptrdiff_t(std::min(all.size(), MostRequirements)), all.end());
    return a;
}

// The best texts of each.
Candidates Candidates::anyOf(const Candidates &a, const Candidates &b)
{
    Requirement either;
    for (const Candidates *part : {&a, &b}) {
        const auto best =
            std::find_if(part->m_requirements.begin(), part->m_requirements.end(),
                         [](const Requirement &each) { return !each.literals.empty(); });
        if (best == part->m_requirements.end())
            return {};
        either.literals.insert(either.literals.end(), best->literals.begin(), best->literals.end());
        either.selectivity = either.selectivity == 0
            ? best->selectivity
            : std::min(either.selectivity, best->selectivity);
    }
    Candidates result;
    if (either.literals.size() <= MostLiterals)
        result.m_requirements.push_back(std::move(either));
    return result;
}

// A block that has all that is required ends behind the first place of each.
qsizetype Candidates::find(QByteArrayView bytes, qsizetype from) const
{
    if (from >= bytes.size())
        return -1;
    qsizetype farthest = from;
    for (const Requirement &requirement : m_requirements) {
        const qsizetype found = requirement.find(bytes, from);
        if (found < 0)
            return -1;
        farthest = std::max(farthest, found);
    }
    return farthest;
}

qsizetype Candidates::Requirement::find(QByteArrayView bytes, qsizetype from) const
{
    if (!regex)
        return findLiteral(bytes, from);
    const Regex::Match match = regex->searchLines(bytes, from);
    return match.result == Regex::Match::Result::GaveUp ? from : match.begin;
}

// Looks at ever more bytes for one after the other, so that none is searched far beyond where
// another stands.
qsizetype Candidates::Requirement::findLiteral(QByteArrayView bytes, qsizetype from) const
{
    if (literals.size() == 1)
        return literals.front().find(bytes, from);
    constexpr qsizetype mostPlaces = 64 * 1024;
    for (qsizetype places = 256; from < bytes.size(); places = std::min(2 * places, mostPlaces)) {
        qsizetype nearest = -1;
        for (const Literal &literal : literals) {
            const qsizetype limit = nearest < 0 ? places : nearest - from;
            if (const qsizetype found = findFirst(literal, bytes, from, limit); found >= 0)
                nearest = found;
        }
        if (nearest >= 0)
            return nearest;
        from += places;
    }
    return -1;
}
