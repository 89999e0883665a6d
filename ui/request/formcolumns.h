// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QWidget>

#include <array>

class QBoxLayout;
class QGridLayout;
class QLabel;

// The layout of labels, on the left, and their fields.
QGridLayout *createFormGrid(QWidget *widget);

// Labelled fields in two columns side by side, or one below the other where there is not the
// width for two.
class FormColumns : public QWidget
{
    Q_OBJECT

public:
    enum Column { First, Second };

    explicit FormColumns(QWidget *parent = nullptr);

    // The label's mnemonic leads to the buddy, which is the field or inside of it.
    void addRow(Column column, const QString &label, QWidget *field, QWidget *buddy);

    // A row without a label, as wide as the column.
    void addRow(Column column, QWidget *field);

    void setRowVisible(QWidget *field, bool visible);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    std::array<QWidget *, 2> m_columns;
    std::array<QGridLayout *, 2> m_grids;
    QHash<QWidget *, QLabel *> m_labels; // of the fields that have one
    QBoxLayout *m_layout;
};
