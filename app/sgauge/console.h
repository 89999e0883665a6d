// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

// What sgauge writes to. Everything goes out at once.
namespace Console {

// To stdout; returns 0 or the errno. EPIPE: nobody reads any more. EINTR: an Interruption came
// while the reader let us wait.
[[nodiscard]] int write(QByteArrayView bytes);

// To stdout and stderr, where a failure does not matter.
void print(const QString &text);
void printError(const QString &text);

// Whether stderr is a terminal, where progress can be shown.
bool isTerminal();

// Shows this in one line of that terminal, in place of what was shown before; nothing: removes it.
// Leaves it out if the terminal would let us wait.
void showProgress(const QString &text);

// Whether stdout is a terminal that wants colours (https://no-color.org).
bool hasColours();

// Opens what of stdin, stdout and stderr is closed: a socket must not get into their place.
void reserveStandardStreams();

} // namespace Console
