// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

// `sgauge serve`: plays scenarios as an HTTP server.
QString serveSummary();
QString serveHelp();
int runServe(const QStringList &arguments);
