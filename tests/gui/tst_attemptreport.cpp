// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said about an attempt: in a few words, in phases, and in full.

#include "tests/gui/attempts.h"
#include "ui/inspector/attemptphases.h"
#include "ui/inspector/attemptreport.h"

#include <QTest>

using namespace Attempts;

namespace {

// Of events.example.org and *.example.net, from 2026-11-21 to 2036-11-18.
constexpr char Certificate[] = "-----BEGIN CERTIFICATE-----\n"
                               "MIIB4jCCAYigAwIBAgIUBRHPS6KBCZAGw398xoEnIVvFSxEwCgYIKoZIzj0EAwIw\n"
                               "LzEQMA4GA1UECgwHRXhhbXBsZTEbMBkGA1UEAwwSZXZlbnRzLmV4YW1wbGUub3Jn\n"
                               "MB4XDTI2MTEyMTEyMDAxMloXDTM2MTExODEyMDAxMlowLzEQMA4GA1UECgwHRXhh\n"
                               "bXBsZTEbMBkGA1UEAwwSZXZlbnRzLmV4YW1wbGUub3JnMFkwEwYHKoZIzj0CAQYI\n"
                               "KoZIzj0DAQcDQgAE2octEz5cytiibWUZq06RY6LAP3xumhiJz4KvOEqqMG/uJS7v\n"
                               "kZ1LoQQVlxnx9QpJxu/v/oLCCGX4EcyDqfRZv6OBgTB/MB0GA1UdDgQWBBROfsYk\n"
                               "ZiU6cl9GGdiDAC5qv/SYbzAfBgNVHSMEGDAWgBROfsYkZiU6cl9GGdiDAC5qv/SY\n"
                               "bzAPBgNVHRMBAf8EBTADAQH/MCwGA1UdEQQlMCOCEmV2ZW50cy5leGFtcGxlLm9y\n"
                               "Z4INKi5leGFtcGxlLm5ldDAKBggqhkjOPQQDAgNIADBFAiEAlIaG+0xxnApuhDEy\n"
                               "i/ciBNWcXNwphiz6WTZN1Ug27boCIGBS7DbLHTBGh4ajZ2zbRB/luIj28m91u6Tz\n"
                               "8OC6m+d+\n"
                               "-----END CERTIFICATE-----\n";

QStringList names(const QList<AttemptPhase> &phases)
{
    QStringList names;
    for (const AttemptPhase &phase : phases)
        names << phase.name;
    return names;
}

} // namespace

class AttemptReportTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatCameOfIt_data();
    void tellsWhatCameOfIt();
    void tellsWhatComesAfterIt();
    void tellsWhereTimeWent_data();
    void tellsWhereTimeWent();
    void hidesSecrets_data();
    void hidesSecrets();
    void hidesSecretsInUrls_data();
    void hidesSecretsInUrls();
    void reportsEverything();
};

void AttemptReportTest::tellsWhatCameOfIt_data()
{
    QTest::addColumn<Attempt>("attempt");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("sentence");

    const auto add = [](const char *name, const Attempt &attempt, AttemptState state,
                        const QString &outcome, const QString &sentence) {
        QTest::newRow(name) << attempt << int(state) << outcome << sentence;
    };
    add("connecting", connectingAttempt(), AttemptState::Connecting, u"no answer yet"_s,
        u"Connecting to example.org."_s);
    Attempt attempt = connectingAttempt();
    attempt.hops.last().requestSent = 30ms;
    add("asked", attempt, AttemptState::Connecting, u"no answer yet"_s,
        u"The server has the request and has not answered yet."_s);
    add("open", openAttempt(), AttemptState::Open, u"200 · 1.2 MB · 312 events"_s, u"Open."_s);
    attempt = openAttempt();
    attempt.eventCount = 0;
    add("open-without-events", attempt, AttemptState::Open, u"200 · 1.2 MB · 0 events"_s,
        u"Open; no event yet."_s);
    attempt.byteCount = 0;
    add("open-without-bytes", attempt, AttemptState::Open, u"200 · 0 events"_s,
        u"Open; nothing has come yet."_s);
    add("lost", lostAttempt(), AttemptState::Lost, u"200 · 1.2 MB · 312 events"_s,
        u"The server ended the stream after 1.2 MB."_s);
    attempt = lostAttempt();
    attempt.wait.reset();
    attempt.eventCount = 1;
    add("stopped", attempt, AttemptState::Stopped, u"200 · 1.2 MB · 1 event"_s, attempt.ending);
    add("refused", refusedAttempt(), AttemptState::Failed, u"503"_s, refusedAttempt().ending);
    attempt = connectingAttempt();
    attempt.end = 5ms;
    attempt.ending = u"Nothing is listening."_s;
    add("no-answer", attempt, AttemptState::Failed, u"no answer"_s, attempt.ending);
    attempt.isGivenUp = true;
    add("given-up", attempt, AttemptState::Stopped, u"no answer"_s, attempt.ending);
}

