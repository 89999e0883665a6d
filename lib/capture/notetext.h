// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"

// The directives of a recording that a note is kept as, in a sentence.
QString noteText(Record::Kind kind, QByteArrayView lines);
