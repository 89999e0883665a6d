// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenariocompiler.h"

#include <optional>

namespace {

constexpr DurationRange usualPause{std::chrono::milliseconds(20), std::chrono::milliseconds(20)};

// Takes key=… out of the arguments, if it is there.
std::optional<DirectiveArgument> takeNamed(Directive *directive, QByteArrayView key)
{
    for (qsizetype i = 0; i < directive->arguments.size(); ++i) {
        if (directive->arguments.at(i).key == key)
            return directive->arguments.takeAt(i);
    }
    return std::nullopt;
}

} // namespace

bool ScenarioCompiler::takeProbability(Directive *directive, double *probability)
{
    const auto argument = takeNamed(directive, "p");
    if (!argument)
        return true;
    bool isNumber = false;
    *probability = argument->value.toDouble(&isNumber);
    return (isNumber && *probability >= 0 && *probability <= 1)
        || fail(argument->valueOffset,
                LineError::tr("A probability is a number from 0 to 1, as in @%1 p=0.05.")
                    .arg(QString::fromLatin1(directive->name)));
}

// For a directive that takes nothing else.
bool ScenarioCompiler::takeProbabilityAlone(Directive *directive, double *probability)
{
    if (!takeProbability(directive, probability))
        return false;
    return directive->arguments.isEmpty()
        || fail(directive->arguments.first().offset,
                LineError::tr("@%1 takes only a probability from 0 to 1, as in @%1 p=0.05.")
                    .arg(QString::fromLatin1(directive->name)));
}

bool ScenarioCompiler::takePause(Directive *directive, DurationRange *pause)
{
    const auto argument = takeNamed(directive, "delay");
    if (!argument)
        return true;
    LineError problem;
    const auto time = parseDurationRange(argument->value, &problem);
    if (!time)
        return fail(argument->valueOffset + problem.offset, problem.message);
    *pause = *time;
    return true;
}

bool ScenarioCompiler::compileEnding(Directive &directive)
{
    using Kind = EndingStep::Kind;
    EndingStep step;
    step.kind = directive.name == "drop" ? Kind::Drop
        : directive.name == "truncate"   ? Kind::Truncate
                                         : Kind::Close;
    if (!takeProbabilityAlone(&directive, &step.probability))
        return false;
    begin();
    m_part.steps.append(step);
    return true;
}

bool ScenarioCompiler::compileRaw(Directive &directive)
{
    RawStep step;
    if (!takeProbability(&directive, &step.probability)
        || !needOneWord(directive, QStringLiteral("\"data: \\xC3\"")))
        return false;
    if (!directive.arguments.first().isQuoted)
        return fail(directive.textOffset,
                    LineError::tr("The bytes of @raw stand in quotation marks."));
    step.bytes = directive.arguments.first().value;
    begin();
    m_part.steps.append(step);
    return true;
}

bool ScenarioCompiler::compileCut(Directive &directive)
{
    CutStep step;
    step.pause = usualPause;
    if (!takeProbability(&directive, &step.probability) || !takePause(&directive, &step.pause)
        || !needOneWord(directive, QStringLiteral("17")))
        return false;
    const DirectiveArgument &word = directive.arguments.first();
    bool isNumber = false;
    step.size = word.value.toLongLong(&isNumber);
    LineError problem;
    if (!isNumber)
        step.size = parseSize(word.value, &problem).value_or(0);
    if (step.size < 1)
        return fail(word.offset,
                    LineError::tr("@cut needs the number of bytes to send first, as in @cut 17."));
    begin();
    m_part.steps.append(step);
    return true;
}

bool ScenarioCompiler::compileChunk(Directive &directive)
{
    ChunkStep step;
    if (!takeProbability(&directive, &step.probability) || !takePause(&directive, &step.pause)
        || !needOneWord(directive, QStringLiteral("1..8b")))
        return false;
    const DirectiveArgument &word = directive.arguments.first();
    if (word.value != "off") {
        LineError problem;
        step.size = parseSizeRange(word.value, &problem);
        if (!step.size)
            return fail(word.offset + problem.offset, problem.message);
        if (step.size->min < 1)
            return fail(word.offset, LineError::tr("A piece has at least 1b."));
    }
    begin();
    m_part.steps.append(step);
    return true;
}

bool ScenarioCompiler::compileRate(Directive &directive)
{
    RateStep step;
    if (!takeProbability(&directive, &step.probability)
        || !needOneWord(directive, QStringLiteral("2kb/s")))
        return false;
    const DirectiveArgument &word = directive.arguments.first();
    if (word.value != "off") {
        LineError problem;
        step.bytesPerSecond = parseByteRate(word.value, &problem);
        if (!step.bytesPerSecond)
            return fail(word.offset + problem.offset, problem.message);
    }
    begin();
    m_part.steps.append(step);
    return true;
}

bool ScenarioCompiler::compileMishap(Directive &directive)
{
    using Kind = MishapStep::Kind;
    MishapStep step;
    step.kind = directive.name == "dup" ? Kind::Duplicate
        : directive.name == "skip"      ? Kind::Skip
                                        : Kind::Swap;
    if (!takeProbabilityAlone(&directive, &step.probability))
        return false;
    begin();
    m_part.steps.append(step);
    return true;
}
