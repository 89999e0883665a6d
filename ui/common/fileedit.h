// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLineEdit;

// A field for the path of a file, and a button that lets one be chosen.
class FileEdit : public QWidget
{
    Q_OBJECT

public:
    // name: what the field is called, for those who do not see its label. filter: as QFileDialog
    // takes it.
    FileEdit(const QString &name, const QString &filter, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }

private:
    void choose();

    QLineEdit *m_edit;
    QString m_filter;
};
