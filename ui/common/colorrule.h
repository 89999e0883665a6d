// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

// Rows that match a query get a colour of their own.
struct ColorRule
{
    QString query;
    int color = 0; // see Theme::tint()

    bool operator==(const ColorRule &other) const = default;
};
