// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulator.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

// How the simulator is to be reached, beside the port: from where, by https or not, and what it
// serves beside the scenario.
class ServerOptions : public QWidget
{
    Q_OBJECT

public:
    explicit ServerOptions(QWidget *parent = nullptr);

    // False, and a sentence in *error, if no certificate could be made.
    bool fill(Simulator::Options *options, QString *error) const;

    // Whose streams are served beside the scenario; empty: none.
    QString scenarioFolder() const;

    bool isForEverybody() const;

    // In a few words, what differs from a plain server for this machine; empty if nothing does.
    QString summary() const;

signals:
    void changed();

private:
    QWidget *createFolderRow(QLineEdit *edit, const QString &name);
    void chooseFolder(QLineEdit *edit, const QString &title);

    QComboBox *m_host;
    QCheckBox *m_tls;
    QLineEdit *m_scenarios;
    QLineEdit *m_files;
};

// The addresses of this machine at which others reach it.
QStringList networkAddresses();
