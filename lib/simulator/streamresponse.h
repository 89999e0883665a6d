// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/streamhead.h"
#include "lib/simulator/httpresponse.h"
#include "lib/simulator/requesthead.h"

//! What a stream, or the status that stands in for it, is announced with: its \a head applied to
//! what every event stream sends. The body is that of a status other than 200, else empty.
HttpResponse streamResponse(const StreamHead &head, const RequestHead &request);

//! The answer to OPTIONS on a stream of that \a head (Fetch, "CORS-preflight fetch").
HttpResponse preflightResponse(const StreamHead &head, const RequestHead &request,
                               const QByteArray &methods);
