// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attempttimeline.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace {

constexpr int Margin = 12;
constexpr int Padding = 6;
constexpr int WidestNames = 176; // as in the facts below
constexpr int Numbers = 64;
constexpr int BarHeight = 8;

} // namespace

AttemptTimeline::AttemptTimeline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Where the time went until the first event"));
}

void AttemptTimeline::setPhases(const QList<AttemptPhase> &phases)
{
    if (phases == m_phases)
        return;
    const bool isOtherSize = phases.size() != m_phases.size();
    m_phases = phases;
    m_longest = Attempt::Duration(0);
    QStringList sentences;
    for (const AttemptPhase &phase : phases) {
        m_longest = std::max(m_longest, phase.duration());
        sentences << phase.name + QStringLiteral(": ") + formatSpan(phase.duration());
    }
    setAccessibleDescription(sentences.join(QStringLiteral(", ")));
    if (isOtherSize)
        updateGeometry();
    update();
}

QSize AttemptTimeline::sizeHint() const
{
    const auto count = int(m_phases.size());
    return {400, count == 0 ? 0 : count * lineHeight() + 2 * Padding};
}

void AttemptTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect line(Margin, Padding, width() - 2 * Margin, lineHeight());
    for (const AttemptPhase &phase : m_phases) {
        paintPhase(&painter, phase, line);
        line.translate(0, lineHeight());
    }
}

void AttemptTimeline::paintPhase(QPainter *painter, const AttemptPhase &phase,
                                 const QRect &line) const
{
    const Theme &theme = Theme::current();
    const int names = std::min(WidestNames, width() / 3);
    painter->setPen(theme.muted);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      fontMetrics().elidedText(phase.name, Qt::ElideRight, names - 8));
    const bool isLongest = phase.duration() == m_longest;
    painter->setPen(isLongest ? theme.text : theme.muted);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                      formatSpan(phase.duration()));

    const QRectF track(line.left() + names, line.center().y() - BarHeight / 2.0 + 1,
                       line.width() - names - Numbers, BarHeight);
    const double whole = std::max(1.0, double(m_phases.constLast().end.count()));
    QRectF bar = track;
    bar.setLeft(track.left() + track.width() * double(phase.begin.count()) / whole);
    bar.setWidth(std::max(2.0, track.width() * double(phase.duration().count()) / whole));
    if (track.width() <= 0)
        return;
    const QColor color = isLongest ? theme.accent : theme.muted;
    painter->setPen(phase.isGoingOn ? QPen(color) : QPen(Qt::NoPen)); // hollow: not at its end
    painter->setBrush(phase.isGoingOn ? QBrush(Qt::NoBrush) : QBrush(color));
    painter->drawRoundedRect(bar, 2, 2);
}
