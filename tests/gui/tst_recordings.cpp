// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recordings in the window: opened, saved, brought in, exported, left behind and found again.

#include "lib/capture/capturewriter.h"
#include "tests/gui/rawserver.h"
#include "tests/gui/windowdriver.h"
#include "ui/common/settings.h"
#include "ui/inspector/streampage.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray recording()
{
    CaptureWriter writer;
    const Record::Time start(1'763'690'000s);
    writer.writePragma();
    writer.beginAttempt(1, start, {"GET", "http://127.0.0.1/orders", {}, {}});
    writer.writeHead(200, "HTTP/1.1", {{"Content-Type", "text/event-stream"}});
    writer.beginStream(start);
    writer.writeBytes("id: 1\ndata: one\n\n: hi\n\nid: 2\ndata: two\n\n", start + 1s);
    writer.endAttempt(CaptureWriter::Ending::Closed, start + 2s, u"The server ended it."_s, {});
    return writer.take();
}

} // namespace

class RecordingsTest : public QObject, private WindowDriver
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(Theme::Name::Light); }
    void init();
    void cleanup() { closeWindow(); }

    void opensRecordings();
    void opensBesideAStream();
    void connectsBesideARecording();
    void saysWhereAFileIsDamaged();
    void saysWhenAFileCannotBeOpened();
    void playsScenarios();
    void bringsInWhatCurlPrinted();
    void saysWhyAFileCannotBeBroughtIn();
    void savesWhatIsReceived();
    void exports_data();
    void exports();
    void exportsSomeRows();
    void findsWhatWasLeft();
    void deletesWhatWasLeft();
    void stopsAtTheLimit();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QAction *fileAction(const QStringList &texts) const;
    void answerDialog(const QString &path, const QString &filter = {}) const;

    QTemporaryDir m_folder;
};

void RecordingsTest::init()
{
    IsolatedSettings::clear();
    openWindow();
}

// The entry of the File menu with those texts, menus first.
QAction *RecordingsTest::fileAction(const QStringList &texts) const
{
    QMenu *menu = window()->menuBar()->actions().constFirst()->menu();
    QAction *found = nullptr;
    for (const QString &text : texts) {
        emit menu->aboutToShow();
        found = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&').startsWith(text))
                found = action;
        }
        if (!found || !found->menu())
            break;
        menu = found->menu();
    }
    return found;
}

void RecordingsTest::answerDialog(const QString &path, const QString &filter) const
{
    auto *dialog = window()->findChild<QFileDialog *>();
    QVERIFY(dialog);
    if (!filter.isEmpty()) {
        dialog->selectNameFilter(filter);
        emit dialog->filterSelected(filter);
    }
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
}

void RecordingsTest::opensRecordings()
{
    write(path(u"orders.sse"_s), recording());
    fileAction({u"Open…"_s})->trigger();
    answerDialog(path(u"orders.sse"_s));
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    QCOMPARE(window()->currentPage()->title(), u"orders"_s);
    QCOMPARE(column(EventTableModel::Data),
             (QStringList{u"GET http://127.0.0.1/orders"_s, u"Open · 200 · HTTP/1.1"_s, u"one"_s,
                          u": hi"_s, u"two"_s, u"The server ended it."_s}));
    QCOMPARE(column(EventTableModel::Difference).at(2), u"+1.00 s"_s);
    QTRY_COMPARE(window()->currentPage()->connectionLog().count(), 1);
    QCOMPARE(window()->currentPage()->connectionLog().attempt(0).eventCount, 2);
    QCOMPARE(Settings::recentFiles(), QStringList{path(u"orders.sse"_s)});
    QVERIFY(fileAction({u"Open recent"_s, path(u"orders.sse"_s)}));
}

void RecordingsTest::opensBesideAStream()
{
    RawServer server({{RawServer::stream("data: live\n\n")}});
    type(server.url());
    QTRY_COMPARE(rows()->model()->rowCount(), 3);
    write(path(u"orders.sse"_s), recording());
    window()->openFile(path(u"orders.sse"_s));
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    QCOMPARE(server.openCount(), 1);
}

