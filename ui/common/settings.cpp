// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/settings.h"

#include "ui/common/format.h"

#include <QSettings>
#include <QUrl>

namespace {

constexpr qsizetype MostRecentUrls = 20;

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
    QStringList urls = recentUrls();
    urls.removeAll(text);
    urls.prepend(text);
    QSettings().setValue(QStringLiteral("recentUrls"),
                         QStringList(urls.first(std::min(urls.size(), MostRecentUrls))));
}

QByteArray Settings::windowGeometry()
{
    return QSettings().value(QStringLiteral("windowGeometry")).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    QSettings().setValue(QStringLiteral("windowGeometry"), geometry);
}
