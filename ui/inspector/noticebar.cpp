// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/noticebar.h"

#include "ui/common/icon.h"
#include "ui/common/task.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

namespace {

constexpr int Steps = 1000;
constexpr std::chrono::milliseconds ProgressFrame(100);

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("band"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_close);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Notice"));
    m_progress->setRange(0, Steps);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(160, 6);
    m_progress->setAccessibleName(tr("Progress"));
    m_close->setAccessibleName(tr("Close this notice"));
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::close);
    hide();
}

void NoticeBar::showSentences(const QStringList &sentences, Kind kind)
{
    const bool isNote = kind == Kind::Note;
    QColor Theme::*const color = kind == Kind::Error ? &Theme::bad
        : isNote                                     ? &Theme::good
                                                     : &Theme::warning;
    m_icon->setPixmap(themedPixmap(kind == Kind::Error ? QStringLiteral("error")
                                       : isNote        ? QStringLiteral("ok")
                                                       : QStringLiteral("warning"),
                                   color, 16, devicePixelRatioF()));
    m_icon->show();
    m_text->setText(sentences.join(QLatin1Char('\n')));
    m_progress->hide();
    m_close->setIcon(themedIcon(QStringLiteral("close"), &Theme::muted));
    m_close->setText({});
    m_close->setAccessibleName(tr("Close this notice"));
    m_close->setToolTip(tr("Close this notice"));
    setVisible(!sentences.isEmpty());
}

void NoticeBar::showProgress(const QString &sentence, double share)
{
    m_icon->hide();
    m_text->setText(sentence);
    m_progress->setValue(int(share * Steps));
    m_progress->show();
    m_close->setIcon({});
    m_close->setText(tr("Cancel"));
    m_close->setAccessibleName(tr("Cancel"));
    m_close->setToolTip(tr("Cancel what is going on"));
    show();
}

void NoticeBar::showTask(Task *task, const QString &sentence)
{
    auto *timer = new QTimer(task);
    timer->start(ProgressFrame);
    connect(timer, &QTimer::timeout, this,
            [this, task, sentence] { showProgress(sentence, task->share()); });
    connect(this, &NoticeBar::cancelled, task, &Task::cancel);
}

bool NoticeBar::isShowingProgress() const
{
    return isVisible() && m_progress->isVisibleTo(this);
}

void NoticeBar::close()
{
    const bool wasProgress = isShowingProgress();
    hide();
    if (wasProgress)
        emit cancelled();
}
