// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/capturewriter.h"
#include "lib/client/attempt.h"

#include <QObject>

#include <memory>

class Capture;
class EventSource;

// Writes everything an EventSource receives, and what becomes of its connections, into a Capture.
// Both must outlive it. Secrets in requests and responses are left out.
class Recorder : public QObject
{
    Q_OBJECT

public:
    Recorder(EventSource *source, Capture *capture, QObject *parent = nullptr);

    // Whether cookies, credentials and the like are recorded, too. False unless it is set.
    void setKeepingSecrets(bool isKeeping) { m_keepsSecrets = isKeeping; }

private:
    void beginAttempt();
    void writeRequest();
    void writeHead();
    void beginStream();
    void takeBytes(QByteArrayView bytes);
    void noteStateChange();
    void endAttempt();
    void startOver();
    CaptureWriter::Ending ending() const;
    QByteArray urlText(const QUrl &url) const;
    QList<HttpHeader> withoutSecrets(const QList<HttpHeader> &headers) const;

    EventSource *m_source;
    Capture *m_capture;
    std::shared_ptr<const Attempt> m_attempt; // the one that goes on
    Record::Time m_opened;
    int m_count = 0; // of attempts in the capture
    bool m_isOpen = false;
    bool m_keepsSecrets = false;
};
