// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/scenarioeditor.h"

#include "lib/script/scenarioformatter.h"
#include "lib/simulator/builtinscenarios.h"
#include "ui/common/row.h"
#include "ui/inspector/noticebar.h"
#include "ui/simulator/problemlist.h"
#include "ui/simulator/scenariodrafts.h"
#include "ui/simulator/scenarioedit.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSaveFile>
#include <QTextCursor>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto TypingPause = 250ms;
constexpr qint64 MostEdited = 8 * 1024 * 1024; // bytes
constexpr qint64 MostKeptOften = 1024 * 1024;  // bytes of a draft that is written at each pause
constexpr qsizetype MostShown = 256 * 1024;    // of a file that is too large to be edited

// The file of a scenario: a resource, if it is built in.
QString fileOf(const QString &source)
{
    for (const BuiltinScenario &scenario : builtinScenarios()) {
        if (scenario.name == source)
            return scenario.path;
    }
    return source;
}

} // namespace

ScenarioEditor::ScenarioEditor(QWidget *parent)
    : QWidget(parent)
    , m_notice(new NoticeBar(this))
    , m_edit(new ScenarioEdit(this))
    , m_problems(new ProblemList(this))
    , m_checker(new ScenarioChecker(this))
    , m_pause(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_notice);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_problems);
    layout->addWidget(createTools());
    m_pause->setSingleShot(true);
    m_pause->setInterval(TypingPause);
    connect(m_pause, &QTimer::timeout, this, &ScenarioEditor::check);
    connect(m_edit->document(), &QTextDocument::contentsChanged, this, [this] {
        if (m_edit->document()->revision() != m_checkedRevision) // else it was only coloured
            m_pause->start();
    });
    connect(m_edit->document(), &QTextDocument::modificationChanged, this,
            &ScenarioEditor::noteModification);
    connect(m_edit, &ScenarioEdit::applyPressed, this, [this] { m_apply->click(); });
    connect(m_edit, &ScenarioEdit::savePressed, this, &ScenarioEditor::save);
    connect(m_problems, &ProblemList::problemChosen, m_edit, &ScenarioEdit::goTo);
    connect(m_checker, &ScenarioChecker::checked, this, &ScenarioEditor::showCheck);
}

ScenarioEditor::~ScenarioEditor()
{
    keepDraft();
}

QWidget *ScenarioEditor::createTools()
{
    m_format = createTool(tr("Format"), tr("Write all directives alike; nothing else changes"));
    connect(m_format, &QToolButton::clicked, this, &ScenarioEditor::format);
    m_save = createTool(tr("Save"), tr("Save the scenario (Ctrl+S)"));
    connect(m_save, &QToolButton::clicked, this, &ScenarioEditor::save);
    m_saveAs = createTool(tr("Save as…"), tr("Save the scenario as another file"));
    connect(m_saveAs, &QToolButton::clicked, this, &ScenarioEditor::chooseFile);
    m_revert = createTool(tr("Revert"), tr("Give up the changes that are not saved"));
    connect(m_revert, &QToolButton::clicked, this, &ScenarioEditor::revert);
    m_apply = new QPushButton(tr("Apply"), this);
    m_apply->setToolTip(tr("Serve this text from now on, without a restart (Ctrl+Return)"));
    connect(m_apply, &QPushButton::clicked, this, &ScenarioEditor::applyRequested);
    setApplicable(false);
    auto *gap = new QWidget(this);
    QWidget *row = createRow(this, {m_format, m_save, m_saveAs, m_revert, gap, m_apply}, 4);
    row->layout()->setSpacing(0);
    return row;
}

QToolButton *ScenarioEditor::createTool(const QString &text, const QString &explanation)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(explanation);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

bool ScenarioEditor::isBuiltin() const
{
    return fileOf(m_source) != m_source;
}

bool ScenarioEditor::read(const QString &source, QByteArray *bytes, QString *error) const
{
    const QString path = fileOf(source);
    QFile file(path);
    if (QFileInfo(path).isDir()) {
        *error = tr("%1 is a folder, not a stream file.").arg(QDir::toNativeSeparators(path));
        return false;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        *error =
            tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), file.errorString());
        return false;
    }
    *bytes = file.read(Scenario::maximumFileSize + 1); // one more, so that it is noticed
    return true;
}

bool ScenarioEditor::open(const QString &source, QString *error)
{
    keepDraft();
    const auto draft = ScenarioDrafts::load(source);
    QByteArray bytes;
    const bool isRead = read(source, &bytes, error);
    m_source = source;
    m_notice->showSentences({}, NoticeBar::Kind::Note);
    showBytes(bytes);
    if (draft && m_shape) {
        if (const auto text = ScenarioText::fromBytes(*draft)) {
            m_edit->setScenario(text->text);
            m_edit->document()->setModified(true);
        }
    }
    check();
    return isRead || draft;
}

bool ScenarioEditor::reload(QString *error)
{
    if (isModified())
        return true;
    QByteArray bytes;
    if (!read(m_source, &bytes, error))
        return false;
    if (bytes != m_bytes) {
        showBytes(bytes);
        check();
    }
    return true;
}

