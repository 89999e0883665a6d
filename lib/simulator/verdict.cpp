// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/verdict.h"

#include "lib/simulator/verdicttext.h"
#include "lib/wire/httpheader.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Ending = AttemptFacts::Ending;
using Outcome = Verdict::Outcome;
using Rule = Verdict::Rule;

namespace {

// By how much clocks and timers may differ. A client may also see the end of a stream before the
// server has noted it.
constexpr milliseconds Slack = 20ms;
// The reconnection time of browsers; the standard only speaks of a few seconds.
constexpr milliseconds ShortestDefault = 3s;
constexpr milliseconds LongestDefault = 5s;
constexpr int ConnectionsPerHost = 6; // that browsers allow over HTTP/1.x

// What the standard wants of a client after an attempt; the later, the surer it is that it comes.
enum class Sequel {
    Open, // nothing, or nothing yet
    StayAway,
    FollowRedirect, // to the client a part of the same attempt
    ComeBack,
};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Sequel sequel(const AttemptFacts &attempt)
{
    if (!attempt.ended || attempt.ending == Ending::GoesOn)
        return Sequel::Open;
    if (isRedirect(attempt.status))
        return Sequel::FollowRedirect;
    // [spec] If the status is not 200, or the Content-Type is not text/event-stream, fail the
    // connection: then it does not reconnect.
    const bool isStream =
        attempt.status == 200 && mimeEssence(attempt.contentType) == "text/event-stream";
    if (attempt.status != 0 && !isStream)
        return Sequel::StayAway;
    // [spec] On an end of the body and on a network error, reestablish the connection.
    return attempt.ending == Ending::ClosedByClient ? Sequel::Open : Sequel::ComeBack;
}

milliseconds latest(milliseconds wanted)
{
    return wanted + std::max<milliseconds>(1s, wanted / 2);
}

// Beyond this, clients count no further.
milliseconds retryOf(const AttemptFacts &attempt, milliseconds otherwise)
{
    constexpr milliseconds Longest(std::numeric_limits<qint32>::max());
    return std::min(attempt.retry.value_or(otherwise), Longest);
}

milliseconds between(AttemptFacts::TimePoint earlier, AttemptFacts::TimePoint later)
{
    return std::max(0ms, std::chrono::duration_cast<milliseconds>(later - earlier));
}

// Blanks around the value of a header do not arrive.
bool hasLastId(const AttemptFacts &attempt, const QByteArray &id)
{
    return attempt.lastEventId.value_or(QByteArray()).trimmed() == id.trimmed();
}

bool allowsEventStream(const QByteArray &accept)
{
    const QList<QByteArrayView> ranges = headerList(accept);
    return ranges.isEmpty() || std::any_of(ranges.begin(), ranges.end(), [](QByteArrayView range) {
               const QByteArray type = range.toByteArray().split(';').first().trimmed().toLower();
               return type == "*/*" || type == "text/*" || type == "text/event-stream";
           });
}

bool isUncached(const QByteArray &cacheControl)
{
    const QList<QByteArrayView> directives = headerList(cacheControl);
    return std::any_of(directives.begin(), directives.end(), [](QByteArrayView one) {
        return one.compare("no-cache", Qt::CaseInsensitive) == 0
            || one.compare("no-store", Qt::CaseInsensitive) == 0;
    });
}

// Judges the attempts of one client on one route.
class Judge
{
public:
    Judge(const std::vector<const AttemptFacts *> &attempts, AttemptFacts::TimePoint now,
          QList<Verdict> *verdicts)
        : m_attempts(attempts)
        , m_now(now)
        , m_verdicts(verdicts)
    {
    }

    void judgeAll();

private:
    struct Unanswered // nothing has come back after it
    {
        const AttemptFacts *attempt;
        Sequel sequel; // never Open
    };

    std::optional<Unanswered> takeEarlier(const AttemptFacts &attempt);
    void judgeRequest(const AttemptFacts &attempt);
    void judgeReturn(const Unanswered &earlier, const AttemptFacts &attempt);
    void judgeDelay(const AttemptFacts &earlier, const AttemptFacts &attempt);
    void judgeId(const AttemptFacts &earlier, const AttemptFacts &attempt);
    void judgeAbsence(const Unanswered &left);
    void add(Rule rule, Outcome outcome, const AttemptFacts &attempt, const QString &sentence);
    void addSequel(Rule rule, Outcome outcome, const AttemptFacts &attempt, QString sentence);

