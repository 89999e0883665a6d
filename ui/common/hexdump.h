// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

// Sixteen bytes a line: offset, hexadecimal, and ASCII with a dot for everything else.
QString hexDump(QByteArrayView bytes);
