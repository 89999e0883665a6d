// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

// Whether arrays and objects stand inside each other in more than that many levels. For text that
// may not be JSON at all, and before it is read.
bool isNestedDeeper(QByteArrayView json, int levels);
