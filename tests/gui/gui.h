// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of the window share: finding things as a screen reader does, and settings that
// are not the user's own.

#pragma once

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QWidget>

// The visible widget of that class and accessible name; null if there is none.
template<class Widget>
Widget *find(const QWidget *root, const QString &accessibleName)
{
    for (Widget *widget : root->findChildren<Widget *>()) {
        if (widget->accessibleName() == accessibleName && widget->isVisible())
            return widget;
    }
    return nullptr;
}

// Settings and recordings in a folder that goes away.
class IsolatedSettings
{
public:
    IsolatedSettings()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("streamgauge"));
        QCoreApplication::setApplicationName(QStringLiteral("tests"));
    }

    static void clear()
    {
        QSettings().clear();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation))
            .removeRecursively();
    }

private:
    QTemporaryDir m_folder;
};
