// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/promptbar.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

PromptBar::PromptBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_edit(new QLineEdit(this))
    , m_error(new QLabel(this))
{
    setObjectName(QStringLiteral("band"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_label);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_error, 1);
    m_edit->setAccessibleName(tr("What is asked for"));
    m_error->setObjectName(QStringLiteral("bad"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setAccessibleName(tr("What is wrong with it"));
    auto *close = new QToolButton(this);
    close->setIcon(themedIcon(QStringLiteral("close"), &Theme::muted));
    close->setAccessibleName(tr("Close this line"));
    close->setToolTip(tr("Close this line (Esc)"));
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &PromptBar::close);
    connect(m_edit, &QLineEdit::returnPressed, this, &PromptBar::take);
    connect(m_edit, &QLineEdit::textEdited, m_error, &QLabel::hide);
    hide();
}

void PromptBar::ask(const QString &label, const QString &text, const QString &hint,
                    const Take &take)
{
    m_take = take;
    m_label->setText(label);
    m_edit->setAccessibleName(label);
    m_edit->setPlaceholderText(hint);
    m_edit->setText(text);
    m_edit->selectAll();
    m_error->hide();
    show();
    m_edit->setFocus();
}

void PromptBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void PromptBar::take()
{
    const QString error = m_take(m_edit->text());
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    if (error.isEmpty())
        close();
}

void PromptBar::close()
{
    hide();
    emit closed();
}
