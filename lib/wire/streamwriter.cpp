// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/streamwriter.h"

#include <algorithm>

namespace {

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool hasLineEnd(QByteArrayView value)
{
    return std::any_of(value.begin(), value.end(), isLineEnd);
}

} // namespace

bool StreamWriter::writeEvent(const OutgoingEvent &event)
{
    if (hasLineEnd(event.type) || (event.retry && event.retry->count() < 0))
        return false;
    if (event.id && (hasLineEnd(*event.id) || event.id->contains('\0')))
        return false;
    if (event.id)
        writeField("id", *event.id);
    if (!event.type.isEmpty() && event.type != "message")
        writeField("event", event.type);
    if (event.retry)
        writeField("retry", QByteArray::number(qint64(event.retry->count())));
    writeLines("data: ", event.data);
    m_bytes += '\n';
    return true;
}

void StreamWriter::writeComment(QByteArrayView text)
{
    writeLines(":", text);
}

void StreamWriter::writeRetry(std::chrono::milliseconds time)
{
    Q_ASSERT(time.count() >= 0);
    writeField("retry", QByteArray::number(qint64(time.count())));
    m_bytes += '\n';
}

void StreamWriter::writeField(QByteArrayView name, QByteArrayView value)
{
    m_bytes.append(name).append(": ").append(value).append('\n');
}

void StreamWriter::writeLines(QByteArrayView prefix, QByteArrayView text)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isLineEnd(text[i]))
            continue;
        m_bytes.append(prefix).append(text.sliced(begin, i - begin)).append('\n');
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            ++i;
        begin = i + 1;
    }
    m_bytes.append(prefix).append(text.sliced(begin)).append('\n');
}
