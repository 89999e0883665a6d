// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/client/eventsource.h"
#include "tests/unit/eventually.h"
#include "tests/unit/scriptedserver.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A server that fails again and again, anywhere, and resumes after the Last-Event-ID: nobody may
// miss an event, or get one twice, or wait for ever.
class TestEventSourceFaults : public QObject
{
    Q_OBJECT

private slots:
    void survivesFaults_data();
    void survivesFaults();

private:
    void answer(qsizetype index);
    QByteArray events(qint64 after);

    std::unique_ptr<ScriptedServer> m_server;
    QRandomGenerator m_random;
    int m_faults = 0;
    int m_resets = 0;
    int m_stalls = 0;
    int m_cuts = 0;
};

namespace {

constexpr int FaultCount = 500; // in each row
constexpr qint64 EventsAtOnce = 6;

} // namespace

void TestEventSourceFaults::survivesFaults_data()
{
    QTest::addColumn<quint32>("seed");

    for (const quint32 seed : {1U, 2U, 3U})
        QTest::addRow("seed-%u", seed) << seed;
}

// Some events of different shapes; each tells its number in data and id.
QByteArray TestEventSourceFaults::events(qint64 after)
{
    const QByteArrayList lineEnds{"\n", "\r\n", "\r"};
    QByteArray result;
    for (qint64 i = after + 1; i <= after + EventsAtOnce; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray end = lineEnds[m_random.bounded(3)];
        if (m_random.bounded(3) == 0)
            result += ": 水" + end;
        if (m_random.bounded(3) == 0)
            result += "event: even" + end;
        result += "data: " + number + end + "data: " + "x"_ba.repeated(m_random.bounded(300)) + end
            + "id: " + number + end + end;
    }
    return result;
}

// A response of one kind or another, cut somewhere; then an end, a reset, or nothing at all.
void TestEventSourceFaults::answer(qsizetype index)
{
    const QByteArray body = events(m_server->header(index, "Last-Event-ID").toLongLong());
    QByteArray response;
    switch (m_random.bounded(3)) {
    case 0:
        response = Http::stream(body);
        break;
    case 1:
        response = Http::streamHead + "Content-Length: 1000000\r\n\r\n" + body;
        break;
    case 2: {
        const qsizetype middle = m_random.bounded(body.size());
        response = Http::chunkedStream(body.first(middle)) + Http::chunk(body.sliced(middle));
        break;
    }
    }
    if (m_random.bounded(20) > 0)
        response = response.first(m_random.bounded(response.size() + 1));
    const qsizetype middle = m_random.bounded(response.size() + 1);
    m_server->send(index, response.first(middle));
    m_server->send(index, response.sliced(middle));
    ++m_faults;
    const int fault = m_random.bounded(10);
    if (fault < 5) {
        ++m_cuts;
        m_server->end(index);
    } else if (fault < 9) {
        ++m_resets;
        m_server->reset(index);
    } else {
        ++m_stalls;
    }
}

void TestEventSourceFaults::survivesFaults()
{
    QFETCH(const quint32, seed);
    m_random.seed(seed);
    m_faults = m_resets = m_stalls = m_cuts = 0;
    m_server = std::make_unique<ScriptedServer>();
    m_server->setAnswer([this](qsizetype index) { answer(index); });

    EventSource source;
    source.setReconnectionTime(0ms);
    source.setIdleTimeout(60ms);
    source.setRequest({m_server->url(), "GET", {}, {}});
    qint64 last = 0;
    connect(&source, &EventSource::eventReceived, this, [&](const StreamItem &event) {
        const QByteArray number = QByteArray::number(++last);
        QCOMPARE(event.lastEventId(), number);
        QVERIFY(event.data().startsWith(number + "\nx") || event.data() == number + '\n');
    });
    // What is said of a lost connection is said once, and it goes on by itself.
    connect(&source, &EventSource::errorOccurred, this, [&](EventSource::Error error) {
        QCOMPARE(source.state(), EventSource::State::Waiting);
        QVERIFY(error == EventSource::Error::Network || error == EventSource::Error::StreamEnded
                || error == EventSource::Error::Idle);
    });
    source.open();
    for (int faults = 0; faults <= FaultCount; faults += 10)
        EVENTUALLY(m_faults >= faults || QTest::currentTestFailed());
    source.close();
    QVERIFY(last > FaultCount / 2);
    QVERIFY(m_cuts > 0 && m_resets > 0 && m_stalls > 0);
    qInfo("%d faults (%d ends, %d resets, %d stalls): %lld events, in order, none lost", m_faults,
          m_cuts, m_resets, m_stalls, last);
}

QTEST_GUILESS_MAIN(TestEventSourceFaults)
#include "tst_eventsourcefaults.moc"
