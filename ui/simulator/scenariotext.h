// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

// The bytes of a scenario as a text that an editor can hold, and back without the loss of one:
// line ends, blanks and the byte order mark of a stream are data.
struct ScenarioText
{
    enum class LineEnd { Lf, CrLf };

    QString text; // lines separated by LF
    LineEnd lineEnd = LineEnd::Lf;
    bool hasByteOrderMark = false;

    QByteArray bytes() const;

    // Nothing if the text would not become these bytes again: line ends of several kinds, bytes
    // that are no UTF-8, characters that editors take for line ends.
    static std::optional<ScenarioText> fromBytes(QByteArrayView bytes);
};

// What such bytes look like, to be read only: with a line for each line of a stream.
QString readableText(QByteArrayView bytes);
