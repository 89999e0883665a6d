// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/capture/record.h"

#include <QObject>

class Capture;
class EventSource;

// Writes everything an EventSource receives, and what becomes of its connections, into a
// Capture. Both must outlive it.
class Recorder : public QObject
{
    Q_OBJECT

public:
    Recorder(EventSource *source, Capture *capture, QObject *parent = nullptr);

private:
    void noteAttempt(int attempt);
    void noteRedirect(int status, const QUrl &target);
    void noteOpened();
    void noteError();
    void note(Record::Kind kind, const QString &text);

    EventSource *m_source;
    Capture *m_capture;
};
