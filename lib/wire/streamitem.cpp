// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/streamitem.h"

StreamItem::StreamItem(const StreamItem &other)
    : m_begin(other.m_begin)
    , m_end(other.m_end)
    , m_retry(other.m_retry)
    , m_kind(other.m_kind)
{
    takeBytes(other);
}

StreamItem &StreamItem::operator=(const StreamItem &other)
{
    if (this == &other)
        return *this;
    m_begin = other.m_begin;
    m_end = other.m_end;
    m_retry = other.m_retry;
    m_kind = other.m_kind;
    takeBytes(other);
    return *this;
}

void StreamItem::takeBytes(const StreamItem &other)
{
    m_bytes = other.m_bytes;
    if (m_bytes.isNull()) {
        m_bytes.reserve(other.m_name.size() + other.m_data.size() + other.m_lastEventId.size());
        m_bytes.append(other.m_name).append(other.m_data).append(other.m_lastEventId);
    }
    const QByteArrayView bytes(m_bytes);
    m_name = bytes.first(other.m_name.size());
    m_data = bytes.sliced(m_name.size(), other.m_data.size());
    m_lastEventId = bytes.last(other.m_lastEventId.size());
}
