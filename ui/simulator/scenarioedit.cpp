// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenarioedit.h"

#include "ui/common/icon.h"
#include "ui/simulator/scenariocompletion.h"
#include "ui/simulator/scenariohighlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace {

constexpr qsizetype MostColored = 1024 * 1024; // characters
constexpr qsizetype MostUnderlined = 200;
constexpr int CompletionWidth = 440;
constexpr int MarkSide = 12;

enum CompletionRole { InsertRole = Qt::UserRole };

// The numbers of the lines, and marks where there are problems.
class Gutter : public QWidget
{
public:
    explicit Gutter(ScenarioEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintGutter(event->rect(), this); }

private:
    ScenarioEdit *m_edit;
};

} // namespace

ScenarioEdit::ScenarioEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(this))
    , m_highlighter(new ScenarioHighlighter(document()))
    , m_completer(new QCompleter(this))
    , m_completions(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("scenario"));
    setAccessibleName(tr("Text of the scenario"));
    setPlaceholderText(
        tr("data: what is sent to clients\n\nCtrl+Space shows what can be written."));
    setFont(wireFont());
    setLineWrapMode(NoWrap);
    setMinimumHeight(60);
    m_completer->setModel(m_completions);
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("completions"));
    m_completer->popup()->setAccessibleName(tr("What may stand here"));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &ScenarioEdit::insertCompletion);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ScenarioEdit::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolled) {
        if (scrolled != 0)
            m_gutter->scroll(0, scrolled);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    placeGutter();
}

void ScenarioEdit::setScenario(const QString &text)
{
    m_completer->popup()->hide();
    setProblems({});
    m_isPlain = text.size() > MostColored;
    m_highlighter->setDocument(nullptr); // it would colour twice
    setPlainText(text);
    if (!m_isPlain)
        m_highlighter->setDocument(document());
    document()->setModified(false);
    placeGutter();
}

QString ScenarioEdit::scenario() const
{
    QString text = document()->toRawText(); // toPlainText() would change blanks
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    text.replace(QChar::LineSeparator, QLatin1Char('\n'));
    return text;
}

void ScenarioEdit::setProblems(const QList<ScenarioProblem> &problems)
{
    m_problems = problems;
    m_marks.clear();
    for (const ScenarioProblem &problem : problems) {
        auto &mark = *m_marks.emplace(problem.error.line, problem.severity);
        if (problem.severity == ScenarioProblem::Severity::Error)
            mark = problem.severity;
    }
    underline();
    m_gutter->update();
}

void ScenarioEdit::underline()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const ScenarioProblem &problem : m_problems) {
        const QTextBlock block = document()->findBlockByNumber(problem.error.line - 1);
        if (!block.isValid() || selections.size() >= MostUnderlined)
            continue;
        const QString line = block.text();
        const int begin = std::clamp(problem.error.column - 1, 0, int(line.size()));
        int end = begin;
        while (end < line.size() && !line[end].isSpace())
            ++end;
        const bool isError = problem.severity == ScenarioProblem::Severity::Error;
        QTextEdit::ExtraSelection selection;
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(isError ? Theme::current().bad
                                                   : Theme::current().warning);
        selection.cursor = QTextCursor(block);
        selection.cursor.setPosition(block.position() + begin);
        const bool isWord = problem.error.column > 0 && end > begin;
        selection.cursor.setPosition(block.position() + (isWord ? end : int(line.size())),
                                     QTextCursor::KeepAnchor);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void ScenarioEdit::goTo(const ScriptError &place)
{
    const QTextBlock block = document()->findBlockByNumber(std::max(place.line, 1) - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(place.column - 1, 0, block.length() - 1));
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

int ScenarioEdit::gutterWidth() const
{
    const auto digits = QString::number(std::max(99, blockCount())).size();
    return MarkSide + 10 + fontMetrics().horizontalAdvance(QLatin1Char('9')) * int(digits);
}

void ScenarioEdit::paintGutter(const QRect &rect, QWidget *gutter) const
{
    const Theme &theme = Theme::current();
    QPainter painter(gutter);
    painter.fillRect(rect, theme.base);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= rect.bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        const QRect row(0, int(top), gutter->width() - 6, int(height));
        painter.setPen(block == textCursor().block() ? theme.text : theme.muted);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        if (const auto mark = m_marks.find(line); mark != m_marks.end()) {
            const bool isError = *mark == ScenarioProblem::Severity::Error;
            const QPixmap icon = themedPixmap(
                isError ? QStringLiteral("error") : QStringLiteral("warning"),
                isError ? &Theme::bad : &Theme::warning, MarkSide, devicePixelRatioF());
            painter.drawPixmap(2, row.center().y() - MarkSide / 2 + 1, icon);
        }
        top += height;
    }
}

bool ScenarioEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // else the window would take these keys
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->matches(QKeySequence::Save)
            || (isReturn && key->modifiers() == Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString sentence = problemAt(viewport()->mapFrom(this, help->pos()));
        if (!sentence.isEmpty()) {
            QToolTip::showText(help->globalPos(), sentence.toHtmlEscaped(), this);
            return true;
        }
        QToolTip::hideText();
    }
    return QPlainTextEdit::event(event);
}

