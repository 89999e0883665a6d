// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

// The colours of the program, in two sets.
struct Theme
{
    enum class Name { System, Light, Dark };

    bool isDark = false;
    QColor window; // around the content
    QColor base;   // behind the content
    QColor raised; // buttons, headers
    QColor border;
    QColor text;
    QColor muted; // what should step back
    QColor accent;
    QColor onAccent;
    QColor good;
    QColor warning;
    QColor bad;
    QColor selection;
    QColor mark;      // behind text that a filter finds
    QColor foundMark; // behind text that a search finds

    QPalette palette() const;
    QString styleSheet() const;

    // A colour for the event type with that number in its capture, distinct for the first
    // eight also to colour-blind eyes (after Okabe and Ito); the same everywhere.
    QColor typeColor(int typeIndex) const;

    // A background for rows, of which there are TintCount; readable below the text.
    static constexpr int TintCount = 6;
    QColor tint(int number) const;

    // The theme the application uses now, and how to change it.
    static const Theme &current();
    static void apply(Name name);
};

// The font for everything that came from the wire.
QFont wireFont();
