// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/jsonlinesimport.h"

#include "lib/exchange/foreignevents.h"
#include "lib/exchange/foreignfile.h"
#include "lib/exchange/importtarget.h"
#include "lib/exchange/jsonobject.h"
#include "lib/wire/lineparser.h"
#include "lib/wire/timestamp.h"

#include <QLocale>

#include <algorithm>

namespace {

bool hasLineEnd(QByteArrayView text)
{
    return text.contains('\n') || text.contains('\r');
}

bool isField(QByteArrayView name)
{
    return name == "data" || name == "event" || name == "id" || name == "retry";
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Writes what the lines tell as if it was received.
class JsonLinesImport
{
    Q_DECLARE_TR_FUNCTIONS(CaptureImport)
public:
    JsonLinesImport(ForeignFile *source, ImportTarget *target)
        : m_source(source)
        , m_target(target)
        , m_time(source->time())
    {
    }

    QString run();

private:
    bool takeLine(const StreamItem &line);
    void takeTime(const JsonObject &object);
    bool takeKnown(const JsonObject &object);
    void takeOpen(const JsonObject &object);
    void takeEvent(const JsonObject &object);
    void takeIgnored(const JsonObject &object);
    void takeError(const JsonObject &object);
    void takeForeign(const JsonObject &object, QByteArrayView line);
    void ensureStream();
    bool commit();
    void endAttempt(const QString &reason);
    QString finish();
    void addLosses();

    ForeignFile *m_source;
    ImportTarget *m_target;
    ForeignEvents m_events;
    Record::Time m_time;
    QByteArray m_url;
    QString m_error;
    qint64 m_lines = 0;
    bool m_isOpen = false;
    bool m_isStart = false; // of the stream
    bool m_hasKnown = false;
    bool m_hasForeign = false;
    bool m_lacksTimes = false;
    bool m_lacksItems = false;   // that were ignored
    bool m_lacksMembers = false; // beside the data
    bool m_isCut = false;
};

QString JsonLinesImport::run()
{
    LineParser lines(2 * StreamParser::DefaultLimit);
    lines.reset(LineParser::BlankLines::Skipped);
    for (;;) {
        const QByteArrayView bytes = m_source->read();
        if (bytes.isEmpty())
            break;
        lines.feed(bytes);
        while (const StreamItem *line = lines.next()) {
            if (!takeLine(*line))
                return m_error;
        }
    }
    if (!m_source->isGood())
        return m_source->error();
    if (const StreamItem *last = lines.finish()) {
        m_isCut = !takeLine(*last);
        if (m_isCut && !m_hasKnown && !m_hasForeign)
            return m_error;
    }
    return finish();
}

bool JsonLinesImport::takeLine(const StreamItem &line)
{
    ++m_lines;
    qsizetype errorAt = 0;
    const auto object = line.kind() == StreamItem::Kind::Line
        ? JsonObject::parse(line.data(), &errorAt)
        : std::nullopt;
    if (!object) {
        m_error = tr("Line %1 of %2 is no JSON (byte %3); there must be one whole value on each "
                     "line.")
                      .arg(QLocale().toString(m_lines), m_source->name(),
                           QLocale().toString(line.begin() + errorAt));
        return false;
    }
    takeTime(*object);
    if (!takeKnown(*object))
        takeForeign(*object, line.data());
    return commit();
}

void JsonLinesImport::takeTime(const JsonObject &object)
{
    for (const QByteArrayView name : {"time", "timestamp"}) {
        const JsonMember *member = object.find(name);
        const auto times = findTimestamps(member ? member->text : QByteArrayView(), 1);
        if (times.empty())
            continue;
        m_time = times.front();
        return;
    }
    m_lacksTimes = true;
}

// A line as `sgauge tail --json` prints them.
bool JsonLinesImport::takeKnown(const JsonObject &object)
{
    const QByteArray kind = object.string("kind");
    if (kind.isEmpty() || object.string("time").isEmpty())
        return false;
    if (kind == "open") {
        takeOpen(object);
    } else if (kind == "event") {
        takeEvent(object);
    } else if (kind == "comment") {
        ensureStream();
        m_events.writer().writeComment(object.string("text"));
    } else if (kind == "retry") {
        ensureStream();
        const qint64 ms = object.integer("ms").value_or(0);
        m_events.writer().writeRetry(std::chrono::milliseconds(std::max<qint64>(0, ms)));
    } else if (kind == "ignored") {
        takeIgnored(object);
    } else if (kind == "error") {
        takeError(object);
    } else if (kind == "finding") {
        m_lacksItems = true;
    } else {
        return false;
    }
    m_hasKnown = true;
    return true;
}

void JsonLinesImport::takeOpen(const JsonObject &object)
{
    endAttempt(tr("Nothing tells how it ended."));
    m_url = object.string("url");
    m_events.begin(object.string("lastEventId"));
    m_target->beginAttempt(m_time, {"GET", m_url, m_events.lastEventId(), {}});
    QList<HttpHeader> headers;
    for (const auto &[name, member] : {std::pair("Content-Type", "contentType"),
                                       std::pair("Content-Encoding", "contentEncoding")}) {
        if (const QByteArray value = object.string(member); !value.isEmpty())
            headers.append({name, value});
    }
    m_target->writeHead(int(object.integer("status").value_or(200)), object.string("httpVersion"),
                        headers, {});
    m_target->writer().beginStream(m_time);
    m_isOpen = m_isStart = true;
}

void JsonLinesImport::takeEvent(const JsonObject &object)
{
    ensureStream();
    m_events.write({object.string("type"), object.string("data"), std::nullopt, std::nullopt},
                   object.string("lastEventId"));
}

void JsonLinesImport::takeIgnored(const JsonObject &object)
{
    ensureStream();
    const QByteArray reason = object.string("reason");
    const QByteArray name = object.string("name");
    const QByteArray value = object.string("value");
    QByteArray bytes;
    if (reason == "unknown-field" && !name.isEmpty() && !isField(name) && !name.contains(':'))
        bytes = name + ": " + value + '\n';
    else if (reason == "id-with-nul" && value.contains('\0'))
        bytes = "id: " + value + '\n';
    else if (reason == "retry-not-digits" && !isDigits(value))
        bytes = "retry: " + value + '\n';
    else if (reason == "block-without-data" && !name.isEmpty())
        bytes = "event: " + name + "\n\n";
    else if (reason == "byte-order-mark" && m_isStart)
        bytes = "\xEF\xBB\xBF";
    if (bytes.isEmpty() || hasLineEnd(name + value))
        m_lacksItems = true;
    else
        m_target->writeBytes(bytes, m_time);
    m_isStart = m_isStart && reason == "byte-order-mark";
}

void JsonLinesImport::takeError(const JsonObject &object)
{
    if (!m_isOpen)
        m_target->beginAttempt(m_time, {"GET", m_url, {}, {}});
    const int status = int(object.integer("status").value_or(0));
    if (!m_isOpen && status > 0)
        m_target->writeHead(status, {}, {}, object.string("body"));
    const auto wait = object.integer("nextAttemptMs");
    m_target->writer().endAttempt(
        m_isOpen ? CaptureWriter::Ending::Closed : CaptureWriter::Ending::Dropped, m_time,
        QString::fromUtf8(object.string("message")),
        wait ? std::optional(std::chrono::milliseconds(*wait)) : std::nullopt);
    m_isOpen = false;
}

void JsonLinesImport::takeForeign(const JsonObject &object, QByteArrayView line)
{
    ensureStream();
    m_hasForeign = true;
    const JsonMember *data = object.find("data");
    const bool hasData = data && data->type == JsonMember::Type::String;
    QByteArray type = object.string("event");
    if (type.isEmpty())
        type = object.string("type");
    const JsonMember *id = object.find("id");
    const bool hasId = id && id->type != JsonMember::Type::Other;
    if (hasData) {
        static constexpr QByteArrayView kept[] = {"data", "event", "type",
                                                  "id",   "time",  "timestamp"};
        for (const JsonMember &member : object.members()) {
            const bool isKept =
                std::find(std::begin(kept), std::end(kept), member.name) != std::end(kept);
            m_lacksMembers = m_lacksMembers || !isKept;
        }
    }
    m_events.write({type, hasData ? data->text : line.toByteArray(), std::nullopt, std::nullopt},
                   hasId ? id->text : m_events.lastEventId());
}

// What comes before any line that tells of an attempt belongs to one of which nothing is known.
void JsonLinesImport::ensureStream()
{
    if (m_isOpen)
        return;
    m_target->beginAttempt(m_time, {});
    m_target->writer().beginStream(m_time);
    m_isOpen = m_isStart = true;
}

// Hands over what the line has become.
bool JsonLinesImport::commit()
{
    const QByteArray bytes = m_events.take();
    if (bytes.isEmpty())
        return true;
    m_isStart = false;
    if (m_target->writeBytes(bytes, m_time))
        return true;
    m_error = m_target->error();
    return false;
}

// Unless a line has told of that.
void JsonLinesImport::endAttempt(const QString &reason)
{
    if (std::exchange(m_isOpen, false))
        m_target->writer().endAttempt(CaptureWriter::Ending::Closed, m_time, reason, {});
}

QString JsonLinesImport::finish()
{
    if (!m_hasKnown && !m_hasForeign)
        return tr("%1 holds no JSON.").arg(m_source->name());
    if (!m_target->error().isEmpty())
        return m_target->error();
    endAttempt(tr("The imported file ends here."));
    addLosses();
    return {};
}

void JsonLinesImport::addLosses()
{
    if (m_hasKnown) {
        m_target->addLoss(tr(
            "These lines have the data, types and ids of the events, but not their exact bytes; "
            "times are exact to the millisecond, and requests and headers are not told in full."));
    }
    if (m_hasForeign) {
        m_target->addLoss(tr("The lines are not those of sgauge; each has become an event."));
    }
    if (m_lacksMembers)
        m_target->addLoss(tr("Where a line has data of its own, its other members are not kept."));
    if (m_lacksTimes)
        m_target->addLoss(
            tr("Lines without a time have that of the line before, or else of the file."));
    if (m_lacksItems)
        m_target->addLoss(tr("Findings, and some of what clients ignore, are not kept."));
    if (m_events.hasChanged())
        m_target->addLoss(ForeignEvents::changeText());
    if (m_isCut)
        m_target->addLoss(tr("The last line is cut off and is not kept."));
}

} // namespace

QString importJsonLines(ForeignFile *source, ImportTarget *target)
{
    return JsonLinesImport(source, target).run();
}
