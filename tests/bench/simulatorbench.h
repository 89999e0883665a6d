// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The simulator with thousands of clients, beside a server of Node's http module that sends the
// same events. Needs node.
void measureSimulator();
