// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/gui.h"
#include "tests/gui/windowdriver.h"
#include "ui/simulator/problemlist.h"
#include "ui/simulator/scenariodrafts.h"
#include "ui/simulator/scenarioedit.h"
#include "ui/simulator/scenarioeditor.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include <memory>

using namespace Qt::StringLiterals;

class ScenarioEditorTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsScenarioAsItStands();
    void saysWhatIsWrongAndGoesThere();
    void warnsWithoutStopping();
    void completesDirective();
    void takesNameThatIsComplete();
    void completesTemplate();
    void offersDirectivesOnEmptyLine();
    void appliesByKey();
    void savesByKey();
    void savesBuiltinScenarioAsCopy();
    void saysThatFileCannotBeWritten();
    void keepsChangesWhileAnotherIsOpen();
    void keepsChangesForNextStart();
    void givesChangesUp();
    void forgetsDraftThatIsUndone();
    void formatsDirectivesAlone();
    void doesNotEditOtherBytes();
    void showsBeginningOfLargeFile();
    void takesReturnAsLineEnd();
    void readsFileThatChanged();

private:
    ScenarioEdit *text() const { return m_editor->findChild<ScenarioEdit *>(); }
    ProblemList *problems() const { return m_editor->findChild<ProblemList *>(); }
    QListView *popup() const;
    void click(const QString &button) const;
    QString notice() const;
    QString write(const QByteArray &bytes) const;
    static QByteArray read(const QString &path);
    void open(const QString &source) const;
    void answerDialog(const QString &path) const;

    IsolatedSettings m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<ScenarioEditor> m_editor;
};

void ScenarioEditorTest::initTestCase()
{
    Theme::apply(Theme::Name::Light);
    QVERIFY(m_folder.isValid());
}

void ScenarioEditorTest::init()
{
    IsolatedSettings::clear();
    m_editor = std::make_unique<ScenarioEditor>();
    m_editor->resize(400, 500);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
}

void ScenarioEditorTest::cleanup()
{
    m_editor.reset();
}

QListView *ScenarioEditorTest::popup() const
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *view = qobject_cast<QListView *>(widget);
        if (view && view->isVisible())
            return view;
    }
    return nullptr;
}

