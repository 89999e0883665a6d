// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/windowdriver.h"

#include "ui/inspector/streampage.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

void WindowDriver::openWindow()
{
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QLineEdit *WindowDriver::url() const
{
    return find<QLineEdit>(m_window.get(), u"URL of the event stream"_s);
}

RecordView *WindowDriver::rows() const
{
    return m_window->currentPage()->view();
}

QAction *WindowDriver::action(const QString &text) const
{
    for (QAction *action : m_window->findChildren<QAction *>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

void WindowDriver::type(const QString &text) const
{
    QTest::mouseClick(url(), Qt::LeftButton);
    url()->selectAll();
    QTest::keyClicks(url(), text);
    QTest::keyClick(url(), Qt::Key_Return);
}

void WindowDriver::click(const QString &button) const
{
    auto *found = find<QAbstractButton>(m_window.get(), button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

void WindowDriver::press(const QString &shortcut) const
{
    QTest::keySequence(m_window.get(), QKeySequence(shortcut));
}

void WindowDriver::showPart(const QString &name) const
{
    m_window->setRequestVisible(true);
    auto *tabs = find<QTabWidget>(m_window.get(), u"Parts of the request"_s);
    QVERIFY(tabs);
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->tabText(i).remove(u'&').remove(u" •"_s) == name) {
            QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                              tabs->tabBar()->tabRect(i).center());
            QCOMPARE(tabs->currentIndex(), i);
            return;
        }
    }
    QFAIL(qPrintable(name));
}

void WindowDriver::fill(const QString &field, const QString &text) const
{
    QWidget *found = find<QLineEdit>(m_window.get(), field);
    if (!found)
        found = find<QPlainTextEdit>(m_window.get(), field);
    if (!found)
        found = find<QSpinBox>(m_window.get(), field);
    QVERIFY2(found && found->isEnabled(), qPrintable(field));
    found->setFocus();
    QTest::keySequence(found, QKeySequence::SelectAll);
    QTest::keyClick(found, Qt::Key_Delete);
    typeText(found, text);
}

void WindowDriver::choose(const QString &box, const QString &entry) const
{
    auto *found = find<QComboBox>(m_window.get(), box);
    QVERIFY2(found, qPrintable(box));
    const int index = found->findText(entry, Qt::MatchStartsWith);
    QVERIFY2(index >= 0, qPrintable(entry));
    found->setFocus();
    while (found->currentIndex() != index)
        QTest::keyClick(found, found->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
}

void WindowDriver::check(const QString &mark) const
{
    for (auto *button : m_window->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text().remove(u'&') == mark) {
            QVERIFY(button->isEnabled());
            QTest::mouseClick(button, Qt::LeftButton, {}, {8, button->height() / 2});
            return;
        }
    }
    QFAIL(qPrintable(mark));
}

QString WindowDriver::field(const QString &name) const
{
    const auto *found = find<QLineEdit>(m_window.get(), name);
    return found ? found->text() : QString();
}

QString WindowDriver::sentence(const QString &label) const
{
    const auto *found = find<QLabel>(m_window.get(), label);
    if (!found)
        return {};
    return found->toolTip().isEmpty() ? found->text() : found->toolTip();
}

QStringList WindowDriver::column(EventTableModel::Column column) const
{
    const QAbstractItemModel *model = rows()->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, column).data().toString();
    return texts;
}

QString WindowDriver::lastText() const
{
    return column(EventTableModel::Data).value(rows()->model()->rowCount() - 1);
}

void typeText(QWidget *field, const QString &text)
{
    for (const QChar character : text) {
        if (character == u'\n') {
            QTest::keyClick(field, Qt::Key_Return);
        } else if (character.unicode() < 0x80) {
            QTest::keyClick(field, character.toLatin1());
        } else {
            QInputMethodEvent event;
            event.setCommitString(character);
            QCoreApplication::sendEvent(field, &event);
        }
    }
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u'|');
}
