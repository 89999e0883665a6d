// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/colorrule.h"
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

// Filter lines: those used before, latest first, at most 50; and those to be kept.
QStringList filters();
void addFilter(const QString &filter);
void clearFilters();
QStringList keptFilters();
void setKeptFilters(const QStringList &filters);

// Further columns of the table: jq programs.
QStringList jqColumns();
void setJqColumns(const QStringList &programs);

QList<ColorRule> colorRules();
void setColorRules(const QList<ColorRule> &rules);

// Whether the rows that a filter finds are shown below all rows, and not instead of them.
bool showsResultsBeside();
void setShowsResultsBeside(bool isBeside);

// The files opened or saved, latest first; at most 12.
QStringList recentFiles();
void addRecentFile(const QString &path);

// The scenarios opened or saved, latest first; at most 12.
QStringList recentScenarios();
void addRecentScenario(const QString &path);

// Where recordings are until they are saved.
QString captureFolder();

// How many bytes recordings that are not saved may have together.
qint64 diskLimit();
void setDiskLimit(qint64 bytes);

// Whether credentials and cookies are recorded, too.
bool keepsSecrets();
void setKeepsSecrets(bool isKeeping);

QByteArray windowGeometry();
void setWindowGeometry(const QByteArray &geometry);

} // namespace Settings
