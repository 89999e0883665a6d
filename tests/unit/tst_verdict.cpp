// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/verdict.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Attempts = QList<AttemptFacts>;
using Ending = AttemptFacts::Ending;

Q_DECLARE_METATYPE(Attempts)

class TestVerdict : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void judgesDelays_data();
    void judgesDelays();
    void judgesLastEventIds_data();
    void judgesLastEventIds();
    void judgesWhatComesAfterAnswers_data();
    void judgesWhatComesAfterAnswers();
    void judgesAbsence_data();
    void judgesAbsence();
    void judgesLastEvents_data();
    void judgesLastEvents();
    void judgesRequests_data();
    void judgesRequests();
    void knowsWhatCameBackAfterWhat_data();
    void knowsWhatCameBackAfterWhat();
    void failsNothingButGet();
    void keepsClientsAndRoutesApart();
    void namesRulesAndOutcomes();
    void countsNoFurtherThanClientsDo();
};

namespace {

AttemptFacts::TimePoint at(milliseconds time)
{
    return AttemptFacts::TimePoint(1h + time);
}

// A stream of a client that does all as a browser does, without retry and ids.
AttemptFacts stream(milliseconds begun, std::optional<milliseconds> ended = {},
                    Ending ending = Ending::GoesOn)
{
    AttemptFacts facts;
    facts.route = u"/a"_s;
    facts.client = u"127.0.0.1"_s;
    facts.begun = at(begun);
    facts.accept = "text/event-stream";
    facts.cacheControl = "no-cache";
    facts.status = 200;
    facts.ending = ending;
    if (ended)
        facts.ended = at(*ended);
    return facts;
}

AttemptFacts dropped(milliseconds begun, milliseconds ended)
{
    return stream(begun, ended, Ending::DroppedByServer);
}

AttemptFacts answered(int status, milliseconds begun)
{
    AttemptFacts facts = stream(begun, begun, Ending::ClosedByServer);
    facts.status = status;
    return facts;
}

AttemptFacts withRetry(AttemptFacts facts, milliseconds retry)
{
    facts.retry = retry;
    return facts;
}

AttemptFacts given(AttemptFacts facts, const QByteArray &id)
{
    facts.lastIdSent = id;
    return facts;
}

AttemptFacts sending(AttemptFacts facts, const std::optional<QByteArray> &id)
{
    facts.lastEventId = id;
    return facts;
}

AttemptFacts withLastEvent(AttemptFacts facts)
{
    facts.isLastEventSent = true;
    return facts;
}

AttemptFacts withMethod(AttemptFacts facts, const QByteArray &method)
{
    facts.method = method;
    return facts;
}

Attempts numbered(Attempts attempts)
{
    for (int i = 0; i < attempts.size(); ++i)
        attempts[i].number = i + 1;
    return attempts;
}

// "2 reconnect-delay passed", one for each verdict.
QStringList summary(const QList<Verdict> &verdicts)
{
    QStringList result;
    for (const Verdict &verdict : verdicts) {
        result += u"%1 %2 %3"_s.arg(verdict.attempt)
                      .arg(QLatin1String(ruleName(verdict.rule)),
                           QLatin1String(outcomeName(verdict.outcome)));
    }
    return result;
}

QString sentenceOn(Verdict::Rule rule, const QList<Verdict> &verdicts)
{
    for (const Verdict &verdict : verdicts) {
        if (verdict.rule == rule)
            return verdict.sentence;
    }
    return {};
}

} // namespace

