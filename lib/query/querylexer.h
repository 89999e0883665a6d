// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/queryerror.h"
#include "lib/query/queryfield.h"
#include "lib/query/regex.h"

#include <QString>

// How a value is compared.
enum class Comparison : quint8 { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

// A word of the filter language, and where it stands: in characters of the text.
struct QueryToken
{
    enum class Kind : quint8 {
        End,
        Open,
        Close,
        And,
        Or,
        Not,
        Text,    // a word or a phrase: value
        Pattern, // a regular expression: value is what is between the slashes
        Numbers, // value is what follows the #
        Field,   // field, comparison, value
    };

    Kind kind = Kind::End;
    qsizetype begin = 0;
    qsizetype end = 0;

    QString value;            // without quotes and their escapes
    qsizetype valueBegin = 0; // quotes included
    qsizetype valueEnd = 0;
    bool isQuoted = false;
    bool isPattern = false; // the value of a field is a regular expression
    Regex::Flags flags;     // of a regular expression

    const QueryField *field = nullptr;
    Comparison comparison = Comparison::Equal;
};

// Takes the text of a query apart.
class QueryLexer
{
public:
    explicit QueryLexer(const QString &text)
        : m_text(text)
    {
    }

    // The next word; false if there is an error. *token is filled in as far as it was read.
    bool next(QueryToken *token, QueryError *error);

private:
    enum class Reading : quint8 { Nothing, Done, Failed };

    bool read();
    bool readKeyword();
    Reading readField();
    bool readComparison();
    void readSign();
    bool readValue();
    bool readValueBehindBlank();
    bool readQuoted();
    bool readPattern();
    bool readProgram();
    void readWord();
    void readUnquoted(bool endsAtBar);
    bool refuseUnknownField(qsizetype nameEnd);
    bool isNotHere() const;
    bool isKeywordAt(qsizetype at, const char *word) const;
    qsizetype skipBlanks(qsizetype at) const;
    qsizetype lettersEnd(qsizetype at) const;
    bool endsWordAt(qsizetype at) const;
    void keepValue(qsizetype begin, qsizetype end);
    bool fail(qsizetype begin, qsizetype end, const QString &message);
    QChar peek(qsizetype at) const { return at < m_text.size() ? m_text[at] : QChar(); }

    QString m_text;
    qsizetype m_at = 0;
    QueryToken *m_token = nullptr;
    QueryError *m_error = nullptr;
};

// Where the parenthesis that opens at an offset is closed: past its counterpart, in a program of
// jq, whose strings may have parentheses; -1 if nowhere.
qsizetype programEnd(QStringView text, qsizetype opening);
