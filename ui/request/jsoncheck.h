// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

// One sentence on why the text is not JSON, and where; empty if it is.
QString jsonProblem(const QByteArray &text);
