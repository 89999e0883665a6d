// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/capture/notetext.h"
#include "lib/exchange/exportoutput.h"
#include "lib/exchange/exportwalk.h"
#include "lib/exchange/jsontext.h"
#include "lib/exchange/rowexport.h"
#include "lib/wire/isotime.h"
#include "lib/wire/utf8.h"

namespace {

constexpr QByteArrayView Head = "number,time,kind,type,id,data,size,attempt\r\n";

QByteArrayView kindName(Record::Kind kind)
{
    switch (kind) {
    case Record::Kind::Event:
        return "event";
    case Record::Kind::Comment:
        return "comment";
    case Record::Kind::Retry:
        return "retry";
    case Record::Kind::Ignored:
        return "ignored";
    case Record::Kind::Attempt:
        return "attempt";
    case Record::Kind::Opened:
        return "opened";
    case Record::Kind::Lost:
        return "lost";
    case Record::Kind::Closed:
        return "closed";
    case Record::Kind::Stopped:
        return "stopped";
    case Record::Kind::Hint:
        return "finding";
    }
    Q_UNREACHABLE();
}

// A spreadsheet may take for a formula what begins so.
bool isFormula(QByteArrayView text)
{
    return !text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front());
}

bool needsQuotes(QByteArrayView text)
{
    return text.contains(',') || text.contains('"') || text.contains('\n') || text.contains('\r');
}

void appendText(ByteBuffer *line, QByteArrayView bytes)
{
    QByteArray replaced;
    if (!isWellFormedUtf8(bytes) || bytes.contains('\0')) {
        replaced = toWellFormedUtf8(bytes).replace(QByteArray(1, '\0'), "\xEF\xBF\xBD");
        bytes = replaced;
    }
    const bool isQuoted = needsQuotes(bytes);
    if (isQuoted)
        line->append('"');
    if (isFormula(bytes))
        line->append('\'');
    for (qsizetype quote; (quote = bytes.indexOf('"')) >= 0; bytes = bytes.sliced(quote + 1)) {
        line->append(bytes.first(quote + 1));
        line->append('"');
    }
    line->append(bytes);
    if (isQuoted)
        line->append('"');
}

void appendNumber(ByteBuffer *line, qint64 number)
{
    JsonText(line).number(number);
}

// type, id and data.
void appendItem(ByteBuffer *line, const StreamItem &item)
{
    const bool isComment = item.kind() == StreamItem::Kind::Comment;
    appendText(line, isComment ? QByteArrayView() : item.name());
    line->append(',');
    appendText(line, item.lastEventId());
    line->append(',');
    if (item.kind() == StreamItem::Kind::Retry)
        appendNumber(line, item.retry().count());
    else
        appendText(line, item.data());
}

void appendRow(ByteBuffer *line, const ExportWalk &walk)
{
    const auto &[entry, bytes, item, isCut] = walk.view();
    const bool isNote = Record::isNote(entry.kind);
    if (entry.number > 0)
        appendNumber(line, entry.number);
    line->append(',');
    line->append(IsoTime(walk.time(), IsoTime::Decimals::Microseconds).text());
    line->append(',');
    line->append(kindName(entry.kind));
    line->append(',');
    if (item)
        appendItem(line, *item);
    else
        line->append(",,");
    if (isNote)
        appendText(line, noteText(entry.kind, bytes).toUtf8());
    line->append(',');
    if (!isNote)
        appendNumber(line, entry.dataSize);
    line->append(',');
    appendNumber(line, walk.attemptPlace());
    line->append("\r\n");
}

} // namespace

bool exportCsv(ExportWalk *walk, ExportOutput *output)
{
    output->bytes().append(Head);
    while (walk->next()) {
        appendRow(&output->bytes(), *walk);
        if (!output->commit(walk->share()))
            return false;
    }
    return true;
}
