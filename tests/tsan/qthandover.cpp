// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of every program of the `tsan` preset. ThreadSanitizer sees what is compiled for it, and
// the distribution's Qt is not: neither its accesses, which cannot be races of ours, nor the locks
// and atomics by which it hands work from one thread to another. Without the latter, all that two
// threads do about a queued call looks like a race.
//
// So here the functions through which our code has Qt hand something over say so to
// ThreadSanitizer, and then call Qt's:
//
//   emit                         what came before it  ->  the slots of that sender
//   QMetaObject::invokeMethod    what came before it  ->  the function called
//     if it waits for the call   the function called  ->  what comes after it
//   a slot that has been called  the call             ->  the end of the connection
//
// This is no more than Qt promises, but for one thing: the first of these is kept for each sender,
// not for each emission. A race stays hidden if one thread emits a signal of the object after its
// part of it, and a slot of an earlier emission has the other part.
//
// Not here, because nothing of ours uses them between threads, and therefore false alarms should
// that change: postEvent(), deleteLater(), connections by name or of the type
// BlockingQueuedConnection, QThread::wait() for what a run() of ours has done.

#include <QObject>
#include <QScopedValueRollback>
#include <array>
#include <cstdint>
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

// Qt's functions of the C library (memcpy(), free(), read()) are Qt's accesses, too. QProcess forks
// a program that has threads.
extern "C" const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1:history_size=7:die_after_fork=0";
}

// The arguments of a queued signal are copied after what this file says of the emission, by code
// that a header of Qt has put into our programs.
extern "C" const char *__tsan_default_suppressions()
{
    return "race:QtCore/qmetatype.h\n";
}

namespace {

// What ThreadSanitizer knows a moment by is an address, which must outlive the object: of the
// sender, a slot that is still to be called, nothing else may be left.
void *momentOf(const void *object)
{
    static std::array<char, 16381> moments; // a prime: two objects rarely share one
    return &moments[reinterpret_cast<std::uintptr_t>(object) / alignof(void *) % moments.size()];
}

void handOver(const void *object)
{
    __tsan_release(momentOf(object));
}

void takeOver(const void *object)
{
    __tsan_acquire(momentOf(object));
}

// Qt's own function of the name that the linker knows.
template<typename Function>
Function *original(const char *name)
{
    void *function = dlsym(RTLD_NEXT, name);
    if (!function)
        qFatal("This Qt has no %s: qthandover.cpp must be adapted to it.", name);
    return reinterpret_cast<Function *>(function);
}

// The sender whose signal this thread is emitting, until a slot is called.
thread_local const QObject *emitter = nullptr;

// A slot that takes over from its sender, unless it is called by the emission itself: two threads
// that emit one signal are not in step for that.
class HandedSlot : public QtPrivate::QSlotObjectBase
{
public:
    HandedSlot(QtPrivate::QSlotObjectBase *slot, const QObject *sender)
        : QSlotObjectBase(&HandedSlot::perform)
        , m_slot(slot)
        , m_sender(sender)
    {
        handOver(this);
    }

    // Something with an address of its own, for the moment at which a call has ended.
    const void *end() const { return &m_slot; }

private:
    static void perform(int operation, QSlotObjectBase *base, QObject *receiver, void **arguments,
                        bool *isSame)
    {
        takeOver(base);
        auto *self = static_cast<HandedSlot *>(base);
        switch (operation) {
        case Destroy:
            takeOver(self->end());
            self->m_slot->destroyIfLastRef();
            delete self;
            return;
        case Call:
            self->call(receiver, arguments);
            return;
        case Compare:
            *isSame = self->m_slot->compare(arguments);
            return;
        default:
            return;
        }
    }

    void call(QObject *receiver, void **arguments)
    {
        if (m_sender && m_sender != emitter)
            takeOver(m_sender);
        const QScopedValueRollback rollback(emitter, static_cast<const QObject *>(nullptr));
        m_slot->call(receiver, arguments);
        handOver(end());
    }

    QtPrivate::QSlotObjectBase *m_slot;
    const QObject *m_sender;
};

} // namespace

void QMetaObject::activate(QObject *sender, const QMetaObject *metaObject, int index,
                           void **arguments)
{
    static const auto qt = original<void(QObject *, const QMetaObject *, int, void **)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    handOver(sender);
    const QScopedValueRollback rollback(emitter, static_cast<const QObject *>(sender));
    qt(sender, metaObject, index, arguments);
}

QMetaObject::Connection QObject::connectImpl(const QObject *sender, void **signal,
                                             const QObject *receiver, void **slotFunction,
                                             QtPrivate::QSlotObjectBase *slot,
                                             Qt::ConnectionType type, const int *types,
                                             const QMetaObject *metaObject)
{
    static const auto qt = original<QMetaObject::Connection(
        const QObject *, void **, const QObject *, void **, QtPrivate::QSlotObjectBase *,
        Qt::ConnectionType, const int *, const QMetaObject *)>(
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseE"
        "N2Qt14ConnectionTypeEPKiPK11QMetaObject");
    return qt(sender, signal, receiver, slotFunction, new HandedSlot(slot, sender), type, types,
              metaObject);
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot,
                                   Qt::ConnectionType type, void *result)
{
    static const auto qt =
        original<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
            "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseE"
            "N2Qt14ConnectionTypeEPv");
    auto *handedSlot = new HandedSlot(slot, nullptr);
    const void *end = handedSlot->end(); // Qt deletes the slot
    const bool isCalled = qt(object, handedSlot, type, result);
    if (type == Qt::BlockingQueuedConnection)
        takeOver(end);
    return isCalled;
}