void TestVerdict::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestVerdict::judgesDelays_data()
{
    QTest::addColumn<AttemptFacts>("earlier");
    QTest::addColumn<milliseconds>("begun");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name, const AttemptFacts &earlier, milliseconds begun,
                        const QString &outcome, const QString &sentence) {
        QTest::newRow(name) << earlier << begun << outcome << sentence;
    };
    const AttemptFacts second = withRetry(dropped(0s, 5s), 1s);
    row("early", second, 5212ms, u"failed"_s,
        u"Came back 212 ms after the drop, before the 1,000 ms that retry asked for."_s);
    row("at-once", second, 5s, u"failed"_s,
        u"Came back 0 ms after the drop, before the 1,000 ms that retry asked for."_s);
    row("a-little-early", second, 5979ms, u"failed"_s,
        u"Came back 979 ms after the drop, before the 1,000 ms that retry asked for."_s);
    row("early-within-the-slack-of-timers", second, 5980ms, u"passed"_s,
        u"Came back 980 ms after the drop; retry asked for 1,000 ms."_s);
    row("in-time", second, 6012ms, u"passed"_s,
        u"Came back 1,012 ms after the drop; retry asked for 1,000 ms."_s);
    row("a-little-late", second, 7s, u"passed"_s,
        u"Came back 2,000 ms after the drop; retry asked for 1,000 ms."_s);
    row("late", second, 7001ms, u"noted"_s,
        u"Came back 2,001 ms after the drop, long after the 1,000 ms that retry asked for. The "
        "standard allows a client to wait longer."_s);
    row("half-as-long-again", withRetry(dropped(0s, 5s), 10s), 20s, u"passed"_s,
        u"Came back 15.0 s after the drop; retry asked for 10.0 s."_s);
    row("longer-than-half-as-long-again", withRetry(dropped(0s, 5s), 10s), 20001ms, u"noted"_s,
        u"Came back 15.0 s after the drop, long after the 10.0 s that retry asked for. The "
        "standard allows a client to wait longer."_s);
    row("retry-of-nothing", withRetry(dropped(0s, 5s), 0s), 5s, u"passed"_s,
        u"Came back 0 ms after the drop; retry asked for 0 ms."_s);
    row("server-notes-the-end-late", withRetry(dropped(0s, 5s), 0s), 4990ms, u"passed"_s,
        u"Came back 0 ms after the drop; retry asked for 0 ms."_s);

    const QString free = u" No retry was sent, so that is up to the client; browsers wait 3 to 5 "
                         "seconds."_s;
    row("no-retry-early", dropped(0s, 5s), 6s, u"noted"_s,
        u"Came back 1,000 ms after the drop."_s + free);
    row("no-retry-usual", dropped(0s, 5s), 8s, u"passed"_s,
        u"Came back 3,000 ms after the drop."_s + free);
    row("no-retry-late", dropped(0s, 5s), 30s, u"noted"_s,
        u"Came back 25.0 s after the drop."_s + free);

    const auto ended = [](Ending ending) { return withRetry(stream(0s, 5s, ending), 1s); };
    row("proper-end", ended(Ending::ClosedByServer), 6s, u"passed"_s,
        u"Came back 1,000 ms after the end of the stream; retry asked for 1,000 ms."_s);
    row("truncated", ended(Ending::Truncated), 6s, u"passed"_s,
        u"Came back 1,000 ms after the truncated end; retry asked for 1,000 ms."_s);
    row("cut-off", ended(Ending::CutOffForNotReading), 6s, u"passed"_s,
        u"Came back 1,000 ms after it was cut off for not reading; retry asked for 1,000 ms."_s);
    AttemptFacts unanswered = ended(Ending::DroppedByServer);
    unanswered.status = 0;
    row("dropped-without-an-answer", unanswered, 6s, u"passed"_s,
        u"Came back 1,000 ms after the drop; retry asked for 1,000 ms."_s);
}

void TestVerdict::judgesDelays()
{
    QFETCH(const AttemptFacts, earlier);
    QFETCH(const milliseconds, begun);
    QFETCH(const QString, outcome);
    const auto verdicts = judge(numbered({earlier, stream(begun)}), at(begun + 1h));
    QCOMPARE(summary(verdicts),
             QStringList({u"2 reconnect-delay "_s + outcome, u"2 last-event-id passed"_s}));
    QTEST(verdicts.first().sentence, "sentence");
}

