// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/findinglist.h"

#include "lib/wire/printable.h"
#include "ui/common/icon.h"

#include <QResizeEvent>

#include <algorithm>

namespace {

constexpr qsizetype MostFindings = 50;
constexpr int MostHeight = 96;

} // namespace

FindingList::FindingList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("findings"));
    setAccessibleName(tr("What is noteworthy in the selected row"));
    setWordWrap(true);
    setIconSize({16, 16});
    setResizeMode(Adjust);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setTextElideMode(Qt::ElideNone);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Not when it becomes the current one, as the first does with the focus.
    connect(this, &QListWidget::itemSelectionChanged, this, &FindingList::choose);
    connect(this, &QListWidget::clicked, this, &FindingList::choose); // perhaps once more
    hide();
}

void FindingList::setFindings(const QList<Finding> &findings, const QString &remark)
{
    m_findings = findings;
    m_remark = remark;
    fill();
}

void FindingList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fill(); // in the colours of another theme
}

void FindingList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

void FindingList::fill()
{
    const QSignalBlocker blocker(this); // nobody has chosen anything
    clear();
    for (const Finding &finding : m_findings.first(std::min(m_findings.size(), MostFindings))) {
        const QString text = toPrintable(findingText(finding).toUtf8());
        if (severity(finding.rule) == Finding::Severity::Warning)
            addLine(QStringLiteral("warning"), &Theme::warning, text);
        else
            addLine(QStringLiteral("info"), &Theme::muted, text);
    }
    if (m_findings.size() > MostFindings)
        addLine(QStringLiteral("info"), &Theme::muted,
                tr("%1 more of this kind").arg(m_findings.size() - MostFindings));
    if (!m_remark.isEmpty())
        addLine(QStringLiteral("info"), &Theme::muted, m_remark);
    setVisible(count() > 0);
    fitHeight();
}

void FindingList::choose()
{
    const QList<QModelIndex> selected = selectedIndexes();
    if (!selected.isEmpty() && selected.constFirst().row() < m_findings.size()
        && selected.constFirst().row() < MostFindings)
        emit findingChosen(m_findings[selected.constFirst().row()]);
}

void FindingList::addLine(const QString &icon, QColor Theme::*color, const QString &text)
{
    auto *item = new QListWidgetItem(themedIcon(icon, color), text, this);
    const bool isQuiet = color == &Theme::muted;
    item->setForeground(isQuiet ? Theme::current().muted : Theme::current().text);
}

void FindingList::fitHeight()
{
    int height = 4;
    for (int row = 0; row < count() && height < MostHeight; ++row)
        height += sizeHintForRow(row);
    setFixedHeight(std::min(height, MostHeight));
}
