// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/resume.h"

#include <algorithm>

namespace {

constexpr qint64 mostBytes = 64 * 1024 * 1024; // of kept events

} // namespace

void SentEvents::add(const QByteArray &id, QByteArrayView block, qsizetype most)
{
    const bool namesItself = block.startsWith("id:") || block.contains("\nid:");
    if (namesItself && !isEmpty() && m_events.back().id == id && m_events.back().block == block)
        return;
    m_events.push_back({id, block.toByteArray()});
    m_size += block.size();
    ++m_added;
    while (!m_events.empty() && (qsizetype(m_events.size()) > most || m_size > mostBytes)) {
        m_size -= m_events.front().block.size();
        m_events.pop_front();
    }
}

// The last one of that id: those before it have been had, too.
qsizetype SentEvents::indexOf(const QByteArray &id) const
{
    for (qsizetype i = qsizetype(m_events.size()) - 1; i >= 0; --i) {
        if (m_events[size_t(i)].id == id)
            return i;
    }
    return -1;
}

QByteArray SentEvents::from(qsizetype index) const
{
    QByteArray bytes;
    for (size_t i = size_t(index); i < m_events.size(); ++i)
        bytes.append(m_events[i].block);
    return bytes;
}

QByteArray SentEvents::addedSince(qint64 before) const
{
    return from(std::max<qsizetype>(0, count() - qsizetype(m_added - before)));
}

ResumePlan planResume(const ScenarioPart &part, const SentEvents &sent,
                      const QByteArray &lastEventId)
{
    using Unknown = ScenarioPart::Resume::Unknown;
    ResumePlan plan;
    if (!part.resume || lastEventId.isEmpty())
        return plan;
    if (sent.contains(lastEventId)) {
        plan.isResuming = true;
        plan.missed = sent.after(lastEventId);
        plan.missedCount = sent.countAfter(lastEventId);
        plan.firstStep = part.idSteps.value(sent.lastId(), 0);
        return plan;
    }
    if (const auto step = part.idSteps.constFind(lastEventId); step != part.idSteps.cend()) {
        plan.firstStep = *step;
        return plan;
    }
    switch (part.resume->unknown) {
    case Unknown::Earliest:
        plan.isResuming = true;
        plan.missed = sent.all();
        plan.missedCount = sent.count();
        plan.firstStep = part.idSteps.value(sent.lastId(), 0);
        break;
    case Unknown::Live:
        plan.firstStep = part.idSteps.value(sent.lastId(), 0);
        break;
    case Unknown::NoContent:
        plan.answer = ResumePlan::Answer::NoContent;
        break;
    case Unknown::Reset:
        plan.answer = ResumePlan::Answer::Reset;
        break;
    }
    return plan;
}