void TestVerdict::judgesLastEventIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("isSent");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name, const QByteArray &id,
                        const std::optional<QByteArray> &sent, const QString &outcome,
                        const QString &sentence, Ending ending = Ending::DroppedByServer) {
        QTest::newRow(name) << id << sent.has_value() << sent.value_or(QByteArray()) << ending
                            << outcome << sentence;
    };
    row("right", "42", "42", u"passed"_s, u"Sent Last-Event-ID “42”, the last id it was given."_s);
    row("right-in-utf8", "é", "é", u"passed"_s,
        u"Sent Last-Event-ID “é”, the last id it was given."_s);
    row("blanks-do-not-arrive", " 4 2 ", "4 2", u"passed"_s,
        u"Sent Last-Event-ID “ 4 2 ”, the last id it was given."_s);
    row("missing", "42", {}, u"failed"_s,
        u"Sent no Last-Event-ID. An EventSource sends “42”, the last id it was given."_s);
    row("wrong", "42", "41", u"failed"_s,
        u"Sent Last-Event-ID “41”. An EventSource sends “42”, the last id it was given."_s);
    row("empty-instead", "42", "", u"failed"_s,
        u"Sent Last-Event-ID “”. An EventSource sends “42”, the last id it was given."_s);
    row("latin1", "é", "\xE9", u"failed"_s,
        u"Sent Last-Event-ID “é” in Latin-1. The standard wants UTF-8."_s);
    row("control-characters", "4\x1b[2J", {}, u"failed"_s,
        u"Sent no Last-Event-ID. An EventSource sends “4\\x1b[2J”, the last id it was given."_s);
    row("none", "", {}, u"passed"_s, u"Sent no Last-Event-ID, as it has no id to go on from."_s);
    row("never-given", "", "42", u"failed"_s,
        u"Sent Last-Event-ID “42”, though it has no id to go on from."_s);
    row("empty", "", "", u"failed"_s,
        u"Sent an empty Last-Event-ID. An EventSource that has no id leaves the header out."_s);
    row("old-after-a-cut", "42", "40", u"noted"_s,
        u"Sent Last-Event-ID “40”. An EventSource sends “42”, the last id it was given. It was cut "
        "off before it had read everything, and may not know."_s,
        Ending::CutOffForNotReading);
    row("right-after-a-cut", "42", "42", u"passed"_s,
        u"Sent Last-Event-ID “42”, the last id it was given."_s, Ending::CutOffForNotReading);
}

void TestVerdict::judgesLastEventIds()
{
    QFETCH(const QByteArray, id);
    QFETCH(const bool, isSent);
    QFETCH(const QByteArray, sent);
    QFETCH(const Ending, ending);
    QFETCH(const QString, outcome);
    const auto header = isSent ? std::optional(sent) : std::nullopt;
    const auto verdicts =
        judge(numbered({given(stream(0s, 1s, ending), id), sending(stream(4s), header)}), at(1h));
    QCOMPARE(summary(verdicts),
             QStringList({u"2 reconnect-delay passed"_s, u"2 last-event-id "_s + outcome}));
    QTEST(verdicts.last().sentence, "sentence");
}

void TestVerdict::judgesWhatComesAfterAnswers_data()
{
    QTest::addColumn<Attempts>("attempts");
    QTest::addColumn<QStringList>("verdicts");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name, const Attempts &attempts, const QStringList &verdicts,
                        const QString &sentence) {
        QTest::newRow(name) << numbered(attempts) << verdicts << sentence;
    };
    row("back-after-204", {answered(204, 0s), stream(1003ms)}, {u"2 no-content failed"_s},
        u"Came back 1,003 ms after a 204, which tells an EventSource to stay away for good."_s);
    row("away-after-204", {answered(204, 0s)}, {u"1 no-content passed"_s},
        u"Stayed away after the 204."_s);
    row("back-after-503", {answered(503, 0s), stream(2s)}, {u"2 fatal-answer noted"_s},
        u"Came back 2,000 ms after a 503. A native EventSource gives up after any status but 200; "
        "a client built on fetch may try again."_s);
    row("away-after-205", {answered(205, 0s)}, {u"1 fatal-answer passed"_s},
        u"Stayed away after the 205, as an EventSource does after any status but 200."_s);
    row("redirect-followed", {answered(307, 0s), stream(0s)}, {}, {});
    row("redirect-that-leads-elsewhere", {answered(301, 0s)}, {}, {});
    row("neither-redirect-nor-stream", {answered(304, 0s)}, {u"1 fatal-answer passed"_s},
        u"Stayed away after the 304, as an EventSource does after any status but 200."_s);

    AttemptFacts html = answered(200, 0s);
    html.contentType = "text/html; charset=utf-8";
    row("away-after-another-type", {html}, {u"1 fatal-answer passed"_s},
        u"Stayed away after an answer of type “text/html; charset=utf-8”, as an EventSource does "
        "unless that is text/event-stream."_s);
    row("back-after-another-type", {html, stream(2s)}, {u"2 fatal-answer noted"_s},
        u"Came back 2,000 ms after an answer of type “text/html; charset=utf-8”. A native "
        "EventSource gives up unless that is text/event-stream; a client built on fetch may try "
        "again."_s);
    html.contentType = " Text/Event-Stream;charset=x";
    row("the-type-in-other-words", {html, stream(3s)},
        {u"2 reconnect-delay passed"_s, u"2 last-event-id passed"_s},
        u"Came back 3,000 ms after the end of the stream. No retry was sent, so that is up to the "
        "client; browsers wait 3 to 5 seconds."_s);
}

