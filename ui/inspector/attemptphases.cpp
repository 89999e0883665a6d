// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attemptphases.h"

#include "ui/inspector/attempttext.h"

#include <QCoreApplication>

namespace {

constexpr qsizetype MostRedirects = 3; // shown one by one

struct Phases
{
    Q_DECLARE_TR_FUNCTIONS(AttemptPhase)

public:
    void add(const QString &name, const std::optional<Attempt::Duration> &end)
    {
        if (!end)
            return;
        list.append({name, reached, std::max(*end, reached)});
        reached = list.constLast().end;
    }

    void addRedirects(const QList<Attempt::Hop> &hops)
    {
        const qsizetype count = hops.size() - 1;
        if (count > MostRedirects) {
            add(tr("%1 redirects").arg(count), hops[count - 1].head);
            return;
        }
        for (qsizetype i = 0; i < count; ++i)
            add(tr("Redirect (%1)").arg(hops[i].status), hops[i].head);
    }

    void addHop(const Attempt::Hop &hop)
    {
        add(tr("Name lookup"), hop.lookedUp);
        add(tr("Connection, TLS"), hop.encrypted);
        add(hop.encrypted ? tr("Request") : tr("Connection, request"), hop.requestSent);
        add(tr("Response head"), hop.head);
    }

    // What is waited for now.
    static QString pendingName(const Attempt &attempt)
    {
        const Attempt::Hop &hop = attempt.lastHop();
        if (attempt.end)
            return tr("Until the end");
        if (attempt.isOpened)
            return attempt.firstByte ? tr("First event") : tr("First byte");
        if (hop.head)
            return tr("Body");
        return hop.requestSent ? tr("Response head") : tr("Connection");
    }

    QList<AttemptPhase> list;
    Attempt::Duration reached{0};
};

} // namespace

QList<AttemptPhase> attemptPhases(const Attempt &attempt, Attempt::Time now)
{
    Phases phases;
    phases.addRedirects(attempt.hops);
    phases.addHop(attempt.lastHop());
    phases.add(Phases::tr("First byte"), attempt.firstByte);
    phases.add(Phases::tr("First event"), attempt.firstEvent);
    if (!attempt.firstEvent) {
        phases.add(Phases::pendingName(attempt), attemptDuration(attempt, now));
        phases.list.last().isGoingOn = !attempt.end;
    }
    return phases.list;
}
