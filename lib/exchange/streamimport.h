// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

class ForeignFile;
class ImportTarget;

// The bytes of a stream and nothing else. Returns one sentence if that fails.
QString importStream(ForeignFile *source, ImportTarget *target);

// One or more response heads (RFC 9112), of which the last one counts, and its body. The same.
QString importResponse(ForeignFile *source, ImportTarget *target);
