// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/gui.h"
#include "ui/inspector/streampage.h"
#include "ui/mainwindow.h"

#include <QLineEdit>
#include <QProcess>
#include <QTest>

namespace {

// The texts of one column, for each row whose type column says so.
QStringList column(const StreamPage *page, EventTableModel::Column wanted, const QString &type)
{
    QStringList texts;
    const QAbstractItemModel *model = page->view()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, EventTableModel::Type).data().toString() == type)
            texts += model->index(row, wanted).data().toString();
    }
    return texts;
}

} // namespace

// The window against servers that are not ours: Node's http (tests/e2e/servers).
class tst_NodeServers : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void showsSlide();
    void showsHelloComeBack();

private:
    void open(MainWindow *window, const QStringList &arguments);

    IsolatedSettings m_settings;
    QProcess m_node;
    QByteArray m_said; // by the server
};

void tst_NodeServers::cleanup()
{
    m_node.kill();
    m_node.waitForFinished();
}

void tst_NodeServers::open(MainWindow *window, const QStringList &arguments)
{
    m_node.start(QStringLiteral("node"), arguments);
    QVERIFY2(m_node.waitForStarted(), "Node is not installed: apt install nodejs");
    QTRY_VERIFY_WITH_TIMEOUT(m_node.canReadLine(), 10'000);
    window->show();
    auto *url = find<QLineEdit>(window, QStringLiteral("URL of the event stream"));
    QVERIFY(url);
    QTest::keyClicks(url, QString::fromUtf8(m_node.readLine().trimmed()));
    QTest::keyClick(url, Qt::Key_Return);
}

void tst_NodeServers::showsSlide()
{
    MainWindow window;
    open(&window,
         {QStringLiteral(STREAMGAUGE_SERVERS "/slide.mjs"), QStringLiteral("--interval"),
          QStringLiteral("20")});
    const StreamPage *page = window.currentPage();
    QTRY_VERIFY(page && page->capture().eventCount() >= 5);
    QTRY_VERIFY(column(page, EventTableModel::Data, QStringLiteral("slide")).size() >= 5);
    QCOMPARE(column(page, EventTableModel::Data, QStringLiteral("slide")).constFirst(),
             QStringLiteral("7"));
    QVERIFY(column(page, EventTableModel::Id, QStringLiteral("slide")).constFirst().toLongLong()
            > 1'700'000'000'000);
    QCOMPARE(page->source().reconnectionTime(), std::chrono::seconds(10));
    QTRY_VERIFY(!column(page, EventTableModel::Data, QStringLiteral("comment")).isEmpty());
}

void tst_NodeServers::showsHelloComeBack()
{
    MainWindow window;
    open(&window,
         {QStringLiteral(STREAMGAUGE_SERVERS "/hello.mjs"), QStringLiteral("--interval"),
          QStringLiteral("20"), QStringLiteral("--retry"), QStringLiteral("200")});
    const StreamPage *page = window.currentPage();
    QTRY_COMPARE(column(page, EventTableModel::Data, QStringLiteral("foo")).value(0),
                 QStringLiteral("{ message: 'foo' }"));
    QTRY_VERIFY(!column(page, EventTableModel::Data, QStringLiteral("lost")).isEmpty());
    const QString lost = column(page, EventTableModel::Data, QStringLiteral("lost")).constFirst();
    QVERIFY2(lost.contains(QStringLiteral("ended the stream")), qPrintable(lost));
    QVERIFY2(lost.contains(QStringLiteral("Next attempt in 0.2 s.")), qPrintable(lost));
    QTRY_VERIFY(column(page, EventTableModel::Data, QStringLiteral("request")).size() >= 2);
    const QString request = column(page, EventTableModel::Data, QStringLiteral("request")).at(1);
    QVERIFY2(request.endsWith(QStringLiteral("Last-Event-ID: foo")), qPrintable(request));
    // What the server says it was asked.
    QTRY_VERIFY((m_said += m_node.readAll()).contains("\"last-event-id\":\"foo\""));
}

QTEST_MAIN(tst_NodeServers)

#include "tst_nodeservers.moc"
