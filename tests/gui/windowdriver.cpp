// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/windowdriver.h"

#include "ui/inspector/streampage.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
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

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u'|');
}
