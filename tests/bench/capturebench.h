// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

// Ten million, or as many as STREAMGAUGE_BENCH_EVENTS says.
qint64 benchEventCount();

// Writes a capture of that many events of some 180 bytes, all in one attempt, and returns its path;
// the caller removes it. Prints how fast that was, beside the same bytes written bare.
QString recordCapture(qint64 events);

// Prints how fast a capture of so many events is written, opened and filtered, and what it takes of
// memory, beside write(), wc -l and grep -c.
void measureCapture();
