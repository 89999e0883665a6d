// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

// Bytes of a stream that go out together, apart from what comes before and after them.
struct Piece
{
    QByteArray bytes;
    bool beginsBlock = false; // nothing of its first block went out before
    bool endsBlock = false;   // nothing of its last block is missing
};
