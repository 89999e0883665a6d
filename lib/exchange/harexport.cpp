// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/exportoutput.h"
#include "lib/exchange/exportwalk.h"
#include "lib/exchange/jsontext.h"
#include "lib/exchange/rowexport.h"
#include "lib/wire/isotime.h"

#include <QUrlQuery>

#include <algorithm>

using std::chrono::microseconds;

namespace {

void appendHeaders(JsonText *text, const QList<HttpHeader> &headers)
{
    QByteArrayView separator = "[";
    for (const auto &[name, value] : headers) {
        text->raw(std::exchange(separator, ",")).raw(R"({"name":)").string(name);
        text->raw(R"(,"value":)").string(value).raw("}");
    }
    text->raw(headers.isEmpty() ? "[]" : "]");
}

QList<HttpHeader> queryOf(const QUrl &url)
{
    QList<HttpHeader> result;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        result.append({name.toUtf8(), value.toUtf8()});
    return result;
}

// As a number of that unit, which is a power of ten.
void appendTime(JsonText *text, microseconds time, microseconds unit)
{
    const qint64 us = std::max<qint64>(0, time.count());
    text->number(us / unit.count()).raw(".");
    for (qint64 digit = unit.count() / 10; digit > 0; digit /= 10)
        text->number(us / digit % 10);
}

// Writes an entry for each attempt: what is known at its begin, its events as they come, and then
// the rest.
class HarWriter
{
public:
    explicit HarWriter(ExportOutput *output)
        : m_bytes(&output->bytes())
        , m_text(m_bytes)
    {
        m_text.raw(
            R"({"log":{"version":"1.2","creator":{"name":"Streamgauge","version":")" STREAMGAUGE_VERSION
            R"("},"pages":[],"entries":[)");
    }

    void takeRow(const ExportWalk &walk);
    void finish();

private:
    void beginEntry(const ExportWalk &walk);
    void appendEvent(const StreamItem &event, Record::Time time);
    void appendRequest(const Attempt::Hop &hop);
    void appendResponse(const Attempt::Hop &hop);
    void appendTimings(const Attempt::Hop &hop);
    void endEntry();

    ByteBuffer *m_bytes;
    JsonText m_text;
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
    appendEvent(*walk.view().item, walk.time());
}

void HarWriter::beginEntry(const ExportWalk &walk)
{
    endEntry();
    m_text.raw(m_place < 0 ? "\n" : ",\n");
    m_place = walk.attemptPlace();
    m_attempt = walk.attempt();
    m_begin = m_last = walk.time();
    if (m_attempt && m_attempt->begin.time_since_epoch().count() > 0)
        m_begin = std::min(m_begin, m_attempt->begin);
    m_size = 0;
    m_hasEvents = false;
    m_text.raw(R"({"startedDateTime":")");
    m_bytes->append(IsoTime(m_begin, IsoTime::Decimals::Microseconds).text());
    m_text.raw(R"(","_resourceType":"eventsource","_eventSourceMessages":[)");
}

void HarWriter::appendEvent(const StreamItem &event, Record::Time time)
{
    m_text.raw(std::exchange(m_hasEvents, true) ? ",\n{\"time\":" : "\n{\"time\":");
    appendTime(&m_text, time.time_since_epoch(), std::chrono::seconds(1));
    m_text.raw(R"(,"eventName":)").string(event.name());
    m_text.raw(R"(,"eventId":)").string(event.lastEventId());
    m_text.raw(R"(,"data":)").string(event.data()).raw("}");
}

void HarWriter::appendRequest(const Attempt::Hop &hop)
{
    m_text.raw(R"("request":{"method":)").string(hop.method.isEmpty() ? "GET" : hop.method);
    m_text.raw(R"(,"url":)").string(hop.url.isEmpty() ? "about:blank" : hop.url.toEncoded());
    m_text.raw(R"(,"httpVersion":)").string(hop.httpVersion);
    m_text.raw(R"(,"cookies":[],"headers":)");
    appendHeaders(&m_text, hop.requestHeaders);
    m_text.raw(R"(,"queryString":)");
    appendHeaders(&m_text, queryOf(hop.url));
    m_text.raw(R"(,"headersSize":-1,"bodySize":-1})");
}

void HarWriter::appendResponse(const Attempt::Hop &hop)
{
    m_text.raw(R"("response":{"status":)").number(hop.status);
    m_text.raw(R"(,"statusText":"","httpVersion":)").string(hop.httpVersion);
    m_text.raw(R"(,"cookies":[],"headers":)");
    appendHeaders(&m_text, hop.responseHeaders);
    const QByteArray type = firstHeader(hop.responseHeaders, "Content-Type");
    m_text.raw(R"(,"content":{"size":)").number(m_size);
    m_text.raw(R"(,"mimeType":)").string(type.isEmpty() ? "text/event-stream" : type);
    if (m_attempt && !m_attempt->bodyStart.isEmpty())
        m_text.raw(R"(,"text":)").string(m_attempt->bodyStart);
    m_text.raw(R"(},"redirectURL":"","headersSize":-1,"bodySize":-1)");
    if (m_attempt && hop.status == 0 && !m_attempt->ending.isEmpty())
        m_text.raw(R"(,"_error":)").string(m_attempt->ending.toUtf8());
    m_text.raw("}");
}

void HarWriter::appendTimings(const Attempt::Hop &hop)
{
    constexpr std::chrono::milliseconds unit(1);
    const microseconds took = m_last - m_begin;
    const microseconds wait = std::clamp(hop.head.value_or(microseconds(0)), microseconds(0), took);
    m_text.raw(R"("cache":{},"time":)");
    appendTime(&m_text, took, unit);
    m_text.raw(R"(,"timings":{"blocked":-1,"dns":-1,"connect":-1,"ssl":-1,"send":0,"wait":)");
    appendTime(&m_text, wait, unit);
    m_text.raw(R"(,"receive":)");
    appendTime(&m_text, took - wait, unit);
    m_text.raw("}");
}

void HarWriter::endEntry()
{
    if (m_place < 0)
        return;
    const Attempt::Hop hop = m_attempt ? m_attempt->lastHop() : Attempt::Hop();
    m_text.raw("],");
    appendRequest(hop);
    m_text.raw(",");
    appendResponse(hop);
    m_text.raw(",");
    appendTimings(hop);
    if (m_attempt && !m_attempt->ending.isEmpty())
        m_text.raw(R"(,"comment":)").string(m_attempt->ending.toUtf8());
    m_text.raw("}");
}

void HarWriter::finish()
{
    endEntry();
    m_text.raw("\n]}}\n");
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
