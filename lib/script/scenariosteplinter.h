// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/directive.h"
#include "lib/script/fieldline.h"
#include "lib/script/lintreport.h"

#include <QCoreApplication>
#include <QPair>
#include <chrono>
#include <optional>

// Looks at what the directives of an annotated file do to each other and to the fields around
// them: what is never reached, never waited for, or cannot be resumed.
class ScenarioStepLinter
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioStepLinter)
public:
    explicit ScenarioStepLinter(LintReport *report)
        : m_report(report)
    {
    }

    // Its arguments must have been split.
    void takeDirective(const ScriptLine &line, const Directive &directive);
    void takeField(const ScriptLine &line);
    void endPart();

    // Whether nothing of the stream is sent here: the connection has ended for sure, or there is
    // an answer of another kind.
    bool isOver() const { return !m_whyOver.isEmpty() || isSilent(); }

private:
    struct Head
    {
        QByteArray status = "200";
        std::optional<ScriptLine> resumeLine;
        bool hasTemplateSwitch = false; // on or off: the author has thought of it
        bool templates = false;
    };
    struct Loop
    {
        bool isForever = false;
        bool isOnce = false;
        int line = 0;
    };
    struct Mark // a line that a later one is compared with
    {
        std::chrono::microseconds time{0};
        int line = 0;
    };

    void takeHead(const ScriptLine &line, const Directive &directive);
    void takeConnection(const ScriptLine &line, const Directive &directive);
    void takeAt(const ScriptLine &line, const Directive &directive);
    void takeRepeat(const ScriptLine &line, const Directive &directive);
    void takeEnd();
    void takeEnding(const ScriptLine &line, const Directive &directive);
    void checkId(const ScriptLine &line, const FieldLine &field);
    void checkPlaceholders(const ScriptLine &line, const FieldLine &field);
    void checkReached(const ScriptLine &line, qsizetype offset);
    void checkResume();
    bool isInLoop() const;
    bool isSilent() const { return m_head.status != "200"; }

    LintReport *m_report;
    Head m_head;
    std::optional<Head> m_common; // what stood before the first @connection holds for every part
    QList<QPair<qint64, qint64>> m_attempts; // of the parts so far
    QList<Loop> m_loops;
    std::optional<Mark> m_latest; // @at
    QString m_whyOver;            // a sentence for the author
    bool m_hasBegun = false;      // the part sends or waits
    bool m_hasIds = false;
    bool m_isUnreachedTold = false;   // in this part
    bool m_isPlaceholderTold = false; // in this file
    QList<int> m_toldResumes;         // lines; a part may have its @resume from above
};
