// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/recordingfile.h"

#include "app/sgauge/console.h"
#include "app/sgauge/tailtext.h"
#include "lib/exchange/captureimport.h"

#include <QDir>

namespace {

constexpr qint64 StartSize = 64 * 1024;

} // namespace

std::shared_ptr<CaptureFile> openRecording(const QString &path, QString *error)
{
    auto file = CaptureFile::open(path, CaptureFile::Access::Read, error);
    if (!file)
        return nullptr;
    if (detectFormat(file->read(0, StartSize), path) == ForeignFormat::AnnotatedStream)
        return file;
    auto made = CaptureFile::createIn(QDir::tempPath(), error);
    if (!made)
        return nullptr;
    const ImportResult result = importCapture(path, made.get(), nullptr);
    made->remove(); // it stays readable
    *error = result.error;
    for (const QString &loss : result.losses)
        Console::printError(QStringLiteral("sgauge: %1\n").arg(TailText::printable(loss)));
    return result.error.isEmpty() ? made : nullptr;
}
