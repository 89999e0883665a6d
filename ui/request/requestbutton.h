// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

// Shows and hides the request panel, and says beside its name what there is in it, as far as there
// is room for it.
class RequestButton : public QToolButton
{
    Q_OBJECT

public:
    // Follows the action's check mark.
    explicit RequestButton(QAction *action, QWidget *parent = nullptr);

    void setSummary(const QString &summary);

    // How wide the summary may make it.
    void setWidest(int width);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showSummary();
    int widthFor(const QString &text) const;

    QString m_summary;
    int m_widest = 320;
};
