// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/query/querycompletion.h"
#include "ui/simulator/scenariochecker.h"

#include <QHash>
#include <QPlainTextEdit>

class QCompleter;
class QStandardItemModel;
class ScenarioHighlighter;

// The text of a scenario: coloured, with line numbers, the names of directives and templates while
// they are typed, and problems where they are.
class ScenarioEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ScenarioEdit(QWidget *parent = nullptr);

    // Lines separated by LF, as they stand.
    void setScenario(const QString &text);
    QString scenario() const;

    // Whether the text is so long that colours would make typing slow.
    bool isPlain() const { return m_isPlain; }

    void setProblems(const QList<ScenarioProblem> &problems);
    void goTo(const ScriptError &place);

    int gutterWidth() const;
    void paintGutter(const QRect &rect, QWidget *gutter) const;

signals:
    void applyPressed();
    void savePressed();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Asked { ByTyping, ByKey };
    void complete(Asked how);
    void insertCompletion(const QModelIndex &index);
    enum class Choice { First, None };
    void showCompletions(const QList<Completion> &items, Choice choice);
    void placeGutter();
    void underline();
    QString problemAt(const QPoint &position) const;

    QWidget *m_gutter;
    ScenarioHighlighter *m_highlighter;
    QCompleter *m_completer;
    QStandardItemModel *m_completions;
    QList<ScenarioProblem> m_problems;
    QHash<int, ScenarioProblem::Severity> m_marks; // by line, from 1
    qsizetype m_completionBegin = 0;
    qsizetype m_completionEnd = 0;
    bool m_isPlain = false;
};
