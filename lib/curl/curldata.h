// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/curl/curloption.h"

#include <QString>

#include <optional>

// Reads what curl reads at an @: a file, whose name is in UTF-8. At most 64 MiB. Nothing, and one
// sentence in *error, if it is larger, no file, or cannot be read.
std::optional<QByteArray> readCurlFile(const QByteArray &name, QString *error);

// What several options of curl together make the body of a request, or a part of its URL.
class CurlData
{
public:
    // What can be read from @-, the standard input; without it, @- gives nothing.
    void setInput(const QByteArray &input) { m_input = input; }

    // Adds the value of one of the options -d, --data-binary, --data-raw, --data-urlencode, --json
    // and --url-query, read from a file, encoded and joined to the rest as curl does it. False,
    // and one sentence in *error, if there is too much, or as readCurlFile().
    bool append(CurlOption::Meaning option, const QByteArray &value, QString *error);

    QByteArray bytes() const { return m_bytes; }

    // Whether @- was asked for in vain.
    bool lacksInput() const { return m_lacksInput; }

private:
    std::optional<QByteArray> piece(CurlOption::Meaning option, const QByteArray &value,
                                    QString *error);
    std::optional<QByteArray> encodedPiece(const QByteArray &value, QString *error);
    std::optional<QByteArray> read(const QByteArray &name, QString *error);

    QByteArray m_bytes;
    std::optional<QByteArray> m_input;
    bool m_lacksInput = false;
};
