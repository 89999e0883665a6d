// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

// Something that may stand in the text of a query.
struct Completion
{
    QString text;
    QString explanation; // translated
};

// What may stand at a place of a text, and which part of the text, from begin to end, each of it
// replaces.
struct CompletionList
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QList<Completion> items;
};

// What can be completed at the cursor: fields, words of the language, kinds of rows, rules, and the
// event types that have been seen. Nothing inside of phrases, regular expressions and programs of
// jq. Of a word under the cursor all is replaced.
CompletionList completions(const QString &text, qsizetype cursor, const QStringList &seenTypes);
