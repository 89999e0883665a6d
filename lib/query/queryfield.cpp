// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/queryfield.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace {

using Kind = Record::Kind;
using Name = QueryField::Name;
using Value = QueryField::Value;

struct QueryWords
{
    Q_DECLARE_TR_FUNCTIONS(QueryWords)
};

constexpr std::array<QueryField, 14> Fields{{
    {Name::Type, Value::Names, false, "type", "event",
     QT_TRANSLATE_NOOP("QueryWords", "the type of an event, such as type:order or type:order*")},
    {Name::Id, Value::Names, false, "id", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "an id that was sent, such as id:42")},
    {Name::Data, Value::Text, false, "data", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "a text in the data of an event")},
    {Name::Comment, Value::Text, true, "comment", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "comments, or those with a text: comment:ping")},
    {Name::Note, Value::Text, true, "note", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "what happened to the connection, or what has a text of it")},
    {Name::Is, Value::Names, false, "is", "kind",
     QT_TRANSLATE_NOOP("QueryWords", "a kind of row, such as is:event or is:warning")},
    {Name::Size, Value::Range, false, "size", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "bytes of data, such as size>1kb")},
    {Name::Gap, Value::Range, false, "gap", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "time since the row before, such as gap>2s")},
    {Name::Time, Value::Range, false, "time", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "when it was received, such as time>10:30")},
    {Name::Number, Value::Range, false, "number", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "the number of an event: number>100, or #100..200")},
    {Name::Attempt, Value::Range, false, "attempt", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "which attempt to connect, such as attempt:2")},
    {Name::Lint, Value::Names, true, "lint", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "what is odd about the bytes: anything, or lint:cut-off")},
    {Name::Bookmark, Value::Text, true, "bookmark", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "bookmarks, or those with a text in their note")},
    {Name::Jq, Value::Program, false, "jq", nullptr,
     QT_TRANSLATE_NOOP("QueryWords", "JSON for which a jq program says so: jq:(.price > 100)")},
}};

bool is(const QueryRow &row, Kind kind)
{
    return row.kind == kind;
}

bool isItem(const QueryRow &row, StreamItem::Kind kind)
{
    return !row.isNote() && row.itemKind == kind;
}

constexpr std::array<RowKind, 13> Kinds{{
    {"event", QT_TRANSLATE_NOOP("QueryWords", "an event"),
     [](const QueryRow &row) { return row.isEvent(); }},
    {"comment", QT_TRANSLATE_NOOP("QueryWords", "a comment, such as a heartbeat"),
     [](const QueryRow &row) { return is(row, Kind::Comment); }},
    {"retry", QT_TRANSLATE_NOOP("QueryWords", "a change of the reconnection time"),
     [](const QueryRow &row) { return is(row, Kind::Retry); }},
    {"ignored", QT_TRANSLATE_NOOP("QueryWords", "what clients ignore"),
     [](const QueryRow &row) { return is(row, Kind::Ignored); }},
    {"incomplete", QT_TRANSLATE_NOOP("QueryWords", "a block that the end of the stream cut off"),
     [](const QueryRow &row) { return isItem(row, StreamItem::Kind::IncompleteBlock); }},
    {"note", QT_TRANSLATE_NOOP("QueryWords", "anything that happened to the connection"),
     [](const QueryRow &row) { return row.isNote(); }},
    {"attempt", QT_TRANSLATE_NOOP("QueryWords", "a request went out"),
     [](const QueryRow &row) { return is(row, Kind::Attempt); }},
    {"opened", QT_TRANSLATE_NOOP("QueryWords", "the stream was opened"),
     [](const QueryRow &row) { return is(row, Kind::Opened); }},
    {"lost", QT_TRANSLATE_NOOP("QueryWords", "the connection was lost"),
     [](const QueryRow &row) { return is(row, Kind::Lost); }},
    {"closed", QT_TRANSLATE_NOOP("QueryWords", "the stream was closed for good"),
     [](const QueryRow &row) { return is(row, Kind::Closed); }},
    {"hint", QT_TRANSLATE_NOOP("QueryWords", "something about the stream as a whole is odd"),
     [](const QueryRow &row) { return is(row, Kind::Hint); }},
    {"warning", QT_TRANSLATE_NOOP("QueryWords", "a block in which something is not right"),
     nullptr},
    {"bookmarked", QT_TRANSLATE_NOOP("QueryWords", "a row with a bookmark"),
     [](const QueryRow &row) { return row.isBookmarked; }},
}};

bool isWord(QStringView text, const char *word)
{
    return word && text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}

} // namespace

std::span<const QueryField> queryFields()
{
    return Fields;
}

const QueryField *findQueryField(QStringView word)
{
    const auto *const found =
        std::find_if(Fields.begin(), Fields.end(), [&](const QueryField &field) {
            return isWord(word, field.word) || isWord(word, field.otherWord);
        });
    return found == Fields.end() ? nullptr : found;
}

QList<QByteArray> queryFieldWords()
{
    QList<QByteArray> result;
    for (const QueryField &field : Fields)
        result.append(field.word);
    return result;
}

std::span<const RowKind> rowKinds()
{
    return Kinds;
}

const RowKind *findRowKind(QStringView word)
{
    const auto *const found = std::find_if(
        Kinds.begin(), Kinds.end(), [&](const RowKind &kind) { return isWord(word, kind.word); });
    return found == Kinds.end() ? nullptr : found;
}

QList<QByteArray> rowKindWords()
{
    QList<QByteArray> result;
    for (const RowKind &kind : Kinds)
        result.append(kind.word);
    return result;
}

QString explain(const QueryField &field)
{
    return QueryWords::tr(field.explanation);
}

QString explain(const RowKind &kind)
{
    return QueryWords::tr(kind.explanation);
}
