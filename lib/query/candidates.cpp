// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/candidates.h"

#include <QStringList>

#include <algorithm>

namespace {

constexpr size_t MostLiterals = 8;

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
    result.m_regexSelectivity = longest.size();
    return result;
}

Candidates Candidates::ofLiteral(const Literal &literal)
{
    Candidates result;
    result.m_literals.push_back(literal);
    return result;
}

Candidates Candidates::ofRegex(std::shared_ptr<const Regex> regex)
{
    Candidates result;
    result.m_regex = std::move(regex);
    return result;
}

Candidates Candidates::allOf(Candidates a, Candidates b)
{
    return a.selectivity() >= b.selectivity() ? std::move(a) : std::move(b);
}

Candidates Candidates::anyOf(Candidates a, Candidates b)
{
    const size_t count = a.m_literals.size() + b.m_literals.size();
    if (a.m_literals.empty() || b.m_literals.empty() || count > MostLiterals)
        return {};
    a.m_literals.insert(a.m_literals.end(), b.m_literals.begin(), b.m_literals.end());
    return a;
}

qsizetype Candidates::selectivity() const
{
    if (m_regex)
        return m_regexSelectivity;
    if (m_literals.empty())
        return 0;
    const auto shortest =
        std::min_element(m_literals.begin(), m_literals.end(),
                         [](const Literal &a, const Literal &b) { return a.size() < b.size(); });
    return std::max<qsizetype>(1, shortest->size() - qsizetype(m_literals.size()) + 1);
}

qsizetype Candidates::find(QByteArrayView bytes, qsizetype from) const
{
    if (from >= bytes.size())
        return -1;
    if (m_regex) {
        const Regex::Match match = m_regex->search(bytes, from);
        return match.result == Regex::Match::Result::GaveUp ? from : match.begin;
    }
    return m_literals.empty() ? from : findLiteral(bytes, from);
}

// Looks at ever more bytes for one after the other, so that none is searched far beyond where
// another stands.
qsizetype Candidates::findLiteral(QByteArrayView bytes, qsizetype from) const
{
    if (m_literals.size() == 1)
        return m_literals.front().find(bytes, from);
    constexpr qsizetype mostPlaces = 64 * 1024;
    for (qsizetype places = 256; from < bytes.size(); places = std::min(2 * places, mostPlaces)) {
        qsizetype nearest = -1;
        for (const Literal &literal : m_literals) {
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
