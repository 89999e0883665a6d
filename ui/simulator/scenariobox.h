// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

class QStandardItem;

// The scenarios to choose from: those that come with the program, by what they are for, and files.
// Each has its source as data: a name, or a path.
class ScenarioBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ScenarioBox(QWidget *parent = nullptr);

    QString source() const { return currentData().toString(); }

    // Adds a file, unless it is there already, and chooses it.
    void chooseFile(const QString &path);

    // Whether it has changes that are not saved, which a dot says.
    void setEdited(const QString &source, bool isEdited);

    void showPopup() override;

private:
    void addHeading(const QString &text);
    void addSource(const QString &source);
    void addBuiltin();
    QStandardItem *itemOf(const QString &source) const;

    bool m_hasFiles = false;
    bool m_hasTips = false;
};
