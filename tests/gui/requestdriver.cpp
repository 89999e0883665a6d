// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/requestdriver.h"

#include "ui/inspector/streampage.h"

#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

void RequestDriver::openWindowAndServer()
{
    IsolatedSettings::clear();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setAnswer(
        [this](qsizetype index) { m_server->send(index, Http::stream("id: 7\ndata: one\n\n")); });
    openWindow();
}

void RequestDriver::closeWindowAndServer()
{
    closeWindow();
    m_server.reset();
}

void RequestDriver::connectToServer(const QString &path)
{
    const qsizetype before = m_server->requestCount();
    type(m_server->url(path).toString());
    QTRY_COMPARE(m_server->requestCount(), before + 1);
}

QByteArrayList RequestDriver::requestLines(qsizetype index) const
{
    const QByteArray bytes = request(index);
    QByteArrayList lines = bytes.first(bytes.indexOf("\r\n\r\n")).split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    return lines;
}

QByteArray RequestDriver::requestBody(qsizetype index) const
{
    return request(index).mid(request(index).indexOf("\r\n\r\n") + 4);
}

QTableView *RequestDriver::headers() const
{
    return find<QTableView>(window(), u"Headers of the request"_s);
}

// In the last row, as a person does: select it and type.
void RequestDriver::typeHeader(const QString &name, const QString &value) const
{
    const int row = headers()->model()->rowCount() - 1;
    for (const auto &[column, text] : {std::pair(1, name), std::pair(2, value)}) {
        const QModelIndex cell = headers()->model()->index(row, column);
        headers()->scrollTo(cell);
        QTest::mouseClick(headers()->viewport(), Qt::LeftButton, {},
                          headers()->visualRect(cell).center());
        QTest::keyClick(headers(), Qt::Key_F2);
        auto *editor = headers()->findChild<QLineEdit *>(u"cell"_s);
        QVERIFY(editor);
        editor->selectAll();
        typeText(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!headers()->findChild<QLineEdit *>(u"cell"_s));
    }
    window()->activateWindow(); // which the list of completions has been, where there is no display
    QVERIFY(QTest::qWaitForWindowActive(window()));
}

QStringList RequestDriver::headerColumn(int column) const
{
    QStringList texts;
    for (int row = 0; row < headers()->model()->rowCount() - 1; ++row)
        texts << headers()->model()->index(row, column).data().toString();
    return texts;
}

const RequestDraft &RequestDriver::draft() const
{
    return window()->currentPage()->draft();
}
