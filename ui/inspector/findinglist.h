// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/wire/finding.h"
#include "ui/common/theme.h"

#include <QListWidget>

// What is noteworthy in a record, each with its consequence; as high as it needs to be, up to a
// few lines, and hidden while there is nothing.
class FindingList : public QListWidget
{
    Q_OBJECT

public:
    explicit FindingList(QWidget *parent = nullptr);

    // remark: said at the end, if not empty.
    void setFindings(const QList<Finding> &findings, const QString &remark);

signals:
    void findingChosen(const Finding &finding);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void choose();
    void addLine(const QString &icon, QColor Theme::*color, const QString &text);
    void fitHeight();

    QList<Finding> m_findings;
    QString m_remark;
};