void AttemptReportTest::tellsWhatCameOfIt()
{
    QFETCH(Attempt, attempt);
    QTEST(int(attemptState(attempt)), "state");
    QTEST(attemptOutcome(attempt), "outcome");
    QTEST(attemptSentence(attempt), "sentence");
}

void AttemptReportTest::tellsWhatComesAfterIt()
{
    AttemptHistory history = historyOf({lostAttempt(1), lostAttempt(2)});
    history.attempts[0].waitReason.clear();
    QCOMPARE(attemptSequel(history, 0), u"The wait before the next attempt: 3 s."_s);
    QCOMPARE(attemptShortSequel(history, 0), u"then 3 s"_s);
    history.untilNext = 1'100ms;
    QCOMPARE(attemptSequel(history, 1), u"Next attempt in 2 s (the stream’s reconnection time)."_s);
    QCOMPARE(attemptShortSequel(history, 1), u"next in 2 s"_s);

    history.untilNext.reset(); // somebody has stopped it
    QCOMPARE(attemptSequel(history, 1), u"No other attempt follows by itself."_s);
    QCOMPARE(attemptShortSequel(history, 1), QString());
    history.attempts[0].wait.reset();
    QCOMPARE(attemptSequel(history, 0), u"The next attempt was asked for."_s);
    history.attempts[1].end.reset();
    QCOMPARE(attemptSequel(history, 1), QString());
    QCOMPARE(attemptShortSequel(history, 1), QString());
}

void AttemptReportTest::tellsWhereTimeWent_data()
{
    QTest::addColumn<Attempt>("attempt");
    QTest::addColumn<QStringList>("phases");
    QTest::addColumn<qint64>("end"); // of the last, in ms
    QTest::addColumn<bool>("isGoingOn");

    const auto add = [](const char *name, const Attempt &attempt, const QString &phases,
                        std::chrono::milliseconds end, bool isGoingOn) {
        QTest::newRow(name) << attempt << phases.split(u'|') << qint64(end.count()) << isGoingOn;
    };
    const QString https = u"Name lookup|Connection, TLS|Request|Response head|First byte"_s;
    add("open", openAttempt(), https + u"|First event"_s, 150ms, false);
    Attempt attempt = openAttempt();
    attempt.firstEvent.reset();
    add("no-event", attempt, https + u"|First event"_s, 40s, true);
    attempt.firstByte.reset();
    add("no-byte", attempt, https, 40s, true);
    attempt = openAttempt();
    attempt.hops.last().lookedUp.reset();
    attempt.hops.last().encrypted.reset();
    add("plain", attempt, u"Connection, request|Response head|First byte|First event"_s, 150ms,
        false);
    add("connecting", connectingAttempt(), u"Name lookup|Connection, TLS|Connection"_s, 40s, true);
    add("refused", refusedAttempt(),
        u"Name lookup|Connection, TLS|Request|Response head"
        "|Until the end"_s,
        160ms, false);
    attempt = openAttempt();
    attempt.hops.prepend(answeredHop(301));
    attempt.hops[0].head = 2ms;
    add("redirected", attempt, u"Redirect (301)|"_s + https + u"|First event"_s, 150ms, false);
    for (int i = 0; i < 19; ++i)
        attempt.hops.prepend(attempt.hops.constFirst());
    add("redirected-often", attempt, u"20 redirects|"_s + https + u"|First event"_s, 150ms, false);
}

void AttemptReportTest::tellsWhereTimeWent()
{
    QFETCH(Attempt, attempt);
    const QList<AttemptPhase> phases = attemptPhases(attempt, attempt.begin + 40s);
    QTEST(names(phases), "phases");
    QTEST(qint64(phases.constLast().end / 1ms), "end");
    QTEST(phases.constLast().isGoingOn, "isGoingOn");
    Attempt::Duration reached(0);
    for (const AttemptPhase &phase : phases) {
        QCOMPARE(phase.begin, reached);
        QVERIFY(phase.end >= phase.begin);
        reached = phase.end;
    }
}

void AttemptReportTest::hidesSecrets_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("shown"); // empty: as it is

    const auto add = [](const char *row, const QByteArray &name, const QByteArray &value,
                        const QString &shown) { QTest::newRow(row) << name << value << shown; };
    add("bearer", "Authorization", "Bearer s3cret", u"Bearer •••"_s);
    add("basic", "authorization", "basic s3cret", u"basic •••"_s);
    add("own-scheme", "Authorization", "s3cret s3cret", u"•••"_s);
    add("no-scheme", "Authorization", "s3cret", u"•••"_s);
    add("proxy", "Proxy-Authorization", "Basic s3cret", u"Basic •••"_s);
    add("cookie", "Cookie", "a=s3cret; b=s3cret", u"•••"_s);
    add("set-cookie", "Set-Cookie", "a=s3cret", u"•••"_s);
    add("api-key", "X-API-Key", "s3cret", u"•••"_s);
    add("token", "X-Auth-Token", "Bearer s3cret", u"•••"_s);
    add("location", "Location", "/x?token=s3cret&a=%26", u"/x?token=•••&a=%26"_s);
    add("plain", "Content-Type", "text/event-stream", {});
    add("plain-location", "Location", "/x?a=%26&b=a b", {});
    add("challenge", "WWW-Authenticate", "Bearer realm=\"x\"", {});
}

