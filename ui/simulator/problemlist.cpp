// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/problemlist.h"

#include "lib/wire/printable.h"
#include "ui/common/icon.h"

#include <QResizeEvent>

#include <algorithm>

namespace {

constexpr qsizetype MostProblems = 100;
constexpr int MostHeight = 112;

} // namespace

ProblemList::ProblemList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("findings"));
    setAccessibleName(tr("Problems of the scenario"));
    setToolTip(tr("Click to go there"));
    setWordWrap(true);
    setIconSize({16, 16});
    setResizeMode(Adjust);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideNone);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto choose = [this](const QModelIndex &index) {
        if (index.row() < m_problems.size())
            emit problemChosen(m_problems[index.row()].error);
    };
    connect(this, &QListWidget::clicked, this, choose);
    connect(this, &QListWidget::activated, this, choose);
    hide();
}

void ProblemList::setProblems(const QList<ScenarioProblem> &problems)
{
    m_problems = problems.first(std::min(problems.size(), MostProblems));
    fill();
}

void ProblemList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fill(); // in the colours of another theme
}

void ProblemList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

void ProblemList::fill()
{
    clear();
    for (const ScenarioProblem &problem : m_problems) {
        const bool isError = problem.severity == ScenarioProblem::Severity::Error;
        const QIcon icon = isError ? themedIcon(QStringLiteral("error"), &Theme::bad)
                                   : themedIcon(QStringLiteral("warning"), &Theme::warning);
        const QString sentence = toPrintable(problem.error.message.toUtf8());
        addItem(new QListWidgetItem(
            icon,
            problem.error.line > 0
                ? tr("Line %1: %2").arg(QString::number(problem.error.line), sentence)
                : sentence));
    }
    setVisible(count() > 0);
    fitHeight();
}

void ProblemList::fitHeight()
{
    int height = 4;
    doItemsLayout(); // wrapped at the width there is now
    for (int row = 0; row < count() && height < MostHeight; ++row)
        height += visualItemRect(item(row)).height();
    setFixedHeight(std::min(height, MostHeight));
}
