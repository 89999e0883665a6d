// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/theme.h"

#include <QIcon>

// An icon of resources/icons, such as "copy", in one of the theme's colours. It follows when the
// theme changes.
QIcon themedIcon(const QString &name, QColor Theme::*color = &Theme::text);

// The same as a picture of that many pixels a side, which does not follow.
QPixmap themedPixmap(const QString &name, QColor Theme::*color, int side, qreal ratio);
