// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/queryparser.h"

#include "lib/query/conditionmaker.h"
#include "lib/query/querylexer.h"

namespace {

using Kind = QueryToken::Kind;

constexpr int DeepestNesting = 100;

// Recursive descent: or, and, not, and what is not made of others. Null stands for an error.
class QueryParser
{
public:
    QueryParser(const QString &text, QueryError *error)
        : m_lexer(text)
        , m_error(error)
    {
    }

    std::optional<ConditionPtr> parse();

private:
    ConditionPtr readAlternatives();
    ConditionPtr readConjunction();
    ConditionPtr readNegatable();
    ConditionPtr readParenthesized();
    bool advance();
    bool refuseDangling();
    ConditionPtr fail(const QueryToken &token, const QString &message);

    QueryLexer m_lexer;
    QueryToken m_token;    // to come
    QueryToken m_operator; // behind which something has to come; or End
    QueryError *m_error;
    int m_depth = 0;
};

std::optional<ConditionPtr> QueryParser::parse()
{
    if (!advance())
        return std::nullopt;
    if (m_token.kind == Kind::End)
        return ConditionPtr();
    ConditionPtr condition = readAlternatives();
    if (condition && m_token.kind == Kind::Close)
        condition = fail(m_token,
                         QueryError::tr("There is no ( for this ); remove it, or write it in "
                                        "quotes to search for it."));
    if (!condition)
        return std::nullopt;
    return condition;
}

// False after an error.
bool QueryParser::advance()
{
    return m_lexer.next(&m_token, m_error);
}

ConditionPtr QueryParser::fail(const QueryToken &token, const QString &message)
{
    *m_error = {token.begin, token.end - token.begin, message};
    return nullptr;
}

// NOLINTNEXTLINE(misc-no-recursion)
ConditionPtr QueryParser::readAlternatives()
{
    std::vector<ConditionPtr> parts;
    for (;;) {
        parts.push_back(readConjunction());
        if (!parts.back())
            return nullptr;
        if (m_token.kind != Kind::Or)
            break;
        m_operator = m_token;
        if (!advance())
            return nullptr;
    }
    return parts.size() == 1 ? std::move(parts.front()) : std::make_unique<AnyOf>(std::move(parts));
}

// NOLINTNEXTLINE(misc-no-recursion)
ConditionPtr QueryParser::readConjunction()
{
    std::vector<ConditionPtr> parts;
    for (;;) {
        parts.push_back(readNegatable());
        if (!parts.back())
            return nullptr;
        if (m_token.kind == Kind::Or || m_token.kind == Kind::Close || m_token.kind == Kind::End)
            break;
        if (m_token.kind != Kind::And)
            continue;
        m_operator = m_token;
        if (!advance())
            return nullptr;
    }
    return parts.size() == 1 ? std::move(parts.front()) : std::make_unique<AllOf>(std::move(parts));
}

// NOLINTNEXTLINE(misc-no-recursion)
ConditionPtr QueryParser::readNegatable()
{
    bool isNegated = false;
    while (m_token.kind == Kind::Not) {
        isNegated = !isNegated;
        m_operator = m_token;
        if (!advance())
            return nullptr;
    }
    if (!refuseDangling())
        return nullptr;
    m_operator = {};
    ConditionPtr condition;
    if (m_token.kind == Kind::Open) {
        condition = readParenthesized();
    } else {
        condition = makeCondition(m_token, m_error);
        if (condition && !advance())
            return nullptr;
    }
    if (condition && isNegated)
        return std::make_unique<Not>(std::move(condition));
    return condition;
}

// False if something is missing here: before an operator, or behind the last one.
bool QueryParser::refuseDangling()
{
    if (m_token.kind == Kind::And || m_token.kind == Kind::Or) {
        fail(m_token,
             QueryError::tr("Something is missing before this; to search for the word itself, "
                            "write it in quotes."));
        return false;
    }
    if (m_token.kind != Kind::Close && m_token.kind != Kind::End)
        return true;
    if (m_operator.kind != Kind::End)
        fail(m_operator,
             QueryError::tr("Something is missing behind this; to search for the word itself, "
                            "write it in quotes."));
    else
        fail(m_token,
             QueryError::tr("There is nothing to search for before this ); write parentheses in "
                            "quotes to search for them."));
    return false;
}

// NOLINTNEXTLINE(misc-no-recursion)
ConditionPtr QueryParser::readParenthesized()
{
    const QueryToken opening = m_token;
    if (++m_depth > DeepestNesting)
        return fail(opening, QueryError::tr("There are too many parentheses inside of others."));
    if (!advance())
        return nullptr;
    if (m_token.kind == Kind::End)
        return fail(opening,
                    QueryError::tr("This parenthesis is never closed: put a ) behind what belongs "
                                   "together."));
    ConditionPtr condition = readAlternatives();
    if (!condition)
        return nullptr;
    if (m_token.kind != Kind::Close)
        return fail(opening,
                    QueryError::tr("This parenthesis is never closed: put a ) behind what belongs "
                                   "together."));
    --m_depth;
    return advance() ? std::move(condition) : nullptr;
}

} // namespace

std::optional<ConditionPtr> parseQuery(const QString &text, QueryError *error)
{
    return QueryParser(text, error).parse();
}
