// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The attempts of a stream, made by hand: what is said about them, and the view of them as a
// person uses it.

#include "tests/gui/gui.h"
#include "ui/inspector/attemptlistmodel.h"
#include "ui/inspector/attemptphases.h"
#include "ui/inspector/attemptreport.h"
#include "ui/inspector/attempttimeline.h"
#include "ui/inspector/attemptview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Attempt::Time Start(1'700'000'000s);

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

Attempt::Hop askedHop(const QString &url = u"https://example.org/events"_s)
{
    Attempt::Hop hop;
    hop.method = "GET";
    hop.url = QUrl(url);
    hop.requestHeaders = {{"Accept", "text/event-stream"}};
    hop.addresses = {u"192.0.2.1"_s};
    hop.lookedUp = 3ms;
    hop.encrypted = 24ms;
    hop.requestSent = 25ms;
    return hop;
}

Attempt::Hop answeredHop(int status = 200)
{
    Attempt::Hop hop = askedHop();
    hop.httpVersion = "h2";
    hop.status = status;
    hop.responseHeaders = {{"Content-Type", "text/event-stream"}};
    hop.head = 145ms;
    return hop;
}

Attempt openAttempt(int number = 1)
{
    Attempt attempt;
    attempt.number = number;
    attempt.begin = Start + number * 1min;
    attempt.hops = {answeredHop()};
    attempt.isOpened = true;
    attempt.firstByte = 146ms;
    attempt.lastByte = 12s;
    attempt.firstEvent = 150ms;
    attempt.byteCount = 1'234'567;
    attempt.encodedByteCount = 1'234'567;
    attempt.eventCount = 312;
    return attempt;
}

Attempt lostAttempt(int number = 1)
{
    Attempt attempt = openAttempt(number);
    attempt.end = 30s;
    attempt.ending = u"The server ended the stream after 1.2 MB."_s;
    attempt.wait = 3s;
    attempt.waitReason = u"the stream’s reconnection time"_s;
    return attempt;
}

Attempt refusedAttempt()
{
    Attempt attempt;
    attempt.number = 1;
    attempt.begin = Start;
    attempt.hops = {answeredHop(503)};
    attempt.end = 160ms;
    attempt.ending = u"The server answered 503 Service Unavailable instead of 200 OK."_s;
    attempt.bodyStart = "<h1>Try\r\nlater</h1>";
    return attempt;
}

Attempt connectingAttempt()
{
    Attempt attempt;
    attempt.number = 1;
    attempt.begin = Start;
    attempt.hops = {askedHop()};
    attempt.hops.last().requestSent.reset();
    return attempt;
}

AttemptHistory historyOf(const QList<Attempt> &attempts)
{
    return {attempts, {}, attempts.isEmpty() ? Start : attempts.constLast().begin + 40s};
}

// What could act on the screen or make text read as something it is not.
bool isHarmful(QChar character)
{
    const char16_t c = character.unicode();
    return (c < 0x20 && c != u'\n') || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

QStringList names(const QList<AttemptPhase> &phases)
{
    QStringList names;
    for (const AttemptPhase &phase : phases)
        names << phase.name;
    return names;
}

} // namespace

class AttemptViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init();
    void cleanup();

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
    void staysBounded();
    void letsNothingHarmfulThrough();

    void addsAndRemovesRows();
    void startsAnewAfterClear();

    void showsLatestAttempt();
    void showsChosenAttempt();
    void comesBackToLatestAttempt();
    void choosesAttemptByTime_data();
    void choosesAttemptByTime();
    void countsWhileVisible();
    void keepsSelectionWhileCounting();
    void costsNothingWhileHidden();
    void copiesReport();
    void changesColours();
    void shows1000Attempts();

private:
    void open(const QList<Attempt> &attempts);
    QListView *list() const { return find<QListView>(m_view.get(), u"Attempts"_s); }
    FactSheet *facts() const { return find<FactSheet>(m_view.get(), u"Facts about the attempt"_s); }
    QString label(const QString &name) const;
    void click(const QString &button) const;
    void clickRow(int row) const;

    AttemptHistory m_history;
    int m_reads = 0;
    std::unique_ptr<AttemptView> m_view;
};

