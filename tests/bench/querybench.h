// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Prints how fast Query::findCandidate() passes over 256 MB of events, beside memmem() and grep -c
// on the same bytes.
void measureQuery();
