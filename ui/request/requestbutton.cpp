// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestbutton.h"

#include "ui/common/icon.h"

#include <QAction>
#include <QStyleOptionToolButton>
#include <QStylePainter>

RequestButton::RequestButton(QAction *action, QWidget *parent)
    : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setCheckable(true);
    setChecked(action->isChecked());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(this, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::toggled, this, [this](bool isChecked) {
        setChecked(isChecked);
        showSummary();
    });
    showSummary();
}

void RequestButton::setSummary(const QString &summary)
{
    m_summary = summary;
    showSummary();
}

void RequestButton::setWidest(int width)
{
    m_widest = width;
    updateGeometry();
}

void RequestButton::showSummary()
{
    const bool isTold = !isChecked() && !m_summary.isEmpty();
    setText(isTold ? tr("Request · %1").arg(m_summary) : tr("Request"));
    setIcon(themedIcon(QStringLiteral("settings"),
                       m_summary.isEmpty() ? &Theme::text : &Theme::accent));
    setAccessibleName(tr("Show or hide the rest of the request"));
    setAccessibleDescription(m_summary);
    setToolTip(m_summary.isEmpty() ? tr("Headers, body, authorization, TLS and more")
                                   : m_summary.toHtmlEscaped());
    updateGeometry();
}

int RequestButton::widthFor(const QString &text) const
{
    return iconSize().width() + 4 + fontMetrics().horizontalAdvance(text) + 24;
}

QSize RequestButton::sizeHint() const
{
    return {std::min(widthFor(text()), std::max(m_widest, minimumSizeHint().width())),
            QToolButton::sizeHint().height()};
}

QSize RequestButton::minimumSizeHint() const
{
    return {widthFor(QString()), QToolButton::sizeHint().height()};
}

void RequestButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    if (width() < widthFor(tr("Request")))
        option.toolButtonStyle = Qt::ToolButtonIconOnly;
    option.text =
        fontMetrics().elidedText(text(), Qt::ElideRight, width() - (widthFor(QString()) - 4));
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}
