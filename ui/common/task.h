// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/capture/progress.h"

#include <QObject>

#include <functional>
#include <memory>

class QThread;

// Something that takes long, done in a thread of its own. Destroying it cancels it and waits.
class Task : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<void(Progress *progress)>;
    explicit Task(const Work &work, QObject *parent = nullptr);
    ~Task() override;

    double share() const { return m_progress.share; }
    void cancel() { m_progress.isCancelled = true; }
    bool isCancelled() const { return m_progress.isCancelled; }

signals:
    void finished();

private:
    Progress m_progress;
    std::unique_ptr<QThread> m_thread;
};
