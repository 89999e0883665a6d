// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/settings.h"

#include "ui/common/format.h"

#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace {

constexpr qsizetype MostRecentUrls = 20;
constexpr qsizetype MostFilters = 50;
constexpr qsizetype MostRecentFiles = 12;
constexpr qint64 UsualDiskLimit = 20'000'000'000;

QStringList list(const char *key)
{
    return QSettings().value(QLatin1String(key)).toStringList();
}

// Puts a text in front of a list that has room for so many.
void prepend(const char *key, const QString &text, qsizetype most)
{
    QStringList texts = list(key);
    texts.removeAll(text);
    texts.prepend(text);
    QSettings().setValue(QLatin1String(key),
                         QStringList(texts.first(std::min(texts.size(), most))));
}

} // namespace

Theme::Name Settings::theme()
{
    const QString name = QSettings().value(QStringLiteral("theme")).toString();
    if (name == QLatin1String("light"))
        return Theme::Name::Light;
    return name == QLatin1String("dark") ? Theme::Name::Dark : Theme::Name::System;
}

void Settings::setTheme(Theme::Name theme)
{
    const QString name = theme == Theme::Name::Light ? QStringLiteral("light")
        : theme == Theme::Name::Dark                 ? QStringLiteral("dark")
                                                     : QStringLiteral("system");
    QSettings().setValue(QStringLiteral("theme"), name);
}

QString Settings::language()
{
    return QSettings().value(QStringLiteral("language")).toString();
}

void Settings::setLanguage(const QString &language)
{
    QSettings().setValue(QStringLiteral("language"), language);
}

QStringList Settings::recentUrls()
{
    return QSettings().value(QStringLiteral("recentUrls")).toStringList();
}

void Settings::addRecentUrl(const QUrl &url)
{
    const QString text = formatUrl(url.adjusted(QUrl::RemoveUserInfo));
    prepend("recentUrls", text, MostRecentUrls);
}

QStringList Settings::filters()
{
    return list("filters");
}

void Settings::addFilter(const QString &filter)
{
    prepend("filters", filter, MostFilters);
}

void Settings::clearFilters()
{
    QSettings().remove(QStringLiteral("filters"));
}

QStringList Settings::keptFilters()
{
    return list("keptFilters");
}

void Settings::setKeptFilters(const QStringList &filters)
{
    QSettings().setValue(QStringLiteral("keptFilters"), filters);
}

QStringList Settings::jqColumns()
{
    return list("jqColumns");
}

void Settings::setJqColumns(const QStringList &programs)
{
    QSettings().setValue(QStringLiteral("jqColumns"), programs);
}

// Each as its colour, a blank, and its query.
QList<ColorRule> Settings::colorRules()
{
    QList<ColorRule> rules;
    for (const QString &text : list("colorRules"))
        rules.append(
            {text.section(QLatin1Char(' '), 1), text.section(QLatin1Char(' '), 0, 0).toInt()});
    return rules;
}

void Settings::setColorRules(const QList<ColorRule> &rules)
{
    QStringList texts;
    for (const ColorRule &rule : rules)
        texts += QStringLiteral("%1 %2").arg(QString::number(rule.color), rule.query);
    QSettings().setValue(QStringLiteral("colorRules"), texts);
}

bool Settings::showsResultsBeside()
{
    return QSettings().value(QStringLiteral("resultsBeside")).toBool();
}

void Settings::setShowsResultsBeside(bool isBeside)
{
    QSettings().setValue(QStringLiteral("resultsBeside"), isBeside);
}

QStringList Settings::recentFiles()
{
    return list("recentFiles");
}

void Settings::addRecentFile(const QString &path)
{
    prepend("recentFiles", path, MostRecentFiles);
}

QStringList Settings::recentScenarios()
{
    return list("recentScenarios");
}

void Settings::addRecentScenario(const QString &path)
{
    prepend("recentScenarios", path, MostRecentFiles);
}

QString Settings::captureFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + QLatin1String("/recordings");
}

qint64 Settings::diskLimit()
{
    return QSettings().value(QStringLiteral("diskLimit"), UsualDiskLimit).toLongLong();
}

void Settings::setDiskLimit(qint64 bytes)
{
    QSettings().setValue(QStringLiteral("diskLimit"), bytes);
}

bool Settings::keepsSecrets()
{
    return QSettings().value(QStringLiteral("keepsSecrets")).toBool();
}

void Settings::setKeepsSecrets(bool isKeeping)
{
    QSettings().setValue(QStringLiteral("keepsSecrets"), isKeeping);
}

QByteArray Settings::windowGeometry()
{
    return QSettings().value(QStringLiteral("windowGeometry")).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    QSettings().setValue(QStringLiteral("windowGeometry"), geometry);
}
