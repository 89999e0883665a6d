// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/eventsourcelog.h"
#include "tests/unit/scriptedserver.h"

#include <QEventLoop>
#include <QTest>

#include <functional>
#include <memory>

using namespace std::chrono_literals;

enum class Verb { Close, Open, Reconnect, Drop, Delete };
enum class Loop { Outer, Nested };

// What the slots of an EventSource may do: call any verb, delete the sender, run an event loop.
class TestEventSourceSlots : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void obeysItsSlots_data();
    void obeysItsSlots();

private:
    using Step = std::function<void(const QByteArray &line)>;

    void actOn(const Step &step);
    void answer(qsizetype index, const QByteArray &first);
    void settle() const;
    void act(const QByteArray &line);
    void obey();
    QByteArrayList expectedLines() const;

    Verb m_verb = Verb::Close;
    Loop m_loop = Loop::Outer;
    QByteArray m_trigger;
    bool m_hasActed = false;
    EventSource::State m_stateBefore = EventSource::State::Closed;
    int m_attemptBefore = 0;

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<EventSourceLog> m_log;
};

void TestEventSourceSlots::init()
{
    m_source.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_source = std::make_unique<EventSource>();
    m_source->setRequest({m_server->url(QStringLiteral("/stream")), "GET", {}, {}});
    m_source->setReconnectionTime(0ms);
    m_log = std::make_unique<EventSourceLog>(m_source.get());
    m_hasActed = false;
}

// The first answer and then its end; something else to those who ask after the verb.
void TestEventSourceSlots::answer(qsizetype index, const QByteArray &first)
{
    if (m_server->request(index).startsWith("GET /other ")) {
        m_server->send(index, Http::stream());
    } else if (m_hasActed) {
        m_server->send(index, Http::stream("data: again\n\n"));
    } else {
        m_server->send(index, first);
        m_server->end(index);
    }
}

// Runs an event loop until a stream that is opened now is open: what is on its way before it, and
// should not be, has had its time.
void TestEventSourceSlots::settle() const
{
    EventSource other;
    other.setRequest({m_server->url(QStringLiteral("/other")), "GET", {}, {}});
    QEventLoop loop;
    connect(&other, &EventSource::opened, &loop, &QEventLoop::quit);
    other.open();
    loop.exec();
}

// Has the step called in each slot, with the text that the log has for it.
void TestEventSourceSlots::actOn(const Step &step)
{
    EventSource *source = m_source.get();
    const auto tell = [this, step] { step(m_log->lines().constLast()); };
    connect(source, &EventSource::stateChanged, this, tell);
    connect(source, &EventSource::attemptStarted, this, tell);
    connect(source, &EventSource::opened, this, tell);
    connect(source, &EventSource::bytesReceived, this, [step] { step("bytes"); });
    connect(source, &EventSource::requestSent, this, [step] { step("request sent"); });
    connect(source, &EventSource::attemptAdvanced, this, [step] { step("advanced"); });
    connect(source, &EventSource::redirected, this, [step] { step("redirected"); });
    connect(source, &EventSource::retryChanged, this, tell);
    connect(source, &EventSource::ignored, this, tell);
    connect(source, &EventSource::errorOccurred, this, tell);
    const auto tellOfItem = [this, tell](const StreamItem &item) {
        const QByteArray before = itemText(item);
        tell();
        if (m_source) // or it has taken the item with it
            QCOMPARE(itemText(item), before);
    };
    connect(source, &EventSource::eventReceived, this, tellOfItem);
    connect(source, &EventSource::commentReceived, this, tellOfItem);
}

void TestEventSourceSlots::act(const QByteArray &line)
{
    if (m_hasActed || line != m_trigger)
        return;
    m_hasActed = true;
    if (m_loop == Loop::Outer) {
        obey();
        return;
    }
    QMetaObject::invokeMethod(this, &TestEventSourceSlots::obey, Qt::QueuedConnection);
    settle();
}

void TestEventSourceSlots::obey()
{
    m_stateBefore = m_source->state();
    m_attemptBefore = m_source->attempt();
    m_log->take();
    switch (m_verb) {
    case Verb::Close:
        m_source->close();
        return;
    case Verb::Open:
        m_source->open();
        return;
    case Verb::Reconnect:
        m_source->reconnect();
        return;
    case Verb::Drop:
        m_source->drop();
        return;
    case Verb::Delete:
        m_source.reset();
        return;
    }
}

