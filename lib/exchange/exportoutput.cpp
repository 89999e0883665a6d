// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/exportoutput.h"

#include <QIODevice>

namespace {

constexpr qsizetype BatchSize = 256 * 1024;
constexpr int CommitsPerLook = 256; // at the progress

} // namespace

ExportOutput::ExportOutput(QIODevice *device, Progress *progress)
    : m_device(device)
    , m_progress(progress)
{
}

bool ExportOutput::commit(double share)
{
    const bool isMuch = m_bytes.size() >= BatchSize;
    if (!isMuch && ++m_commits % CommitsPerLook != 0)
        return true;
    if (m_progress) {
        m_progress->share = share;
        if (m_progress->isCancelled)
            m_error = tr("The export was cancelled.");
    }
    return m_error.isEmpty() && (!isMuch || flush());
}

bool ExportOutput::flush()
{
    if (!m_error.isEmpty())
        return false;
    if (m_device->write(m_bytes.data(), m_bytes.size()) != m_bytes.size())
        m_error = tr("The export could not be written: %1.").arg(m_device->errorString());
    m_bytes.clear();
    m_bytes.shrink();
    return m_error.isEmpty();
}
