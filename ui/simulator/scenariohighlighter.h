// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QSyntaxHighlighter>

// Colours the lines of a scenario: directives, fields, templates and comments, each as far as it
// acts. A directive in a file without the pragma is a comment, and looks like one.
class ScenarioHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit ScenarioHighlighter(QObject *parent);

protected:
    void highlightBlock(const QString &text) override;

private:
    int highlightComment(const QString &text, int state);
    int highlightDirective(const QString &text, qsizetype at, int state);
    void highlightField(const QString &text, int state);
    void highlightTemplates(const QString &text, qsizetype begin);

    QSet<QString> m_names; // of directives
};
