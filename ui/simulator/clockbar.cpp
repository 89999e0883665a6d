// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/clockbar.h"

#include "lib/script/duration.h"
#include "ui/common/row.h"
#include "ui/common/toolbutton.h"
#include "ui/inspector/promptbar.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace {

constexpr double Speeds[]{0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};
constexpr double NoWaits = 0; // as a speed: as fast as possible

} // namespace

ClockBar::ClockBar(Simulator *simulator, QWidget *parent)
    : QWidget(parent)
    , m_simulator(simulator)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(createButtons());
    layout->addWidget(m_prompt = new PromptBar(this));
    connect(m_simulator, &Simulator::clockChanged, this, &ClockBar::showClock);
}

QWidget *ClockBar::createButtons()
{
    m_pause = createToolButton(this, QStringLiteral("pause"), tr("Pause all scenarios"));
    m_pause->setCheckable(true);
    connect(m_pause, &QToolButton::clicked, this, &ClockBar::setClock);
    auto *step =
        createToolButton(this, QStringLiteral("step"), tr("Go on to the next event at once"));
    connect(step, &QToolButton::clicked, this, [this] { m_simulator->stepToNextEvent(); });
    auto *jump = createToolButton(this, QStringLiteral("jump"), tr("Jump ahead in time…"));
    connect(jump, &QToolButton::clicked, this, &ClockBar::askJump);
    m_speed = new QComboBox(this);
    m_speed->setAccessibleName(tr("Speed of the scenarios"));
    m_speed->setToolTip(tr("How fast the time of all scenarios goes by"));
    for (const double speed : Speeds)
        m_speed->addItem(tr("Speed %1×").arg(QLocale().toString(speed)), speed);
    m_speed->addItem(tr("As fast as possible"), NoWaits);
    connect(m_speed, &QComboBox::activated, this, &ClockBar::setClock);
    return createRow(this, {m_pause, step, jump, m_speed}, 3);
}

void ClockBar::showClock()
{
    const Simulator::Clock clock = m_simulator->clock();
    m_pause->setChecked(clock.isPaused);
    const double speed = clock.skipsWaits ? NoWaits : clock.speed;
    int place = m_speed->findData(speed);
    if (place < 0) { // set by others
        m_speed->addItem(tr("Speed %1×").arg(QLocale().toString(speed)), speed);
        place = m_speed->count() - 1;
    }
    m_speed->setCurrentIndex(place);
}

void ClockBar::setClock()
{
    const double speed = m_speed->currentData().toDouble();
    Simulator::Clock clock;
    clock.isPaused = m_pause->isChecked();
    clock.skipsWaits = speed == NoWaits;
    clock.speed = clock.skipsWaits ? 1 : speed;
    m_simulator->setClock(clock);
}

void ClockBar::askJump()
{
    m_prompt->ask(tr("Jump ahead by"), QStringLiteral("10s"), tr("such as 500ms, 10s or 2m"),
                  [this](const QString &text) {
                      LineError error;
                      const auto time = parseDuration(text.trimmed().toUtf8(), &error);
                      if (!time)
                          return error.message;
                      m_simulator->putForward(
                          std::chrono::duration_cast<std::chrono::milliseconds>(*time));
                      return QString();
                  });
}