// A recording stays what it is.
void RecordingsTest::connectsBesideARecording()
{
    write(path(u"orders.sse"_s), recording());
    window()->openFile(path(u"orders.sse"_s));
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    RawServer server({{RawServer::stream("data: live\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"live"_s);
    QCOMPARE(contents(path(u"orders.sse"_s)), recording());
}

void RecordingsTest::saysWhereAFileIsDamaged()
{
    write(path(u"cut.sse"_s), recording().left(recording().indexOf("two") + 1));
    window()->openFile(path(u"cut.sse"_s));
    QTRY_VERIFY(find<QLabel>(window(), u"Notice"_s));
    QTRY_VERIFY2(sentence(u"Notice"_s).startsWith(u"cut.sse is damaged at line 15"_s),
                 qPrintable(sentence(u"Notice"_s)));
    QVERIFY(sentence(u"Notice"_s).contains(u"it ends in the middle of an event"_s));
    QTRY_COMPARE(column(EventTableModel::Data).value(2), u"one"_s);
    click(u"Close this notice"_s);
    QVERIFY(!find<QLabel>(window(), u"Notice"_s));
}

void RecordingsTest::saysWhenAFileCannotBeOpened()
{
    window()->openFile(path(u"none.sse"_s));
    QVERIFY(find<QLabel>(window(), u"What is wrong with the URL"_s));
    QVERIFY(sentence(u"What is wrong with the URL"_s).startsWith(path(u"none.sse"_s)));
}

void RecordingsTest::playsScenarios()
{
    write(path(u"play.sse"_s), ": @streamgauge 1\n: @connection 1\ndata: played\n\n: @hang\n");
    window()->openFile(path(u"play.sse"_s));
    QTRY_COMPARE(lastText(), u"played"_s);
    QVERIFY(window()->currentPage()->source().request().url.isValid());
}

void RecordingsTest::bringsInWhatCurlPrinted()
{
    write(path(u"dump.txt"_s), "data: a\n\n: @drop\n\ndata: b\n\n");
    window()->openFile(path(u"dump.txt"_s));
    QTRY_COMPARE(window()->currentPage()->capture().eventCount(), 2);
    QTRY_VERIFY(!window()->currentPage()->capture().isLoading());
    QTRY_COMPARE(column(EventTableModel::Data).filter(u": @drop"_s).size(), 1);
    QTRY_VERIFY(!sentence(u"Notice"_s).isEmpty()); // there were no times
    QCOMPARE(contents(path(u"dump.txt"_s)), "data: a\n\n: @drop\n\ndata: b\n\n"_ba);
}

void RecordingsTest::saysWhyAFileCannotBeBroughtIn()
{
    write(path(u"broken.har"_s), "{\"log\":{\"entries\":[");
    window()->openFile(path(u"broken.har"_s));
    QTRY_VERIFY(find<QLabel>(window(), u"Notice"_s));
    QTRY_VERIFY2(sentence(u"Notice"_s).contains(u"broken.har"_s),
                 qPrintable(sentence(u"Notice"_s)));
    QVERIFY(QDir(Settings::captureFolder()).entryList(QDir::Files).isEmpty());
}

void RecordingsTest::savesWhatIsReceived()
{
    RawServer server({{RawServer::stream("data: early\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"early"_s);
    QCOMPARE(QDir(Settings::captureFolder()).entryList(QDir::Files).size(), 1);
    fileAction({u"Save as…"_s})->trigger();
    answerDialog(path(u"kept.sse"_s));
    QTRY_VERIFY(QFile::exists(path(u"kept.sse"_s)));
    QVERIFY(QDir(Settings::captureFolder()).entryList(QDir::Files).isEmpty());
    QVERIFY(sentence(u"Notice"_s).contains(u"kept.sse"_s));
    server.send("data: late\n\n");
    QTRY_VERIFY(contents(path(u"kept.sse"_s)).endsWith("data: late\n\n"));
    closeWindow();
    QVERIFY(contents(path(u"kept.sse"_s)).contains("data: early\n"));
}

void RecordingsTest::exports_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("part");

    const auto row = [](const char *name, const QString &filter, const QString &suffix,
                        const QByteArray &part) {
        QTest::newRow(name) << filter << suffix << part;
    };
    row("recording", u"Recording (*.sse)"_s, u"sse"_s, ": @request GET http://127.0.0.1/orders\n");
    row("plain", u"Plain event stream (*.txt)"_s, u"txt"_s, "id: 1\ndata: one\n\n: hi\n\nid: 2");
    row("json-lines", u"JSON lines (*.ndjson)"_s, u"ndjson"_s, "\"data\":\"two\"");
    row("csv", u"Table for spreadsheets (*.csv)"_s, u"csv"_s, ",event,message,2,two,3,1\r\n");
    row("har", u"HTTP Archive (*.har)"_s, u"har"_s, "\"_eventSourceMessages\"");
}

void RecordingsTest::exports()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, suffix);
    write(path(u"orders.sse"_s), recording());
    window()->openFile(path(u"orders.sse"_s));
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    fileAction({u"Export"_s, u"All rows"_s})->trigger();
    answerDialog(path(u"out"_s), filter);
    const QString made = path(u"out."_s + suffix);
    QTRY_VERIFY2(sentence(u"Notice"_s).contains(u"out."_s + suffix),
                 qPrintable(sentence(u"Notice"_s)));
    QTRY_VERIFY(QFile::exists(made));
    QFETCH(const QByteArray, part);
    QVERIFY2(contents(made).contains(part), contents(made).constData());
    QFile::remove(made);
}

void RecordingsTest::exportsSomeRows()
{
    write(path(u"orders.sse"_s), recording());
    window()->openFile(path(u"orders.sse"_s));
    QTRY_COMPARE(rows()->model()->rowCount(), 6);
    QVERIFY(!fileAction({u"Export"_s, u"Selected rows"_s})->isEnabled());
    QVERIFY(!fileAction({u"Export"_s, u"Rows that the filter"_s})->isEnabled());
    typeText(find<QLineEdit>(window(), u"Filter"_s), u"two"_s);
    QTRY_COMPARE(rows()->model()->rowCount(), 1);
    fileAction({u"Export"_s, u"Rows that the filter"_s})->trigger();
    answerDialog(path(u"found.txt"_s), u"Plain event stream (*.txt)"_s);
    QTRY_VERIFY(QFile::exists(path(u"found.txt"_s)));
    QVERIFY(contents(path(u"found.txt"_s)).contains("data: two"));
    QVERIFY(!contents(path(u"found.txt"_s)).contains("data: one"));
}

// A window that is closed, or a program that ends, leaves what was received.
void RecordingsTest::findsWhatWasLeft()
{
    RawServer server({{RawServer::stream("data: precious\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"precious"_s);
    QVERIFY(fileAction({u"Recordings not saved"_s, u"None"_s})); // it is in use
    closeWindow();
    openWindow();
    QPushButton *left = nullptr;
    for (QPushButton *button : window()->findChildren<QPushButton *>()) {
        if (button->accessibleName().startsWith(u"Open the recording of"_s))
            left = button;
    }
    QVERIFY(left);
    QTest::mouseClick(left, Qt::LeftButton);
    QTRY_COMPARE(window()->currentPage()->capture().eventCount(), 1);
    QVERIFY(!window()->currentPage()->capture().isKept());
    QTRY_VERIFY(column(EventTableModel::Data).contains(u"precious"_s));
}

void RecordingsTest::deletesWhatWasLeft()
{
    QDir().mkpath(Settings::captureFolder());
    write(Settings::captureFolder() + u"/a.sse"_s, recording());
    write(Settings::captureFolder() + u"/b.sse"_s, recording());
    closeWindow();
    openWindow();
    QToolButton *discard = nullptr;
    for (QToolButton *button : window()->findChildren<QToolButton *>()) {
        if (button->accessibleName().startsWith(u"Delete the recording of"_s))
            discard = button;
    }
    QVERIFY(discard);
    QTest::mouseClick(discard, Qt::LeftButton);
    QCOMPARE(QDir(Settings::captureFolder()).entryList(QDir::Files).size(), 1);
    fileAction({u"Recordings not saved"_s, u"Discard all"_s, u"Yes, delete"_s})->trigger();
    QVERIFY(QDir(Settings::captureFolder()).entryList(QDir::Files).isEmpty());
}

void RecordingsTest::stopsAtTheLimit()
{
    RawServer server({{RawServer::stream("data: early\n\n")}});
    type(server.url());
    QTRY_COMPARE(lastText(), u"early"_s);
    window()->currentPage()->capture().setDiskLimit(1000);
    server.send("data: " + QByteArray(2000, 'x') + "\n\n");
    QTRY_VERIFY(find<QLabel>(window(), u"Notice"_s));
    QVERIFY2(sentence(u"Notice"_s).contains(u"limit of 1.0 kB"_s),
             qPrintable(sentence(u"Notice"_s)));
    QCOMPARE(lastText(), u"early"_s);
    QCOMPARE(window()->currentPage()->source().state(), EventSource::State::Open);
}

QTEST_MAIN(RecordingsTest)
#include "tst_recordings.moc"
