// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenariodrafts.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace {

QString folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + QLatin1String("/drafts");
}

QString pathOf(const QString &source)
{
    const QByteArray digest =
        QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    return folder() + QLatin1Char('/') + QString::fromLatin1(digest) + QLatin1String(".sse");
}

} // namespace

std::optional<QByteArray> ScenarioDrafts::load(const QString &source)
{
    QFile file(pathOf(source));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

bool ScenarioDrafts::exists(const QString &source)
{
    return QFile::exists(pathOf(source));
}

bool ScenarioDrafts::keep(const QString &source, const QByteArray &bytes)
{
    QDir().mkpath(folder());
    QSaveFile file(pathOf(source));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

void ScenarioDrafts::discard(const QString &source)
{
    QFile::remove(pathOf(source));
}
