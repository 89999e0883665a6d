// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Prints how fast EventSource receives a stream over loopback, beside a bare
// QNetworkAccessManager that throws the bytes away.
void measureEventSource();
