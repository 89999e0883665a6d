// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

// What "UTF-8 decode" (Encoding Standard) makes of bytes: each maximal subpart of an ill-formed
// sequence becomes one U+FFFD. A byte order mark is an ordinary character here; the stream's
// own is stripped by StreamParser.
QString decodeUtf8(QByteArrayView bytes);

// Whether the bytes are well-formed UTF-8.
bool isWellFormedUtf8(QByteArrayView bytes);

// The same bytes with U+FFFD, as UTF-8, for each maximal subpart of an ill-formed sequence.
QByteArray toWellFormedUtf8(QByteArrayView bytes);

// Where bytes are not UTF-8.
struct IllFormedUtf8
{
    qsizetype begin = 0; // of the first maximal subpart of an ill-formed sequence,
    qsizetype end = 0;   // and where it ends
    qsizetype count = 0; // of all of them: as many U+FFFD take their place
};

IllFormedUtf8 findIllFormedUtf8(QByteArrayView bytes);
