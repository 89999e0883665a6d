// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/theme.h"

#include <QStringList>

// What the program remembers from one start to the next. Functions over QSettings; no secrets
// go there.
namespace Settings {

Theme::Name theme();
void setTheme(Theme::Name theme);

// A locale name such as "zh_CN"; empty: the system's.
QString language();
void setLanguage(const QString &language);

// The URLs connected to, latest first, without user names and passwords; at most 20.
QStringList recentUrls();
void addRecentUrl(const QUrl &url);

QByteArray windowGeometry();
void setWindowGeometry(const QByteArray &geometry);

} // namespace Settings
