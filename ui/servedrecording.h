// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class StreamPage;

// The file of a stream's recording for the simulator to play: the user's own as it is, of any other
// a copy as of now (of a large one, another name), which stays when the stream goes on or is
// closed. Empty, and a sentence in *error, if there is none.
QString servablePath(const StreamPage &page, QString *error);