QString ScenarioEdit::problemAt(const QPoint &position) const
{
    const int line = cursorForPosition(position).blockNumber() + 1;
    for (const ScenarioProblem &problem : m_problems) {
        if (problem.error.line == line)
            return problem.error.message;
    }
    return {};
}

void ScenarioEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::StyleChange)
        return;
    m_highlighter->rehighlight(); // in the colours of another theme
    underline();
}

void ScenarioEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    QAbstractItemView *popup = m_completer->popup();
    if (popup->isVisible() && (isReturn || event->key() == Qt::Key_Tab)) {
        if (popup->currentIndex().isValid()) {
            event->ignore(); // the popup takes it
            return;
        }
        popup->hide();
    }
    if (event->matches(QKeySequence::Save)) {
        emit savePressed();
    } else if (isReturn && event->modifiers() == Qt::ControlModifier) {
        emit applyPressed();
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete(Asked::ByKey);
    } else if (isReturn && !isReadOnly()) {
        textCursor().insertBlock(); // with Shift it would be a line inside of a line
        ensureCursorVisible();
    } else {
        const int revision = document()->revision();
        QPlainTextEdit::keyPressEvent(event);
        if (document()->revision() != revision)
            complete(Asked::ByTyping);
    }
}

void ScenarioEdit::complete(Asked how)
{
    const QTextCursor cursor = textCursor();
    const CompletionList list = isReadOnly()
        ? CompletionList()
        : scenarioCompletions(cursor.block().text(), cursor.positionInBlock());
    if (list.items.isEmpty()) {
        m_completer->popup()->hide();
        // From an empty line on, the names of directives are what can be asked for.
        if (how == Asked::ByKey && cursor.block().text().isEmpty() && !isReadOnly()) {
            insertPlainText(QStringLiteral(": @"));
            complete(Asked::ByTyping);
        }
        return;
    }
    m_completionBegin = list.begin;
    m_completionEnd = list.end;
    const QString typed =
        cursor.block().text().mid(list.begin, cursor.positionInBlock() - list.begin);
    const bool isName = std::any_of(list.items.begin(), list.items.end(), [&](const auto &item) {
        return item.text == typed || item.text == typed + QLatin1String("}}");
    });
    const bool isOne = list.items.size() == 1;
    if (isOne && list.items.constFirst().text == typed)
        m_completer->popup()->hide();
    else // "end" is what was meant, and not "ended", unless that is chosen
        showCompletions(list.items, isName && !isOne ? Choice::None : Choice::First);
}

void ScenarioEdit::showCompletions(const QList<Completion> &items, Choice choice)
{
    m_completions->clear();
    for (const Completion &completion : items) {
        auto *item =
            new QStandardItem(completion.text + QStringLiteral("   ") + completion.explanation);
        item->setData(completion.text, InsertRole);
        m_completions->appendRow(item);
    }
    QRect place = cursorRect();
    place.translate(gutterWidth(), 2);
    place.setWidth(CompletionWidth);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(choice == Choice::First ? m_completions->index(0, 0)
                                                                  : QModelIndex());
}

void ScenarioEdit::insertCompletion(const QModelIndex &index)
{
    QTextCursor cursor = textCursor();
    const int line = cursor.block().position();
    cursor.setPosition(line + int(m_completionBegin));
    cursor.setPosition(line + int(m_completionEnd), QTextCursor::KeepAnchor);
    cursor.insertText(index.data(InsertRole).toString());
    setTextCursor(cursor);
}

void ScenarioEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void ScenarioEdit::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}
