// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/streamrequest.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

// The stream that a harness asks for.
struct StreamParameters
{
    StreamRequest request;
    QUrl callbackUrl; // what stands before the number of each callback
    QString tag;      // what the harness calls it
    QByteArray lastEventId;
    std::optional<std::chrono::milliseconds> initialDelay; // nothing: as the class has it
    std::chrono::milliseconds readTimeout{0};              // 0: none
};

// Reads the JSON of a request for a stream; null counts as absent. Nothing, and one sentence in
// *error, if it cannot be a stream.
std::optional<StreamParameters> readStreamParameters(const QByteArray &json, QString *error);
