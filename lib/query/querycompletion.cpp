// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/querycompletion.h"

#include "lib/query/conditionmaker.h"
#include "lib/query/querylexer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace {

using Name = QueryField::Name;
using Kind = QueryToken::Kind;

constexpr qsizetype MostItems = 50;

struct QueryWords
{
    Q_DECLARE_TR_FUNCTIONS(QueryWords)
};

struct Word
{
    const char *text;
    const char *explanation; // untranslated
};

constexpr std::array<Word, 3> Keywords{{
    {"and", QT_TRANSLATE_NOOP("QueryWords", "both; goes without saying between two words")},
    {"or", QT_TRANSLATE_NOOP("QueryWords", "one or the other")},
    {"not", QT_TRANSLATE_NOOP("QueryWords", "what follows does not match; a - before it will do")},
}};

// Values that show how a comparison is written.
struct Example
{
    Name field;
    std::array<const char *, 4> values;
};

constexpr std::array<Example, 3> Examples{{
    {Name::Size, {"100", "1kb", "10kb", "1mb"}},
    {Name::Gap, {"100ms", "1s", "10s", "1m"}},
    {Name::Attempt, {"1", "2", "3", "4"}},
}};

// A type as it has to be written behind "type:".
QString quotedIfNeeded(const QString &type)
{
    const auto isSpecial = [](QChar c) {
        return c.isSpace() || QStringView(u"\",|()*\u201C\u201D").contains(c);
    };
    if (!type.isEmpty() && std::none_of(type.begin(), type.end(), isSpecial))
        return type;
    QString escaped = type;
    escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + escaped + u'"';
}

class Completer
{
public:
    Completer(const QString &text, qsizetype cursor)
        : m_text(text)
        , m_cursor(cursor)
    {
    }

    CompletionList complete(const QStringList &seenTypes);

private:
    QueryToken tokenAtCursor() const;
    void addWords(const QueryToken &token, const QStringList &seenTypes);
    void addValues(const QueryToken &token, const QStringList &seenTypes);
    void replace(qsizetype begin, qsizetype end);
    void add(const QString &text, const QString &explanation);

    QString m_text;
    qsizetype m_cursor;
    QString m_typed; // of what is replaced, before the cursor
    CompletionList m_result;
};

// What ends at the cursor or goes on behind it; or an End there. It may have errors, perhaps
// because it is not finished.
QueryToken Completer::tokenAtCursor() const
{
    QueryLexer lexer(m_text);
    QueryToken token;
    QueryError error;
    do {
        lexer.next(&token, &error);
        if (token.kind != Kind::End && token.begin < m_cursor && token.end >= m_cursor)
            return token;
    } while (token.end > token.begin && token.end < m_cursor);
    QueryToken nothing;
    nothing.begin = nothing.end = m_cursor;
    return nothing;
}

CompletionList Completer::complete(const QStringList &seenTypes)
{
    const QueryToken token = tokenAtCursor();
    replace(m_cursor, m_cursor);
    switch (token.kind) {
    case Kind::End:
    case Kind::Open:
    case Kind::Or:
    case Kind::And:
    case Kind::Not:
    case Kind::Text:
        addWords(token, seenTypes);
        break;
    case Kind::Field:
        if (m_cursor >= token.valueBegin && token.valueBegin > token.begin)
            addValues(token, seenTypes);
        break;
    case Kind::Close:
    case Kind::Pattern:
    case Kind::Numbers:
        break;
    }
    return m_result;
}

void Completer::replace(qsizetype begin, qsizetype end)
{
    m_result.begin = begin;
    m_result.end = end;
    m_typed = m_text.sliced(begin, m_cursor - begin);
}

// What begins with what was typed.
void Completer::add(const QString &text, const QString &explanation)
{
    if (text.startsWith(m_typed, Qt::CaseInsensitive) && m_result.items.size() < MostItems)
        m_result.items.append({text, explanation});
}

void Completer::addWords(const QueryToken &token, const QStringList &seenTypes)
{
    if (token.isQuoted)
        return;
    const QString written = m_text.sliced(token.begin, token.end - token.begin);
    const bool isSign = !written.isEmpty() && QStringLiteral("( - ! | ||").contains(written);
    if (!isSign)
        replace(token.begin, token.end);
    for (const QueryField &field : queryFields())
        add(QLatin1String(field.word) + u':', explain(field));
    for (const Word &word : Keywords)
        add(QLatin1String(word.text), QueryWords::tr(word.explanation));
    if (m_typed.isEmpty())
        return;
    for (const QString &type : seenTypes) {
        if (type.startsWith(m_typed, Qt::CaseInsensitive) && m_result.items.size() < MostItems)
            m_result.items.append({QLatin1String("type:") + quotedIfNeeded(type),
                                   QueryWords::tr("events of this type")});
    }
}

void Completer::addValues(const QueryToken &token, const QStringList &seenTypes)
{
    const bool isList = token.field->value == QueryField::Value::Names && !token.isQuoted;
    const qsizetype comma = isList ? m_text.lastIndexOf(u',', m_cursor - 1) : -1;
    const qsizetype begin = std::max(token.valueBegin, comma + 1);
    qsizetype end = token.valueEnd;
    if (isList && m_cursor < end) {
        const qsizetype next = m_text.indexOf(u',', m_cursor);
        end = next < 0 ? end : std::min(end, next);
    }
    replace(begin, std::max(end, m_cursor));
    if (token.field->name == Name::Is) {
        for (const RowKind &kind : rowKinds())
            add(QLatin1String(kind.word), explain(kind));
    } else if (token.field->name == Name::Lint) {
        const QList<QByteArray> words = lintRuleWords();
        for (const QByteArray &word : words)
            add(QString::fromLatin1(word), QueryWords::tr("a rule for the bytes of a block"));
    } else if (token.field->name == Name::Type) {
        if (token.isQuoted)
            m_typed.remove(0, 1);
        for (const QString &type : seenTypes) {
            if (type.startsWith(m_typed, Qt::CaseInsensitive) && m_result.items.size() < MostItems)
                m_result.items.append(
                    {quotedIfNeeded(type), QueryWords::tr("events of this type")});
        }
    }
    for (const Example &example : Examples) {
        for (const char *value : example.values) {
            if (example.field == token.field->name)
                add(QLatin1String(value), explain(*token.field));
        }
    }
}

} // namespace

CompletionList completions(const QString &text, qsizetype cursor, const QStringList &seenTypes)
{
    return Completer(text, std::clamp(cursor, qsizetype(0), text.size())).complete(seenTypes);
}