void AttemptReportTest::hidesSecrets()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, shown);
    AttemptHistory history = historyOf({openAttempt()});
    Attempt::Hop &hop = history.attempts[0].hops[0];
    const QString asItIs = QString::fromUtf8(value);
    for (auto *headers : {&hop.requestHeaders, &hop.responseHeaders}) {
        *headers = {{name, value}};
        const QString hidden = attemptReport(history, 0, Secrets::Hidden);
        QVERIFY2(hidden.contains(QString::fromLatin1(name) + u":"_s), qPrintable(hidden));
        QVERIFY2(hidden.contains(shown.isEmpty() ? asItIs : shown), qPrintable(hidden));
        QVERIFY2(!hidden.contains(u"s3cret"_s), qPrintable(hidden));
        const QString whole = attemptReport(history, 0, Secrets::Shown);
        QVERIFY2(whole.contains(asItIs), qPrintable(whole));
        headers->clear();
    }
}

void AttemptReportTest::hidesSecretsInUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");

    QTest::newRow("nothing") << u"http://h/a%20b?c=%26&d"_s << u"http://h/a%20b?c=%26&d"_s;
    QTest::newRow("password") << u"http://me:s3cret@h/"_s << u"http://me:•••@h/"_s;
    QTest::newRow("parameter") << u"http://h/?a=1&access_token=s3cret#x"_s
                               << u"http://h/?a=1&access_token=•••#x"_s;
    QTest::newRow("key") << u"http://h/?key=s3cret&monkey=1"_s << u"http://h/?key=•••&monkey=1"_s;
    QTest::newRow("empty") << u"http://h/?token=&x"_s << u"http://h/?token=&x"_s;
}

void AttemptReportTest::hidesSecretsInUrls()
{
    QFETCH(QString, url);
    AttemptHistory history = historyOf({openAttempt()});
    history.attempts[0].hops[0].url = QUrl(url);
    QFETCH(QString, shown);
    const QString hidden = attemptReport(history, 0, Secrets::Hidden);
    QVERIFY2(hidden.contains(u"GET "_s + shown + u'\n'), qPrintable(hidden));
    const QString whole = attemptReport(history, 0, Secrets::Shown);
    QVERIFY2(whole.contains(u"GET "_s + url + u'\n'), qPrintable(whole));
}

void AttemptReportTest::reportsEverything()
{
    Attempt attempt = refusedAttempt();
    attempt.hops[0].proxy = u"SOCKS5 127.0.0.1:1080"_s;
    attempt.hops[0].requestBodySize = 17;
    attempt.hops[0].reasonPhrase = "Service Unavailable";
    attempt.hops[0].tls = {u"TLSv1.3"_s,
                           u"TLS_AES_256_GCM_SHA384"_s,
                           {QSslCertificate(Certificate)},
                           {u"It is self-signed."_s},
                           true};
    attempt.lastEventId = "é\x1b";
    attempt.byteCount = 2000;
    attempt.encodedByteCount = 500;
    attempt.discardedSize = 12;
    attempt.wait = 3s;
    attempt.findings = {{Finding::Rule::HeldBack, 0, 0, {}}};
    const QString text = attemptReport(historyOf({attempt, openAttempt()}), 0, Secrets::Hidden);
    const QStringList expected{u"503 Service Unavailable instead of 200 OK. The wait before"_s,
                               u"Attempt 1\n"_s,
                               u"Last-Event-ID: é\\x1b\n"_s,
                               u"2.0 kB, compressed to 500 B (4.0 : 1)"_s,
                               u"12 B of an event that did not end"_s,
                               u"Name lookup:     3.0 ms"_s,
                               u"Response head:   120 ms  →  145 ms"_s,
                               findingText(attempt.findings[0]),
                               u"<h1>Try\n  later</h1>"_s,
                               u"GET https://example.org/events"_s,
                               u"17 B"_s,
                               u"192.0.2.1"_s,
                               u"SOCKS5 127.0.0.1:1080"_s,
                               u"h2 503 Service Unavailable"_s,
                               u"TLSv1.3 · TLS_AES_256_GCM_SHA384"_s,
                               u"Flaw, overlooked: It is self-signed."_s,
                               u"Certificate of:   events.example.org"_s,
                               u"Valid for:        *.example.net, events.example.org"_s,
                               u"Issued by:        events.example.org"_s,
                               u"2036"_s,
                               u"ac:49:38:c2:12:81:3f:26:00:74:ce:1d:"_s,
                               u"Accept: text/event-stream"_s,
                               u"Content-Type: text/event-stream"_s};
    for (const QString &part : expected)
        QVERIFY2(text.contains(part), qPrintable(part + u"\n---\n"_s + text));
}

QTEST_GUILESS_MAIN(AttemptReportTest)

#include "tst_attemptreport.moc"
