// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLineEdit;

// A field for a password, and a button that shows it.
class SecretEdit : public QWidget
{
    Q_OBJECT

public:
    // name: what the field is called, for those who do not see its label.
    explicit SecretEdit(const QString &name, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }

private:
    QLineEdit *m_edit;
};
