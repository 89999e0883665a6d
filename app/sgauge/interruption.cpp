// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/interruption.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

volatile std::sig_atomic_t requestedSignal = 0;
volatile std::sig_atomic_t wakeDescriptor = -1;
int wokenDescriptor = -1;

void note(int signal)
{
    const int before = errno;
    requestedSignal = signal;
    [[maybe_unused]] const ssize_t written = ::write(wakeDescriptor, "", 1);
    errno = before;
}

void watch(int signal)
{
    struct sigaction action = {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND); // the next one acts as usual
    ::sigaction(signal, &action, nullptr);
}

// nohup has a program ignore it, and means it.
bool isIgnored(int signal)
{
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    return action.sa_handler == SIG_IGN;
}

int openPipe(int (&ends)[2])
{
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("sgauge: no pipe for signals");
    return ends[0];
}

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
    , m_notifier(openPipe(m_pipe), QSocketNotifier::Read, this)
{
    wokenDescriptor = m_pipe[0];
    wakeDescriptor = m_pipe[1];
    connect(&m_notifier, &QSocketNotifier::activated, this, &Interruption::readSignal);
    watch(SIGINT);
    watch(SIGTERM);
    if (!isIgnored(SIGHUP))
        watch(SIGHUP);
}

int Interruption::descriptor()
{
    return wokenDescriptor;
}

void Interruption::readSignal()
{
    char byte = 0;
    if (::read(m_pipe[0], &byte, 1) == 1)
        emit requested(requestedSignal);
}
