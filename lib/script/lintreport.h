// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/scripterror.h"
#include "lib/script/scriptlines.h"

#include <QList>

#include <algorithm>

// Gathers what is odd in a file. A file that is no event stream at all may be odd in each line:
// only so many findings are kept.
class LintReport
{
public:
    static constexpr qsizetype mostFindings = 1000;

    // offset: in bytes from the start of the line.
    void add(const ScriptLine &line, qsizetype offset, const QString &message)
    {
        if (m_findings.size() >= mostFindings)
            return;
        const qsizetype before = QString::fromUtf8(line.text.first(offset)).size();
        m_findings.append({line.number, static_cast<int>(before) + 1, message});
    }

    // Some are only known when later lines have been read: brings them into the file's order.
    QList<ScriptError> takeSorted()
    {
        std::stable_sort(m_findings.begin(), m_findings.end(),
                         [](const ScriptError &a, const ScriptError &b) {
                             return a.line != b.line ? a.line < b.line : a.column < b.column;
                         });
        return std::move(m_findings);
    }

private:
    QList<ScriptError> m_findings;
};
