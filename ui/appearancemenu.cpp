// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/appearancemenu.h"

#include "ui/common/settings.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>

namespace {

struct AppearanceMenu
{
    Q_DECLARE_TR_FUNCTIONS(AppearanceMenu)
};

void setTheme(Theme::Name name)
{
    Settings::setTheme(name);
    Theme::apply(name);
}

void setLanguage(const QString &locale)
{
    Settings::setLanguage(locale);
    QMessageBox::information(
        QApplication::activeWindow(), AppearanceMenu::tr("Language"),
        AppearanceMenu::tr("The new language is used from the next start of Streamgauge."));
}

void addThemes(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const std::pair<Theme::Name, QString> themes[]{
        {Theme::Name::System, AppearanceMenu::tr("As the &system")},
        {Theme::Name::Light, AppearanceMenu::tr("&Light")},
        {Theme::Name::Dark, AppearanceMenu::tr("&Dark")}};
    for (const auto &[name, text] : themes) {
        QAction *action = menu->addAction(text, menu, [name = name] { setTheme(name); });
        action->setCheckable(true);
        action->setChecked(Settings::theme() == name);
        group->addAction(action);
    }
}

void addLanguages(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const std::pair<QString, QString> languages[]{
        {QString(), AppearanceMenu::tr("As the &system")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
    for (const auto &[locale, text] : languages) {
        QAction *action = menu->addAction(text, menu, [locale = locale] { setLanguage(locale); });
        action->setCheckable(true);
        action->setChecked(Settings::language() == locale);
        group->addAction(action);
    }
}

} // namespace

void addAppearanceMenus(QMenu *menu)
{
    addThemes(menu->addMenu(AppearanceMenu::tr("&Colours")));
    addLanguages(menu->addMenu(AppearanceMenu::tr("La&nguage")));
}
