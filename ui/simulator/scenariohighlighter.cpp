// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenariohighlighter.h"

#include "lib/script/scenariocompiler.h"
#include "ui/common/theme.h"

#include <QTextCharFormat>

#include <algorithm>

namespace {

// What is known behind a line.
enum LineState {
    HasPragma = 1,
    HasField = 2,
    HasTemplates = 4,
    HasCommonTemplates = 8, // before the first @connection: what each part starts with
    IsInPart = 16,
};

QTextCharFormat colored(const QColor &color)
{
    QTextCharFormat format;
    format.setForeground(color);
    return format;
}

QTextCharFormat bold(const QColor &color)
{
    QTextCharFormat format = colored(color);
    format.setFontWeight(QFont::DemiBold);
    return format;
}

bool isNameCharacter(QChar c)
{
    return c.isLower() || c.isDigit() || c == QLatin1Char('-');
}

int with(int state, int flag, bool isOn)
{
    return isOn ? state | flag : state & ~flag;
}

} // namespace

ScenarioHighlighter::ScenarioHighlighter(QObject *parent)
    : QSyntaxHighlighter(parent)
{
    for (const QByteArray &name : ScenarioCompiler::directiveNames())
        m_names.insert(QString::fromLatin1(name));
}

void ScenarioHighlighter::highlightBlock(const QString &text)
{
    int state = std::max(previousBlockState(), 0);
    if (text.startsWith(QLatin1Char(':'))) {
        state = highlightComment(text, state);
    } else if (!text.isEmpty()) {
        highlightField(text, state);
        state |= HasField;
    }
    setCurrentBlockState(state);
}

int ScenarioHighlighter::highlightComment(const QString &text, int state)
{
    qsizetype at = 1;
    while (at < text.size() && text[at] == QLatin1Char(' '))
        ++at;
    const bool isMarked = at < text.size() && text[at] == QLatin1Char('@');
    const bool isEscaped = isMarked && text.mid(at + 1, 1) == QLatin1String("@");
    if (isMarked && !isEscaped)
        return highlightDirective(text, at, state);
    setFormat(0, int(text.size()), colored(Theme::current().muted));
    return state;
}

int ScenarioHighlighter::highlightDirective(const QString &text, qsizetype at, int state)
{
    const Theme &theme = Theme::current();
    qsizetype begin = at + 1;
    const bool isOptional = text.mid(begin, 1) == QLatin1String("?");
    begin += isOptional ? 1 : 0;
    qsizetype end = begin;
    while (end < text.size() && isNameCharacter(text[end]))
        ++end;
    const QString name = text.mid(begin, end - begin);
    if (name == QLatin1String("streamgauge") && !(state & HasField))
        state |= HasPragma;
    setFormat(0, int(text.size()), colored(theme.muted));
    const bool isKnown = m_names.contains(name);
    if (!(state & HasPragma) || (isOptional && !isKnown))
        return state;
    setFormat(int(at), int(end - at), bold(isKnown ? theme.accent : theme.bad));
    setFormat(int(end), int(text.size() - end), colored(theme.text));
    if (name == QLatin1String("connection"))
        state = with(state | IsInPart, HasTemplates, state & HasCommonTemplates);
    if (name == QLatin1String("template")) {
        const bool isOn = text.mid(end).trimmed() == QLatin1String("on");
        state = with(state, HasTemplates, isOn);
        if (!(state & IsInPart))
            state = with(state, HasCommonTemplates, isOn);
    }
    return state;
}

void ScenarioHighlighter::highlightField(const QString &text, int state)
{
    const Theme &theme = Theme::current();
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const QString name = colon < 0 ? text : text.first(colon);
    static const QStringList known{QStringLiteral("data"), QStringLiteral("event"),
                                   QStringLiteral("id"), QStringLiteral("retry")};
    if (!known.contains(name)) { // ignored by everybody
        setFormat(0, int(text.size()), colored(theme.muted));
        return;
    }
    setFormat(0, int(name.size()), colored(theme.typeColor(0)));
    if (colon < 0)
        return;
    setFormat(int(colon), 1, colored(theme.muted));
    if ((state & HasTemplates) && name != QLatin1String("retry"))
        highlightTemplates(text, colon + 1);
}

void ScenarioHighlighter::highlightTemplates(const QString &text, qsizetype begin)
{
    const QTextCharFormat format = bold(Theme::current().typeColor(3));
    for (;;) {
        const qsizetype open = text.indexOf(QLatin1String("{{"), begin);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1String("}}"), open);
        if (close < 0)
            return;
        setFormat(int(open), int(close + 2 - open), format);
        begin = close + 2;
    }
}
