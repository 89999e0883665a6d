// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/harreader.h"

#include "lib/exchange/foreignfile.h"
#include "lib/exchange/harhandler.h"

#include <QLocale>

#include <algorithm>
#include <streambuf>

namespace {

constexpr qsizetype MostOthers = 5; // that are named

// The file for nlohmann's parser. Ends early if a text gets too long.
class SourceBuffer : public std::streambuf
{
public:
    SourceBuffer(ForeignFile *source, const HarHandler *handler)
        : m_source(source)
        , m_handler(handler)
    {
    }

    bool isTextTooLong() const { return m_isTextTooLong; }

protected:
    int_type underflow() override
    {
        if (m_handler->count() == std::exchange(m_seenCount, m_handler->count()))
            m_isTextTooLong = m_source->position() - m_seenAt > HarReader::MaxText;
        else
            m_seenAt = m_source->position();
        const QByteArrayView bytes = m_isTextTooLong ? QByteArrayView() : m_source->read();
        char *begin = const_cast<char *>(bytes.data()); // which is only read
        setg(begin, begin, begin + bytes.size());
        return bytes.isEmpty() ? traits_type::eof() : traits_type::to_int_type(*begin);
    }

private:
    ForeignFile *m_source;
    const HarHandler *m_handler;
    qint64 m_seenCount = 0; // of values
    qint64 m_seenAt = 0;
    bool m_isTextTooLong = false;
};

bool isEventStream(const HarEntry &entry)
{
    const QByteArray header = combinedHeader(entry.responseHeaders, "Content-Type");
    return entry.hasMessages || mimeEssence(entry.mimeType) == "text/event-stream"
        || mimeEssence(header) == "text/event-stream";
}

} // namespace

HarReader::HarReader(ForeignFile *source, const QString &folder)
    : m_source(source)
    , m_store(folder + QStringLiteral("/.streamgauge-XXXXXX"))
    , m_writer(&m_store)
{
}

QString HarReader::read()
{
    if (!m_store.open())
        return tr("There is no room for a temporary file: %1.").arg(m_store.errorString());
    HarHandler handler(this);
    SourceBuffer buffer(m_source, &handler);
    const bool isRead = handler.parse(&buffer);
    if (!m_source->isGood())
        return m_source->error();
    if (buffer.isTextTooLong()) {
        return tr("%1 has a single text of more than %2 (byte %3); remove that entry.")
            .arg(m_source->name(), QLocale().formattedDataSize(MaxText),
                 QLocale().toString(m_source->position() - MaxText));
    }
    if (!isRead) {
        return tr("%1 is no valid JSON at byte %2; it may be cut off or have been edited.")
            .arg(m_source->name(), QLocale().toString(handler.errorAt()));
    }
    if (!handler.hasEntries()) {
        return tr("%1 is no HTTP Archive: there is no list log.entries.").arg(m_source->name());
    }
    if (m_writer.status() != QDataStream::Ok || !m_store.flush())
        return tr("There is no room for a temporary file: %1.").arg(m_store.errorString());
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const HarEntry &a, const HarEntry &b) { return a.begin < b.begin; });
    return {};
}

void HarReader::takeEntry(HarEntry *entry, const QByteArray &body)
{
    if (!isEventStream(*entry)) {
        ++m_otherCount;
        if (m_others.size() < MostOthers)
            m_others += QString::fromUtf8(entry->url);
        return;
    }
    entry->bodyAt = m_store.pos();
    if (entry->hasBody)
        m_writer << body;
    m_entries.push_back(*entry);
}

void HarReader::storeMessage(const HarMessage &message)
{
    const qint64 time = message.time ? message.time->time_since_epoch().count() : -1;
    m_writer << time << message.type << message.hasId << message.id << message.data;
}

void HarReader::readMessage(QDataStream *stream, HarMessage *message)
{
    qint64 time = -1;
    *stream >> time >> message->type >> message->hasId >> message->id >> message->data;
    message->time.reset();
    if (time >= 0)
        message->time = Record::Time(std::chrono::microseconds(time));
}

std::optional<QByteArray> HarReader::readBody(const HarEntry &entry)
{
    m_store.seek(entry.bodyAt);
    QByteArray body;
    QDataStream stream(&m_store);
    stream >> body;
    if (!entry.isBase64)
        return body;
    const auto decoded =
        QByteArray::fromBase64Encoding(body, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}
