// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/pushcomposer.h"

#include "ui/common/icon.h"
#include "ui/common/row.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

constexpr qsizetype MenuText = 60; // characters

} // namespace

PushComposer::PushComposer(QWidget *parent)
    : QWidget(parent)
    , m_type(createField(tr("type (message)"), tr("Event type"), tr("The event field")))
    , m_id(createField(tr("id (none)"), tr("Event id"), tr("The id field")))
    , m_retry(createField(tr("retry"), tr("Event retry"), tr("The retry field, in milliseconds")))
    , m_push(new QPushButton(themedIcon(QStringLiteral("push")), tr("Push"), this))
    , m_history(new QMenu(this))
    , m_outcome(new QLabel(tr("Not sent yet."), this)) // not empty, lest the row grow later
{
    m_push->setAccessibleName(tr("Push the event"));
    m_push->setToolTip(tr("Send the event now, between two others (Ctrl+Return)"));
    connect(m_push, &QPushButton::clicked, this, &PushComposer::push);
    auto *history = new QToolButton(this);
    history->setIcon(themedIcon(QStringLiteral("history")));
    history->setAccessibleName(tr("Events pushed before"));
    history->setToolTip(tr("Take an event back that was pushed before"));
    history->setFocusPolicy(Qt::StrongFocus);
    history->setPopupMode(QToolButton::InstantPopup);
    history->setMenu(m_history);
    connect(m_history, &QMenu::aboutToShow, this, &PushComposer::fillHistory);
    m_outcome->setObjectName(QStringLiteral("muted"));
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->setAccessibleName(tr("What became of the event"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(createRow(this, {m_type, m_id, m_retry}, 0));
    layout->addWidget(createData(), 1);
    layout->addWidget(createRow(this, {m_outcome, history, m_push}, 0));
    m_retry->setMaximumWidth(72);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, m_push, &QPushButton::click);
    setPushable(false);
}

QLineEdit *PushComposer::createField(const QString &hint, const QString &name, const QString &tip)
{
    auto *field = new QLineEdit(this);
    field->setPlaceholderText(hint);
    field->setAccessibleName(name);
    field->setToolTip(tip);
    return field;
}

QWidget *PushComposer::createData()
{
    m_data = new QPlainTextEdit(this);
    m_data->setObjectName(QStringLiteral("editor"));
    m_data->setPlaceholderText(tr("data"));
    m_data->setAccessibleName(tr("Event data"));
    m_data->setToolTip(tr("The data, a field for each line"));
    m_data->setFont(wireFont());
    m_data->setTabChangesFocus(true);
    m_data->setPlainText(QStringLiteral("{\"hello\":\"world\"}"));
    m_data->setMinimumHeight(46);
    m_data->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // what is left over
    return m_data;
}

ComposedEvent PushComposer::composedEvent() const
{
    return {m_type->text(), m_id->text(), m_data->toPlainText(), m_retry->text()};
}

void PushComposer::setEvent(const ComposedEvent &event)
{
    m_type->setText(event.type);
    m_id->setText(event.id);
    m_data->setPlainText(event.data);
    m_retry->setText(event.retry);
}

void PushComposer::setPushable(bool isPushable)
{
    m_push->setEnabled(isPushable);
}

void PushComposer::showCount(int count)
{
    m_outcome->setText(tr("Clients it was sent to: %1").arg(count));
}

void PushComposer::push()
{
    QString error;
    const auto block = composedEvent().block(&error);
    if (!block) {
        m_outcome->setText(error);
        return;
    }
    PushHistory::add(composedEvent());
    emit pushed(*block);
}

void PushComposer::fillHistory()
{
    m_history->clear();
    const QList<ComposedEvent> events = PushHistory::events();
    for (const ComposedEvent &event : events) {
        QString text = event.summary(MenuText);
        m_history->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")), this,
                             [this, event] { setEvent(event); });
    }
    if (events.isEmpty()) {
        m_history->addAction(tr("Nothing was pushed yet"))->setEnabled(false);
        return;
    }
    m_history->addSeparator();
    m_history->addAction(tr("Forget all"), this, [] { PushHistory::clear(); });
}
