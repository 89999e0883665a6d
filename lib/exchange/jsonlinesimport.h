// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

class ForeignFile;
class ImportTarget;

// JSON lines: our own, or any others (captureimport.h). Returns one sentence if that fails.
QString importJsonLines(ForeignFile *source, ImportTarget *target);