void AttemptViewTest::init()
{
    m_history = {};
    m_reads = 0;
    QGuiApplication::clipboard()->clear();
    m_view = std::make_unique<AttemptView>([this] {
        ++m_reads;
        return m_history;
    });
    m_view->resize(900, 500);
}

void AttemptViewTest::cleanup()
{
    m_view.reset();
    Theme::apply(Theme::Name::Light);
}

void AttemptViewTest::open(const QList<Attempt> &attempts)
{
    m_history = historyOf(attempts);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

QString AttemptViewTest::label(const QString &name) const
{
    const auto *found = find<QLabel>(m_view.get(), name);
    return found ? found->text() : QString();
}

void AttemptViewTest::click(const QString &button) const
{
    auto *found = find<QToolButton>(m_view.get(), button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

void AttemptViewTest::clickRow(int row) const
{
    const QModelIndex index = list()->model()->index(row, 0);
    list()->scrollTo(index);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(index).center());
}

void AttemptViewTest::tellsWhatCameOfIt_data()
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
}

void AttemptViewTest::tellsWhatCameOfIt()
{
    QFETCH(Attempt, attempt);
    QTEST(int(attemptState(attempt)), "state");
    QTEST(attemptOutcome(attempt), "outcome");
    QTEST(attemptSentence(attempt), "sentence");
}

void AttemptViewTest::tellsWhatComesAfterIt()
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

void AttemptViewTest::tellsWhereTimeWent_data()
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

void AttemptViewTest::tellsWhereTimeWent()
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

void AttemptViewTest::hidesSecrets_data()
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

void AttemptViewTest::hidesSecrets()
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

void AttemptViewTest::hidesSecretsInUrls_data()
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

void AttemptViewTest::hidesSecretsInUrls()
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

void AttemptViewTest::reportsEverything()
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

void AttemptViewTest::staysBounded()
{
    Attempt attempt = lostAttempt();
    const QByteArray huge(1024 * 1024, 'x');
    attempt.hops[0].url = QUrl(u"http://h/"_s + QString::fromLatin1(huge));
    attempt.hops[0].reasonPhrase = huge;
    for (int i = 0; i < 1000; ++i)
        attempt.hops[0].responseHeaders.append({"X-" + QByteArray::number(i) + huge, huge});
    for (int i = 0; i < 20; ++i)
        attempt.hops.append(attempt.hops[0]);
    const AttemptHistory history = historyOf({attempt});
    const QString text = attemptReport(history, 0, Secrets::Hidden);
    QVERIFY2(text.size() < 600'000, qPrintable(QString::number(text.size())));
    QVERIFY(text.contains(u"1001 more headers"_s) && text.contains(u"… 1.0 MB more"_s));
    open({attempt});
    QVERIFY(facts()->toPlainText().size() < 600'000);
}

void AttemptViewTest::letsNothingHarmfulThrough()
{
    const QByteArray harm("\x1b[31m\x07\xC2\x9B\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6\xFF<b>&amp;");
    Attempt attempt = refusedAttempt();
    Attempt::Hop &hop = attempt.hops[0];
    hop.method = "GET" + harm;
    hop.reasonPhrase = hop.httpVersion = harm;
    hop.requestHeaders = hop.responseHeaders = {{"X" + harm, harm}, {"Location", "/" + harm}};
    hop.proxy = QString::fromUtf8(harm);
    hop.addresses = {hop.proxy};
    hop.tls = {hop.proxy, hop.proxy, {}, {hop.proxy}, false};
    attempt.ending = attempt.waitReason = hop.proxy;
    attempt.wait = 3s;
    attempt.bodyStart = attempt.lastEventId = harm;
    attempt.findings = {{Finding::Rule::RefusedContentType, 0, 0, hop.proxy}};
    open({attempt, attempt});
    const QModelIndex index = list()->model()->index(0, 0);
    const QStringList texts{attemptReport(m_history, 0, Secrets::Hidden),
                            facts()->toPlainText(),
                            label(u"Why the attempt ended"_s),
                            attemptSequel(m_history, 0),
                            index.data().toString(),
                            index.data(AttemptListModel::SentenceRole).toString()};
    for (const QString &text : texts) {
        QVERIFY(!text.isEmpty());
        QVERIFY2(std::none_of(text.begin(), text.end(), isHarmful), qPrintable(text));
    }
    QVERIFY(facts()->toPlainText().contains(u"<b>&amp;"_s));
    QVERIFY(label(u"Why the attempt ended"_s).contains(u"<b>&amp;"_s));
}

void AttemptViewTest::addsAndRemovesRows()
{
    AttemptListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setHistory(historyOf({}));
    model.setHistory(historyOf({openAttempt(1)}));
    QCOMPARE(model.rowCount(), 1);
    model.setHistory(historyOf({lostAttempt(1), lostAttempt(2), openAttempt(3)}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(model.index(0).data(AttemptListModel::StateRole).toInt(), int(AttemptState::Lost));
    QCOMPARE(model.index(0).data(AttemptListModel::SequelRole).toString(), u"then 3 s"_s);
    QCOMPARE(model.index(2).data(AttemptListModel::DurationRole).toString(), u"40.0 s"_s);

    model.setHistory(historyOf({lostAttempt(3), openAttempt(4)})); // two are forgotten
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0).data(AttemptListModel::TitleRole).toString().startsWith(u"3 "_s));
    QCOMPARE(model.index(0).data(AttemptListModel::StateRole).toInt(), int(AttemptState::Lost));
    QCOMPARE(reset.size(), 0);
}

void AttemptViewTest::startsAnewAfterClear()
{
    AttemptListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHistory(historyOf({lostAttempt(1), lostAttempt(2), openAttempt(3)}));
    model.setHistory(historyOf({openAttempt(3)}));
    QCOMPARE(model.rowCount(), 1);
    Attempt other = openAttempt(1); // of the next open()
    other.begin += 1h;
    model.setHistory(historyOf({other}));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0).data(AttemptListModel::TitleRole).toString().startsWith(u"1 "_s));
    model.setHistory(historyOf({}));
    QCOMPARE(model.rowCount(), 0);
}

void AttemptViewTest::showsLatestAttempt()
{
    open({lostAttempt(1), openAttempt(2)});
    QCOMPARE(list()->currentIndex().row(), 1);
    QCOMPARE(label(u"Why the attempt ended"_s), u"Open."_s);
    QVERIFY(facts()->toPlainText().startsWith(u"Attempt 2\n"_s));
    m_history.attempts = {lostAttempt(1), lostAttempt(2), refusedAttempt()};
    QTRY_COMPARE(label(u"Why the attempt ended"_s), refusedAttempt().ending);
    QCOMPARE(list()->currentIndex().row(), 2);
}

void AttemptViewTest::showsChosenAttempt()
{
    open({lostAttempt(1), openAttempt(2)});
    clickRow(0);
    QVERIFY(!m_view->isFollowing());
    QCOMPARE(label(u"Why the attempt ended"_s), lostAttempt().ending);
    QCOMPARE(label(u"What comes after the attempt"_s),
             u"The wait before the next attempt: 3 s (the stream’s reconnection time)."_s);
    m_history.attempts.append(openAttempt(3));
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    QCOMPARE(list()->currentIndex().row(), 0); // stays
    QTest::keyClick(list(), Qt::Key_Down);
    QVERIFY(facts()->toPlainText().startsWith(u"Attempt 2\n"_s));
}

void AttemptViewTest::comesBackToLatestAttempt()
{
    open({lostAttempt(1), openAttempt(2)});
    clickRow(0);
    QTest::keyClick(list(), Qt::Key_End);
    QVERIFY(m_view->isFollowing());
    m_history.attempts.append(openAttempt(3));
    QTRY_COMPARE(list()->currentIndex().row(), 2);
    m_history.attempts.clear();
    QTRY_COMPARE(label(u"Why the attempt ended"_s), u"There has been no attempt yet."_s);
    QVERIFY(!find<QToolButton>(m_view.get(), u"Copy as text"_s)->isEnabled());
}

void AttemptViewTest::choosesAttemptByTime_data()
{
    QTest::addColumn<std::chrono::seconds>("time"); // since Start
    QTest::addColumn<int>("row");

    QTest::newRow("before-all") << 0s << 0;
    QTest::newRow("at-begin") << 120s << 1;
    QTest::newRow("between") << 150s << 1;
    QTest::newRow("after-all") << 1000s << 2;
}

void AttemptViewTest::choosesAttemptByTime()
{
    open({lostAttempt(1), lostAttempt(2), openAttempt(3)});
    QFETCH(std::chrono::seconds, time);
    m_view->chooseAttemptAt(Start + time);
    QTEST(list()->currentIndex().row(), "row");
}

void AttemptViewTest::countsWhileVisible()
{
    open({openAttempt()});
    QVERIFY(facts()->toPlainText().contains(u"events: 312"_s));
    m_history.attempts[0].eventCount = 1'000'000;
    QTRY_VERIFY(facts()->toPlainText().contains(u"events: 1,000,000"_s));
    m_history.attempts[0] = lostAttempt();
    m_history.untilNext = 2'500ms;
    QTRY_VERIFY(label(u"What comes after the attempt"_s).startsWith(u"Next attempt in 3 s"_s));
    m_history.untilNext = 1'500ms;
    QTRY_VERIFY(label(u"What comes after the attempt"_s).startsWith(u"Next attempt in 2 s"_s));
    QCOMPARE(list()->model()->index(0, 0).data(AttemptListModel::SequelRole).toString(),
             u"next in 2 s"_s);
}

void AttemptViewTest::keepsSelectionWhileCounting()
{
    open({openAttempt()});
    QTextCursor cursor = facts()->document()->find(u"text/event-stream"_s);
    QVERIFY(!cursor.isNull());
    facts()->setTextCursor(cursor);
    m_history.attempts[0].eventCount = 1'000'000;
    QTRY_VERIFY(facts()->toPlainText().contains(u"events: 1,000,000"_s));
    QCOMPARE(facts()->textCursor().selectedText(), u"text/event-stream"_s);
    QTest::keySequence(facts(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"text/event-stream"_s);
}

void AttemptViewTest::costsNothingWhileHidden()
{
    open({openAttempt()});
    QTRY_VERIFY(m_reads > 2);
    m_view->hide();
    const int reads = m_reads;
    m_history.attempts.append(openAttempt(2));
    QTest::qWait(600); // more than two times what it waits while visible
    QCOMPARE(m_reads, reads);
    m_view->show();
    QCOMPARE(m_reads, reads + 1); // at once
    QCOMPARE(list()->currentIndex().row(), 1);
}

void AttemptViewTest::copiesReport()
{
    Attempt attempt = openAttempt();
    attempt.hops[0].requestHeaders = {{"Authorization", "Bearer s3cret"}};
    open({attempt});
    click(u"Copy as text"_s);
    QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(u"Streamgauge "_s), qPrintable(copied));
    QVERIFY2(copied.contains(u"Bearer •••"_s), qPrintable(copied));
    QVERIFY(!copied.contains(u"s3cret"_s) && !facts()->toPlainText().contains(u"s3cret"_s));
    click(u"Show secrets"_s);
    QVERIFY(facts()->toPlainText().contains(u"Bearer s3cret"_s));
    click(u"Copy as text"_s);
    copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"Bearer s3cret"_s), qPrintable(copied));
    click(u"Show secrets"_s);
    QVERIFY(!facts()->toPlainText().contains(u"s3cret"_s));
}

void AttemptViewTest::changesColours()
{
    open({lostAttempt()});
    const QString text = facts()->toPlainText();
    const QImage light = m_view->grab().toImage();
    Theme::apply(Theme::Name::Dark);
    const QTextCursor cursor = facts()->document()->find(u"Started"_s);
    QCOMPARE(cursor.charFormat().foreground().color(), Theme::current().muted);
    QCOMPARE(facts()->toPlainText(), text);
    QVERIFY(m_view->grab().toImage() != light);
}

void AttemptViewTest::shows1000Attempts()
{
    QList<Attempt> attempts;
    for (int number = 1; number <= 1000; ++number)
        attempts.append(lostAttempt(number));
    open(attempts);
    QCOMPARE(list()->model()->rowCount(), 1000);
    const QScrollBar *bar = list()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    m_history.attempts.removeFirst();
    m_history.attempts.append(openAttempt(1001));
    QTRY_COMPARE(label(u"Why the attempt ended"_s), u"Open."_s);
    QCOMPARE(list()->model()->rowCount(), 1000);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

QTEST_MAIN(AttemptViewTest)

#include "tst_attemptview.moc"
