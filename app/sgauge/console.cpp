// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/console.h"

#include "app/sgauge/interruption.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <iterator>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace {

// So much can be written without waiting once a pipe or socket is ready (POSIX: PIPE_BUF).
constexpr qsizetype PieceSize = 4096;

// Waits until somebody reads; false if the program was asked to end meanwhile. A signal may be
// delivered to any thread, so it does not always interrupt a write() that waits.
bool waitForReader(int descriptor)
{
    pollfd polled[] = {{descriptor, POLLOUT, 0}, {Interruption::descriptor(), POLLIN, 0}};
    while (::poll(polled, std::size(polled), -1) < 0 && errno == EINTR) { }
    return polled[0].revents != 0;
}

int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (!waitForReader(descriptor))
            return EINTR;
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), PieceSize));
        const ssize_t written =
            ::write(descriptor, piece.data(), static_cast<size_t>(piece.size()));
        if (written >= 0)
            bytes = bytes.sliced(written);
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

} // namespace

int Console::write(QByteArrayView bytes)
{
    return writeAll(STDOUT_FILENO, bytes);
}

void Console::print(const QString &text)
{
    writeAll(STDOUT_FILENO, text.toUtf8());
}

void Console::printError(const QString &text)
{
    writeAll(STDERR_FILENO, text.toUtf8());
}

bool Console::isTerminal()
{
    return ::isatty(STDERR_FILENO) != 0 && qgetenv("TERM") != "dumb";
}

void Console::showProgress(const QString &text)
{
    pollfd polled{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&polled, 1, 0) != 1)
        return;
    winsize window = {};
    const bool isKnown = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 1;
    const int most = isKnown ? window.ws_col - 1 : 79; // a line that wraps cannot be taken back
    writeAll(STDERR_FILENO, '\r' + text.left(most).toUtf8() + "\x1b[K");
}

bool Console::hasColours()
{
    return ::isatty(STDOUT_FILENO) != 0 && qEnvironmentVariableIsEmpty("NO_COLOR")
        && qgetenv("TERM") != "dumb";
}

void Console::reserveStandardStreams()
{
    int descriptor = 0;
    do {
        descriptor = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor >= 0)
        ::close(descriptor);
}
