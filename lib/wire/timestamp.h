// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <chrono>
#include <vector>

using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

// The points in time that a text tells of, in their order, and no more than maxCount of them: date
// and time of RFC 3339 and its relatives (a blank for the T, without a zone: UTC), seconds
// since 1970 of 10 digits with or without a fraction, and milliseconds of 13 digits. Numbers must
// lie between 2001 and 2100.
std::vector<Timestamp> findTimestamps(QByteArrayView text, size_t maxCount);
