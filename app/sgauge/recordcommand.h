// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

// `sgauge record`, see Command.
QString recordSummary();
QString recordHelp();
int runRecord(const QStringList &arguments);
