// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/simulator/scenariochecker.h"

#include <QListWidget>

// The problems of a scenario in sentences, as high as they need up to a few lines; hidden while
// there are none.
class ProblemList : public QListWidget
{
    Q_OBJECT

public:
    explicit ProblemList(QWidget *parent = nullptr);

    void setProblems(const QList<ScenarioProblem> &problems);

signals:
    void problemChosen(const ScriptError &place);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void fitHeight();

    QList<ScenarioProblem> m_problems;
};
