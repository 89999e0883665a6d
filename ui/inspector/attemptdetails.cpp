// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/attemptdetails.h"

#include "ui/common/icon.h"
#include "ui/inspector/attemptdelegate.h"
#include "ui/inspector/attemptphases.h"
#include "ui/inspector/attemptreport.h"
#include "ui/inspector/attempttimeline.h"
#include "ui/inspector/factsheet.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

AttemptDetails::AttemptDetails(QWidget *parent)
    : QWidget(parent)
    , m_timeline(new AttemptTimeline(this))
    , m_facts(new FactSheet(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    layout->addWidget(m_timeline);
    layout->addWidget(m_facts, 1);
    m_facts->setAccessibleName(tr("Facts about the attempt"));
    refresh();
}

QWidget *AttemptDetails::createHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(12, 8, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_icon = new QLabel(header), 0, Qt::AlignTop);
    auto *sentences = new QVBoxLayout;
    sentences->setSpacing(2);
    sentences->addWidget(m_sentence = addLabel(tr("Why the attempt ended")));
    m_sentence->setObjectName(QStringLiteral("heading"));
    sentences->addWidget(m_sequel = addLabel(tr("What comes after the attempt")));
    m_sequel->setObjectName(QStringLiteral("muted"));
    sentences->addStretch();
    row->addLayout(sentences, 1);

    m_showSecrets = new QToolButton(header);
    m_showSecrets->setIcon(themedIcon(QStringLiteral("eye")));
    m_showSecrets->setCheckable(true);
    m_showSecrets->setAccessibleName(tr("Show secrets"));
    m_showSecrets->setToolTip(tr("Show credentials and cookies, and copy them, too"));
    connect(m_showSecrets, &QToolButton::toggled, this, &AttemptDetails::refresh);
    row->addWidget(m_showSecrets, 0, Qt::AlignTop);
    m_copy = new QToolButton(header);
    m_copy->setIcon(themedIcon(QStringLiteral("copy")));
    m_copy->setAccessibleName(tr("Copy as text"));
    m_copy->setToolTip(tr("Copy all about this attempt as text, such as for a bug report"));
    connect(m_copy, &QToolButton::clicked, this, &AttemptDetails::copyReport);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    return header;
}

QLabel *AttemptDetails::addLabel(const QString &accessibleName)
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(accessibleName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(80);
    return label;
}

void AttemptDetails::showAttempt(const AttemptHistory &history, qsizetype index)
{
    m_history = history;
    m_index = index;
    refresh();
}

void AttemptDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_copy)
        refresh(); // the icon, in the colours of another theme
}

void AttemptDetails::refresh()
{
    const bool isThere = m_index >= 0;
    m_showSecrets->setEnabled(isThere);
    m_copy->setEnabled(isThere);
    if (!isThere) {
        m_icon->clear();
        m_sentence->setText(tr("There has been no attempt yet."));
        m_sequel->clear();
        m_timeline->setPhases({});
        m_facts->setSections({});
        return;
    }
    const Attempt &attempt = m_history.attempts[m_index];
    m_icon->setPixmap(attemptIcon(attemptState(attempt), 16, devicePixelRatio()));
    m_sentence->setText(attemptSentence(attempt));
    m_sequel->setText(attemptSequel(m_history, m_index));
    m_sequel->setVisible(!m_sequel->text().isEmpty());
    m_timeline->setPhases(attemptPhases(attempt, m_history.time));
    m_facts->setSections(attemptSections(m_history, m_index, secrets()));
}

void AttemptDetails::copyReport() const
{
    QGuiApplication::clipboard()->setText(attemptReport(m_history, m_index, secrets()));
}

Secrets AttemptDetails::secrets() const
{
    return m_showSecrets->isChecked() ? Secrets::Shown : Secrets::Hidden;
}
