// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>

// Tells, in the event loop, that Ctrl-C or a signal asks the program to end. A second Ctrl-C ends
// it at once. There is one of these.
class Interruption : public QObject
{
    Q_OBJECT
public:
    explicit Interruption(QObject *parent = nullptr);

    // What becomes readable when a signal comes, until requested() is emitted; -1 if nothing does.
    static int descriptor();

    // What a shell calls a program that a signal has ended: 130 for Ctrl-C, 143 for SIGTERM.
    static int exitCode(int signal) { return 128 + signal; }

signals:
    void requested(int signal);

private:
    void readSignal();

    int m_pipe[2];
    QSocketNotifier m_notifier;
};
