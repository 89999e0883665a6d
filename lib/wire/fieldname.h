// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

// What may have been meant by a field name that the standard does not know.
enum class FieldNameMistake : quint8 {
    ByteOrderMark, // one stands in front, as toFieldName() shows it
    Case,          // a known name in other letters
    Spelling,      // nearly a known name, or a word that others have for it
    NoName,        // rather a piece of data
    Other,
};

FieldNameMistake fieldNameMistake(QStringView name);

// The field that was meant by Case or Spelling: data, event, id or retry. Otherwise empty.
QString nearestFieldName(QStringView name);
