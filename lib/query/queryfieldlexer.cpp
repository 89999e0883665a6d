// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

// What of QueryLexer is about fields.

#include "lib/query/querycharacters.h"
#include "lib/query/querylexer.h"

#include "lib/script/lineerror.h"
#include "lib/script/spelling.h"

#include <array>

namespace {

using Kind = QueryToken::Kind;
using Value = QueryField::Value;

} // namespace

QueryLexer::Reading QueryLexer::readField()
{
    const qsizetype begin = m_at;
    qsizetype at = lettersEnd(begin);
    const QueryField *field = findQueryField(QStringView(m_text).sliced(begin, at - begin));
    if (!field)
        return at > begin && refuseUnknownField(at) ? Reading::Failed : Reading::Nothing;
    if (field->value == Value::Range && isComparing(peek(skipBlanks(at))))
        at = skipBlanks(at);
    const QChar c = peek(at);
    if (c != u':' && !isComparing(c) && !(c == u'!' && peek(at + 1) == u'='))
        return Reading::Nothing;
    m_token->kind = Kind::Field;
    m_token->field = field;
    m_at = at;
    return readComparison() && readValue() ? Reading::Done : Reading::Failed;
}

// Whether a word that looks like a field is hardly meant as a text; the error is set then. A URL, a
// port and key=value are meant so, unless the name is nearly that of a field.
bool QueryLexer::refuseUnknownField(qsizetype nameEnd)
{
    const qsizetype begin = m_at;
    const QChar c = peek(nameEnd);
    const QChar next = peek(nameEnd + 1);
    if ((c != u':' && !isComparing(c)) || endsWordAt(nameEnd + 1) || next == u'/' || next == u':')
        return false;
    const QString name = m_text.sliced(begin, nameEnd - begin);
    const QString quoted = quotedForMessage(name.toUtf8());
    const QByteArray suggestion = closestName(name.toUtf8(), queryFieldWords());
    const bool isText = c == u'=' || isDigit(next) == (c == u':');
    if (suggestion.isEmpty() && isText)
        return false;
    m_at = nameEnd;
    m_token->kind = Kind::Text;
    const QString message = !suggestion.isEmpty()
        ? QueryError::tr("There is no field %1; did you mean %2? To search for a text, put it in "
                         "quotes.")
              .arg(quoted, QString::fromUtf8(suggestion))
        : QueryError::tr("There is no field %1. For a member of JSON write jq:(.price > 100); to "
                         "search for a text, put it in quotes.")
              .arg(quoted);
    return !fail(begin, nameEnd, message);
}

// Behind the name: a colon, a comparison, or both.
bool QueryLexer::readComparison()
{
    const bool isRange = m_token->field->value == Value::Range;
    if (peek(m_at) == u':')
        ++m_at;
    if (isRange || peek(m_at - 1) != u':')
        readSign();
    const bool isOrder =
        m_token->comparison != Comparison::Equal && m_token->comparison != Comparison::NotEqual;
    if (isRange || !isOrder)
        return true;
    return fail(m_token->begin, m_at,
                QueryError::tr("The field %1 has no order; write %1: and what to look for.")
                    .arg(QLatin1String(m_token->field->word)));
}

void QueryLexer::readSign()
{
    struct Sign
    {
        const char *text;
        Comparison comparison;
    };
    static constexpr std::array<Sign, 7> signs{{{">=", Comparison::GreaterOrEqual},
                                                {"<=", Comparison::LessOrEqual},
                                                {"!=", Comparison::NotEqual},
                                                {"==", Comparison::Equal},
                                                {">", Comparison::Greater},
                                                {"<", Comparison::Less},
                                                {"=", Comparison::Equal}}};
    for (const Sign &sign : signs) {
        const QLatin1String text(sign.text);
        if (!QStringView(m_text).sliced(m_at).startsWith(text))
            continue;
        m_at += text.size();
        m_token->comparison = sign.comparison;
        return;
    }
}

bool QueryLexer::readValue()
{
    const QueryField &field = *m_token->field;
    m_token->valueBegin = m_token->valueEnd = m_at;
    if (field.value == Value::Program)
        return readProgram();
    if (endsWordAt(m_at) && !(field.mayBeBare && m_token->comparison == Comparison::Equal))
        return readValueBehindBlank();
    if (isQuote(peek(m_at)))
        return readQuoted();
    if (field.value == Value::Text && peek(m_at) == u'/')
        return readPattern();
    readUnquoted(false);
    return true;
}

// Who writes a blank behind the colon means the next word, unless it is one of the language.
bool QueryLexer::readValueBehindBlank()
{
    const qsizetype at = skipBlanks(m_at);
    const bool isWord = at > m_at && !endsWordAt(at) && !isKeywordAt(at, "and")
        && !isKeywordAt(at, "or") && !isKeywordAt(at, "not") && peek(at) != u'(';
    if (!isWord)
        return fail(
            m_token->begin, m_at,
            QueryError::tr("Behind this a value is missing: %1.").arg(explain(*m_token->field)));
    m_at = at;
    if (isQuote(peek(m_at)))
        return readQuoted();
    readUnquoted(false);
    return true;
}

bool QueryLexer::readProgram()
{
    m_at = skipBlanks(m_at);
    const qsizetype begin = m_at;
    if (peek(begin) == u'(') {
        const qsizetype end = programEnd(m_text, begin);
        if (end < 0)
            return fail(begin, m_text.size(),
                        QueryError::tr("This jq program is never closed: put a ) at its end."));
        m_at = end;
        keepValue(begin + 1, end - 1);
    } else {
        readUnquoted(false);
        const QChar next = peek(skipBlanks(m_at));
        if (!next.isNull() && QStringView(u"<>=!|+*/,").contains(next))
            return fail(m_token->begin, m_at,
                        QueryError::tr("Put the jq program in parentheses: jq:(.price > 100)."));
    }
    if (!m_token->value.trimmed().isEmpty())
        return true;
    return fail(m_token->begin, m_at,
                QueryError::tr("Behind this a jq program is missing, such as jq:(.price > 100)."));
}
