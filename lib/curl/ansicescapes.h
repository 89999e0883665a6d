// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

// What $'…' of bash and zsh makes of the text between its quotes: the escapes of C, octal (\0 to
// \377), \xHH, \uHHHH and \UHHHHHHHH (in UTF-8; two halves of a surrogate pair, as some browsers
// write them, are one character), \cX, \e. A backslash before anything else stays. Unlike in a
// shell, NUL does not end it.
QByteArray withoutAnsiCEscapes(QByteArrayView text);
