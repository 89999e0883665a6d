// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/capturefile.h"

// Opens a recording, or makes one, which leaves nothing behind, of a file of another kind; what is
// lost by that is said on stderr. Null, and one sentence in *error, if neither can be done.
std::shared_ptr<CaptureFile> openRecording(const QString &path, QString *error);
