// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sgauge/console.h"

#include "app/sgauge/interruption.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace {

int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written =
            ::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written >= 0)
            bytes = bytes.sliced(written);
        else if (errno != EINTR || Interruption::isRequested())
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
