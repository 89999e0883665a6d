// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

// Where a stream file is wrong, and how, in one sentence for the person who wrote it.
struct ScriptError
{
    int line = 0;   // 1-based; 0: the file as a whole
    int column = 0; // 1-based, in characters as an editor counts them; 0: the line as a whole
    QString message;
};