    const std::vector<const AttemptFacts *> &m_attempts;
    const AttemptFacts::TimePoint m_now;
    QList<Verdict> *const m_verdicts;
    std::vector<Unanswered> m_unanswered;
};

void Judge::judgeAll()
{
    judgeRequest(*m_attempts.front());
    for (const AttemptFacts *attempt : m_attempts) {
        if (attempt->openAtOnce > ConnectionsPerHost) {
            add(Rule::ConnectionLimit, Outcome::Noted, *attempt,
                VerdictText::connectionLimit(attempt->openAtOnce, ConnectionsPerHost));
        }
        if (const auto earlier = takeEarlier(*attempt)) {
            judgeReturn(*earlier, *attempt);
        } else if (attempt->lastEventId) {
            add(Rule::LastEventId, Outcome::Noted, *attempt,
                VerdictText::lastEventIdOfNewStream(*attempt->lastEventId));
        }
        if (attempt->ending == Ending::ClosedByClient && attempt->isLastEventSent)
            add(Rule::LastEvent, Outcome::Passed, *attempt, VerdictText::closedAfterLastEvent());
        if (sequel(*attempt) != Sequel::Open)
            m_unanswered.push_back({attempt, sequel(*attempt)});
    }
    for (const Unanswered &left : m_unanswered)
        judgeAbsence(left);
}

// Which one it comes back after; several may have ended if the client has more than one stream.
std::optional<Judge::Unanswered> Judge::takeEarlier(const AttemptFacts &attempt)
{
    auto best = m_unanswered.end();
    std::pair<Sequel, bool> bestFitness;
    for (auto it = m_unanswered.begin(); it != m_unanswered.end(); ++it) {
        if (*it->attempt->ended > attempt.begun + Slack)
            continue;
        const std::pair fitness(it->sequel, hasLastId(attempt, it->attempt->lastIdSent));
        if (best != m_unanswered.end() && fitness <= bestFitness)
            continue;
        best = it;
        bestFitness = fitness;
    }
    if (best == m_unanswered.end())
        return std::nullopt;
    const Unanswered earlier = *best;
    m_unanswered.erase(best);
    return earlier;
}

// What a client sends with each of its attempts is said once.
void Judge::judgeRequest(const AttemptFacts &attempt)
{
    if (!allowsEventStream(attempt.accept))
        add(Rule::Accept, Outcome::Noted, attempt, VerdictText::accept(attempt.accept));
    // [spec] The cache mode is "no-store", for which Fetch sends "Cache-Control: no-cache".
    if (attempt.method == "GET" && !isUncached(attempt.cacheControl))
        add(Rule::Caching, Outcome::Noted, attempt, VerdictText::caching());
}

void Judge::judgeReturn(const Unanswered &earlier, const AttemptFacts &attempt)
{
    const AttemptFacts &ended = *earlier.attempt;
    switch (earlier.sequel) {
    case Sequel::Open:
    case Sequel::FollowRedirect:
        return;
    case Sequel::StayAway: {
        const bool isNoContent = ended.status == 204;
        addSequel(isNoContent ? Rule::NoContent : Rule::FatalAnswer,
                  isNoContent ? Outcome::Failed : Outcome::Noted, attempt,
                  VerdictText::returnAfterFatal(between(*ended.ended, attempt.begun), ended));
        return;
    }
    case Sequel::ComeBack:
        judgeDelay(ended, attempt);
        judgeId(ended, attempt);
        // [spec] It is right to come back: only the 204 that it gets now tells it to stop.
        if (ended.ending == Ending::ClosedForGood) {
            addSequel(Rule::LastEvent, Outcome::Noted, attempt,
                      VerdictText::returnAfterLastEvent());
        }
        return;
    }
}

// [spec] Wait a delay equal to the reconnection time; optionally, wait some more.
void Judge::judgeDelay(const AttemptFacts &earlier, const AttemptFacts &attempt)
{
    const auto conclude = [&](Outcome outcome, const QString &sentence) {
        addSequel(Rule::ReconnectDelay, outcome, attempt, sentence);
    };
    const milliseconds delay = between(*earlier.ended, attempt.begun);
    const milliseconds wanted = retryOf(earlier, LongestDefault);
    if (!earlier.retry) {
        const bool isUsual = delay >= ShortestDefault - Slack && delay <= latest(wanted);
        conclude(isUsual ? Outcome::Passed : Outcome::Noted,
                 VerdictText::returnWithoutRetry(delay, earlier));
    } else if (delay < wanted - Slack) {
        conclude(Outcome::Failed, VerdictText::early(delay, earlier));
    } else if (delay > latest(wanted)) {
        conclude(Outcome::Noted, VerdictText::late(delay, earlier));
    } else {
        conclude(Outcome::Passed, VerdictText::inTime(delay, earlier));
    }
}

// [spec] If the last event ID string is not empty, send it as Last-Event-ID, encoded as UTF-8.
void Judge::judgeId(const AttemptFacts &earlier, const AttemptFacts &attempt)
{
    const QByteArray &id = earlier.lastIdSent;
    const bool isRight = attempt.lastEventId.has_value() != id.isEmpty() && hasLastId(attempt, id);
    QString sentence = VerdictText::lastEventId(attempt.lastEventId, id);
    Outcome outcome = isRight ? Outcome::Passed : Outcome::Failed;
    if (!isRight && earlier.ending == Ending::CutOffForNotReading) {
        outcome = Outcome::Noted;
        sentence += QLatin1Char(' ') + VerdictText::butWasCutOff();
    }
    addSequel(Rule::LastEventId, outcome, attempt, sentence);
}

void Judge::judgeAbsence(const Unanswered &left)
{
    const AttemptFacts &attempt = *left.attempt;
    if (left.sequel == Sequel::FollowRedirect // which may lead elsewhere
        || m_now <= *attempt.ended + latest(retryOf(attempt, LongestDefault)))
        return;
    if (left.sequel == Sequel::StayAway) {
        add(attempt.status == 204 ? Rule::NoContent : Rule::FatalAnswer, Outcome::Passed, attempt,
            VerdictText::stayedAway(attempt));
    } else if (attempt.ending == Ending::ClosedForGood) {
        add(Rule::LastEvent, Outcome::Passed, attempt, VerdictText::stayedAway(attempt));
    } else {
        addSequel(Rule::Reconnection, Outcome::Failed, attempt,
                  VerdictText::missing(between(*attempt.ended, m_now), attempt));
    }
}

void Judge::add(Rule rule, Outcome outcome, const AttemptFacts &attempt, const QString &sentence)
{
    m_verdicts->append({rule, outcome, attempt.route, attempt.client, attempt.number, sentence});
}

// The rules on coming back are those of EventSource, which knows no method but GET.
void Judge::addSequel(Rule rule, Outcome outcome, const AttemptFacts &attempt, QString sentence)
{
    if (outcome == Outcome::Failed && attempt.method != "GET") {
        outcome = Outcome::Noted;
        sentence += QLatin1Char(' ') + VerdictText::butHasMethod(attempt.method);
    }
    add(rule, outcome, attempt, sentence);
}

} // namespace

QByteArrayView ruleName(Verdict::Rule rule)
{
    static constexpr std::array<const char *, Verdict::RuleCount> Names{
        "reconnection", "reconnect-delay",  "last-event-id", "no-content", "fatal-answer",
        "last-event",   "connection-limit", "accept",        "caching"};
    return Names.at(std::size_t(rule));
}

QByteArrayView outcomeName(Verdict::Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return "passed";
    case Outcome::Failed:
        return "failed";
    case Outcome::Noted:
        return "noted";
    }
    Q_UNREACHABLE();
}

QList<Verdict> judge(const QList<AttemptFacts> &attempts, std::chrono::steady_clock::time_point now)
{
    std::vector<std::vector<const AttemptFacts *>> groups; // of a client on a route, as they came
    QHash<std::pair<QString, QString>, std::size_t> places;
    for (const AttemptFacts &attempt : attempts) {
        const std::pair key(attempt.route, attempt.client);
        const std::size_t place = places.value(key, groups.size());
        if (place == groups.size()) {
            places.insert(key, place);
            groups.emplace_back();
        }
        groups[place].push_back(&attempt);
    }
    QList<Verdict> verdicts;
    for (const auto &group : groups)
        Judge(group, now, &verdicts).judgeAll();
    return verdicts;
}
