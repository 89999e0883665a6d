// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"
#include "lib/wire/bytebuffer.h"

// Appends date and time in UTC as in RFC 3339: "2026-11-21T01:58:00.123Z" for the milliseconds,
// which are rounded down, or the same with six decimals.
void appendIsoMilliseconds(ByteBuffer *text, Record::Time time);
void appendIsoMicroseconds(ByteBuffer *text, Record::Time time);
