// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servedrecording.h"

#include "lib/script/scenario.h"
#include "ui/fileactions.h"
#include "ui/inspector/streampage.h"
#include "ui/simulator/scenariodrafts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <filesystem>
#include <system_error>

namespace {

struct ServedRecording
{
    Q_DECLARE_TR_FUNCTIONS(ServedRecording)
};

QString copyPath(const StreamPage &page)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + QLatin1String("/served");
    QDir().mkpath(folder);
    QString path;
    for (int i = 1; path.isEmpty() || ScenarioDrafts::exists(path); ++i) { // that is not given up
        path = folder + QLatin1Char('/') + proposedName(page)
            + (i == 1 ? QString() : QStringLiteral("-%1").arg(i)) + QLatin1String(".sse");
    }
    return path;
}

// The file is only appended to, in whole blocks; so what is there now is a recording.
bool copy(const QString &from, qint64 size, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = source.read(size);
    QSaveFile target(to);
    return target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size()
        && target.commit();
}

// What is too large to be copied while the user waits is given another name; it stays when the
// first one goes.
bool link(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::create_hard_link(from.toStdU16String(), to.toStdU16String(), error);
    return !error;
}

} // namespace

QString servablePath(const StreamPage &page, QString *error)
{
    const Capture &capture = page.capture();
    const qint64 size = capture.fileSize();
    if (capture.path().isEmpty()) {
        *error = ServedRecording::tr("There is nothing to serve yet.");
        return {};
    }
    if (page.isFile() && capture.isKept())
        return capture.path();
    QString path = copyPath(page);
    const bool isLarge = size > Scenario::maximumFileSize;
    if (!(isLarge ? link(capture.path(), path) : copy(capture.path(), size, path))) {
        *error = ServedRecording::tr("The recording cannot be copied to %1.")
                     .arg(QDir::toNativeSeparators(path));
        return {};
    }
    return path;
}
