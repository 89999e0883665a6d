// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include "lib/script/directive.h"
#include "lib/script/scenario.h"

// Turns the lines of a stream file into the steps of a Scenario. Used once, for one file.
class ScenarioCompiler
{
public:
    explicit ScenarioCompiler(ScriptError *error)
        : m_error(error)
    {
    }

    std::optional<Scenario> compile(QByteArrayView bytes);

    // The same for a file of any size: of parts that are large it is only noted where they are.
    std::optional<Scenario> compileFile(const QString &path);

    // Goes on with the steps of such a part: with its first lines, then with the next ones, which
    // are whole. False: they are wrong, since the file has changed.
    void beginPart(const ScenarioPart &part);
    bool compileMore(QByteArrayView lines) { return compileLines(lines); }

    // The steps that have come since, but for one that further lines may belong to.
    QList<Step> takeSteps(bool isEnd);

    // The names of all directives there are.
    static QByteArrayList directiveNames();

private:
    struct Rule; // one directive: its name, where it may stand, what compiles it
    struct OpenRepeat
    {
        qsizetype step = 0;
        int line = 0;
        int column = 0;
    };

    static const QList<Rule> &rules();

    // scenariocompiler.cpp: lines, parts, and which directive is which
    bool compileLines(QByteArrayView bytes);
    bool compileLine(QByteArrayView line, QByteArrayView eol);
    bool compileDirective(Directive &directive);
    bool reportUnknown(const Directive &directive);
    bool compileField(QByteArrayView line, QByteArrayView eol);
    bool compileValue(QByteArrayView line, QByteArrayView eol, qsizetype valueOffset);
    void appendLine(QByteArrayView line, QByteArrayView eol, bool isField, bool isData);
    void appendBlankLine(QByteArrayView eol);
    QByteArray lineEnd(QByteArrayView eol) const;
    void noteEventType(const QByteArray &type);
    void noteTitle(QByteArrayView text);
    void begin();
    bool finishPart();
    bool fail(qsizetype offset, const QString &message);
    bool fail(const LineError &problem) { return fail(problem.offset, problem.message); }

    // filecompiler.cpp: files that are too large to be loaded
    bool compileWindow(QByteArrayView lines, qint64 place);
    bool compileRun(QByteArrayView lines, qint64 place);
    bool compileKnown(QByteArrayView line);
    void streamLargePart();

    // directivecompiler.cpp: one function for each directive
    bool ignore(Directive &directive);
    bool compilePragma(Directive &directive);
    bool compileRoute(Directive &directive);
    bool compileConnection(Directive &directive);
    bool compileHead(Directive &directive);
    bool compileBody(Directive &directive);
    bool compileShared(Directive &directive);
    bool compileResume(Directive &directive);
    bool compileTemplate(Directive &directive);
    bool compileSeed(Directive &directive);
    bool compileLabel(Directive &directive);
    bool compileWait(Directive &directive);
    bool compileAt(Directive &directive);
    bool compilePace(Directive &directive);
    bool compileSpeed(Directive &directive);
    bool compileAwait(Directive &directive);
    bool compileHang(Directive &directive);
    bool compileRepeat(Directive &directive);
    bool compileEnd(Directive &directive);
    bool compileEof(Directive &directive);

    // faultcompiler.cpp: the same for those that take a probability
    bool compileEnding(Directive &directive);
    bool compileRaw(Directive &directive);
    bool compileCut(Directive &directive);
    bool compileChunk(Directive &directive);
    bool compileRate(Directive &directive);
    bool compileMishap(Directive &directive);
    bool takeProbability(Directive *directive, double *probability);
    bool takeProbabilityAlone(Directive *directive, double *probability);
    bool takePause(Directive *directive, DurationRange *pause);
    bool needOneWord(const Directive &directive, const QString &example);

    ScriptError *m_error;
    Scenario m_scenario;
    ScenarioPart m_part;   // the one being read
    ScenarioPart m_common; // what stood before the first @connection: other parts start from it
    QList<OpenRepeat> m_open;
    QByteArrayView m_line;
    int m_lineNumber = 0;
    QString m_path;                      // of a file that is not loaded
    qint64 m_lineBegin = 0;              // where in it the line begins that is being read
    qint64 m_lineEnd = 0;                // and where the next one does
    qint64 m_partBegin = 0;              // and where the part began
    bool m_isFileStart = true;           // no directive yet
    bool m_hasBegun = false;             // the part has a field, or a directive that takes time
    std::optional<QByteArray> m_blockId; // of the open block, if it can be told
    bool m_templates = false;
    bool m_commonTemplates = false;
};
