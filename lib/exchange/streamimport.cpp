// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/streamimport.h"

#include "lib/exchange/foreignfile.h"
#include "lib/exchange/importtarget.h"

#include <QDateTime>
#include <QLocale>

#include <optional>

namespace {

struct CaptureImport
{
    Q_DECLARE_TR_FUNCTIONS(CaptureImport)
};

struct ResponseHead
{
    QByteArray version; // such as "HTTP/1.1"
    int status = 0;
    QList<HttpHeader> headers;
    qsizetype end = 0; // behind the empty line
};

// Takes the next line from the text, without LF or CRLF. Nothing if it has no end.
std::optional<QByteArrayView> takeLine(QByteArrayView text, qsizetype *position)
{
    const qsizetype end = text.indexOf('\n', *position);
    if (end < 0)
        return std::nullopt;
    QByteArrayView line = text.sliced(*position, end - *position);
    *position = end + 1;
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

bool beginsHead(QByteArrayView text)
{
    return text.startsWith("HTTP/");
}

std::optional<ResponseHead> parseHead(QByteArrayView text, qsizetype begin)
{
    ResponseHead head;
    head.end = begin;
    const auto statusLine = takeLine(text, &head.end);
    if (!statusLine)
        return std::nullopt;
    const QByteArray words = statusLine->toByteArray().simplified();
    head.version = words.split(' ').value(0);
    bool isNumber = false;
    head.status = words.split(' ').value(1).toInt(&isNumber);
    while (const auto line = takeLine(text, &head.end)) {
        if (line->isEmpty())
            return isNumber ? std::optional(head) : std::nullopt;
        const qsizetype colon = line->indexOf(':');
        const bool goesOn = line->front() == ' ' || line->front() == '\t';
        if (goesOn && !head.headers.isEmpty())
            head.headers.last().second += ' ' + line->trimmed().toByteArray();
        else if (colon > 0)
            head.headers.append({line->first(colon).toByteArray(),
                                 line->sliced(colon + 1).trimmed().toByteArray()});
    }
    return std::nullopt;
}

CaptureWriter::Body bodyOf(const ResponseHead &head)
{
    const QByteArray type = mimeEssence(combinedHeader(head.headers, "Content-Type"));
    const bool hasLines = type == "application/x-ndjson" || type == "application/jsonl";
    return hasLines ? CaptureWriter::Body::JsonLines : CaptureWriter::Body::EventStream;
}

// All the heads in front of the body.
QList<ResponseHead> parseHeads(QByteArrayView text)
{
    QList<ResponseHead> heads;
    qsizetype begin = 0;
    while (heads.isEmpty() || beginsHead(text.sliced(begin))) {
        const auto head = parseHead(text, begin);
        if (!head)
            return {};
        begin = head->end;
        heads += *head;
    }
    return heads;
}

// From the file's position on. Its own time is all there is to know.
QString importBody(ForeignFile *source, ImportTarget *target)
{
    target->writer().beginStream(source->time());
    for (;;) {
        const QByteArrayView bytes = source->read();
        if (bytes.isEmpty())
            break;
        if (!target->writeBytes(bytes, source->time()))
            return target->error();
    }
    if (!source->isGood())
        return source->error();
    const bool isCut = target->writer().pendingSize() > 0;
    target->writer().endAttempt(
        isCut ? CaptureWriter::Ending::Truncated : CaptureWriter::Ending::Closed, source->time(),
        isCut ? CaptureImport::tr("The imported file ends here, in the middle of an event.")
              : CaptureImport::tr("The imported file ends here."),
        {});
    target->addLoss(
        CaptureImport::tr("Nothing tells when the events came: all have the time of the file, %1.")
            .arg(QLocale().toString(
                QDateTime::fromMSecsSinceEpoch(source->time().time_since_epoch().count() / 1000),
                QLocale::ShortFormat)));
    return {};
}

void importRefusal(ForeignFile *source, ImportTarget *target, const ResponseHead &head)
{
    target->writeHead(head.status, head.version, head.headers, source->start().sliced(head.end));
    target->writer().endAttempt(CaptureWriter::Ending::Dropped, source->time(),
                                CaptureImport::tr("The server answered %1.").arg(head.status), {});
}

} // namespace

QString importStream(ForeignFile *source, ImportTarget *target)
{
    target->beginAttempt(source->time(), {});
    target->addLoss(CaptureImport::tr("A plain stream tells nothing of the request and the head "
                                      "of the response."));
    return importBody(source, target);
}

QString importResponse(ForeignFile *source, ImportTarget *target)
{
    const QList<ResponseHead> heads = parseHeads(source->start());
    if (heads.isEmpty()) {
        return CaptureImport::tr("The response head at the start of %1 is malformed or does not "
                                 "end with an empty line.")
            .arg(source->name());
    }
    const ResponseHead &head = heads.constLast();
    if (source->start().sliced(head.end).startsWith("\x1F\x8B")) {
        return CaptureImport::tr("The body in %1 is compressed (byte %2); use curl's option "
                                 "--compressed.")
            .arg(source->name(), QLocale().toString(head.end));
    }
    target->beginAttempt(source->time(), {{}, {}, {}, bodyOf(head)});
    for (const ResponseHead &earlier : heads.first(heads.size() - 1)) {
        const QByteArray location = firstHeader(earlier.headers, "Location");
        if (earlier.status / 100 == 3 && !location.isEmpty())
            target->writeRedirect(earlier.status, location);
    }
    target->addLoss(CaptureImport::tr("The output of curl -i tells nothing of the request."));
    if (head.status != 200) {
        importRefusal(source, target, head);
        return {};
    }
    target->writeHead(head.status, head.version, head.headers, {});
    source->seek(head.end);
    return importBody(source, target);
}
