// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/progress.h"
#include "lib/wire/bytebuffer.h"

#include <QCoreApplication>

class QIODevice;

// Where an export writes to, in batches.
class ExportOutput
{
    Q_DECLARE_TR_FUNCTIONS(ExportOutput)
public:
    // progress may be null.
    ExportOutput(QIODevice *device, Progress *progress);

    // What is to be written is appended here.
    ByteBuffer &bytes() { return m_bytes; }

    // Writes if there is much, and tells how far it is. False if it is not to go on: see error().
    bool commit(double share);

    // Writes the rest. The same.
    bool flush();

    QString error() const { return m_error; }

private:
    QIODevice *m_device;
    Progress *m_progress;
    ByteBuffer m_bytes;
    QString m_error;
    int m_commits = 0;
};
