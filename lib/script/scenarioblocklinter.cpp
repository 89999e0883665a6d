// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/scenarioblocklinter.h"

#include "lib/script/lineerror.h"
#include "lib/script/spelling.h"

#include <algorithm>

namespace {

const QByteArrayList &fieldNames()
{
    static const QByteArrayList names{"data", "event", "id", "retry"};
    return names;
}

} // namespace

void ScenarioBlockLinter::takeField(const ScriptLine &line)
{
    const FieldLine field(line.text);
    if (!fieldNames().contains(field.name)) {
        reportUnknown(line, field);
        return;
    }
    if (field.name == "retry") {
        checkRetry(line, field);
        return;
    }
    m_lastField = line;
    if (field.name == "data")
        takeData();
    else if (field.name == "event")
        takeType(line);
    else
        checkId(line, field);
}

void ScenarioBlockLinter::takeData()
{
    m_hasData = true;
    if (m_lost && !m_typeLine) {
        m_report->add(m_lost->blankLine, 0,
                      tr("This blank line ends the block: the event type of line %1 is lost, and "
                         "the data below arrives as “message”. Remove the blank line.")
                          .arg(m_lost->typeLine.number));
        m_lost.reset();
    }
}

void ScenarioBlockLinter::takeType(const ScriptLine &line)
{
    reportLostType();
    m_typeLine = line;
}

void ScenarioBlockLinter::checkId(const ScriptLine &line, const FieldLine &field)
{
    const qsizetype nul = field.value.indexOf('\0');
    if (nul >= 0)
        m_report->add(line, field.valueOffset + nul,
                      tr("Clients ignore an id that contains NUL. Remove that byte, or write the "
                         "line with @raw if it is meant."));
}

void ScenarioBlockLinter::checkRetry(const ScriptLine &line, const FieldLine &field)
{
    const bool areDigits = std::all_of(field.value.begin(), field.value.end(),
                                       [](char c) { return c >= '0' && c <= '9'; });
    if (field.value.isEmpty() || !areDigits)
        m_report->add(line, field.valueOffset,
                      tr("Clients ignore this line: retry is a number of milliseconds, digits "
                         "alone, as in “retry: 3000”."));
}

void ScenarioBlockLinter::reportUnknown(const ScriptLine &line, const FieldLine &field)
{
    const QByteArray plain = field.name.toByteArray().trimmed().toLower();
    if (fieldNames().contains(plain)) {
        m_report->add(line, 0,
                      tr("Clients ignore this line: a field has a name in lower case at the start "
                         "of the line, and the colon right behind it. Write “%1:”.")
                          .arg(QString::fromLatin1(plain)));
        return;
    }
    const QString unknown = tr("Clients ignore this line, because there is no field %1.")
                                .arg(quotedForMessage(field.name));
    const QByteArray meant = closestName(field.name, fieldNames());
    const QString advice = meant.isEmpty()
        ? tr("Begin each line of an event's text with “data:”, and a comment with a colon.")
        : tr("Did you mean “%1:”?").arg(QString::fromLatin1(meant));
    m_report->add(line, 0, unknown + u' ' + advice);
}

void ScenarioBlockLinter::takeBlankLine(const ScriptLine &line)
{
    if (m_isKnown && m_typeLine && !m_hasData)
        m_lost = LostType{*m_typeLine, line};
    clearBlock();
}

void ScenarioBlockLinter::takeRaw(const QByteArray &bytes)
{
    reportLostType();
    clearBlock();
    m_isKnown = bytes.endsWith("\n\n") || bytes.endsWith("\r\r") || bytes.endsWith("\r\n\r\n");
}

void ScenarioBlockLinter::endConnection()
{
    reportLostType();
    clearBlock();
}

void ScenarioBlockLinter::endStream()
{
    if (m_isKnown && m_lastField)
        m_report->add(*m_lastField, 0,
                      tr("No client gets the event that ends here: its blank line is missing. Put "
                         "an empty line below."));
    endConnection();
}

void ScenarioBlockLinter::reportLostType()
{
    if (m_lost)
        m_report->add(m_lost->typeLine, 0,
                      tr("Clients drop an event that has no data. Add the line “data:” below, even "
                         "if nothing stands behind it."));
    m_lost.reset();
}

void ScenarioBlockLinter::clearBlock()
{
    m_lastField.reset();
    m_typeLine.reset();
    m_hasData = false;
    m_isKnown = true;
}
