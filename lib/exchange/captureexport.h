// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturefile.h"
#include "lib/capture/captureindex.h"
#include "lib/capture/progress.h"

#include <memory>
#include <optional>
#include <vector>

class QIODevice;

enum class ExportFormat {
    Annotated, // a capture
    Plain,     // the bytes of the stream and nothing else
    JsonLines, // what `sgauge tail --json` prints
    Csv,       // for spreadsheets (RFC 4180)
    Har,       // HTTP Archive 1.2, for the developer tools of browsers
};

// What is to be written.
struct ExportRequest
{
    std::shared_ptr<const CaptureFile> file;
    std::shared_ptr<const CaptureIndex> index;
    std::optional<std::vector<quint32>> rows; // ascending; nothing: all
    ExportFormat format = ExportFormat::Annotated;
};

// Writes rows of a capture in another form, one after another; memory is bounded whatever their
// number. Meant for a thread of its own: progress, which may be null, is told how far it is and
// can cancel it. Returns one sentence if not all of it was written, on why; else nothing.
//
// - Annotated: of all rows the file as it is. Otherwise a capture with those rows, the directives
//   of the attempts that they are of, and no bookmarks.
// - Plain: the exact bytes, without blocks that the end of a connection has cut off and without
//   the byte order marks of all attempts but the first. Of some rows no blank lines in between.
// - JSON lines: a row without a word in `sgauge tail --json`, the start of an attempt, is left out.
//   Bytes that are no UTF-8 become U+FFFD here and in all that follows.
// - CSV: number (of an event), time (UTC, in microseconds), kind, type (of an ignored field: its
//   name), id (the block's own), data (of notes: the sentence), size (of the data in bytes),
//   attempt. In UTF-8, lines ended by CRLF. A cell that a spreadsheet may take for a formula begins
//   with an apostrophe; NUL becomes U+FFFD. This cannot be imported again.
// - HAR: an entry for each attempt, its events in "_eventSourceMessages", as Chromium has it; no
//   comments and nothing that was ignored.
QString exportCapture(const ExportRequest &request, QIODevice *output, Progress *progress);

// The same into a file, which is there afterwards only if all was written; one that was there
// before stays as it was.
QString exportToFile(const ExportRequest &request, const QString &path, Progress *progress);
