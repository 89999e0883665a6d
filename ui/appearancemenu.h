// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMenu;

// Adds menus in which the colours and the language of the program are chosen.
void addAppearanceMenus(QMenu *menu);
