// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

// A button of that themed icon only, which the tab key reaches; text is its tool tip and its
// accessible name.
QToolButton *createToolButton(QWidget *parent, const QString &icon, const QString &text);
