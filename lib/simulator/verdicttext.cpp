// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/verdicttext.h"

#include "lib/wire/printable.h"

#include <QLocale>

#include <algorithm>

using namespace std::chrono_literals;
using Ending = AttemptFacts::Ending;

namespace {

QString durationText(std::chrono::milliseconds time)
{
    if (time < 10s)
        return VerdictText::tr("%1 ms").arg(QLocale().toString(qint64(time.count())));
    return VerdictText::tr("%1 s").arg(QLocale().toString(double(time.count()) / 1000, 'f', 1));
}

QString quoted(const QByteArray &bytes)
{
    constexpr qsizetype LongestQuote = 200;
    return toPrintable(QByteArrayView(bytes).first(std::min(bytes.size(), LongestQuote)));
}

// What stands after "since" or "after".
QString endText(const AttemptFacts &attempt)
{
    switch (attempt.ending) {
    case Ending::ClosedByServer:
    case Ending::ClosedForGood:
        return VerdictText::tr("the end of the stream");
    case Ending::Truncated:
        return VerdictText::tr("the truncated end");
    case Ending::DroppedByServer:
        return VerdictText::tr("the drop");
    case Ending::CutOffForNotReading:
        return VerdictText::tr("it was cut off for not reading");
    case Ending::GoesOn:
    case Ending::ClosedByClient:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

QString VerdictText::early(Milliseconds delay, const AttemptFacts &earlier)
{
    return tr("Came back %1 after %2, before the %3 that retry asked for.")
        .arg(durationText(delay), endText(earlier), durationText(*earlier.retry));
}

QString VerdictText::inTime(Milliseconds delay, const AttemptFacts &earlier)
{
    return tr("Came back %1 after %2; retry asked for %3.")
        .arg(durationText(delay), endText(earlier), durationText(*earlier.retry));
}

QString VerdictText::late(Milliseconds delay, const AttemptFacts &earlier)
{
    return tr("Came back %1 after %2, long after the %3 that retry asked for. The standard allows "
              "a client to wait longer.")
        .arg(durationText(delay), endText(earlier), durationText(*earlier.retry));
}

QString VerdictText::returnWithoutRetry(Milliseconds delay, const AttemptFacts &earlier)
{
    return tr("Came back %1 after %2. No retry was sent, so that is up to the client; browsers "
              "wait 3 to 5 seconds.")
        .arg(durationText(delay), endText(earlier));
}

QString VerdictText::returnAfterFatal(Milliseconds delay, const AttemptFacts &earlier)
{
    if (earlier.status == 204) {
        return tr("Came back %1 after a 204, which tells an EventSource to stay away for good.")
            .arg(durationText(delay));
    }
    if (earlier.status != 200) {
        return tr("Came back %1 after a %2. A native EventSource gives up after any status but "
                  "200; a client built on fetch may try again.")
            .arg(durationText(delay))
            .arg(earlier.status);
    }
    return tr("Came back %1 after an answer of type “%2”. A native EventSource gives up unless "
              "that is text/event-stream; a client built on fetch may try again.")
        .arg(durationText(delay), quoted(earlier.contentType));
}

QString VerdictText::returnAfterLastEvent()
{
    return tr("Came back after the stream had ended for good, to be told so by 204. A page that "
              "closes its EventSource at the last event saves this request.");
}

QString VerdictText::stayedAway(const AttemptFacts &attempt)
{
    if (attempt.status == 204)
        return tr("Stayed away after the 204.");
    if (attempt.status != 200) {
        return tr("Stayed away after the %1, as an EventSource does after any status but 200.")
            .arg(attempt.status);
    }
    if (attempt.ending == Ending::ClosedForGood)
        return tr("Stayed away after the last event, with which the stream ended for good.");
    return tr("Stayed away after an answer of type “%1”, as an EventSource does unless that is "
              "text/event-stream.")
        .arg(quoted(attempt.contentType));
}

QString VerdictText::missing(Milliseconds passed, const AttemptFacts &attempt)
{
    QString sentence = attempt.retry
        ? tr("Has not come back in the %1 since %2. An EventSource does, after the %3 that retry "
             "asked for.")
              .arg(durationText(passed), endText(attempt), durationText(*attempt.retry))
        : tr("Has not come back in the %1 since %2. An EventSource does, after a few seconds.")
              .arg(durationText(passed), endText(attempt));
    if (attempt.isLastEventSent && attempt.ending == Ending::ClosedByServer) {
        sentence += QLatin1Char(' ')
            + tr("If it is right to close at the last event, let the scenario end with “@eof "
                 "no-content”.");
    }
    return sentence;
}

QString VerdictText::closedAfterLastEvent()
{
    return tr("Closed the connection by itself after the last event.");
}

QString VerdictText::lastEventId(const std::optional<QByteArray> &sent, const QByteArray &id)
{
    if (!sent && id.isEmpty())
        return tr("Sent no Last-Event-ID, as it has no id to go on from.");
    if (!sent) {
        return tr("Sent no Last-Event-ID. An EventSource sends “%1”, the last id it was given.")
            .arg(quoted(id));
    }
    if (id.isEmpty() && sent->isEmpty()) {
        return tr("Sent an empty Last-Event-ID. An EventSource that has no id leaves the header "
                  "out.");
    }
    if (id.isEmpty())
        return tr("Sent Last-Event-ID “%1”, though it has no id to go on from.").arg(quoted(*sent));
    if (sent->trimmed() == id.trimmed())
        return tr("Sent Last-Event-ID “%1”, the last id it was given.").arg(quoted(id));
    if (*sent == QString::fromUtf8(id).toLatin1())
        return tr("Sent Last-Event-ID “%1” in Latin-1. The standard wants UTF-8.").arg(quoted(id));
    return tr("Sent Last-Event-ID “%1”. An EventSource sends “%2”, the last id it was given.")
        .arg(quoted(*sent), quoted(id));
}

QString VerdictText::lastEventIdOfNewStream(const QByteArray &sent)
{
    return tr("Sent Last-Event-ID “%1” for a new stream. A browser has no id then; a client that "
              "keeps the last one somewhere may.")
        .arg(quoted(sent));
}

QString VerdictText::connectionLimit(int openAtOnce, int limit)
{
    return tr("Had %1 streams open at once. Over HTTP/1.x a browser allows %2 connections to a "
              "host, and this one would have waited for another to end.")
        .arg(openAtOnce)
        .arg(limit);
}

QString VerdictText::accept(const QByteArray &value)
{
    return tr("Sent “Accept: %1”, which does not allow text/event-stream; a strict server answers "
              "406.")
        .arg(quoted(value));
}

QString VerdictText::caching()
{
    return tr("Did not send “Cache-Control: no-cache”, which an EventSource does: a cache on the "
              "way may answer in place of the server.");
}

QString VerdictText::butWasCutOff()
{
    return tr("It was cut off before it had read everything, and may not know.");
}

QString VerdictText::butHasMethod(const QByteArray &method)
{
    return tr("But this was a %1, for which there are no rules.").arg(quoted(method));
}
