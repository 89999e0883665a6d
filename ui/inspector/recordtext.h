// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/record.h"

#include <QString>

// What a row says in words. Everything from the wire is printable: no control character is left.

// The type of an event; for other records a translated word such as "comment".
QString recordType(const Record &record);

// One line: an event's data, a comment's text with its colon, or a sentence.
QString recordPreview(const Record &record);