void TestVerdict::judgesWhatComesAfterAnswers()
{
    QFETCH(const Attempts, attempts);
    const auto verdicts = judge(attempts, at(1h));
    QTEST(summary(verdicts), "verdicts");
    QTEST(verdicts.isEmpty() ? QString() : verdicts.first().sentence, "sentence");
}

void TestVerdict::judgesAbsence_data()
{
    QTest::addColumn<AttemptFacts>("attempt");
    QTest::addColumn<milliseconds>("now");
    QTest::addColumn<QStringList>("verdicts");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name, const AttemptFacts &attempt, milliseconds now,
                        const QStringList &verdicts, const QString &sentence) {
        QTest::newRow(name) << attempt << now << verdicts << sentence;
    };
    const QStringList failed{u"1 reconnection failed"_s};
    const auto ended = [](Ending ending) { return withRetry(stream(0s, 1s, ending), 1s); };

    row("goes-on", stream(0s), 1h, {}, {});
    row("closed-by-the-client", stream(0s, 1s, Ending::ClosedByClient), 1h, {}, {});
    AttemptFacts gaveUp = stream(0s, 1s, Ending::ClosedByClient);
    gaveUp.status = 0;
    row("closed-by-the-client-before-the-answer", gaveUp, 1h, {}, {});
    row("may-still-come", ended(Ending::DroppedByServer), 3s, {}, {});
    row("too-late", ended(Ending::DroppedByServer), 3001ms, failed,
        u"Has not come back in the 2,001 ms since the drop. An EventSource does, after the 1,000 "
        "ms that retry asked for."_s);
    row("may-still-come-without-retry", dropped(0s, 1s), 8500ms, {}, {});
    row("too-late-without-retry", dropped(0s, 1s), 8501ms, failed,
        u"Has not come back in the 7,501 ms since the drop. An EventSource does, after a few "
        "seconds."_s);
    row("proper-end", ended(Ending::ClosedByServer), 5s, failed,
        u"Has not come back in the 4,000 ms since the end of the stream. An EventSource does, "
        "after the 1,000 ms that retry asked for."_s);
    row("proper-end-after-the-last-event", withLastEvent(ended(Ending::ClosedByServer)), 5s, failed,
        u"Has not come back in the 4,000 ms since the end of the stream. An EventSource does, "
        "after the 1,000 ms that retry asked for. If it is right to close at the last event, let "
        "the scenario end with “@eof no-content”."_s);
    row("truncated", ended(Ending::Truncated), 5s, failed,
        u"Has not come back in the 4,000 ms since the truncated end. An EventSource does, after "
        "the 1,000 ms that retry asked for."_s);
    row("cut-off", ended(Ending::CutOffForNotReading), 5s, failed,
        u"Has not come back in the 4,000 ms since it was cut off for not reading. An EventSource "
        "does, after the 1,000 ms that retry asked for."_s);
    AttemptFacts unanswered = ended(Ending::DroppedByServer);
    unanswered.status = 0;
    row("dropped-without-an-answer", unanswered, 5s, failed,
        u"Has not come back in the 4,000 ms since the drop. An EventSource does, after the 1,000 "
        "ms that retry asked for."_s);
    row("too-early-to-say-it-stays-away", answered(204, 0s), 7500ms, {}, {});
    row("stays-away", answered(204, 0s), 7501ms, {u"1 no-content passed"_s},
        u"Stayed away after the 204."_s);
}

void TestVerdict::judgesAbsence()
{
    QFETCH(const AttemptFacts, attempt);
    QFETCH(const milliseconds, now);
    const auto verdicts = judge({attempt}, at(now));
    QTEST(summary(verdicts), "verdicts");
    QTEST(verdicts.isEmpty() ? QString() : verdicts.first().sentence, "sentence");
}