void ScenarioEditor::showBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    const bool isLarge = bytes.size() > MostEdited;
    m_shape = isLarge ? std::nullopt : ScenarioText::fromBytes(bytes);
    m_isLoading = true;
    m_edit->setReadOnly(!m_shape);
    m_edit->setScenario(m_shape ? m_shape->text
                                : readableText(bytes.first(std::min(bytes.size(), MostShown))));
    m_isLoading = false;
    for (QToolButton *button : {m_format, m_save, m_saveAs})
        button->setEnabled(m_shape.has_value());
    if (isLarge)
        showSentence(tr("This file is too large to be edited here. Its beginning is shown; "
                        "all of it is played."));
    else if (!m_shape)
        showSentence(tr("This file is played as it is, and cannot be edited here: it has line "
                        "ends of several kinds or bytes that are no text, and they would change."));
    else if (m_edit->isPlain())
        showSentence(tr("Above 1 MB the text has no colours, so that typing stays quick."));
    m_revert->setEnabled(false);
}

bool ScenarioEditor::isModified() const
{
    return m_edit->document()->isModified();
}

QByteArray ScenarioEditor::bytes() const
{
    if (!m_shape || !isModified())
        return m_bytes;
    ScenarioText text = *m_shape;
    text.text = m_edit->scenario();
    return text.bytes();
}

std::optional<Scenario> ScenarioEditor::scenario(QString *error) const
{
    ScriptError problem;
    auto scenario = m_bytes.size() > Scenario::maximumFileSize
        ? Scenario::open(fileOf(m_source), &problem)
        : Scenario::parse(bytes(), &problem);
    const QString name = QFileInfo(m_source).completeBaseName();
    if (!scenario) {
        *error = problem.line == 0 ? QStringLiteral("%1: %2").arg(name, problem.message)
                                   : tr("%1, line %2, column %3: %4")
                                         .arg(name, QString::number(problem.line),
                                              QString::number(problem.column), problem.message);
        return std::nullopt;
    }
    scenario->setName(name);
    return scenario;
}

void ScenarioEditor::setApplicable(bool isApplicable)
{
    m_apply->setEnabled(isApplicable);
}

void ScenarioEditor::showSentence(const QString &sentence)
{
    m_notice->showSentences({sentence}, NoticeBar::Kind::Note);
}

void ScenarioEditor::noteModification()
{
    if (m_isLoading)
        return;
    m_revert->setEnabled(isModified());
    if (!isModified())
        ScenarioDrafts::discard(m_source); // undone to what is saved
    emit modifiedChanged();
}

void ScenarioEditor::keepDraft()
{
    if (!m_source.isEmpty() && isModified() && !ScenarioDrafts::keep(m_source, bytes()))
        m_notice->showSentences({tr("The changes could not be kept for the next start.")},
                                NoticeBar::Kind::Warning);
}

void ScenarioEditor::check()
{
    m_pause->stop();
    m_checkedRevision = m_edit->document()->revision();
    const QByteArray played = bytes();
    if (isModified() && played.size() <= MostKeptOften)
        keepDraft();
    m_checker->check(played);
    emit changed();
}

void ScenarioEditor::showCheck(const ScenarioCheck &check)
{
    m_edit->setProblems(check.problems);
    m_problems->setProblems(check.problems);
    emit titleChanged(check.title);
}

// One step to undo, and the cursor stays in its line.
void ScenarioEditor::format()
{
    const QString text = m_edit->scenario();
    const QString formatted = QString::fromUtf8(formatScenario(text.toUtf8()));
    if (formatted == text) {
        showSentence(tr("Nothing to change: the directives are written alike already."));
        return;
    }
    const int line = m_edit->textCursor().blockNumber();
    QTextCursor all(m_edit->document());
    all.select(QTextCursor::Document);
    all.insertText(formatted);
    m_edit->goTo({line + 1, 1, {}});
}

void ScenarioEditor::save()
{
    if (isBuiltin()) // what comes with the program stays as it is
        chooseFile();
    else if (m_shape)
        saveTo(m_source);
}

void ScenarioEditor::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the scenario"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("sse"));
    dialog->setNameFilter(tr("Scenario (*.sse)"));
    dialog->selectFile(QFileInfo(m_source).completeBaseName());
    connect(dialog, &QFileDialog::fileSelected, this, &ScenarioEditor::saveTo);
    dialog->open();
}

void ScenarioEditor::saveTo(const QString &path)
{
    const QByteArray saved = bytes();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(saved) != saved.size() || !file.commit()) {
        m_notice->showSentences({tr("%1 cannot be written: %2.")
                                     .arg(QDir::toNativeSeparators(path), file.errorString())},
                                NoticeBar::Kind::Error);
        return;
    }
    ScenarioDrafts::discard(m_source);
    const QString before = m_source;
    m_source = path;
    m_bytes = saved;
    m_edit->document()->setModified(false);
    showSentence(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
    if (path != before)
        emit savedAs(path);
}

void ScenarioEditor::revert()
{
    // As something that can be undone, in case it was a slip of the hand.
    const auto before = ScenarioText::fromBytes(m_bytes);
    if (!before)
        return;
    QTextCursor all(m_edit->document());
    all.select(QTextCursor::Document);
    all.insertText(before->text);
    m_edit->document()->setModified(false);
    showSentence(tr("As it was saved; Ctrl+Z brings the changes back."));
}
