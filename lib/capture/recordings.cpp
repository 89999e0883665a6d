// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/recordings.h"

#include "lib/capture/capturefile.h"
#include "lib/script/annotatedtext.h"
#include "lib/script/directive.h"

#include <QDir>

QList<LeftRecording> leftRecordings(const QString &folder)
{
    QList<LeftRecording> left;
    const QFileInfoList files =
        QDir(folder).entryInfoList({QStringLiteral("*.sse")}, QDir::Files, QDir::Time);
    for (const QFileInfo &info : files) {
        QString error;
        const auto file = CaptureFile::open(info.filePath(), CaptureFile::Access::Append, &error);
        if (file && file->lock()) // let go with the file
            left.append({info.filePath(), info.lastModified(), info.size()});
    }
    return left;
}

bool isRecording(QByteArrayView start)
{
    bool hasPragma = false;
    for (const Directive &directive : directivesIn(start, AnnotatedText::Extent::Piece)) {
        hasPragma = hasPragma || directive.name == "streamgauge";
        if (directive.name == "recorded" || directive.name == "request")
            return hasPragma;
    }
    return false;
}