void TestVerdict::judgesLastEvents_data()
{
    QTest::addColumn<Attempts>("attempts");
    QTest::addColumn<QStringList>("verdicts");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name, const Attempts &attempts, const QStringList &verdicts,
                        const QString &sentence) {
        QTest::newRow(name) << numbered(attempts) << verdicts << sentence;
    };
    const AttemptFacts closed = withLastEvent(stream(0s, 1s, Ending::ClosedByClient));
    const AttemptFacts over = withLastEvent(stream(0s, 1s, Ending::ClosedForGood));
    const QString passed = u"Closed the connection by itself after the last event."_s;

    row("closes", {closed}, {u"1 last-event passed"_s}, passed);
    row("closes-and-opens-anew", {closed, stream(1100ms)}, {u"1 last-event passed"_s}, passed);
    row("closes-before", {stream(0s, 1s, Ending::ClosedByClient)}, {}, {});
    row("stays-away", {over}, {u"1 last-event passed"_s},
        u"Stayed away after the last event, with which the stream ended for good."_s);
    row("comes-to-be-told", {over, answered(204, 4s)},
        {u"2 reconnect-delay passed"_s, u"2 last-event-id passed"_s, u"2 last-event noted"_s,
         u"2 no-content passed"_s},
        u"Came back after the stream had ended for good, to be told so by 204. A page that closes "
        "its EventSource at the last event saves this request."_s);
    row("comes-again-and-again", {over, answered(204, 4s), answered(204, 7s), answered(204, 10s)},
        {u"2 reconnect-delay passed"_s, u"2 last-event-id passed"_s, u"2 last-event noted"_s,
         u"3 no-content failed"_s, u"4 no-content failed"_s, u"4 no-content passed"_s},
        u"Came back after the stream had ended for good, to be told so by 204. A page that closes "
        "its EventSource at the last event saves this request."_s);
}

void TestVerdict::judgesLastEvents()
{
    QFETCH(const Attempts, attempts);
    const auto verdicts = judge(attempts, at(1h));
    QTEST(summary(verdicts), "verdicts");
    QTEST(sentenceOn(Verdict::Rule::LastEvent, verdicts), "sentence");
}

void TestVerdict::judgesRequests_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("cacheControl");
    QTest::addColumn<int>("openAtOnce");
    QTest::addColumn<QStringList>("sentences");

    const auto row = [](const char *name, const QByteArray &accept, const QByteArray &cacheControl,
                        int openAtOnce, const QStringList &sentences) {
        QTest::newRow(name) << accept << cacheControl << openAtOnce << sentences;
    };
    const QString caching = u"caching noted: Did not send “Cache-Control: no-cache”, which an "
                            "EventSource does: a cache on the way may answer in place of the "
                            "server."_s;
    row("browser", "text/event-stream", "no-cache", 6, {});
    row("anything", "*/*", "no-store", 1, {});
    row("any-text", "application/json, Text/*;q=0.5", "max-age=0, No-Cache", 1, {});
    row("nothing-said", "", "no-cache", 1, {});
    row("other-type", "application/json, text/html", "no-cache", 1,
        {u"accept noted: Sent “Accept: application/json, text/html”, which does not allow "
         "text/event-stream; a strict server answers 406."_s});
    row("caches-allowed", "*/*", "", 1, {caching});
    row("caches-asked", "*/*", "max-age=0", 1, {caching});
    row("seventh-connection", "*/*", "no-cache", 7,
        {u"connection-limit noted: Had 7 streams open at once. Over HTTP/1.x a browser allows 6 "
         "connections to a host, and this one would have waited for another to end."_s});
}

void TestVerdict::judgesRequests()
{
    QFETCH(const QByteArray, accept);
    QFETCH(const QByteArray, cacheControl);
    QFETCH(const int, openAtOnce);
    AttemptFacts attempt = stream(0s);
    attempt.accept = accept;
    attempt.cacheControl = cacheControl;
    attempt.openAtOnce = openAtOnce;
    AttemptFacts next = attempt;
    next.openAtOnce = 1;
    QStringList sentences;
    for (const Verdict &verdict : judge(numbered({attempt, next}), at(1h))) {
        QCOMPARE(verdict.attempt, 1); // all of it is said once
        sentences += summary({verdict}).first().mid(2) + u": "_s + verdict.sentence;
    }
    QTEST(sentences, "sentences");
}

