// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/curl/curldata.h"
#include "lib/curl/curloption.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What the words behind "curl" say, option by option, before a request is made of it.
struct CurlArguments
{
    // The last value of each option that counts once; of one without a value, its name. All that
    // is data is under Data, too.
    QHash<CurlOption::Meaning, QByteArray> values;

    QList<QByteArray> headers; // "Name: value", "Name;" if empty, "Name:" for none
    CurlData data;
    CurlData query;
    QStringList notes; // on what was not taken over

    bool has(CurlOption::Meaning meaning) const { return values.contains(meaning); }
    QByteArray value(CurlOption::Meaning meaning) const { return values.value(meaning); }

    // Adds a sentence to the notes, unless it is there already or there are very many.
    void addNote(const QString &sentence);
};

// Reads the words; \a input is what @- stands for. Nothing, and one sentence in *error, if the
// value of an option is missing or a file cannot be read.
std::optional<CurlArguments> readCurlArguments(const QList<QByteArray> &words,
                                               const std::optional<QByteArray> &input,
                                               QString *error);

// Text of a command as it may stand in a sentence: short, and without control characters.
QString curlExcerpt(QByteArrayView text);
