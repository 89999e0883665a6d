// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ThreadSanitizer must report, whatever qthandover.cpp tells it: two threads that touch one
// variable, each kind of race by the name given as the argument.

#include <QCoreApplication>
#include <QThread>
#include <atomic>
#include <cstdio>

namespace {

alignas(64) int shared = 0; // by both threads

// Relaxed, these tell the program and not ThreadSanitizer.
alignas(64) std::atomic<bool> mayTouch = false;
std::atomic<bool> isTouched = false;

// In the other thread, after the call that asks for it has returned: both hold a reference to what
// is to be called, and who drops the last one is in step with the other.
void touch()
{
    while (!mayTouch.load(std::memory_order_relaxed))
        QThread::yieldCurrentThread();
    ++shared;
    isTouched.store(true, std::memory_order_relaxed);
}

// Without the wait, the end of the program may bring the threads in step before it happens.
void letTouch()
{
    mayTouch.store(true, std::memory_order_relaxed);
    while (!isTouched.load(std::memory_order_relaxed))
        QThread::yieldCurrentThread();
}

void end(QThread *thread)
{
    thread->quit();
    thread->wait();
}

} // namespace

class Sender : public QObject
{
    Q_OBJECT
public:
    void send() { emit sent(); }

signals:
    void sent();
};

namespace {

// A write after the work has been handed over.
void writesAfterInvoking(QObject *there)
{
    QMetaObject::invokeMethod(there, touch);
    ++shared;
    letTouch();
    end(there->thread());
}

// The same, with a signal, in the other direction.
void writesAfterEmitting(QObject *there)
{
    Sender sender;
    QObject::connect(&sender, &Sender::sent, qApp, [] {
        ++shared;
        QCoreApplication::quit();
    });
    sender.moveToThread(there->thread());
    QMetaObject::invokeMethod(&sender, [&sender] {
        sender.send();
        touch();
    });
    QCoreApplication::exec();
    letTouch();
    end(there->thread());
}

// A slot that both threads call, each by its own emission.
void callsDirectly(QObject *there)
{
    Sender sender;
    QObject::connect(&sender, &Sender::sent, there, touch, Qt::DirectConnection);
    QMetaObject::invokeMethod(there, [&sender] { sender.send(); });
    letTouch();
    sender.send();
    end(there->thread());
}

// A look at what another thread has been asked for, without waiting for its answer.
void readsTooEarly(QObject *there)
{
    QMetaObject::invokeMethod(there, touch);
    letTouch();
    std::printf("%d\n", shared);
    end(there->thread());
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QString wanted = application.arguments().value(1);
    const std::pair<QLatin1String, void (*)(QObject *)> races[] = {
        {QLatin1String("writes-after-invoking"), writesAfterInvoking},
        {QLatin1String("writes-after-emitting"), writesAfterEmitting},
        {QLatin1String("calls-directly"), callsDirectly},
        {QLatin1String("reads-too-early"), readsTooEarly},
    };
    QThread thread;
    QObject there;
    there.moveToThread(&thread);
    thread.start();
    for (const auto &[name, race] : races) {
        if (wanted == name)
            race(&there);
    }
    end(&thread);
    return 0;
}

#include "races.moc"
