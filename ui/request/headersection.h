// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/headertablemodel.h"
#include "ui/request/requestsection.h"

class QPushButton;
class QTableView;

// The headers of a request, as a table to type and paste into.
class HeaderSection : public RequestSection
{
    Q_OBJECT

public:
    explicit HeaderSection(QWidget *parent = nullptr);

    void showDraft(const RequestDraft &draft) override;
    void writeTo(RequestDraft *draft) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTableView *createTable();
    QPushButton *addButton(const QString &icon, const QString &text, const QString &toolTip);
    void addHeader();
    void removeSelected();
    void pasteLines();
    void showRemovable();

    HeaderTableModel m_model;
    QTableView *m_table = nullptr;
    QPushButton *m_remove = nullptr;
};
