// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>

// A recording that has not been saved, and that no program is using.
struct LeftRecording
{
    QString path;
    QDateTime time; // of its last byte
    qint64 size = 0;
};

// Those in a folder, latest first: what was not saved, and what a crash has left.
QList<LeftRecording> leftRecordings(const QString &folder);

// Whether an annotated file is a recording, and not a scenario, to judge from its first bytes.
bool isRecording(QByteArrayView start);
