// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/query/queryrow.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

#include <span>

// A name before a colon, such as type in type:order.
struct QueryField
{
    enum class Name : quint8 {
        Type,
        Id,
        Data,
        Comment,
        Note,
        Is,
        Size,
        Gap,
        Time,
        Number,
        Attempt,
        Lint,
        Bookmark,
        Jq,
    };

    // What may stand behind it.
    enum class Value : quint8 {
        Names, // one or more, with commas between
        Text,  // or a regular expression
        Range, // compared with a value, or from..to
        Program,
    };

    Name name;
    Value value;
    bool mayBeBare; // without a value: there is any
    const char *word;
    const char *otherWord;   // for the same; or null
    const char *explanation; // untranslated, see explain()
};

std::span<const QueryField> queryFields();

// Null if there is none; letters may be of either case.
const QueryField *findQueryField(QStringView word);

// The words that fields have, for closestName().
QList<QByteArray> queryFieldWords();

// What rows are called behind "is:".
struct RowKind
{
    const char *word;
    const char *explanation;            // untranslated, see explain()
    bool (*holds)(const QueryRow &row); // null: its bytes have to be looked into
};

std::span<const RowKind> rowKinds();
const RowKind *findRowKind(QStringView word);
QList<QByteArray> rowKindWords();

// An explanation, translated.
QString explain(const QueryField &field);
QString explain(const RowKind &kind);