void TestVerdict::knowsWhatCameBackAfterWhat_data()
{
    QTest::addColumn<Attempts>("attempts");
    QTest::addColumn<QStringList>("verdicts");

    const auto row = [](const char *name, const Attempts &attempts, const QStringList &verdicts) {
        QTest::newRow(name) << numbered(attempts) << verdicts;
    };
    const QStringList secondIsRight{u"2 reconnect-delay passed"_s, u"2 last-event-id passed"_s};
    row("two-streams", {stream(0s), stream(1s)}, {});
    row("new-stream-with-an-id", {sending(stream(0s), "42")}, {u"1 last-event-id noted"_s});
    row("another-after-its-own-end",
        {given(stream(0s, 1s, Ending::ClosedByClient), "7"), sending(stream(2s), "7")},
        {u"2 last-event-id noted"_s});
    row("each-comes-back", {dropped(0s, 1s), dropped(4s, 5s), dropped(8s, 9s), stream(12s)},
        {u"2 reconnect-delay passed"_s, u"2 last-event-id passed"_s, u"3 reconnect-delay passed"_s,
         u"3 last-event-id passed"_s, u"4 reconnect-delay passed"_s, u"4 last-event-id passed"_s});
    row("two-come-back-in-the-other-order",
        {given(withRetry(dropped(0s, 10s), 1s), "a"), given(withRetry(dropped(0s, 10s), 1s), "b"),
         sending(stream(11s), "b"), sending(stream(11s), "a")},
        {u"3 reconnect-delay passed"_s, u"3 last-event-id passed"_s, u"4 reconnect-delay passed"_s,
         u"4 last-event-id passed"_s});
    AttemptFacts refused = answered(204, 0s);
    refused.ended = at(500ms);
    row("the-lost-one-rather-than-the-refused-one",
        {refused, withRetry(dropped(0s, 1s), 2s), stream(3s)},
        {u"3 reconnect-delay passed"_s, u"3 last-event-id passed"_s, u"1 no-content passed"_s});
    row("not-after-what-ended-later", {dropped(0s, 5s), stream(2s)}, {u"1 reconnection failed"_s});
    AttemptFacts unclear = stream(0s);
    unclear.ending = Ending::DroppedByServer;
    row("not-after-what-has-no-end", {unclear, stream(2s)}, {});
}

void TestVerdict::knowsWhatCameBackAfterWhat()
{
    QFETCH(const Attempts, attempts);
    QTEST(summary(judge(attempts, at(1h))), "verdicts");
}

void TestVerdict::failsNothingButGet()
{
    const AttemptFacts post = given(withMethod(withRetry(dropped(0s, 1s), 1s), "POST"), "42");
    const auto verdicts = judge(numbered({post, withMethod(stream(1s), "POST")}), at(1h));
    QCOMPARE(summary(verdicts),
             QStringList({u"2 reconnect-delay noted"_s, u"2 last-event-id noted"_s}));
    QCOMPARE(verdicts.first().sentence,
             u"Came back 0 ms after the drop, before the 1,000 ms that retry asked for. But this "
             "was a POST, for which there are no rules."_s);
    QCOMPARE(summary(judge({post}, at(1h))), QStringList({u"1 reconnection noted"_s}));
    QCOMPARE(summary(judge(
                 numbered({withMethod(answered(204, 0s), "POST"), withMethod(stream(1s), "POST")}),
                 at(1h))),
             QStringList({u"2 no-content noted"_s}));
}

void TestVerdict::keepsClientsAndRoutesApart()
{
    AttemptFacts elsewhere = stream(3s);
    elsewhere.route = u"/b"_s;
    AttemptFacts other = stream(3s);
    other.client = u"::1"_s;
    const auto verdicts = judge({dropped(0s, 1s), elsewhere, other}, at(1h));
    QCOMPARE(summary(verdicts), QStringList({u"1 reconnection failed"_s}));
    QCOMPARE(verdicts.first().route, u"/a"_s);
    QCOMPARE(verdicts.first().client, u"127.0.0.1"_s);
}

void TestVerdict::namesRulesAndOutcomes()
{
    QStringList names;
    for (int i = 0; i < Verdict::RuleCount; ++i)
        names += QLatin1String(ruleName(Verdict::Rule(i)));
    QCOMPARE(names,
             QStringList({u"reconnection"_s, u"reconnect-delay"_s, u"last-event-id"_s,
                          u"no-content"_s, u"fatal-answer"_s, u"last-event"_s,
                          u"connection-limit"_s, u"accept"_s, u"caching"_s}));
    QCOMPARE(outcomeName(Verdict::Outcome::Passed), "passed");
    QCOMPARE(outcomeName(Verdict::Outcome::Failed), "failed");
    QCOMPARE(outcomeName(Verdict::Outcome::Noted), "noted");
}

void TestVerdict::countsNoFurtherThanClientsDo()
{
    const AttemptFacts attempt = withRetry(dropped(0s, 1s), milliseconds::max());
    QVERIFY(judge({attempt}, at(24h)).isEmpty());
    QCOMPARE(summary(judge({attempt}, at(24h * 60))), QStringList({u"1 reconnection failed"_s}));
}

QTEST_APPLESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
