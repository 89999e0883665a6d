// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

// `sgauge export`: writes a recording in another form.
QString exportSummary();
QString exportHelp();
int runExport(const QStringList &arguments);
