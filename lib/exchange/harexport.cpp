// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/exportoutput.h"
#include "lib/exchange/exportwalk.h"
#include "lib/exchange/isotime.h"
#include "lib/exchange/rowexport.h"
#include "lib/wire/printable.h"

#include <QUrlQuery>

#include <algorithm>

using std::chrono::microseconds;

namespace {

void appendPair(QByteArray *json, QByteArrayView name, QByteArrayView value)
{
    json->append(R"({"name":)");
    appendJsonString(json, name);
    json->append(R"(,"value":)");
    appendJsonString(json, value);
    json->append('}');
}

QByteArray headersJson(const QList<HttpHeader> &headers)
{
    QByteArray json = "[";
    for (const auto &[name, value] : headers) {
        json += json.size() > 1 ? "," : "";
        appendPair(&json, name, value);
    }
    return json += ']';
}

QByteArray queryJson(const QUrl &url)
{
    QByteArray json = "[";
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        json += json.size() > 1 ? "," : "";
        appendPair(&json, name.toUtf8(), value.toUtf8());
    }
    return json += ']';
}

// A number of this unit with six decimals, or three.
QByteArray seconds(microseconds time)
{
    const qint64 us = std::max<qint64>(0, time.count());
    return QByteArray::number(us / 1'000'000) + '.'
        + QByteArray::number(us % 1'000'000).rightJustified(6, '0');
}

QByteArray milliseconds(microseconds time)
{
    const qint64 us = std::max<qint64>(0, time.count());
    return QByteArray::number(us / 1000) + '.'
        + QByteArray::number(us % 1000).rightJustified(3, '0');
}

QByteArray versionName(const QByteArray &version)
{
    return version.isEmpty() ? QByteArray("unknown") : version;
}

// Writes an entry for each attempt: what is known at its begin, its events as they come, and then
// the rest.
class HarWriter
{
public:
    explicit HarWriter(ExportOutput *output)
        : m_bytes(output->bytes())
    {
        m_bytes +=
            R"({"log":{"version":"1.2","creator":{"name":"Streamgauge","version":")" STREAMGAUGE_VERSION
            R"("},"pages":[],"entries":[)";
    }

    void takeRow(const ExportWalk &walk);
    void finish();

private:
    void beginEntry(const ExportWalk &walk);
    void appendEvent(const StreamItem &event);
    void appendResponse(const Attempt::Hop &hop);
    void endEntry();

    QByteArray &m_bytes;
    std::shared_ptr<const Attempt> m_attempt;
    Record::Time m_begin;
    Record::Time m_last;
    qint64 m_size = 0; // of what the events were
    int m_place = -1;  // of the attempt
    bool m_hasEvents = false;
};

void HarWriter::takeRow(const ExportWalk &walk)
{
    if (walk.attemptPlace() != m_place)
        beginEntry(walk);
    m_last = std::max(m_last, walk.time());
    m_attempt = walk.attempt();
    if (walk.view().entry.kind != Record::Kind::Event || !walk.view().item)
        return;
    m_size += walk.view().bytes.size();
    appendEvent(*walk.view().item);
}

void HarWriter::beginEntry(const ExportWalk &walk)
{
    endEntry();
    m_bytes += m_place < 0 ? "\n" : ",\n";
    m_place = walk.attemptPlace();
    m_attempt = walk.attempt();
    m_begin = m_last = walk.time();
    if (m_attempt && m_attempt->begin.time_since_epoch().count() > 0)
        m_begin = std::min(m_begin, m_attempt->begin);
    m_size = 0;
    m_hasEvents = false;
    m_bytes += R"({"startedDateTime":")" + isoMicroseconds(m_begin)
        + R"(","_resourceType":"eventsource","_eventSourceMessages":[)";
}

void HarWriter::appendEvent(const StreamItem &event)
{
    m_bytes += std::exchange(m_hasEvents, true) ? ",\n" : "\n";
    m_bytes += R"({"time":)" + seconds(m_last.time_since_epoch()) + R"(,"eventName":)";
    appendJsonString(&m_bytes, event.name());
    m_bytes += R"(,"eventId":)";
    appendJsonString(&m_bytes, event.lastEventId());
    m_bytes += R"(,"data":)";
    appendJsonString(&m_bytes, event.data());
    m_bytes += '}';
}

void HarWriter::appendResponse(const Attempt::Hop &hop)
{
    m_bytes += R"("response":{"status":)" + QByteArray::number(hop.status)
        + R"(,"statusText":"","httpVersion":)";
    appendJsonString(&m_bytes, versionName(hop.httpVersion));
    m_bytes += R"(,"cookies":[],"headers":)" + headersJson(hop.responseHeaders)
        + R"(,"content":{"size":)" + QByteArray::number(m_size) + R"(,"mimeType":)";
    const QByteArray type = firstHeader(hop.responseHeaders, "Content-Type");
    appendJsonString(&m_bytes, type.isEmpty() ? QByteArray("text/event-stream") : type);
    if (m_attempt && !m_attempt->bodyStart.isEmpty()) {
        m_bytes += R"(,"text":)";
        appendJsonString(&m_bytes, m_attempt->bodyStart);
    }
    m_bytes += R"(},"redirectURL":"","headersSize":-1,"bodySize":-1)";
    if (m_attempt && hop.status == 0 && !m_attempt->ending.isEmpty()) {
        m_bytes += R"(,"_error":)";
        appendJsonString(&m_bytes, m_attempt->ending.toUtf8());
    }
    m_bytes += '}';
}

void HarWriter::endEntry()
{
    if (m_place < 0)
        return;
    const Attempt::Hop hop = m_attempt ? m_attempt->lastHop() : Attempt::Hop();
    const QByteArray url = hop.url.isEmpty() ? QByteArray("about:blank") : hop.url.toEncoded();
    m_bytes += R"(],"request":{"method":)";
    appendJsonString(&m_bytes, hop.method.isEmpty() ? QByteArray("GET") : hop.method);
    m_bytes += R"(,"url":)";
    appendJsonString(&m_bytes, url);
    m_bytes += R"(,"httpVersion":)";
    appendJsonString(&m_bytes, versionName(hop.httpVersion));
    m_bytes += R"(,"cookies":[],"headers":)" + headersJson(hop.requestHeaders)
        + R"(,"queryString":)" + queryJson(hop.url) + R"(,"headersSize":-1,"bodySize":-1},)";
    appendResponse(hop);
    const microseconds took = m_last - m_begin;
    const microseconds wait = std::clamp(hop.head.value_or(microseconds(0)), microseconds(0), took);
    m_bytes += R"(,"cache":{},"time":)" + milliseconds(took)
        + R"(,"timings":{"blocked":-1,"dns":-1,"connect":-1,"ssl":-1,"send":0,"wait":)"
        + milliseconds(wait) + R"(,"receive":)" + milliseconds(took - wait) + '}';
    if (m_attempt && !m_attempt->ending.isEmpty()) {
        m_bytes += R"(,"comment":)";
        appendJsonString(&m_bytes, m_attempt->ending.toUtf8());
    }
    m_bytes += '}';
}

void HarWriter::finish()
{
    endEntry();
    m_bytes += "\n]}}\n";
}

} // namespace

bool exportHar(ExportWalk *walk, ExportOutput *output)
{
    HarWriter writer(output);
    while (walk->next()) {
        writer.takeRow(*walk);
        if (!output->commit(walk->share()))
            return false;
    }
    writer.finish();
    return true;
}
