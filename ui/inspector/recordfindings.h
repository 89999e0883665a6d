// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/record.h"
#include "lib/wire/finding.h"

#include <QList>

#include <optional>

// What is noteworthy in the bytes of a record, of which no more than mostBytes are looked at;
// warnings first. Nothing for what did not come from an event stream.
QList<Finding> recordFindings(const Record &record, qint64 mostBytes);

// Why the parser passed something over; nothing if that cannot be said.
std::optional<Finding> ignoredFinding(const Record &record);
