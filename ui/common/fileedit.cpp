// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/fileedit.h"

#include "ui/common/icon.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

FileEdit::FileEdit(const QString &name, const QString &filter, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_filter(filter)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    m_edit->setAccessibleName(name);

    auto *choose = new QToolButton(this);
    choose->setIcon(themedIcon(QStringLiteral("folder"), &Theme::muted));
    choose->setToolTip(tr("Choose a file"));
    choose->setAccessibleName(tr("Choose a file: %1").arg(name));
    connect(choose, &QToolButton::clicked, this, &FileEdit::choose);
    layout->addWidget(choose);
}

void FileEdit::choose()
{
    const QString path =
        QFileDialog::getOpenFileName(this, m_edit->accessibleName(), m_edit->text(), m_filter);
    if (!path.isEmpty())
        m_edit->setText(QDir::toNativeSeparators(path));
}
