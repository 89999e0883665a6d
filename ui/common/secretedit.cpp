// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/secretedit.h"

#include "ui/common/icon.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

SecretEdit::SecretEdit(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    m_edit->setAccessibleName(name);
    m_edit->setEchoMode(QLineEdit::Password);

    auto *show = new QToolButton(this);
    show->setIcon(themedIcon(QStringLiteral("eye"), &Theme::muted));
    show->setCheckable(true);
    show->setToolTip(tr("Show what is typed"));
    show->setAccessibleName(tr("Show: %1").arg(name));
    connect(show, &QToolButton::toggled, this, [this](bool isShown) {
        m_edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    });
    layout->addWidget(show);
}
