// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/exportoutput.h"
#include "lib/exchange/exportwalk.h"
#include "lib/exchange/jsonline.h"
#include "lib/exchange/rowexport.h"

namespace {

QByteArray openedLine(const ExportWalk &walk)
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
    return openedLine(facts, walk.time());
}

QByteArray errorLine(const ExportWalk &walk)
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
    return errorLine(facts, walk.time());
}

QByteArray itemLine(const ExportWalk &walk, QByteArrayView origin)
{
    const RecordReader::View &view = walk.view();
    const StreamItem *item = view.item;
    if (item && view.entry.kind == Record::Kind::Event)
        return eventLine(*item, origin, walk.time());
    if (item && view.entry.kind == Record::Kind::Comment)
        return commentLine(item->data(), walk.time());
    if (item && view.entry.kind == Record::Kind::Retry)
        return retryLine(item->retry(), walk.time());
    if (view.entry.kind != Record::Kind::Ignored)
        return {};
    return ignoredLine(view.entry.itemKind, item ? item->name() : QByteArrayView(),
                       item ? item->data() : QByteArrayView(), view.bytes.size(), walk.time());
}

} // namespace

bool exportJsonLines(ExportWalk *walk, ExportOutput *output)
{
    QByteArray origin;
    int originPlace = 0; // the attempt it is of
    while (walk->next()) {
        if (std::exchange(originPlace, walk->attemptPlace()) != walk->attemptPlace()
            && walk->attempt())
            origin = originOf(walk->attempt()->lastHop().url);
        switch (walk->view().entry.kind) {
        case Record::Kind::Event:
        case Record::Kind::Comment:
        case Record::Kind::Retry:
        case Record::Kind::Ignored:
            output->bytes() += itemLine(*walk, origin);
            break;
        case Record::Kind::Attempt:
            originPlace = 0; // a redirect may change it
            break;
        case Record::Kind::Opened:
            output->bytes() += openedLine(*walk);
            break;
        case Record::Kind::Lost:
        case Record::Kind::Closed:
        case Record::Kind::Stopped:
            output->bytes() += errorLine(*walk);
            break;
        case Record::Kind::Hint:
            if (walk->attempt() && !walk->attempt()->findings.isEmpty())
                output->bytes() += findingLine(walk->attempt()->findings.constLast(), walk->time());
            break;
        }
        if (!output->commit(walk->share()))
            return false;
    }
    return true;
}
