// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturefile.h"
#include "lib/capture/capturewriter.h"

#include <QStringList>

// Where an import writes to: a capture, which grows in batches.
class ImportTarget
{
    Q_DECLARE_TR_FUNCTIONS(ImportTarget)
public:
    explicit ImportTarget(CaptureFile *file);

    // Begins the next attempt. Its secrets are hidden.
    void beginAttempt(Record::Time begun, CaptureWriter::Request request);
    void writeRedirect(int status, const QByteArray &url);
    void writeSent(const QList<HttpHeader> &headers);
    void writeHead(int status, const QByteArray &httpVersion, const QList<HttpHeader> &headers,
                   QByteArrayView body);

    // The rest as in a recording.
    CaptureWriter &writer() { return m_writer; }

    // Bytes of the stream. False if they cannot be written; then there is one sentence in error().
    bool writeBytes(QByteArrayView bytes, Record::Time time);

    // Bytes as they are. The same.
    bool append(QByteArrayView bytes);

    // Writes what is not written yet. The same.
    bool flush();

    // Where there is room for temporary files.
    QString folder() const;

    int attemptCount() const { return m_attemptCount; }
    QString error() const { return m_error; }

    // What could not be taken over, one sentence each.
    void addLoss(const QString &sentence);

    // Them, and what this class has left out.
    QStringList losses() const;

private:
    QList<HttpHeader> recordable(const QList<HttpHeader> &headers);
    QByteArray withoutSecrets(const QByteArray &url);

    CaptureFile *m_file;
    CaptureWriter m_writer;
    QString m_error;
    QStringList m_losses;
    qsizetype m_pending = 0; // given to the writer since the last flush
    int m_attemptCount = 0;
    bool m_hasHidden = false;
    bool m_hasLeftOut = false;
    bool m_hasCutBody = false;
};
