// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/awaitbar.h"

#include "lib/wire/printable.h"
#include "ui/common/flowlayout.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

AwaitBar::AwaitBar(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *heading = new QLabel(tr("Clients wait for a signal"), this);
    heading->setObjectName(QStringLiteral("heading"));
    layout->addWidget(heading);
    m_bar->setLayout(new FlowLayout(m_bar));
    layout->addWidget(m_bar);
    hide();
}

// Buttons stay as long as somebody waits: they may have the focus, or be about to be clicked.
void AwaitBar::showClients(const QList<Simulator::Client> &clients)
{
    QMap<QByteArray, int> waiting;
    for (const Simulator::Client &client : clients) {
        if (!client.awaits.isEmpty())
            ++waiting[client.awaits];
    }
    const QList<QByteArray> names = m_buttons.keys();
    for (const QByteArray &name : names) {
        if (!waiting.contains(name))
            m_buttons.take(name)->deleteLater();
    }
    for (auto one = waiting.cbegin(); one != waiting.cend(); ++one) {
        QToolButton *&button = m_buttons[one.key()];
        if (!button)
            button = createButton(one.key());
        const QString text = tr("%1 (%2)").arg(toPrintable(one.key()), QString::number(*one));
        if (button->text() != text)
            button->setText(text);
    }
    setVisible(!waiting.isEmpty());
}

QToolButton *AwaitBar::createButton(const QByteArray &name)
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(QStringLiteral("framed"));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tr("Signal %1").arg(toPrintable(name)));
    button->setToolTip(tr("Let the clients go on that stand at this @await"));
    connect(button, &QToolButton::clicked, this, [this, name] { emit signalChosen(name); });
    m_bar->layout()->addWidget(button);
    button->show();
    return button;
}
