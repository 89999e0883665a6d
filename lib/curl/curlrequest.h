// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/curl/curlarguments.h"
#include "lib/curl/curlcommand.h"

// Makes the request of what the arguments say: what curl decides when it has read them all.
// Nothing, and one sentence in *error, if there is no URL or none could be sent
// (streamRequestProblem()).
std::optional<CurlCommand> makeCurlCommand(const CurlArguments &arguments, QString *error);
