// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

// What is wrong in one line of a script, before anybody knows which line of the file it is.
struct LineError
{
    Q_DECLARE_TR_FUNCTIONS(LineError)
public:
    qsizetype offset = 0; // in bytes from the start of the line
    QString message;
};

// Text of a file as it may stand in a message: short, in quotes, without control characters.
QString quotedForMessage(QByteArrayView text);
