// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QCoreApplication>
#include <QString>

// What is wrong in the text of a query, and where: in characters (UTF-16) of the text.
struct QueryError
{
    Q_DECLARE_TR_FUNCTIONS(QueryError)
public:
    qsizetype offset = 0;
    qsizetype length = 0;
    QString message; // a translated sentence: what is wrong, and what to do
};
