// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/exchange/captureexport.h"

// Reads which rows a recording has and which of them a filter finds, blank for all. Damage is said
// on stderr, and false returned; what comes before it is in the request.
bool selectRows(const std::shared_ptr<CaptureFile> &file, const QString &filter,
                ExportRequest *request);
