// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/capturewriter.h"

// Helps to write recordings without a connection.

inline Record::Time recordTime(std::chrono::microseconds time)
{
    return Record::Time(std::chrono::seconds(1'763'690'000) + time);
}

inline void beginRecording(CaptureWriter *writer, int number = 1,
                           CaptureWriter::Body body = CaptureWriter::Body::EventStream)
{
    writer->beginAttempt(number, recordTime({}), {"GET", "http://127.0.0.1/", {}, body});
    writer->writeHead(200, "HTTP/1.1", {{"Content-Type", "text/event-stream"}});
    writer->beginStream(recordTime(std::chrono::milliseconds(5)));
}

inline void endRecording(CaptureWriter *writer, std::chrono::microseconds time,
                         CaptureWriter::Ending ending = CaptureWriter::Ending::Closed)
{
    writer->endAttempt(ending, recordTime(time), QStringLiteral("The end."), {});
}
