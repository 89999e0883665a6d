// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/bytebuffer.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

// Two ways to show bytes from the wire without letting them act on what shows them. Both replace
// the same characters: C0 and C1 controls, DEL, the line and paragraph separators, and the
// bidirectional overrides and isolates, which can make text read as something it is not. Bytes
// that are no UTF-8 become U+FFFD.

// For people: \t, \n, \r, \x1b, \u{9b}, \u{202e}. Backslashes stay as they are, so that this
// cannot be undone.
QString toPrintable(QByteArrayView bytes);

// For programs: a JSON string (RFC 8259) in quotes, in UTF-8, on one line.
QByteArray toJsonString(QByteArrayView bytes);
void appendJsonString(ByteBuffer *text, QByteArrayView bytes);
