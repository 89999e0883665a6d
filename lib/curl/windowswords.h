// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/curl/shellwords.h"

// The same as splitShellWords() for the command line of Windows, in two steps as there: cmd.exe
// takes the carets away and finds the end of the command, at & | < > or a line end; then the C
// library of the program that is called splits what is left.
std::optional<ShellWords> splitWindowsWords(QByteArrayView text, qsizetype from, QString *error);
