// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/querylexer.h"

#include "lib/query/querycharacters.h"

#include <algorithm>
#include <array>

namespace {

using Kind = QueryToken::Kind;

bool isClosing(QChar opening, QChar c)
{
    return opening == u'"' ? c == u'"' : isQuote(c);
}

// Past the string of a program whose quote is at an offset; -1 if it is not closed.
qsizetype stringEnd(QStringView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == u'"')
            return at + 1;
        if (text[at] != u'\\')
            continue;
        ++at;
        if (at < text.size() && text[at] == u'(') {
            at = programEnd(text, at) - 1;
            if (at < 0)
                return -1;
        }
    }
    return -1;
}

struct FlagLetter
{
    char16_t letter;
    Regex::Flag flag;
};

// Those of JavaScript, too: what g and u stand for goes without saying.
constexpr std::array<FlagLetter, 5> FlagLetters{{{u'i', Regex::Caseless},
                                                 {u'm', Regex::Multiline},
                                                 {u's', Regex::DotAll},
                                                 {u'g', Regex::NoFlag},
                                                 {u'u', Regex::NoFlag}}};

const FlagLetter *findFlag(QChar c)
{
    const auto *const found =
        std::find_if(FlagLetters.begin(), FlagLetters.end(),
                     [c](const FlagLetter &flag) { return c == QChar(flag.letter); });
    return found == FlagLetters.end() ? nullptr : found;
}

// Whether a text is hardly the path of a URL.
bool looksLikePattern(const QString &text)
{
    static const QString special = QStringLiteral("\\^$[");
    return text.contains(QLatin1String(".*"))
        || std::any_of(text.begin(), text.end(), [](QChar c) { return special.contains(c); });
}

} // namespace

// Strings inside of the parentheses may have programs in parentheses themselves: "\(.a)".
// NOLINTNEXTLINE(misc-no-recursion)
qsizetype programEnd(QStringView text, qsizetype opening)
{
    int depth = 0;
    for (qsizetype at = opening; at < text.size(); ++at) {
        if (text[at] == u'"') {
            at = stringEnd(text, at) - 1;
            if (at < 0)
                return -1;
        } else if (text[at] == u'(') {
            ++depth;
        } else if (text[at] == u')' && --depth == 0) {
            return at + 1;
        }
    }
    return -1;
}

bool QueryLexer::next(QueryToken *token, QueryError *error)
{
    m_token = token;
    m_error = error;
    m_at = skipBlanks(m_at);
    *token = {};
    token->begin = m_at;
    const bool isFine = read();
    token->end = m_at;
    return isFine;
}

bool QueryLexer::read()
{
    if (m_at >= m_text.size() || readKeyword())
        return true;
    const QChar c = peek(m_at);
    if (c == u'(' || c == u')') {
        m_token->kind = c == u'(' ? Kind::Open : Kind::Close;
        ++m_at;
        return true;
    }
    if (isQuote(c)) {
        m_token->kind = Kind::Text;
        return readQuoted();
    }
    if (c == u'/')
        return readPattern();
    const Reading field = readField();
    if (field == Reading::Nothing)
        readWord();
    return field != Reading::Failed;
}

bool QueryLexer::readKeyword()
{
    struct Keyword
    {
        const char *word;
        Kind kind;
    };
    static constexpr std::array<Keyword, 6> keywords{{{"and", Kind::And},
                                                      {"or", Kind::Or},
                                                      {"not", Kind::Not},
                                                      {"&&", Kind::And},
                                                      {"||", Kind::Or},
                                                      {"|", Kind::Or}}};
    for (const Keyword &keyword : keywords) {
        if (!isKeywordAt(m_at, keyword.word))
            continue;
        m_token->kind = keyword.kind;
        m_at += qsizetype(qstrlen(keyword.word));
        return true;
    }
    if (!isNotHere())
        return false;
    m_token->kind = Kind::Not;
    ++m_at;
    return true;
}

bool QueryLexer::isKeywordAt(qsizetype at, const char *word) const
{
    const QLatin1String text(word);
    if (!QStringView(m_text).sliced(at).startsWith(text, Qt::CaseInsensitive))
        return false;
    if (!isLetter(peek(at)))
        return true;
    const qsizetype end = at + text.size();
    const QChar c = peek(end);
    return endsWordAt(end) || c == u'(' || isQuote(c);
}

