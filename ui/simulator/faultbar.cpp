// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/faultbar.h"

#include "lib/script/duration.h"
#include "ui/common/flowlayout.h"
#include "ui/inspector/promptbar.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace {

constexpr int MostRefused = 1'000'000;

} // namespace

FaultBar::FaultBar(QWidget *parent)
    : QWidget(parent)
    , m_prompt(new PromptBar(this))
{
    using Kind = LiveFault::Kind;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *bar = new QWidget(this);
    bar->setLayout(new FlowLayout(bar));
    layout->addWidget(bar);
    layout->addWidget(m_prompt);
    addFault(bar, Kind::Drop, tr("Drop"), tr("Reset the connection, as if the network were lost"));
    addFault(bar, Kind::Close, tr("Close"), tr("End the response properly"));
    addFault(bar, Kind::Truncate, tr("Truncate"), tr("End it without the last chunk"));
    addButton(bar, tr("Stall…"), tr("Send nothing for some time"), &FaultBar::askStall);
    addButton(bar, tr("Drip…"), tr("Send slowly, so many bytes a second"), &FaultBar::askDrip);
    addFault(bar, Kind::Duplicate, tr("Double"), tr("Send the next event twice"));
    addFault(bar, Kind::Skip, tr("Skip"), tr("Do not send the next event"));
    addFault(bar, Kind::Swap, tr("Swap"), tr("Send the next event behind the one after it"));
    addButton(bar, tr("503…"), tr("Answer the next attempts with 503, whoever makes them"),
              &FaultBar::askRefusal);
}

template<class Action>
void FaultBar::addButton(QWidget *bar, const QString &name, const QString &tip, Action action)
{
    auto *button = new QToolButton(bar);
    button->setText(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setObjectName(QStringLiteral("framed"));
    connect(button, &QToolButton::clicked, this, action);
    bar->layout()->addWidget(button);
}

void FaultBar::addFault(QWidget *bar, LiveFault::Kind kind, const QString &name, const QString &tip)
{
    addButton(bar, name, tip, [this, kind, name] {
        LiveFault fault;
        fault.kind = kind;
        emit faultChosen(fault, name);
    });
}

void FaultBar::askStall()
{
    m_prompt->ask(tr("Send nothing for"), QStringLiteral("10s"), tr("such as 500ms, 10s or 2m"),
                  [this](const QString &text) {
                      LineError error;
                      const auto time = parseDuration(text.trimmed().toUtf8(), &error);
                      if (!time)
                          return error.message;
                      LiveFault fault;
                      fault.kind = LiveFault::Kind::Stall;
                      fault.time = std::chrono::duration_cast<std::chrono::milliseconds>(*time);
                      emit faultChosen(fault, tr("Stall"));
                      return QString();
                  });
}

void FaultBar::askDrip()
{
    m_prompt->ask(tr("Send no faster than"), QStringLiteral("100b/s"),
                  tr("such as 100b/s or 2kb/s; 0 for no limit"), [this](const QString &text) {
                      LiveFault fault;
                      fault.kind = LiveFault::Kind::Drip;
                      LineError error;
                      if (text.trimmed() != QLatin1String("0")) {
                          const auto rate = parseByteRate(text.trimmed().toUtf8(), &error);
                          if (!rate)
                              return error.message;
                          fault.bytesPerSecond = *rate;
                      }
                      emit faultChosen(fault, tr("Drip"));
                      return QString();
                  });
}

void FaultBar::askRefusal()
{
    m_prompt->ask(tr("Attempts to answer with 503"), QStringLiteral("3"),
                  tr("how many; 0 to answer all again"), [this](const QString &text) {
                      bool isNumber = false;
                      const int count = text.trimmed().toInt(&isNumber);
                      if (!isNumber || count < 0 || count > MostRefused)
                          return tr("Type a number, such as 3.");
                      emit refusalChosen({count, 503, {}});
                      return QString();
                  });
}
