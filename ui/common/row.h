// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

// Widgets side by side without margins; the one at place stretched takes what is left over. They
// should have that parent already, lest the order of the tab key change.
QWidget *createRow(QWidget *parent, std::initializer_list<QWidget *> widgets, int stretched);
