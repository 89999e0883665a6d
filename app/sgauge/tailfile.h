// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sgauge/tailoutput.h"

#include <QString>

struct TailFileOptions
{
    TailOutput::Format format = TailOutput::Format::Text;
    qint64 count = 0; // of events; 0: no limit
    QString filter;   // blank: all rows
};

// Whether the word names a file and not a URL: something that is there, or has the form of a path.
bool isFileName(const QString &word);

// Writes a capture to stdout as the stream was when it was recorded. Returns the exit code.
int tailFile(const QString &path, const TailFileOptions &options);
