// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/wire/finding.h"
#include "lib/wire/httpheader.h"

#include <QList>

// What the headers of a response with status 200 mean for the event stream that it brings. If
// a browser would refuse it (HTML 9.2.2), only that.
QList<Finding> lintHead(const QList<HttpHeader> &headers);
