// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ThreadSanitizer must not report: threads that use Qt as it is meant to be used.

#include <QCoreApplication>
#include <QTest>
#include <QThread>

namespace {

struct Parcel
{
    int number = 0;
    QString text;
};

} // namespace

class Sender : public QObject
{
    Q_OBJECT
public:
    void sendAll(int count)
    {
        for (int i = 1; i <= count; ++i)
            emit sent({{i, QString::number(i)}});
    }

signals:
    void sent(const QList<Parcel> &parcels);
};

class TestQtHandover : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void queuesSignalsToTheMainThread();
    void queuesSignalsFromTheMainThread();
    void queuesCalls();
    void waitsForACall();
    void deletesSlotsInAnotherThread();

private:
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<Sender> m_sender; // lives in m_thread
};

void TestQtHandover::init()
{
    m_thread = std::make_unique<QThread>();
    m_sender = std::make_unique<Sender>();
    m_sender->moveToThread(m_thread.get());
    m_thread->start();
}

void TestQtHandover::cleanup()
{
    QMetaObject::invokeMethod(
        m_sender.get(), [this] { m_sender.reset(); }, Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
}

void TestQtHandover::queuesSignalsToTheMainThread()
{
    QList<Parcel> received;
    connect(m_sender.get(), &Sender::sent, this,
            [&](const QList<Parcel> &parcels) { received += parcels; });
    QMetaObject::invokeMethod(m_sender.get(), [this] { m_sender->sendAll(1000); });
    QTRY_COMPARE(received.size(), 1000);
    QCOMPARE(received.constLast().text, QStringLiteral("1000"));
}

void TestQtHandover::queuesSignalsFromTheMainThread()
{
    QList<Parcel> received;
    Sender here;
    connect(&here, &Sender::sent, m_sender.get(),
            [&](const QList<Parcel> &parcels) { received += parcels; });
    here.sendAll(1000);
    QMetaObject::invokeMethod(
        m_sender.get(), [&] { QCOMPARE(received.size(), 1000); }, Qt::BlockingQueuedConnection);
    QCOMPARE(received.constLast().number, 1000);
}

void TestQtHandover::queuesCalls()
{
    QString text;
    int count = 0;
    for (int i = 0; i < 1000; ++i) {
        text = QString::number(i);
        QMetaObject::invokeMethod(m_sender.get(), [this, text, &count] {
            const int length = static_cast<int>(text.size());
            QMetaObject::invokeMethod(this, [length, &count] { count += length; });
        });
    }
    QTRY_COMPARE(count, 10 + 90 * 2 + 900 * 3);
}

void TestQtHandover::waitsForACall()
{
    QString text;
    for (int i = 0; i < 1000; ++i) {
        text += QLatin1Char('a');
        QMetaObject::invokeMethod(
            m_sender.get(), [&text] { text += QLatin1Char('b'); }, Qt::BlockingQueuedConnection);
    }
    QCOMPARE(text.size(), 2000);
}

// A connection ends in the thread that disconnects it, whoever called its slot.
void TestQtHandover::deletesSlotsInAnotherThread()
{
    QList<Parcel> received;
    QObject receiver;
    receiver.moveToThread(m_thread.get());
    Sender here;
    connect(&here, &Sender::sent, &receiver,
            [&received, own = QString::number(7)](const QList<Parcel> &parcels) mutable {
                own += parcels.constFirst().text;
                received += parcels;
            });
    here.sendAll(10);
    here.disconnect();
    QMetaObject::invokeMethod(
        m_sender.get(), [&] { QCOMPARE(received.size(), 10); }, Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(
        &receiver, [&] { receiver.moveToThread(thread()); }, Qt::BlockingQueuedConnection);
}

QTEST_GUILESS_MAIN(TestQtHandover)
#include "tst_qthandover.moc"