void ScenarioEditorTest::click(const QString &button) const
{
    for (auto *found : m_editor->findChildren<QAbstractButton *>()) {
        if (found->isVisible() && found->text() == button) {
            QVERIFY2(found->isEnabled(), qPrintable(button));
            QTest::mouseClick(found, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(button));
}

QString ScenarioEditorTest::notice() const
{
    const auto *label = find<QLabel>(m_editor.get(), u"Notice"_s);
    return label ? label->text() : QString();
}

QString ScenarioEditorTest::write(const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(u"%1.sse"_s.arg(QLatin1String(QTest::currentTestFunction()))));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

QByteArray ScenarioEditorTest::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ScenarioEditorTest::open(const QString &source) const
{
    QString error;
    QVERIFY2(m_editor->open(source, &error), qPrintable(error));
    text()->moveCursor(QTextCursor::End);
    text()->setFocus();
}

void ScenarioEditorTest::answerDialog(const QString &path) const
{
    auto *dialog = m_editor->findChild<QFileDialog *>();
    QVERIFY(dialog);
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
}

void ScenarioEditorTest::showsScenarioAsItStands()
{
    QSignalSpy titled(m_editor.get(), &ScenarioEditor::titleChanged);
    open(u"slide"_s);
    QVERIFY(text()->toPlainText().startsWith(u": @streamgauge 1\n: @label Slide show"_s));
    QVERIFY(!m_editor->isModified());
    QTRY_COMPARE(titled.size(), 1);
    QVERIFY(titled.constFirst().constFirst().toString().startsWith(u"Slide show"_s));
    QString error;
    const auto scenario = m_editor->scenario(&error);
    QVERIFY(scenario);
    QCOMPARE(scenario->name(), u"slide"_s);
}

void ScenarioEditorTest::saysWhatIsWrongAndGoesThere()
{
    open(write(": @streamgauge 1\n: @wait 1s\ndata: x\n\n"));
    typeText(text(), u": @wiat 2s\n"_s);
    QTRY_VERIFY(problems()->isVisible());
    const QString sentence = problems()->item(0)->text();
    QVERIFY2(sentence.startsWith(u"Line 5: "_s) && sentence.contains(u"wiat"_s),
             qPrintable(sentence));
    QVERIFY(!text()->extraSelections().isEmpty());
    QCOMPARE(text()->extraSelections().constFirst().cursor.selectedText(), u"@wiat"_s);

    text()->moveCursor(QTextCursor::Start);
    QTest::mouseClick(problems()->viewport(), Qt::LeftButton, {},
                      problems()->visualItemRect(problems()->item(0)).center());
    QCOMPARE(text()->textCursor().blockNumber(), 4);
    QCOMPARE(text()->textCursor().positionInBlock(), 2);
    QVERIFY(text()->hasFocus());
    QString error;
    QVERIFY(!m_editor->scenario(&error));
    QVERIFY2(error.contains(u", line 5, column 3: "_s), qPrintable(error));
}

void ScenarioEditorTest::warnsWithoutStopping()
{
    open(write(": @streamgauge 1\nevent: a\n: @wait 1s\n\ndata: x\n"));
    QTRY_VERIFY(problems()->isVisible());
    QVERIFY(problems()->count() > 0);
    QString error;
    QVERIFY(m_editor->scenario(&error));
}

void ScenarioEditorTest::completesDirective()
{
    open(write(": @streamgauge 1\n"));
    typeText(text(), u": @tru"_s);
    QVERIFY(popup());
    QVERIFY(popup()->currentIndex().data().toString().startsWith(u"truncate   "_s));
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(text()->scenario(), u": @streamgauge 1\n: @truncate"_s);
    QVERIFY(!popup());
}

// "end" is a name, and the beginning of "ended".
void ScenarioEditorTest::takesNameThatIsComplete()
{
    open(write(": @streamgauge 1\n"));
    typeText(text(), u": @end"_s);
    QVERIFY(popup());
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(text()->scenario(), u": @streamgauge 1\n: @end\n"_s);
}

void ScenarioEditorTest::completesTemplate()
{
    open(write(": @streamgauge 1\n: @template on\n"));
    typeText(text(), u"data: {{uu"_s);
    QVERIFY(popup());
    QTest::keyClick(popup(), Qt::Key_Return);
    QVERIFY(text()->scenario().endsWith(u"\ndata: {{uuid}}"_s));
}

void ScenarioEditorTest::offersDirectivesOnEmptyLine()
{
    open(write(": @streamgauge 1\n"));
    QTest::keyClick(text(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(popup());
    QVERIFY(popup()->model()->rowCount() > 30);
    QTest::keyClick(popup(), Qt::Key_Escape);
    QVERIFY(!popup());
}

void ScenarioEditorTest::appliesByKey()
{
    open(u"slide"_s);
    QSignalSpy asked(m_editor.get(), &ScenarioEditor::applyRequested);
    QTest::keyClick(text(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(asked.size(), 0); // there is no server
    m_editor->setApplicable(true);
    QTest::keyClick(text(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(asked.size(), 1);
    click(u"Apply"_s);
    QCOMPARE(asked.size(), 2);
    QVERIFY(!m_editor->isModified());
}

void ScenarioEditorTest::savesByKey()
{
    const QString path = write("data: x\r\n\r\n");
    open(path);
    typeText(text(), u"data: y\n\n"_s);
    QVERIFY(m_editor->isModified());
    QTest::keySequence(text(), QKeySequence::Save);
    QCOMPARE(read(path), "data: x\r\n\r\ndata: y\r\n\r\n"_ba);
    QVERIFY(!m_editor->isModified());
    QVERIFY(notice().startsWith(u"Saved as "_s));
}

void ScenarioEditorTest::savesBuiltinScenarioAsCopy()
{
    QSignalSpy saved(m_editor.get(), &ScenarioEditor::savedAs);
    open(u"slide"_s);
    typeText(text(), u": mine\n"_s);
    click(u"Save"_s);
    const QString path = m_folder.filePath(u"my-slides.sse"_s);
    answerDialog(path);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.constFirst().constFirst().toString(), path);
    QVERIFY(read(path).endsWith(": mine\n"));
    QCOMPARE(m_editor->source(), path);
    open(u"slide"_s);
    QVERIFY(!m_editor->isModified());
    QVERIFY(!m_editor->bytes().contains("mine"));
}

void ScenarioEditorTest::saysThatFileCannotBeWritten()
{
    open(u"slide"_s);
    typeText(text(), u": mine\n"_s);
    click(u"Save as…"_s);
    auto *dialog = m_editor->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(m_folder.filePath(u"no/such/folder.sse"_s));
    dialog->reject();
    QVERIFY2(notice().contains(u"cannot be written"_s), qPrintable(notice()));
    QVERIFY(m_editor->isModified());
    QCOMPARE(m_editor->source(), u"slide"_s);
}

void ScenarioEditorTest::keepsChangesWhileAnotherIsOpen()
{
    open(u"slide"_s);
    typeText(text(), u": mine\n"_s);
    open(u"hello"_s);
    QVERIFY(!m_editor->isModified());
    QVERIFY(!m_editor->bytes().contains("mine"));
    open(u"slide"_s);
    QVERIFY(m_editor->isModified());
    QVERIFY(m_editor->bytes().endsWith(": mine\n"));
}

void ScenarioEditorTest::keepsChangesForNextStart()
{
    const QString path = write("data: x\n\n");
    open(path);
    typeText(text(), u": mine\n"_s);
    m_editor = std::make_unique<ScenarioEditor>();
    m_editor->show();
    open(path);
    QVERIFY(m_editor->isModified());
    QCOMPARE(m_editor->bytes(), "data: x\n\n: mine\n"_ba);
    QCOMPARE(read(path), "data: x\n\n"_ba);
}

void ScenarioEditorTest::givesChangesUp()
{
    open(write("data: x\n\n"));
    typeText(text(), u": mine\n"_s);
    click(u"Revert"_s);
    QCOMPARE(m_editor->bytes(), "data: x\n\n"_ba);
    QVERIFY(!m_editor->isModified());
    QVERIFY(!ScenarioDrafts::exists(m_editor->source()));
    QTest::keySequence(text(), QKeySequence::Undo);
    QVERIFY(m_editor->isModified());
    QVERIFY(m_editor->bytes().endsWith(": mine\n"));
}

void ScenarioEditorTest::forgetsDraftThatIsUndone()
{
    const QString path = write("data: x\n\n");
    open(path);
    typeText(text(), u"y"_s);
    QTRY_VERIFY(ScenarioDrafts::exists(path));
    QTest::keySequence(text(), QKeySequence::Undo);
    QVERIFY(!m_editor->isModified());
    QVERIFY(!ScenarioDrafts::exists(path));
}

void ScenarioEditorTest::formatsDirectivesAlone()
{
    open(write(":@streamgauge   1\n:@wait  3s \ndata:x  \n\n"));
    click(u"Format"_s);
    QCOMPARE(text()->scenario(), u": @streamgauge 1\n: @wait 3s\ndata:x  \n\n"_s);
    click(u"Format"_s);
    QVERIFY(notice().startsWith(u"Nothing to change"_s));
    QTest::keySequence(text(), QKeySequence::Undo); // one step
    QVERIFY(!m_editor->isModified());
}

void ScenarioEditorTest::doesNotEditOtherBytes()
{
    const QByteArray bytes("data: a\rdata: b\n\ndata: \xFF\n\n");
    open(write(bytes));
    QVERIFY(text()->isReadOnly());
    QVERIFY2(notice().contains(u"cannot be edited"_s), qPrintable(notice()));
    typeText(text(), u"x"_s);
    QCOMPARE(m_editor->bytes(), bytes);
    QVERIFY(!m_editor->isModified());
    open(write("data: a\n\n"));
    QVERIFY(!text()->isReadOnly());
    QVERIFY(notice().isEmpty());
}

void ScenarioEditorTest::showsBeginningOfLargeFile()
{
    const QByteArray event = "data: " + QByteArray(1000, 'x') + "\n\n";
    open(write(event.repeated(2000)));
    QVERIFY(!text()->isReadOnly());
    QVERIFY(text()->isPlain());
    QVERIFY2(notice().contains(u"no colours"_s), qPrintable(notice()));
    open(write(event.repeated(9000)));
    QVERIFY(text()->isReadOnly());
    QVERIFY2(notice().contains(u"too large"_s), qPrintable(notice()));
    QCOMPARE(m_editor->bytes().size(), event.size() * 9000);
}

void ScenarioEditorTest::takesReturnAsLineEnd()
{
    open(write("data: x\n"));
    QTest::keyClick(text(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(m_editor->bytes(), "data: x\n\n\n"_ba);
}

void ScenarioEditorTest::readsFileThatChanged()
{
    open(write("data: x\n\n"));
    write("data: elsewhere\n\n");
    QString error;
    QVERIFY(m_editor->reload(&error));
    QCOMPARE(m_editor->bytes(), "data: elsewhere\n\n"_ba);
    typeText(text(), u"data: mine\n\n"_s);
    write("data: again\n\n");
    QVERIFY(m_editor->reload(&error));
    QVERIFY(m_editor->bytes().startsWith("data: mine"));
}

QTEST_MAIN(ScenarioEditorTest)

#include "tst_scenarioeditor.moc"