QByteArrayList TestEventSourceSlots::expectedLines() const
{
    using State = EventSource::State;
    if (m_verb == Verb::Delete)
        return {};
    if (m_verb == Verb::Close)
        return m_stateBefore == State::Closed ? QByteArrayList() : QByteArrayList{"state Closed"};
    const bool startsOver =
        m_verb == Verb::Open || (m_verb == Verb::Reconnect && m_stateBefore == State::Closed);
    QByteArrayList lines;
    if (m_verb == Verb::Drop)
        lines += {"state Waiting", "error Dropped"};
    if (m_verb == Verb::Drop || m_stateBefore != State::Connecting)
        lines += "state Connecting";
    lines += "attempt " + QByteArray::number(startsOver ? 1 : m_attemptBefore + 1);
    return lines + QByteArrayList{"state Open", "opened", "event message again"};
}

void TestEventSourceSlots::obeysItsSlots_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("trigger");
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<Loop>("loop");

    const QByteArray stream = Http::stream("retry: 0\n:note\nx: y\nid: 7\nevent: add\ndata: "
                                           "1\ndata: 2\n\n:more\ndata: 2\n\nid: 9\ndata: cut");
    const std::pair<QByteArray, QByteArray> triggers[] = {
        {"state Connecting", stream},
        {"attempt 1", stream},
        {"state Open", stream},
        {"opened", stream},
        {"bytes", stream},
        {"retry 0", stream},
        {"commentnote", stream},
        {"ignored unknown-field", stream},
        {"event add 1\n2", stream},
        {"ignored incomplete-block", stream},
        {"state Waiting", stream},
        {"error StreamEnded", stream},
        {"error Network", Http::chunkedStream("data: 1\n\n")},
        {"state Closed", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"},
        {"error HttpStatus", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"},
        {"error ContentType", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"},
        {"error Redirect", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"},
        {"request sent", stream},
        {"advanced", "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n"},
        {"redirected", "HTTP/1.1 307 X\r\nLocation: /stream\r\nContent-Length: 0\r\n\r\n"},
    };
    // Where there is no connection, there is nothing to drop.
    const QByteArrayList withoutConnection{
        "state Connecting",  "attempt 1",         "state Waiting",
        "error StreamEnded", "error Network",     "state Closed",
        "error HttpStatus",  "error ContentType", "error Redirect"};
    const std::pair<const char *, Verb> verbs[] = {{"close", Verb::Close},
                                                   {"open", Verb::Open},
                                                   {"reconnect", Verb::Reconnect},
                                                   {"drop", Verb::Drop},
                                                   {"delete", Verb::Delete}};
    for (const auto &[trigger, answer] : triggers) {
        for (const auto &[name, verb] : verbs) {
            if (verb == Verb::Drop && withoutConnection.contains(trigger))
                continue;
            const QByteArray row = trigger.split('\n').constFirst() + '-' + name;
            QTest::newRow(row.constData()) << answer << trigger << verb << Loop::Outer;
            QTest::newRow((row + "-nested").constData())
                << answer << trigger << verb << Loop::Nested;
        }
    }
}

void TestEventSourceSlots::obeysItsSlots()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QByteArray, trigger);
    QFETCH(const Verb, verb);
    QFETCH(const Loop, loop);
    m_verb = verb;
    m_loop = loop;
    m_trigger = trigger;
    m_server->setAnswer([&](qsizetype index) { this->answer(index, answer); });
    actOn([this](const QByteArray &line) { act(line); });

    m_source->open();
    QVERIFY(QTest::qWaitFor([&] { return m_hasActed; }));
    const QByteArrayList expected = expectedLines();
    if (!QTest::qWaitFor([&] { return m_log->lines().size() >= expected.size(); }))
        QCOMPARE(m_log->lines(), expected);
    settle();
    QCOMPARE(m_log->lines(), expected);
    const bool goesOn = verb != Verb::Close && verb != Verb::Delete;
    const auto isOpen = [&](qsizetype index) {
        return m_server->isConnected(index) && m_server->request(index).startsWith("GET /stream ");
    };
    const auto openCount = [&] {
        qsizetype count = 0;
        for (qsizetype i = 0; i < m_server->requestCount(); ++i)
            count += isOpen(i) ? 1 : 0;
        return count;
    };
    QTRY_COMPARE(openCount(), goesOn ? 1 : 0); // Qt closes them in a thread of its own
}

QTEST_GUILESS_MAIN(TestEventSourceSlots)
#include "tst_eventsourceslots.moc"
