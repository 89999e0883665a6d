// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturefile.h"
#include "lib/capture/progress.h"
#include "lib/exchange/foreignformat.h"

#include <QStringList>

// What has become of an import.
struct ImportResult
{
    QString error; // one sentence on why there is none, and what to do; empty: all went well
    ForeignFormat format = ForeignFormat::EventStream;
    QStringList losses; // what could not be taken over, one translated sentence each
};

// Writes what is in a file of another kind into the target, an empty file, in the form of a
// recording (scenario-format.md, section 4). Meant for a thread of its own: progress, which may be
// null, is told how far it is and can cancel it. Memory is bounded whatever the size of the file,
// except for HAR, where a single text counts (HarReader). After an error the target is as it was.
//
// - A plain dump: its exact bytes, at the time of the file. What is cut off at its end stays
//   visible as that.
// - `curl -i`: the same with the last of its response heads; earlier ones that redirect are noted.
// - HAR: an attempt for each entry whose response is an event stream, in the order of their start.
//   The events come from "_eventSourceMessages", with their times, or from the recorded body; from
//   both if the two agree.
// - JSON lines of `sgauge tail --json`: the same attempts, events, comments, with their times.
// - Other JSON lines: each becomes an event. Its data is the member "data" if that is a string,
//   otherwise the line as it stands; its type the member "event" or "type", its id "id", both
//   strings (the id also a number), its time "time" or "timestamp", as text or in seconds or
//   milliseconds since 1970.
// - A capture: byte for byte.
//
// CSV is written for spreadsheets only and cannot be imported.
ImportResult importCapture(const QString &path, CaptureFile *target, Progress *progress);
