// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

// How long another program takes, in seconds; what it prints goes nowhere. LC_ALL is C.
double runProcess(const QStringList &command);

// Memory of this process that is in use, in bytes.
qint64 residentSize();
