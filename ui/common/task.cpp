// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/task.h"

#include <QThread>

Task::Task(const Work &work, QObject *parent)
    : QObject(parent)
    , m_thread(QThread::create([this, work] { work(&m_progress); }))
{
    connect(m_thread.get(), &QThread::finished, this, &Task::finished);
    m_thread->start();
}

Task::~Task()
{
    cancel();
    m_thread->wait();
}
