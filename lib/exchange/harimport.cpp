// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/harimport.h"

#include "lib/exchange/foreignevents.h"
#include "lib/exchange/foreignfile.h"
#include "lib/exchange/harreader.h"
#include "lib/exchange/importtarget.h"
#include "lib/wire/streamparser.h"
#include "lib/wire/utf8.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace {

// Writes the entries of an archive as attempts.
class HarImport
{
    Q_DECLARE_TR_FUNCTIONS(CaptureImport)
public:
    HarImport(ForeignFile *source, ImportTarget *target)
        : m_source(source)
        , m_target(target)
        , m_reader(source, target->folder())
    {
    }

    QString run();

private:
    QString importEntry(const HarEntry &entry);
    bool writeStream(const HarEntry &entry);
    bool writeMessages(const HarEntry &entry);
    bool writeBody(const QByteArray &body);
    bool writeBodyInTime(const HarEntry &entry, const QByteArray &body);
    bool agree(const HarEntry &entry, const QByteArray &body);
    void addLosses();

    ForeignFile *m_source;
    ImportTarget *m_target;
    HarReader m_reader;
    ForeignEvents m_events;
    QByteArray m_firstId; // the last event ID string at the begin of the stream
    Record::Time m_time;
    bool m_hasMessages = false; // without a body that has the same
    bool m_hasBodies = false;   // without messages
    bool m_hasOtherBodies = false;
    bool m_hasRequestBodies = false;
    bool m_lacksTimes = false;
};

QString HarImport::run()
{
    if (QString error = m_reader.read(); !error.isEmpty())
        return error;
    if (m_reader.entries().empty()) {
        return tr("%1 has no event stream: of its %n entries, none is a text/event-stream. "
                  "Browsers save a stream's events only if the developer tools are open while they "
                  "arrive.",
                  nullptr, int(m_reader.otherCount()))
            .arg(m_source->name());
    }
    for (const HarEntry &entry : m_reader.entries()) {
        if (QString error = importEntry(entry); !error.isEmpty())
            return error;
    }
    addLosses();
    return {};
}

QString HarImport::importEntry(const HarEntry &entry)
{
    if (m_source->isCancelled())
        return m_source->error();
    const Record::Time begin = entry.begin.value_or(m_source->time());
    m_lacksTimes = m_lacksTimes || !entry.begin;
    m_hasRequestBodies = m_hasRequestBodies || entry.hasRequestBody;
    m_firstId = firstHeader(entry.requestHeaders, "Last-Event-ID");
    m_target->beginAttempt(begin, {entry.method, entry.url, m_firstId, {}});
    m_target->writeSent(entry.requestHeaders);
    const bool isRefused = entry.status != 200 && !entry.hasMessages;
    const QByteArray body =
        isRefused && entry.hasBody ? m_reader.readBody(entry).value_or(QByteArray()) : QByteArray();
    if (entry.status != 0)
        m_target->writeHead(entry.status, entry.httpVersion, entry.responseHeaders, body);
    m_time = begin + entry.head;
    if (!isRefused) {
        m_target->writer().beginStream(m_time);
        if (!writeStream(entry))
            return m_target->error();
    }
    const QString reason =
        entry.comment.isEmpty() ? tr("The imported file ends here.") : entry.comment;
    m_target->writer().endAttempt(entry.status == 0 ? CaptureWriter::Ending::Dropped
                                                    : CaptureWriter::Ending::Closed,
                                  std::max(m_time, begin + entry.took), reason, {});
    return m_target->flush() ? QString() : m_target->error();
}

// From the messages, which have times, or the body, which has the bytes, or both.
bool HarImport::writeStream(const HarEntry &entry)
{
    const auto body = entry.hasBody ? m_reader.readBody(entry) : std::nullopt;
    const bool hasBody = body && !body->isEmpty();
    if (entry.messageCount == 0 && hasBody) {
        m_hasBodies = true;
        return writeBody(*body);
    }
    if (hasBody && agree(entry, *body))
        return writeBodyInTime(entry, *body);
    m_hasMessages = true;
    m_hasOtherBodies = m_hasOtherBodies || hasBody;
    return writeMessages(entry);
}

bool HarImport::writeMessages(const HarEntry &entry)
{
    m_events.begin(m_firstId);
    bool isWritten = true;
    m_reader.readMessages(entry, [&](const HarMessage &message) {
        m_time = message.time.value_or(m_time);
        m_lacksTimes = m_lacksTimes || !message.time;
        m_events.write({message.type, message.data, std::nullopt, std::nullopt},
                       message.hasId ? message.id : m_events.lastEventId());
        isWritten = !m_source->isCancelled() && m_target->writeBytes(m_events.take(), m_time);
        return isWritten;
    });
    return isWritten;
}

bool HarImport::writeBody(const QByteArray &body)
{
    return m_target->writeBytes(body, m_time);
}

// Whether the messages are what a client makes of the body.
bool HarImport::agree(const HarEntry &entry, const QByteArray &body)
{
    StreamParser parser;
    parser.setLastEventId(m_firstId);
    parser.feed(body);
    const auto nextEvent = [&] {
        const StreamItem *item = parser.next();
        while (item && item->kind() != StreamItem::Kind::Event)
            item = parser.next();
        return item;
    };
    bool isSame = true;
    m_reader.readMessages(entry, [&](const HarMessage &message) {
        const StreamItem *event = nextEvent();
        isSame = event && toWellFormedUtf8(event->data()) == message.data
            && toWellFormedUtf8(event->name()) == message.type
            && (!message.hasId || toWellFormedUtf8(event->lastEventId()) == message.id);
        return isSame;
    });
    return isSame && !nextEvent();
}

bool HarImport::writeBodyInTime(const HarEntry &entry, const QByteArray &body)
{
    StreamParser parser;
    parser.feed(body);
    qsizetype written = 0;
    bool isWritten = true;
    m_reader.readMessages(entry, [&](const HarMessage &message) {
        const StreamItem *event = parser.next();
        while (event && event->kind() != StreamItem::Kind::Event)
            event = parser.next();
        m_time = message.time.value_or(m_time);
        const auto end = event ? qsizetype(event->end()) : body.size();
        isWritten =
            m_target->writeBytes(QByteArrayView(body).sliced(written, end - written), m_time);
        written = end;
        return isWritten;
    });
    return isWritten && m_target->writeBytes(QByteArrayView(body).sliced(written), m_time);
}

void HarImport::addLosses()
{
    if (m_hasMessages) {
        m_target->addLoss(tr("A HAR file has the data, types and ids of the events, but not their "
                             "exact bytes; comments and retry times are not in it."));
    }
    if (m_hasOtherBodies)
        m_target->addLoss(tr(
            "A recorded body has other events than those the browser has seen; it is not kept."));
    if (m_hasBodies)
        m_target->addLoss(tr(
            "A recorded body tells nothing of times: all its events have that of the response."));
    if (m_lacksTimes)
        m_target->addLoss(
            tr("What has no time of its own has that of what comes before, or else of the file."));
    if (m_hasRequestBodies)
        m_target->addLoss(tr("The bodies of requests are not kept."));
    if (m_events.hasChanged())
        m_target->addLoss(ForeignEvents::changeText());
    if (m_reader.otherCount() > 0) {
        m_target->addLoss(tr("%n entries that are no event stream are left out, such as %1.",
                             nullptr, int(m_reader.otherCount()))
                              .arg(m_reader.others().join(QStringLiteral(", "))));
    }
}

} // namespace

QString importHar(ForeignFile *source, ImportTarget *target)
{
    return HarImport(source, target).run();
}
