// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

// The bytes of an annotated file with its directives written alike: `: @name word word`, single
// blanks, none at the end. Nothing else changes, line ends included, for it is data: what the
// scenario sends, and when, stays the same. Where the words of a directive cannot be told apart
// (unknown ones, texts such as @label, broken quotations), only what stands around them is
// tidied, or nothing. A file without the pragma comes back as it is.
QByteArray formatScenario(QByteArrayView bytes);
