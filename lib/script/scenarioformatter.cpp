// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenarioformatter.h"

#include "lib/script/directive.h"
#include "lib/script/scenariocompiler.h"
#include "lib/script/scriptlines.h"

#include <algorithm>

namespace {

// Blanks as directives know them; other white space is text.
QByteArrayView trimmed(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

// Texts for people and lines of a request: blanks inside them mean something. What this version
// does not know is treated with the same care.
bool consistsOfWords(const QByteArray &name)
{
    static const QByteArrayList texts{"header", "label", "recorded", "request", "sent", "ended"};
    static const QByteArrayList names = ScenarioCompiler::directiveNames();
    return names.contains(name) && !texts.contains(name);
}

QByteArray formatDirective(Directive directive, QByteArrayView line)
{
    LineError ignored;
    const bool hasWords = consistsOfWords(directive.name);
    if (directive.name.isEmpty() || (hasWords && !splitArguments(&directive, &ignored)))
        return line.toByteArray();
    QByteArray result = directive.isOptional ? ": @?" : ": @";
    result += directive.name;
    if (!hasWords) {
        const QByteArrayView text = trimmed(directive.text);
        return text.isEmpty() ? result : result + ' ' + text.toByteArray();
    }
    const auto &words = directive.arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const qsizetype begin = words.at(i).offset;
        const qsizetype end = i + 1 < words.size() ? words.at(i + 1).offset : line.size();
        result += ' ' + trimmed(line.sliced(begin, end - begin)).toByteArray();
    }
    return result;
}

} // namespace

QByteArray formatScenario(QByteArrayView bytes)
{
    if (!hasPragma(bytes))
        return bytes.toByteArray();
    const QByteArrayView text = withoutByteOrderMark(bytes);
    QByteArray result = bytes.first(bytes.size() - text.size()).toByteArray();
    result.reserve(bytes.size());
    ScriptLines lines(text);
    while (const auto line = lines.next()) {
        if (const auto directive = parseDirective(line->text))
            result += formatDirective(*directive, line->text);
        else
            result += line->text;
        result += line->eol;
    }
    return result;
}
