// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/exportoutput.h"
#include "lib/exchange/exportwalk.h"
#include "lib/exchange/jsonline.h"
#include "lib/exchange/rowexport.h"

namespace {

void appendOpened(ByteBuffer *text, const ExportWalk &walk)
{
    OpenedFacts facts;
    if (const auto attempt = walk.attempt()) {
        const Attempt::Hop &hop = attempt->lastHop();
        facts.contentEncoding = firstHeader(hop.responseHeaders, "Content-Encoding");
        facts.url = hop.url.toEncoded();
        facts.status = hop.status;
        facts.httpVersion = hop.httpVersion;
        facts.contentType = firstHeader(hop.responseHeaders, "Content-Type");
        facts.attempt = attempt->number;
        facts.lastEventId = attempt->lastEventId;
    }
    appendOpenedLine(text, facts, walk.time());
}

void appendError(ByteBuffer *text, const ExportWalk &walk)
{
    ErrorFacts facts;
    facts.readyState = walk.view().entry.kind == Record::Kind::Lost ? 0 : 2;
    if (const auto attempt = walk.attempt()) {
        facts.message = attempt->ending.toUtf8();
        facts.nextAttempt = attempt->wait;
        if (!attempt->isOpened && attempt->lastHop().status != 0) {
            facts.status = attempt->lastHop().status;
            facts.body = attempt->bodyStart;
        }
    }
    appendErrorLine(text, facts, walk.time());
}

void appendItem(ByteBuffer *text, const ExportWalk &walk, QByteArrayView origin)
{
    const RecordReader::View &view = walk.view();
    const StreamItem *item = view.item;
    if (view.entry.kind == Record::Kind::Ignored) {
        appendIgnoredLine(text, view.entry.itemKind, item ? item->name() : QByteArrayView(),
                          item ? item->data() : QByteArrayView(), view.bytes.size(), walk.time());
    } else if (!item) {
        return; // cannot be read
    } else if (view.entry.kind == Record::Kind::Event) {
        appendEventLine(text, *item, origin, walk.time());
    } else if (view.entry.kind == Record::Kind::Comment) {
        appendCommentLine(text, item->data(), walk.time());
    } else {
        appendRetryLine(text, item->retry(), walk.time());
    }
}

} // namespace

bool exportJsonLines(ExportWalk *walk, ExportOutput *output)
{
    ByteBuffer &text = output->bytes();
    QByteArray origin;
    int originPlace = 0; // the attempt it is of
    while (walk->next()) {
        if (std::exchange(originPlace, walk->attemptPlace()) != walk->attemptPlace()
            && walk->attempt())
            origin = urlOrigin(walk->attempt()->lastHop().url).toUtf8();
        switch (walk->view().entry.kind) {
        case Record::Kind::Event:
        case Record::Kind::Comment:
        case Record::Kind::Retry:
        case Record::Kind::Ignored:
            appendItem(&text, *walk, origin);
            break;
        case Record::Kind::Attempt:
            originPlace = 0; // a redirect may change it
            break;
        case Record::Kind::Opened:
            appendOpened(&text, *walk);
            break;
        case Record::Kind::Lost:
        case Record::Kind::Closed:
        case Record::Kind::Stopped:
            appendError(&text, *walk);
            break;
        case Record::Kind::Hint:
            if (walk->attempt() && !walk->attempt()->findings.isEmpty())
                appendFindingLine(&text, walk->attempt()->findings.constLast(), walk->time());
            break;
        }
        if (!output->commit(walk->share()))
            return false;
    }
    return true;
}
