// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/record.h"

#include <QString>
#include <QUrl>

#include <chrono>

// A URL for people: letters of all languages, but still encoded where it would not be read back as
// the same URL.
QString formatUrl(const QUrl &url);

// "24 B", "1.2 kB": at most three digits that matter.
QString formatSize(qint64 bytes);

// A time of day in the local zone, "10:30:05.123".
QString formatTime(Record::Time time);

// Date, time and zone of a record, to the microsecond.
QString formatFullTime(Record::Time time);

// A difference between two rows, "+1.2 s": at most three digits that matter.
QString formatDifference(std::chrono::microseconds difference);

// A length of time for people, "3 s", "250 ms", "2 min".
QString formatDuration(std::chrono::milliseconds duration);

// A measured length of time, "3.1 ms", "1.25 s": at most three digits that matter.
QString formatSpan(std::chrono::microseconds span);
