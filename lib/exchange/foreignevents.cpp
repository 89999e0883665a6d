// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/foreignevents.h"

namespace {

bool hasLineEnd(QByteArrayView text)
{
    return text.contains('\n') || text.contains('\r');
}

} // namespace

void ForeignEvents::write(OutgoingEvent event, const QByteArray &lastEventId)
{
    event.id.reset();
    if (lastEventId != m_lastEventId)
        event.id = lastEventId;
    m_hasChanged = m_hasChanged || event.data.contains('\r');
    if (hasLineEnd(event.type)) {
        m_hasChanged = true;
        event.type.clear();
    }
    if (event.id && (hasLineEnd(*event.id) || event.id->contains('\0'))) {
        m_hasChanged = true;
        event.id.reset();
    }
    m_lastEventId = event.id.value_or(m_lastEventId);
    m_writer.writeEvent(event);
}

QString ForeignEvents::changeText()
{
    return tr("Ids and types that no stream can have are left out, and each line end in data is "
              "one LF.");
}