// Whether there is a ! or a - that negates what follows, and is not part of a number, an option
// or an arrow.
bool QueryLexer::isNotHere() const
{
    const QChar c = peek(m_at);
    const QChar next = peek(m_at + 1);
    if (c == u'!')
        return next != u'=';
    return c == u'-' && m_at + 1 < m_text.size() && !next.isSpace() && !isDigit(next)
        && next != u'-' && next != u'>' && next != u')';
}

bool QueryLexer::readQuoted()
{
    const qsizetype begin = m_at;
    const QChar opening = peek(m_at++);
    m_token->isQuoted = true;
    m_token->valueBegin = begin;
    for (; m_at < m_text.size() && !isClosing(opening, peek(m_at)); ++m_at) {
        const QChar next = peek(m_at + 1);
        if (peek(m_at) == u'\\' && (isQuote(next) || next == u'\\'))
            ++m_at;
        m_token->value += peek(m_at);
    }
    m_token->valueEnd = std::min(m_at + 1, m_text.size());
    if (m_at >= m_text.size())
        return fail(begin, m_text.size(),
                    QueryError::tr("This phrase is never closed: put a \" at its end."));
    ++m_at;
    return true;
}

// A regular expression, if a slash closes it and only flags follow; otherwise a word, such as a
// path.
bool QueryLexer::readPattern()
{
    const qsizetype begin = m_at;
    bool isInClass = false;
    for (qsizetype at = begin + 1; at < m_text.size(); ++at) {
        const QChar c = peek(at);
        if (c == u'\\')
            ++at;
        else if (c == u'[' || c == u']')
            isInClass = c == u'[';
        if (c != u'/' || isInClass || at == begin + 1)
            continue;
        qsizetype end = at + 1;
        Regex::Flags flags;
        for (; findFlag(peek(end)); ++end)
            flags |= findFlag(peek(end))->flag;
        if (!endsWordAt(end))
            continue;
        keepValue(begin + 1, at);
        m_token->kind = m_token->field ? Kind::Field : Kind::Pattern;
        m_token->isPattern = true;
        m_token->flags = flags;
        m_at = end;
        return true;
    }
    m_token->kind = m_token->field ? Kind::Field : Kind::Text;
    readUnquoted(!m_token->field);
    if (!looksLikePattern(m_token->value))
        return true;
    return fail(begin, m_at,
                QueryError::tr("This regular expression is never closed: put a / at its end, or "
                               "write it in quotes to search for the text."));
}

// A word, or, behind a #, numbers.
void QueryLexer::readWord()
{
    m_token->kind = Kind::Text;
    const qsizetype begin = m_at;
    readUnquoted(true);
    const QStringView rest = QStringView(m_token->value).sliced(1);
    const auto isOfNumbers = [](QChar c) { return isDigit(c) || c == u'.' || isComparing(c); };
    if (peek(begin) != u'#' || !std::all_of(rest.begin(), rest.end(), isOfNumbers)
        || std::none_of(rest.begin(), rest.end(), isDigit))
        return;
    m_token->kind = Kind::Numbers;
    m_at = begin + 1;
    readSign();
    readUnquoted(true);
}

// Up to a blank or a parenthesis that was not opened inside.
void QueryLexer::readUnquoted(bool endsAtBar)
{
    const qsizetype begin = m_at;
    int depth = 0;
    for (; m_at < m_text.size() && !peek(m_at).isSpace(); ++m_at) {
        const QChar c = peek(m_at);
        if (c == u'(')
            ++depth;
        if ((c == u')' && --depth < 0) || (c == u'|' && endsAtBar))
            break;
    }
    keepValue(begin, m_at);
}

void QueryLexer::keepValue(qsizetype begin, qsizetype end)
{
    m_token->value = m_text.sliced(begin, end - begin);
    m_token->valueBegin = begin;
    m_token->valueEnd = end;
}

qsizetype QueryLexer::skipBlanks(qsizetype at) const
{
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    return at;
}

qsizetype QueryLexer::lettersEnd(qsizetype at) const
{
    while (isLetter(peek(at)) || peek(at) == u'-')
        ++at;
    return at;
}

bool QueryLexer::endsWordAt(qsizetype at) const
{
    return at >= m_text.size() || peek(at).isSpace() || peek(at) == u')' || peek(at) == u'|';
}

bool QueryLexer::fail(qsizetype begin, qsizetype end, const QString &message)
{
    *m_error = {begin, end - begin, message};
    return false;
}
