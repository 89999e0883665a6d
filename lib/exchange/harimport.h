// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

class ForeignFile;
class ImportTarget;

// The event streams of an HTTP Archive (captureimport.h). Returns one sentence if that fails.
QString importHar(ForeignFile *source, ImportTarget *target);
