// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What sending alone costs on this machine: a server that does nothing but hand each event to the
// socket of each client. Prints its port, and begins when so many clients are there. Never returns.
[[noreturn]] void runBareFanout(int clients, int eventsPerSecond);
