// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

// `sgauge tail`: connects to a stream and prints what arrives.
QString tailSummary();
QString tailHelp();
int runTail(const QStringList &arguments);
