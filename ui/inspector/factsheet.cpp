// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/factsheet.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextTable>

#include <algorithm>

namespace {

constexpr int WidestNames = 176; // pixels

QTextCharFormat formatOf(const Fact &fact)
{
    const Theme &theme = Theme::current();
    QTextCharFormat format;
    if (fact.look >= Fact::Look::Wire)
        format.setFont(wireFont());
    format.setForeground(fact.look == Fact::Look::Warning     ? theme.warning
                             : fact.look == Fact::Look::Muted ? theme.muted
                                                              : theme.text);
    return format;
}

QTextCharFormat nameFormat(const Fact &fact)
{
    QTextCharFormat format;
    if (fact.look == Fact::Look::Header)
        format.setFont(wireFont());
    format.setForeground(Theme::current().muted);
    return format;
}

QTextCharFormat titleFormat()
{
    QTextCharFormat format;
    format.setForeground(Theme::current().text);
    format.setFontWeight(QFont::DemiBold);
    return format;
}

// With as much room to a text below it as a table takes.
QTextBlockFormat titleBlock()
{
    QTextBlockFormat format;
    format.setBottomMargin(4);
    return format;
}

// Lines after the first stand under it.
QString indented(const QString &text, qsizetype indent)
{
    return QString(text).replace(QLatin1Char('\n'),
                                 QLatin1Char('\n') + QString(indent, QLatin1Char(' ')));
}

} // namespace

QString plainText(const QList<FactSection> &sections)
{
    QString text;
    for (const FactSection &section : sections) {
        text +=
            (text.isEmpty() ? QString() : QStringLiteral("\n")) + section.title + QLatin1Char('\n');
        qsizetype widest = 0;
        for (const Fact &fact : section.facts)
            widest = std::clamp<qsizetype>(fact.name.size(), widest, 32);
        for (const Fact &fact : section.facts)
            text += QStringLiteral("  ") + (fact.name + QLatin1Char(':')).leftJustified(widest + 2)
                + indented(fact.value, widest + 4) + QLatin1Char('\n');
        if (!section.text.isEmpty())
            text += QStringLiteral("  ") + indented(section.text, 2) + QLatin1Char('\n');
    }
    return text;
}

FactSheet::FactSheet(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    document()->setDocumentMargin(12);
}

void FactSheet::setSections(const QList<FactSection> &sections)
{
    if (sections == m_sections)
        return;
    if (hasShapeOf(sections)) {
        updateValues(sections);
        return;
    }
    m_sections = sections;
    build();
}

void FactSheet::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        build(); // with the colours of another theme
}

void FactSheet::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitColumns();
}

bool FactSheet::hasShapeOf(const QList<FactSection> &sections) const
{
    const auto isSameFact = [](const Fact &a, const Fact &b) {
        return a.name == b.name && a.look == b.look;
    };
    return std::equal(sections.begin(), sections.end(), m_sections.begin(), m_sections.end(),
                      [&](const FactSection &a, const FactSection &b) {
                          return a.title == b.title && a.text == b.text
                              && std::equal(a.facts.begin(), a.facts.end(), b.facts.begin(),
                                            b.facts.end(), isSameFact);
                      });
}

void FactSheet::build()
{
    const int place = verticalScrollBar()->value();
    m_tables.clear();
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const FactSection &section : m_sections) {
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(section.title, titleFormat());
        if (!section.facts.isEmpty())
            addTable(section.facts);
        cursor.movePosition(QTextCursor::End);
        if (!section.text.isEmpty()) {
            cursor.setBlockFormat(titleBlock());
            cursor.insertBlock({});
            cursor.insertText(section.text + QLatin1Char('\n'),
                              formatOf({{}, {}, Fact::Look::Wire}));
        }
    }
    cursor.endEditBlock();
    fitColumns();
    verticalScrollBar()->setValue(place);
}

void FactSheet::addTable(const QList<Fact> &facts)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(1);
    format.setCellSpacing(0);
    format.setLeftMargin(-1); // the padding
    format.setTopMargin(4);
    format.setBottomMargin(8);
    QTextTable *table = cursor.insertTable(int(facts.size()), 2, format);
    for (int row = 0; row < facts.size(); ++row) {
        table->cellAt(row, 0).firstCursorPosition().insertText(facts[row].name,
                                                               nameFormat(facts[row]));
        table->cellAt(row, 1).firstCursorPosition().insertText(facts[row].value,
                                                               formatOf(facts[row]));
    }
    m_tables.append(table);
}

void FactSheet::updateValues(const QList<FactSection> &sections)
{
    auto table = m_tables.constBegin();
    for (qsizetype i = 0; i < sections.size(); ++i) {
        const QList<Fact> &facts = sections[i].facts;
        for (int row = 0; row < facts.size(); ++row) {
            if (facts[row].value == m_sections[i].facts[row].value)
                continue;
            const QTextTableCell cell = (*table)->cellAt(row, 1);
            QTextCursor cursor = cell.firstCursorPosition();
            cursor.setPosition(cell.lastPosition(), QTextCursor::KeepAnchor);
            cursor.insertText(facts[row].value, formatOf(facts[row]));
        }
        if (!facts.isEmpty())
            ++table;
    }
    m_sections = sections;
}

// Names in a column of the same width everywhere, which leaves most of a narrow sheet to values.
void FactSheet::fitColumns()
{
    const int names = std::min(WidestNames, viewport()->width() / 3);
    for (QTextTable *table : std::as_const(m_tables)) {
        QTextTableFormat format = table->format();
        format.setColumnWidthConstraints({QTextLength(QTextLength::FixedLength, names),
                                          QTextLength(QTextLength::VariableLength, 0)});
        table->setFormat(format);
    }
}
